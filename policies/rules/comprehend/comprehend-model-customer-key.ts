import { everyOf } from '../../../lib/core';
import { mustBeCustomerKey } from '../rds/_customer-key';
import { rule } from '../../rule';

export default rule({
  id: 'comprehend-model-customer-key',
  title: 'Comprehend models are encrypted with a customer managed key',
  why: 'A classifier that was trained on notes holds what it learned from them; only the use of a key of one’s own can be limited, logged and withdrawn.',
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  from: 'large',
  appliesTo: ['AWS::Comprehend::DocumentClassifier', 'AWS::Comprehend::Flywheel'],

  check: model => {
    const settings =
      model.type === 'AWS::Comprehend::Flywheel' ? model.property('DataSecurityConfig') : model.attribute('Properties');
    return everyOf(['ModelKmsKeyId', 'VolumeKmsKeyId'], name => mustBeCustomerKey(settings.get(name)));
  },

  fix: {
    how: 'Set `modelKmsKeyId` and `volumeKmsKeyId` on `comprehend.CfnDocumentClassifier`, or in `dataSecurityConfig` of `comprehend.CfnFlywheel` (`ModelKmsKeyId`, `VolumeKmsKeyId`). It takes a new model.',
  },
  config: {
    none: 'AWS Config does not record classifiers of Comprehend, and the item of a flywheel names a key by its ARN, which does not tell whose it is.',
  },

  examples: {
    compliant: [
      {
        when: 'it names keys',
        resources: `
      Notes:
        Type: AWS::Comprehend::DocumentClassifier
        Properties: { DocumentClassifierName: notes, LanguageCode: en, DataAccessRoleArn: arn:aws:iam::111122223333:role/comprehend, ModelKmsKeyId: !Ref Key, VolumeKmsKeyId: !Ref Key }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names none',
        resources: `
      Notes:
        Type: AWS::Comprehend::DocumentClassifier
        Properties: { DocumentClassifierName: notes, LanguageCode: en, DataAccessRoleArn: arn:aws:iam::111122223333:role/comprehend }`,
      },
      {
        when: 'it names one of two',
        resources: `
      Notes:
        Type: AWS::Comprehend::DocumentClassifier
        Properties: { DocumentClassifierName: notes, LanguageCode: en, DataAccessRoleArn: arn:aws:iam::111122223333:role/comprehend, ModelKmsKeyId: !Ref Key }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    undetermined: [
      {
        when: 'the keys are imported',
        resources: `
      Notes:
        Type: AWS::Comprehend::DocumentClassifier
        Properties: { DocumentClassifierName: notes, LanguageCode: en, DataAccessRoleArn: arn:aws:iam::111122223333:role/comprehend, ModelKmsKeyId: !ImportValue key, VolumeKmsKeyId: !ImportValue key }`,
      },
    ],
  },
});
