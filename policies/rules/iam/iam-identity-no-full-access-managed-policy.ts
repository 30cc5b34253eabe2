import { allOf, anyOf, everyOf, mustNotHold, nonCompliant, compliant, someOf } from '../../../lib/core';
import type { GuardClause, Property, Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { administrator, isFullAccess } from './_managed';
import { mustRead } from './_text';

function isAdministrator(policy: Property): Verdict {
  return mustRead(policy, 'an administrator policy', text => administrator.test(text), ['name']);
}

/** `fullAccess` as Guard takes it. */
const fullAccessInGuard =
  '(?i)^arn:[^:]*:iam::aws:policy\\x2f(?:[^\\x2f]+\\x2f)*(?:[\\w+=,.@-]*FullAccess(?:_?v\\d+)?|AdministratorAccess-[\\w-]+)$';

const unlessNamed = (is: string, all: readonly GuardClause[]): GuardClause => ({ unless: 'policyName', is, all });

export default rule({
  id: 'iam-identity-no-full-access-managed-policy',
  title: 'Roles, users and groups attach no policy of AWS with full access to a service',
  why: 'AmazonS3FullAccess and its like allow every action on everything a service holds in the account: reading, deleting and opening all ePHI, where a task needs one bucket or table.',
  severity: 'medium',
  controls: { hicp: ['3.M.C', '3.L.B'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'],
  where: identity => allOf(identity.property('ManagedPolicyArns').mustBePresent(), () => mustNotBeAdministratorAlone(identity)),

  check: identity =>
    everyOf(identity.property('ManagedPolicyArns').items(), policy =>
      mustNotHold(
        anyOf(isFullAccess(policy), () => isAdministrator(policy)),
        `${policy.path} is ${policy.shownValue()}, with full access to a service; it must be a policy for the task`,
        policy.path,
      ),
    ),

  fix: {
    how: 'Take the policy out of `managedPolicies` and grant what the workload uses (`bucket.grantRead(role)`). In CloudFormation: remove its ARN from `ManagedPolicyArns` and list actions and resources in a policy.',
  },
  config: {
    guard: {
      type: 'AWS::IAM::Role',
      all: [
        {
          every: 'attachedManagedPolicies',
          orAbsent: true,
          all: [
            unlessNamed('IAMFullAccess', [
              unlessNamed('AWSPriceListServiceFullAccess', [
                unlessNamed('AmazonElasticFileSystemClientFullAccess', [{ path: 'policyArn', mustNotMatch: fullAccessInGuard }]),
              ]),
            ]),
          ],
        },
      ],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::IAM::Role.properties.json',
      confidence: 'document',
      leavesOut: 'A policy judges items of one type, and most access is through roles.',
      cases: [
        {
          properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'] },
          configuration: {
            roleName: 'intake',
            attachedManagedPolicies: [
              {
                policyArn: 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
                policyName: 'AWSLambdaBasicExecutionRole',
              },
            ],
          },
          verdict: 'compliant',
        },
        {
          properties: { ManagedPolicyArns: ['arn:aws:iam::111122223333:policy/ClinicFullAccess'] },
          configuration: {
            roleName: 'intake',
            attachedManagedPolicies: [
              { policyArn: 'arn:aws:iam::111122223333:policy/ClinicFullAccess', policyName: 'ClinicFullAccess' },
            ],
          },
          verdict: 'compliant',
        },
        {
          properties: {
            ManagedPolicyArns: [
              'arn:aws:iam::aws:policy/AmazonElasticFileSystemClientFullAccess',
              'arn:aws:iam::aws:policy/AWSPriceListServiceFullAccess',
            ],
          },
          configuration: {
            roleName: 'intake',
            attachedManagedPolicies: [
              {
                policyArn: 'arn:aws:iam::aws:policy/AmazonElasticFileSystemClientFullAccess',
                policyName: 'AmazonElasticFileSystemClientFullAccess',
              },
              { policyArn: 'arn:aws:iam::aws:policy/AWSPriceListServiceFullAccess', policyName: 'AWSPriceListServiceFullAccess' },
            ],
          },
          verdict: 'compliant',
        },
        {
          properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonS3FullAccess'] },
          configuration: {
            roleName: 'intake',
            attachedManagedPolicies: [
              { policyArn: 'arn:aws:iam::aws:policy/AmazonS3FullAccess', policyName: 'AmazonS3FullAccess' },
            ],
          },
          verdict: 'non-compliant',
        },
        {
          properties: {
            ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess', 'arn:aws:iam::aws:policy/CloudWatchFullAccessV2'],
          },
          configuration: {
            roleName: 'intake',
            attachedManagedPolicies: [
              { policyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess', policyName: 'ReadOnlyAccess' },
              { policyArn: 'arn:aws:iam::aws:policy/CloudWatchFullAccessV2', policyName: 'CloudWatchFullAccessV2' },
            ],
          },
          verdict: 'non-compliant',
        },
        {
          properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/job-function/AWSLambda_FullAccess'] },
          configuration: {
            roleName: 'intake',
            attachedManagedPolicies: [
              { policyArn: 'arn:aws:iam::aws:policy/job-function/AWSLambda_FullAccess', policyName: 'AWSLambda_FullAccess' },
            ],
          },
          verdict: 'non-compliant',
        },
        {
          properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess-Amplify'] },
          configuration: {
            roleName: 'intake',
            attachedManagedPolicies: [
              { policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess-Amplify', policyName: 'AdministratorAccess-Amplify' },
            ],
          },
          verdict: 'non-compliant',
        },
        {
          properties: {
            ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess', 'arn:aws:iam::aws:policy/AmazonS3FullAccess'],
          },
          configuration: {
            roleName: 'intake',
            attachedManagedPolicies: [
              { policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess', policyName: 'AdministratorAccess' },
              { policyArn: 'arn:aws:iam::aws:policy/AmazonS3FullAccess', policyName: 'AmazonS3FullAccess' },
            ],
          },
          verdict: 'non-compliant',
        },
        {
          properties: { ManagedPolicyArns: ['arn:aws-us-gov:iam::aws:policy/AmazonS3FullAccess'] },
          configuration: {
            roleName: 'intake',
            attachedManagedPolicies: [
              { policyArn: 'arn:aws-us-gov:iam::aws:policy/AmazonS3FullAccess', policyName: 'AmazonS3FullAccess' },
            ],
          },
          verdict: 'non-compliant',
        },
        {
          properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] },
          configuration: {
            roleName: 'intake',
            attachedManagedPolicies: [
              { policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess', policyName: 'AdministratorAccess' },
            ],
          },
          verdict: 'not concerned',
        },
        {
          properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/IAMFullAccess'] },
          configuration: {
            roleName: 'intake',
            attachedManagedPolicies: [{ policyArn: 'arn:aws:iam::aws:policy/IAMFullAccess', policyName: 'IAMFullAccess' }],
          },
          verdict: 'not concerned',
        },
        { properties: {}, configuration: { roleName: 'intake' }, verdict: 'not concerned' },
      ],
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
        when: 'it attaches full access to S3, in whatever partition',
        resources: `
      LabImport:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument: {}
          ManagedPolicyArns: [!Sub 'arn:\${AWS::Partition}:iam::aws:policy/AmazonS3FullAccess']`,
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

/** For `where`: an administrator policy has a finding of its own, and one is enough; but where another policy fails too, or may, the rule speaks. */
function mustNotBeAdministratorAlone(identity: Resource): Verdict {
  const policies = identity.property('ManagedPolicyArns').items();
  const alone = allOf(someOf(policies, 'administrator policy', isAdministrator), () =>
    everyOf(policies, policy => mustNotHold(isFullAccess(policy), 'it has full access')),
  );
  return alone.status === 'compliant'
    ? nonCompliant('only administrator policies fail, which have a rule of their own')
    : compliant;
}
