import { anyOf, nonCompliant, someOf, undetermined } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';

const additions = 'AWS::IAM::UserToGroupAddition';

export default rule({
  id: 'iam-group-has-users-check',
  title: 'IAM groups have users',
  why: 'A group that nobody is in keeps its permissions, and whoever is added to it later gets more than anyone has in mind.',
  severity: 'low',
  controls: { hicp: ['3.L.B'], hipaa: ['164.308(a)(4)(ii)(C)'] },
  from: 'large',
  appliesTo: ['AWS::IAM::Group'],

  check: group => {
    const members = anyOf(
      () =>
        someOf(group.referredToBy('AWS::IAM::User', 'Groups'), 'user that names the group', user =>
          someOf(user.property('Groups').items(), 'group that is this one', name => name.mustReferTo(group)),
        ),
      () => someOf(additionsTo(group), 'user that is added to the group', addition => addition.property('Users').mustBePresent()),
    );
    return members.status === 'non-compliant' ? nobodyHere(group) : members;
  },

  fix: {
    how: 'Call `user.addToGroup(group)`, or take the group out. In CloudFormation: name the group in `Groups` of a user.',
  },
  config: { managedRule: 'IAM_GROUP_HAS_USERS_CHECK' },

  examples: {
    compliant: [
      {
        when: 'a user names it',
        resources: `
      Interfaces: { Type: AWS::IAM::Group }
      Integration:
        Type: AWS::IAM::User
        Properties: { Groups: [!Ref Interfaces] }`,
      },
      {
        when: 'users are added to it',
        resources: `
      Interfaces: { Type: AWS::IAM::Group }
      Members:
        Type: AWS::IAM::UserToGroupAddition
        Properties: { GroupName: !Ref Interfaces, Users: [integration] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nobody is added to it',
        resources: `
      Interfaces: { Type: AWS::IAM::Group }
      Members:
        Type: AWS::IAM::UserToGroupAddition
        Properties: { GroupName: !Ref Interfaces, Users: [] }`,
      },
    ],
    undetermined: [
      {
        when: 'its users are made elsewhere',
        resources: `
      Interfaces: { Type: AWS::IAM::Group }`,
      },
    ],
  },
});

function additionsTo(group: Resource): readonly Resource[] {
  return group.referredToBy(additions, 'GroupName').filter(addition => addition.property('GroupName').target() === group);
}

/** People are added to a group after deployment, and no template shows them; only a list of nobody says that nobody is. */
function nobodyHere(group: Resource): Verdict {
  const [addition] = additionsTo(group);
  return addition === undefined
    ? undetermined('no user of this run is in it; users who are added later show in the account', 'Properties')
    : nonCompliant(`${addition.logicalId} adds nobody to it; it must name a user`, addition.property('Users').path);
}
