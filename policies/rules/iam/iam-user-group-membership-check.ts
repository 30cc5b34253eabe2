import { anyOf, someOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'iam-user-group-membership-check',
  title: 'IAM users belong to a group',
  why: 'Without groups, who may reach ePHI is decided user by user, and no list of roles shows it.',
  severity: 'low',
  controls: { hicp: ['3.L.B'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: ['AWS::IAM::User'],

  check: user =>
    anyOf(user.property('Groups').mustBePresent(), () =>
      someOf(user.referredToBy('AWS::IAM::UserToGroupAddition', 'Users'), 'group that the user is added to', addition =>
        someOf(addition.property('Users').items(), 'user that is this one', name => name.mustReferTo(user)),
      ),
    ),

  fix: { how: 'Call `user.addToGroup(group)`. In CloudFormation: name the group in `Groups`.' },
  config: { managedRule: 'IAM_USER_GROUP_MEMBERSHIP_CHECK' },

  examples: {
    compliant: [
      {
        when: 'it names a group',
        resources: `
      Integration:
        Type: AWS::IAM::User
        Properties: { Groups: [!Ref Interfaces] }
      Interfaces: { Type: AWS::IAM::Group }`,
      },
      {
        when: 'it is added to a group',
        resources: `
      Integration: { Type: AWS::IAM::User }
      Membership:
        Type: AWS::IAM::UserToGroupAddition
        Properties: { GroupName: interfaces, Users: [!Ref Integration] }`,
      },
    ],
    nonCompliant: [
      { when: 'it is in no group', resources: 'Integration: { Type: AWS::IAM::User }' },
      {
        when: 'another user is added to the group',
        resources: `
      Integration: { Type: AWS::IAM::User }
      Other: { Type: AWS::IAM::User }
      Membership:
        Type: AWS::IAM::UserToGroupAddition
        Properties: { GroupName: interfaces, Users: [!Ref Other] }`,
      },
    ],
    undetermined: [
      {
        when: 'its groups come from another stack',
        resources: `
      Integration:
        Type: AWS::IAM::User
        Properties: { Groups: !Split [',', !ImportValue Groups] }`,
      },
    ],
  },
});
