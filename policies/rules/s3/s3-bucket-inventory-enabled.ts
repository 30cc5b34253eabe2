import { someOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustNotTakeAccessLogs } from './_log-bucket';

export default rule({
  id: 's3-bucket-inventory-enabled',
  title: 'S3 bucket with PHI is inventoried',
  why: 'Without a list of all objects nobody can say which records an intrusion reached, which are not encrypted and which are long due for deletion.',
  severity: 'low',
  controls: { hicp: ['4.L.A', '5.M.A'], hipaa: [] },
  when: 'phi',
  from: 'large',
  appliesTo: ['AWS::S3::Bucket'],
  where: mustNotTakeAccessLogs,

  check: bucket =>
    someOf(bucket.property('InventoryConfigurations').items(), 'inventory that is enabled', inventory =>
      inventory.get('Enabled').mustBe(true),
    ),

  fix: { how: 'Set `inventories` on `s3.Bucket` (`InventoryConfigurations`), with a bucket for inventories as destination.' },
  config: { none: 'The item of a bucket does not show its inventories.' },

  examples: {
    compliant: [
      {
        when: 'a list is made every week',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          InventoryConfigurations:
            - Id: weekly
              Enabled: true
              IncludedObjectVersions: All
              ScheduleFrequency: Weekly
              OptionalFields: [EncryptionStatus, ObjectAccessControlList]
              Destination: { BucketArn: arn:aws:s3:::inventories, Format: CSV }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has no inventory',
        resources: `
      Records:
        Type: AWS::S3::Bucket`,
      },
      {
        when: 'the inventory is switched off',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          InventoryConfigurations:
            - Id: weekly
              Enabled: false
              IncludedObjectVersions: All
              ScheduleFrequency: Weekly
              OptionalFields: [EncryptionStatus, ObjectAccessControlList]
              Destination: { BucketArn: arn:aws:s3:::inventories, Format: CSV }`,
      },
    ],
    undetermined: [
      {
        when: 'it is imported whether it is on',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          InventoryConfigurations:
            - Id: weekly
              Enabled: !ImportValue enabled
              IncludedObjectVersions: All
              ScheduleFrequency: Weekly
              OptionalFields: [EncryptionStatus, ObjectAccessControlList]
              Destination: { BucketArn: arn:aws:s3:::inventories, Format: CSV }`,
      },
    ],
  },
});
