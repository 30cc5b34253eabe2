import { allOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'sagemaker-featuregroup-online-store-encryption',
  title: 'The online store of a SageMaker feature group names a KMS key',
  why: 'The online store holds the latest features of every patient; use of a key of one’s own can be limited, logged and withdrawn.',
  severity: 'medium',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::SageMaker::FeatureGroup'],
  // The store in memory takes no such key; AWS Config looks at standard storage alone, too.
  where: group =>
    allOf(group.property('OnlineStoreConfig.EnableOnlineStore').orDefault(false).mustBe(true), () =>
      group.property('OnlineStoreConfig.StorageType').mustNotBe('InMemory'),
    ),

  check: group => group.property('OnlineStoreConfig.SecurityConfig.KmsKeyId').mustBePresent(),

  fix: {
    how: 'Set `securityConfig: { kmsKeyId }` in `onlineStoreConfig` of `sagemaker.CfnFeatureGroup` (`OnlineStoreConfig.SecurityConfig.KmsKeyId`). It takes a new feature group.',
  },
  config: { managedRule: 'SAGEMAKER_FEATUREGROUP_ONLINE_STORE_ENCRYPTION' },

  examples: {
    compliant: [
      {
        when: 'it names a key',
        resources: `
      Vitals:
        Type: AWS::SageMaker::FeatureGroup
        Properties: { FeatureGroupName: vitals, RecordIdentifierFeatureName: patient, EventTimeFeatureName: time, FeatureDefinitions: [{ FeatureName: patient, FeatureType: String }, { FeatureName: time, FeatureType: String }], OnlineStoreConfig: { EnableOnlineStore: true, SecurityConfig: { KmsKeyId: !GetAtt Key.Arn } } }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names no key',
        resources: `
      Vitals:
        Type: AWS::SageMaker::FeatureGroup
        Properties: { FeatureGroupName: vitals, RecordIdentifierFeatureName: patient, EventTimeFeatureName: time, FeatureDefinitions: [{ FeatureName: patient, FeatureType: String }, { FeatureName: time, FeatureType: String }], OnlineStoreConfig: { EnableOnlineStore: true } }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides whether there is one',
        resources: `
      Vitals:
        Type: AWS::SageMaker::FeatureGroup
        Properties: { FeatureGroupName: vitals, RecordIdentifierFeatureName: patient, EventTimeFeatureName: time, FeatureDefinitions: [{ FeatureName: patient, FeatureType: String }, { FeatureName: time, FeatureType: String }], OnlineStoreConfig: { EnableOnlineStore: !ImportValue online } }`,
      },
    ],
  },
});
