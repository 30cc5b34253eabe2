import { allOf, everyOf, mustNotHold, someOf } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';

const mustHaveNone = (property: Property): Verdict =>
  everyOf(property.items(), item =>
    mustNotHold(item.mustBePresent(), () => `${item.path} is set; a user must get access through groups or roles`, item),
  );

const mustNotBeAttached = (user: Resource, type: string, property: string): Verdict =>
  everyOf(user.referredToBy(type, property), policy =>
    mustNotHold(
      someOf(policy.property(property).items(), 'user that is this one', name => name.mustReferTo(user)),
      () => `${policy.logicalId} is attached to the user; a user must get access through groups or roles`,
      policy.property(property),
    ),
  );

export default rule({
  id: 'iam-user-no-policies-check',
  title: 'IAM users have no policies of their own',
  why: 'Access to ePHI that is tied to one person is missed when the person changes roles or leaves, because nobody takes it away with the group.',
  severity: 'low',
  controls: { hicp: ['3.M.B', '3.L.B', '3.L.C'], hipaa: ['164.308(a)(3)(ii)(C)', '164.308(a)(4)(ii)(C)'] },
  appliesTo: ['AWS::IAM::User'],

  check: user =>
    allOf(
      mustHaveNone(user.property('Policies')),
      mustHaveNone(user.property('ManagedPolicyArns')),
      () => mustNotBeAttached(user, 'AWS::IAM::Policy', 'Users'),
      () => mustNotBeAttached(user, 'AWS::IAM::ManagedPolicy', 'Users'),
      () => mustNotBeAttached(user, 'AWS::IAM::UserPolicy', 'UserName'),
    ),

  fix: {
    how: 'Attach policies to an `iam.Group` and add the user with `user.addToGroup(group)`. In CloudFormation: remove `Policies` and `ManagedPolicyArns` of the user and name the group in `Groups`.',
  },
  config: { managedRule: 'IAM_USER_NO_POLICIES_CHECK' },

  examples: {
    compliant: [
      {
        when: 'it is only in a group',
        resources: `
      Integration:
        Type: AWS::IAM::User
        Properties: { Groups: [!Ref Interfaces] }
      Interfaces: { Type: AWS::IAM::Group }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it attaches a managed policy',
        resources: `
      Integration:
        Type: AWS::IAM::User
        Properties: { ManagedPolicyArns: [arn:aws:iam::aws:policy/ReadOnlyAccess] }`,
      },
      {
        when: 'a policy names it',
        resources: `
      Integration: { Type: AWS::IAM::User }
      Read:
        Type: AWS::IAM::Policy
        Properties: { PolicyName: read, Users: [!Ref Integration], PolicyDocument: {} }`,
      },
    ],
    undetermined: [
      {
        when: 'its policies come from another stack',
        resources: `
      Integration:
        Type: AWS::IAM::User
        Properties: { ManagedPolicyArns: !Split [',', !ImportValue Policies] }`,
      },
    ],
  },
});
