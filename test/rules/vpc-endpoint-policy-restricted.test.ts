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
]);
