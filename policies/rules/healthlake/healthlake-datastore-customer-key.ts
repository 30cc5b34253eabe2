import { allOf } from '../../../lib/core';
import { mustBeCustomerKey } from '../rds/_customer-key';
import { rule } from '../../rule';

export default rule({
  id: 'healthlake-datastore-customer-key',
  title: 'HealthLake data store is encrypted with a customer managed key',
  why: 'A FHIR store holds whole records of patients; with the key of AWS nobody can limit, log or withdraw the use of the key apart from access to the store.',
  severity: 'medium',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::HealthLake::FHIRDatastore'],

  // https://docs.aws.amazon.com/healthlake/latest/devguide/encryption-at-rest.html: without a choice the key is one that AWS owns.
  check: store => {
    const encryption = store.property('SseConfiguration.KmsEncryptionConfig');
    return allOf(encryption.get('CmkType').orDefault('AWS_OWNED_KMS_KEY').mustBe('CUSTOMER_MANAGED_KMS_KEY'), () =>
      mustBeCustomerKey(encryption.get('KmsKeyId')),
    );
  },

  fix: {
    how: 'Set `sseConfiguration` on `healthlake.CfnFHIRDatastore` with `cmkType: "CUSTOMER_MANAGED_KMS_KEY"` and `kmsKeyId`; it takes a new data store. In CloudFormation: `SseConfiguration.KmsEncryptionConfig`.',
  },
  config: {
    guard: {
      type: 'AWS::HealthLake::FHIRDatastore',
      all: [
        { path: 'SseConfiguration.KmsEncryptionConfig.CmkType', mustBe: ['CUSTOMER_MANAGED_KMS_KEY'] },
        { path: 'SseConfiguration.KmsEncryptionConfig.KmsKeyId', must: 'be text' },
      ],
      source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-healthlake-fhirdatastore.html',
      confidence: 'recall',
      cases: [
        {
          properties: {
            SseConfiguration: { KmsEncryptionConfig: { CmkType: 'CUSTOMER_MANAGED_KMS_KEY', KmsKeyId: 'alias/records' } },
          },
          configuration: {
            DatastoreName: 'records',
            SseConfiguration: {
              KmsEncryptionConfig: {
                CmkType: 'CUSTOMER_MANAGED_KMS_KEY',
                KmsKeyId: 'arn:aws:kms:us-east-1:111122223333:key/1234',
              },
            },
          },
          verdict: 'compliant',
        },
        {
          properties: { SseConfiguration: { KmsEncryptionConfig: { CmkType: 'AWS_OWNED_KMS_KEY' } } },
          configuration: {
            DatastoreName: 'records',
            SseConfiguration: { KmsEncryptionConfig: { CmkType: 'AWS_OWNED_KMS_KEY' } },
          },
          verdict: 'non-compliant',
        },
        {
          properties: {},
          configuration: { DatastoreName: 'records' },
          verdict: 'non-compliant',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'it names a key',
        resources: `
      Records:
        Type: AWS::HealthLake::FHIRDatastore
        Properties: { DatastoreTypeVersion: R4, SseConfiguration: { KmsEncryptionConfig: { CmkType: CUSTOMER_MANAGED_KMS_KEY, KmsKeyId: !Ref Key } } }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS uses a key of its own',
        resources: `
      Records:
        Type: AWS::HealthLake::FHIRDatastore
        Properties: { DatastoreTypeVersion: R4 }`,
      },
      {
        when: 'it asks for the key of AWS',
        resources: `
      Records:
        Type: AWS::HealthLake::FHIRDatastore
        Properties: { DatastoreTypeVersion: R4, SseConfiguration: { KmsEncryptionConfig: { CmkType: AWS_OWNED_KMS_KEY } } }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Records:
        Type: AWS::HealthLake::FHIRDatastore
        Properties: { DatastoreTypeVersion: R4, SseConfiguration: { KmsEncryptionConfig: { CmkType: CUSTOMER_MANAGED_KMS_KEY, KmsKeyId: !ImportValue records-key } } }`,
      },
    ],
  },
});
