import rule from '../../policies/rules/ec2/vpc-endpoint-policy-restricted';
import { compliantExample, ruleCases } from '../support/rule-cases';

const limited = compliantExample(rule, 1);
const statement = 'Storage.Properties.PolicyDocument.Statement';
const everyone = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };

ruleCases(rule, [
  [
    'non-compliant',
    'a wide statement stands beside a limited one',
    limited.with(statement, [{ ...everyone, Resource: 'arn:aws:s3:::records/*' }, everyone]),
  ],
  [
    'non-compliant',
    'everyone is written as an account star',
    limited.with(statement, [{ ...everyone, Principal: { AWS: '*' } }]),
  ],
  [
    'compliant',
    'it is for one role',
    limited.with(statement, [{ ...everyone, Principal: { AWS: 'arn:aws:iam::111122223333:role/app' } }]),
  ],
  ['compliant', 'the wide statement denies', limited.with(statement, [{ ...everyone, Effect: 'Deny' }])],
  [
    'non-compliant',
    'the policy is the same as JSON text',
    limited.with('Storage.Properties.PolicyDocument', JSON.stringify({ Statement: [everyone] })),
  ],
  ['undetermined', 'the resource is a parameter', limited.with(statement, [{ ...everyone, Resource: { Ref: 'Arn' } }])],
  ...(
    [
      ['non-compliant', 'that everyone meets', { Bool: { 'aws:SecureTransport': 'true' } }],
      ['non-compliant', 'on this VPC', { StringEquals: { 'aws:SourceVpc': 'vpc-1234' } }],
      ['non-compliant', 'for any organization', { StringLike: { 'aws:PrincipalOrgID': '*' } }],
      ['non-compliant', 'that holds where the key is missing', { StringEqualsIfExists: { 'aws:ResourceOrgID': 'o-1234' } }],
      ['compliant', 'on the tag of its holder', { StringEquals: { 'aws:PrincipalTag/team': 'records' } }],
      ['compliant', 'on the services of AWS', { Bool: { 'aws:PrincipalIsAWSService': 'true' } }],
      ['undetermined', 'that is not known', { StringEquals: { 'Fn::GetAtt': ['Custom', 'Tests'] } }],
    ] as const
  ).map(
    ([status, what, condition]) =>
      [status, `its condition is one ${what}`, limited.with(statement, [{ ...everyone, Condition: condition }])] as const,
  ),
  ...(
    [
      ['compliant', 'another organization', { StringNotEqualsIfExists: { 'aws:ResourceOrgID': 'o-1234' } }],
      [
        'compliant',
        'another organization but for services of AWS',
        { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1234' }, BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } },
      ],
      ['non-compliant', 'no organization', { StringNotLike: { 'aws:ResourceOrgID': 'o-*' } }],
      [
        'non-compliant',
        'another one in one Region',
        { StringNotEquals: { 'aws:ResourceOrgID': 'o-1', 'aws:RequestedRegion': 'us-east-1' } },
      ],
      ['non-compliant', 'plain HTTP', { Bool: { 'aws:SecureTransport': 'false' } }],
    ] as const
  ).map(
    ([status, whom, condition]) =>
      [
        status,
        `a statement denies ${whom}`,
        limited.with(statement, [everyone, { ...everyone, Effect: 'Deny', Condition: condition }]),
      ] as const,
  ),
]);
