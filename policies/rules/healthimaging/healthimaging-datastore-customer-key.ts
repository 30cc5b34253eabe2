import { mustBeCustomerKey } from '../rds/_customer-key';
import { rule } from '../../rule';

export default rule({
  id: 'healthimaging-datastore-customer-key',
  title: 'HealthImaging data store is encrypted with a customer managed key',
  why: 'Images carry names and diagnoses of patients; with the key of AWS nobody can limit, log or withdraw the use of the key apart from access to the store.',
  severity: 'medium',
  controls: { hicp: ['4.M.C', '9.M.A'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::HealthImaging::Datastore'],

  check: store => mustBeCustomerKey(store.property('KmsKeyArn')),

  fix: {
    how: 'Set `kmsKeyArn` on `healthimaging.CfnDatastore` to the ARN of a `kms.Key` (`KmsKeyArn`). It takes a new data store.',
  },
  config: { none: 'AWS Config does not record data stores of HealthImaging.' },

  examples: {
    compliant: [
      {
        when: 'it names a key',
        resources: `
      Images:
        Type: AWS::HealthImaging::Datastore
        Properties: { DatastoreName: images, KmsKeyArn: !GetAtt Key.Arn }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS uses a key of its own',
        resources: `
      Images:
        Type: AWS::HealthImaging::Datastore
        Properties: { DatastoreName: images }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Images:
        Type: AWS::HealthImaging::Datastore
        Properties: { DatastoreName: images, KmsKeyArn: !ImportValue images-key }`,
      },
    ],
  },
});
