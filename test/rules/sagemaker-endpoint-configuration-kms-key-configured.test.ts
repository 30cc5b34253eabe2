import rule from '../../policies/rules/sagemaker/sagemaker-endpoint-configuration-kms-key-configured';
import { assessed } from '../support/judge';
import { compliantExample, ruleCases } from '../support/rule-cases';

const plain = compliantExample(rule).without('Triage.Properties.KmsKeyId');
const type = 'Triage.Properties.ProductionVariants.0.InstanceType';

ruleCases(rule, [
  ['non-compliant', 'a letter in the name of a type is no local disk', plain.with(type, 'ml.inf2.xlarge')],
  [
    'undetermined',
    'its variants are imported',
    plain.with('Triage.Properties.ProductionVariants', { 'Fn::ImportValue': 'variants' }),
  ],
]);

test.each(['ml.m5d.large', 'ml.g5.xlarge', 'ml.p4d.24xlarge', 'ml.g4dn.xlarge', 'ml.trn1.2xlarge'])(
  'says nothing about %s, which has a local disk',
  name => {
    expect(assessed(plain.with(type, name).body, [rule]).findings).toEqual([]);
  },
);
