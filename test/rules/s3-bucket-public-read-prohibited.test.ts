import rule from '../../policies/rules/s3/s3-bucket-public-read-prohibited';
import { compliantExample, resources, ruleCases } from '../support/rule-cases';

const open = compliantExample(rule, 2);
const block = 'Records.Properties.PublicAccessBlockConfiguration';
const statement = 'Policy.Properties.PolicyDocument.Statement';
const forAll = [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' }];

ruleCases(rule, [
  ['compliant', 'nothing is said of public access, so S3 blocks it', resources('Records: { Type: AWS::S3::Bucket }')],
  [
    'compliant',
    'everyone of the organization may read',
    open.with(statement, [{ ...forAll[0], Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-clinic' } } }]),
  ],
  [
    'compliant',
    'everyone may only ask for the location',
    open.with(statement, [{ ...forAll[0], Action: 's3:ListAllMyBuckets' }]),
  ],
  ['compliant', 'the policy for everyone denies', open.with(statement, [{ ...forAll[0], Effect: 'Deny' }])],
  ['compliant', 'the policy is of another bucket', open.with(statement, forAll).with('Policy.Properties.Bucket', 'leaflets')],
  ['non-compliant', 'the actions are written with stars', open.with(statement, [{ ...forAll[0], Action: ['s3:Get*'] }])],
  [
    'non-compliant',
    'it allows everything but writing',
    open.with(statement, [{ Effect: 'Allow', Principal: { AWS: '*' }, NotAction: 's3:Put*', Resource: '*' }]),
  ],
  [
    'non-compliant',
    'the block forbids new public policies and restricts none',
    open.with(statement, forAll).with(`${block}.BlockPublicPolicy`, true),
  ],
  [
    'non-compliant',
    'any signed-in customer of AWS may read by an ACL',
    open.with('Records.Properties.AccessControl', 'AuthenticatedRead'),
  ],
  [
    'compliant',
    'the ACL for everyone is ignored',
    open.with('Records.Properties.AccessControl', 'PublicRead').with(`${block}.IgnorePublicAcls`, true),
  ],
  [
    'undetermined',
    'a part of the text of the policy is known only at deployment',
    open.with('Policy.Properties.PolicyDocument', {
      'Fn::Join': [
        '',
        [
          '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":',
          { 'Fn::ImportValue': 'arn' },
          '}]}',
        ],
      ],
    }),
  ],
  [
    'undetermined',
    'whether the block restricts is a parameter',
    open.with(statement, forAll).with(`${block}.RestrictPublicBuckets`, { 'Fn::ImportValue': 'restrict' }),
  ],
  [
    'undetermined',
    'nothing is said of public access beside a policy for everyone, which only an older bucket can have',
    open.with(statement, forAll).with(block, { Ref: 'AWS::NoValue' }),
  ],
]);
