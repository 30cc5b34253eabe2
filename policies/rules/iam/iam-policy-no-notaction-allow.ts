import { rule } from '../../rule';
import { mustHoldPolicies, noGrant, grantingTypes } from './_policies';

export default rule({
  id: 'iam-policy-no-notaction-allow',
  title: 'IAM policies do not allow all but a few actions',
  why: 'An Allow with NotAction also grants what AWS adds later, so access to ePHI grows without a decision.',
  severity: 'medium',
  controls: { hicp: ['3.L.B'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: grantingTypes,
  where: mustHoldPolicies,

  check: resource =>
    noGrant(resource, 'allows every action that NotAction does not name', statement =>
      statement.property.get('NotAction').mustBePresent(),
    ),

  fix: {
    how: 'Replace `notActions` of `iam.PolicyStatement` by `actions`, or turn the statement into a Deny. In CloudFormation: `Action` instead of `NotAction`.',
  },
  config: { none: 'Policies are documents, JSON as text, which Guard 2 cannot read.' },

  examples: {
    compliant: [
      {
        when: 'only a Deny uses NotAction',
        resources: `
      RequireMfa:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement:
              - Effect: Deny
                NotAction: [iam:CreateVirtualMFADevice, iam:EnableMFADevice]
                Resource: '*'
                Condition: { BoolIfExists: { aws:MultiFactorAuthPresent: false } }
              - { Effect: Allow, Action: iam:GetUser, Resource: '*' }`,
      },
    ],
    nonCompliant: [
      {
        when: 'an Allow uses NotAction',
        resources: `
      Developers:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement: [{ Effect: Allow, NotAction: 'iam:*', Resource: '*' }]`,
      },
    ],
    undetermined: [
      {
        when: 'the document comes from another stack',
        resources: `
      Developers:
        Type: AWS::IAM::ManagedPolicy
        Properties: { PolicyDocument: !ImportValue DeveloperPolicy }`,
      },
    ],
  },
});
