import { everyOf, mustNotHold } from '../../../lib/core';
import { rule } from '../../rule';
import { mustRead } from './_text';

/** What an unknown part of an ARN may turn out to be: an account or a name, that of such a policy included. */
const possible = ['name', 'aws', 'AdministratorAccess', 'PowerUserAccess', 'IAMFullAccess'];

const refused = /^arn:[^:]*:iam::aws:policy\/(?:AdministratorAccess|PowerUserAccess|IAMFullAccess)$/;

export default rule({
  id: 'iam-identity-no-admin-managed-policy',
  title: 'Roles, users and groups do not attach an administrator policy of AWS',
  why: 'AdministratorAccess, PowerUserAccess and IAMFullAccess reach all ePHI in the account, or let their holder grant such access.',
  severity: 'high',
  controls: { hicp: ['3.S.A', '3.M.C', '3.L.B'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'],
  from: 'small',
  where: identity => identity.property('ManagedPolicyArns').mustBePresent(),

  check: identity =>
    everyOf(identity.property('ManagedPolicyArns').items(), policy =>
      mustNotHold(
        mustRead(policy, 'an administrator policy', text => refused.test(text), possible),
        () => `${policy.path} attaches ${policy.shownValue()}, which is an administrator policy`,
        policy,
      ),
    ),

  fix: {
    how: 'Take the policy out of `managedPolicies` and grant what the workload uses (`bucket.grantRead(role)`). In CloudFormation: remove its ARN from `ManagedPolicyArns`.',
  },
  config: {
    managedRule: 'IAM_POLICY_BLACKLISTED_CHECK',
    parameters: {
      policyArns:
        'arn:aws:iam::aws:policy/AdministratorAccess,arn:aws:iam::aws:policy/PowerUserAccess,arn:aws:iam::aws:policy/IAMFullAccess',
    },
  },

  examples: {
    compliant: [
      {
        when: 'it attaches a policy for one task',
        resources: `
      LabImport:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument: {}
          ManagedPolicyArns: [!Sub 'arn:\${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole']`,
      },
    ],
    nonCompliant: [
      {
        when: 'it attaches AdministratorAccess, in whatever partition',
        resources: `
      LabImport:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument: {}
          ManagedPolicyArns:
            - !Join ['', ['arn:', !Ref AWS::Partition, ':iam::aws:policy/AdministratorAccess']]`,
      },
    ],
    undetermined: [
      {
        when: 'the policy comes from another stack',
        resources: `
      LabImport:
        Type: AWS::IAM::Role
        Properties: { AssumeRolePolicyDocument: {}, ManagedPolicyArns: [!ImportValue LabPolicy] }`,
      },
    ],
  },
});
