import { compliant, someOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustStandAlone } from '../rds/_membership';

/** The key that AWS Config is told to look for, and other ways to write it. */
const keys = [
  'DataClassification',
  'data-classification',
  'dataclassification',
  'Data-Classification',
  'data_classification',
  'Classification',
  'classification',
  'DataSensitivity',
  'Sensitivity',
  'sensitivity',
  'PHI',
];

export default rule({
  id: 'required-tags',
  title: 'Data stores say how sensitive their data is',
  why: 'Where nobody wrote down what a store holds, no rule, person or tool treats ePHI as ePHI, and nobody finds all the places where it lies.',
  severity: 'low',
  controls: { hicp: ['4.M.A', '5.M.A'], hipaa: [] },
  appliesTo: [
    'AWS::S3::Bucket',
    'AWS::RDS::DBInstance',
    'AWS::RDS::DBCluster',
    'AWS::DynamoDB::Table',
    'AWS::DynamoDB::GlobalTable',
    'AWS::EFS::FileSystem',
    'AWS::FSx::FileSystem',
    'AWS::Redshift::Cluster',
    'AWS::DocDB::DBCluster',
    'AWS::Neptune::DBCluster',
    'AWS::OpenSearchService::Domain',
  ],
  // What is a member of an Aurora cluster holds no data of its own.
  where: store => (store.type === 'AWS::RDS::DBInstance' ? mustStandAlone(store) : compliant),

  check: store => someOf(keys, 'tag DataClassification', key => store.tag(key).mustBePresent()),

  fix: { how: "Call `Tags.of(store).add('DataClassification', 'PHI')`, with the class of the data in your own scheme (`Tags`)." },
  config: {
    managedRule: 'REQUIRED_TAGS',
    parameters: { tag1Key: 'DataClassification' },
    types: ['AWS::S3::Bucket', 'AWS::RDS::DBInstance', 'AWS::DynamoDB::Table', 'AWS::Redshift::Cluster'],
  },

  examples: {
    compliant: [
      {
        when: 'its tag says that it holds PHI',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties: { Tags: [{ Key: DataClassification, Value: PHI }] }`,
      },
      {
        when: 'a file system has its tags elsewhere',
        resources: `
      Images:
        Type: AWS::EFS::FileSystem
        Properties: { FileSystemTags: [{ Key: DataClassification, Value: PHI }] }`,
      },
      {
        when: 'the key is written in lower case',
        resources: `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties: { KeySchema: [{ AttributeName: id, KeyType: HASH }], Tags: [{ Key: data-classification, Value: internal }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has no tags',
        resources: `
      Records: { Type: AWS::S3::Bucket }`,
      },
      {
        when: 'no tag says it',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, Tags: [{ Key: Name, Value: records }] }`,
      },
      {
        when: 'the tag is empty',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties: { Tags: [{ Key: DataClassification, Value: '' }] }`,
      },
    ],
    undetermined: [
      {
        when: 'the tags are imported',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties: { Tags: !ImportValue tags }`,
      },
    ],
  },
});
