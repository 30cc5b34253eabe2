import { allOf, everyOf, mustNotHold } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';

/** What makes a policy inline for people. Roles are left out: CDK gives each workload's role its own policy, reviewed and deleted with it. */
function attachments(resource: Resource): readonly Property[] {
  switch (resource.type) {
    case 'AWS::IAM::Policy':
      return [resource.property('Users'), resource.property('Groups')];
    case 'AWS::IAM::UserPolicy':
      return [resource.property('UserName')];
    case 'AWS::IAM::GroupPolicy':
      return [resource.property('GroupName')];
    default:
      return [resource.property('Policies')];
  }
}

const mustHaveNone = (property: Property): Verdict =>
  everyOf(property.items(), item =>
    mustNotHold(item.mustBePresent(), () => `${item.path} is set; users and groups must get access by managed policies`, item),
  );

export default rule({
  id: 'iam-no-inline-policy-check',
  title: 'IAM users and groups have no inline policies',
  why: 'An access review of managed policies does not see a policy that is written into one user or group, so access to ePHI outlasts the role that justified it.',
  severity: 'low',
  controls: { hicp: ['3.M.B', '3.L.B', '3.L.C'], hipaa: ['164.308(a)(3)(ii)(C)', '164.308(a)(4)(ii)(C)'] },
  // iam-user-no-policies-check judges what is written into a user.
  appliesTo: ['AWS::IAM::Group', 'AWS::IAM::Policy', 'AWS::IAM::UserPolicy', 'AWS::IAM::GroupPolicy'],

  check: resource => allOf(...attachments(resource).map(mustHaveNone)),

  fix: {
    how: 'Use `iam.ManagedPolicy` with `groups` instead of `group.addToPolicy` or `iam.Policy`. In CloudFormation: move the document to an `AWS::IAM::ManagedPolicy` and attach it with `ManagedPolicyArns`.',
  },
  config: { managedRule: 'IAM_NO_INLINE_POLICY_CHECK', types: ['AWS::IAM::Group', 'AWS::IAM::User'] },

  examples: {
    compliant: [
      {
        when: 'it attaches a managed policy',
        resources: `
      Nurses:
        Type: AWS::IAM::Group
        Properties: { ManagedPolicyArns: [!Ref ReadCharts] }
      ReadCharts: { Type: AWS::IAM::ManagedPolicy }`,
      },
      {
        when: 'it is the policy of a role',
        resources: `
      ReadCharts:
        Type: AWS::IAM::Policy
        Properties: { PolicyName: read, Roles: [!Ref Viewer], PolicyDocument: {} }
      Viewer: { Type: AWS::IAM::Role }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it holds a policy itself',
        resources: `
      Nurses:
        Type: AWS::IAM::Group
        Properties: { Policies: [{ PolicyName: read, PolicyDocument: {} }] }`,
      },
      {
        when: 'a policy is written into a group',
        resources: `
      ReadCharts:
        Type: AWS::IAM::Policy
        Properties: { PolicyName: read, Groups: [!Ref Nurses], PolicyDocument: {} }
      Nurses: { Type: AWS::IAM::Group }`,
      },
    ],
    undetermined: [
      {
        when: 'the groups of the policy come from another stack',
        resources: `
      ReadCharts:
        Type: AWS::IAM::Policy
        Properties: { PolicyName: read, Groups: !Split [',', !ImportValue Groups], PolicyDocument: {} }`,
      },
    ],
  },
});
