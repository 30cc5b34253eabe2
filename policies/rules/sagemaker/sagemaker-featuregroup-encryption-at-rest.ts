import { rule } from '../../rule';

export default rule({
  id: 'sagemaker-featuregroup-encryption-at-rest',
  title: 'The offline store of a SageMaker feature group names a KMS key',
  why: 'Features drawn from records are ePHI; in the offline store they lie in S3 for years, and without a key everyone who may read the bucket reads them.',
  severity: 'medium',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::SageMaker::FeatureGroup'],
  where: group => group.property('OfflineStoreConfig').mustBePresent(),

  check: group => group.property('OfflineStoreConfig.S3StorageConfig.KmsKeyId').mustBePresent(),

  fix: {
    how: 'Set `KmsKeyId` in `S3StorageConfig` of `offlineStoreConfig` on `sagemaker.CfnFeatureGroup` (`OfflineStoreConfig.S3StorageConfig.KmsKeyId`). It takes a new feature group.',
  },
  config: { managedRule: 'SAGEMAKER_FEATUREGROUP_ENCRYPTION_AT_REST' },

  examples: {
    compliant: [
      {
        when: 'it names a key',
        resources: `
      Vitals:
        Type: AWS::SageMaker::FeatureGroup
        Properties: { FeatureGroupName: vitals, RecordIdentifierFeatureName: patient, EventTimeFeatureName: time, FeatureDefinitions: [{ FeatureName: patient, FeatureType: String }, { FeatureName: time, FeatureType: String }], OfflineStoreConfig: { S3StorageConfig: { S3Uri: s3://features/vitals, KmsKeyId: !GetAtt Key.Arn } } }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names no key',
        resources: `
      Vitals:
        Type: AWS::SageMaker::FeatureGroup
        Properties: { FeatureGroupName: vitals, RecordIdentifierFeatureName: patient, EventTimeFeatureName: time, FeatureDefinitions: [{ FeatureName: patient, FeatureType: String }, { FeatureName: time, FeatureType: String }], OfflineStoreConfig: { S3StorageConfig: { S3Uri: s3://features/vitals } } }`,
      },
    ],
    undetermined: [
      {
        when: 'its storage comes from another stack',
        resources: `
      Vitals:
        Type: AWS::SageMaker::FeatureGroup
        Properties: { FeatureGroupName: vitals, RecordIdentifierFeatureName: patient, EventTimeFeatureName: time, FeatureDefinitions: [{ FeatureName: patient, FeatureType: String }, { FeatureName: time, FeatureType: String }], OfflineStoreConfig: !ImportValue storage }`,
      },
    ],
  },
});
