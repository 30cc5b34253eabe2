import rule from '../../policies/rules/s3/s3-bucket-level-public-access-prohibited';
import { compliantExample, ruleCases } from '../support/rule-cases';

const blocked = compliantExample(rule);
const block = 'Records.Properties.PublicAccessBlockConfiguration';

ruleCases(rule, [
  ['compliant', 'a flag is text', blocked.with(`${block}.BlockPublicAcls`, 'true')],
  ['compliant', 'the whole block is removed', blocked.with(block, { Ref: 'AWS::NoValue' })],
  ['non-compliant', 'the block is empty', blocked.with(block, {})],
  ['non-compliant', 'a flag is removed', blocked.with(`${block}.RestrictPublicBuckets`, { Ref: 'AWS::NoValue' })],
  [
    'non-compliant',
    'one branch switches a flag off',
    blocked.with(`${block}.IgnorePublicAcls`, { 'Fn::If': ['Prod', true, false] }),
  ],
  ['undetermined', 'the block is imported', blocked.with(block, { 'Fn::ImportValue': 'block' })],
]);
