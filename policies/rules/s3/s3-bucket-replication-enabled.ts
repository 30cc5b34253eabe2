import { allOf, someOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustNotTakeAccessLogs } from './_log-bucket';
import { mustNotBeReplica } from './_replica';

export default rule({
  id: 's3-bucket-replication-enabled',
  title: 'S3 bucket replicates its objects to another bucket',
  why: 'A bucket that is emptied, or a Region that is down, takes the only copy of the records with it.',
  severity: 'low',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  when: 'phi',
  from: 'large',
  appliesTo: ['AWS::S3::Bucket'],
  where: bucket => allOf(mustNotTakeAccessLogs(bucket), () => mustNotBeReplica(bucket)),

  check: bucket =>
    someOf(bucket.property('ReplicationConfiguration.Rules').items(), 'replication rule that is enabled', replication =>
      replication.get('Status').mustBe('Enabled'),
    ),

  fix: { how: 'Set `replicationRules` on `s3.Bucket` with a bucket in another Region or account (`ReplicationConfiguration`).' },
  config: { managedRule: 'S3_BUCKET_REPLICATION_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'a replication rule is enabled',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          VersioningConfiguration: { Status: Enabled }
          ReplicationConfiguration:
            Role: arn:aws:iam::111122223333:role/replication
            Rules: [{ Status: Enabled, Destination: { Bucket: 'arn:aws:s3:::records-copy' } }]`,
      },
    ],
    nonCompliant: [
      { when: 'it replicates nothing', resources: 'Records: { Type: AWS::S3::Bucket }' },
      {
        when: 'its only rule is disabled',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          ReplicationConfiguration:
            Role: arn:aws:iam::111122223333:role/replication
            Rules: [{ Status: Disabled, Destination: { Bucket: 'arn:aws:s3:::records-copy' } }]`,
      },
    ],
    undetermined: [
      {
        when: 'the status is imported',
        resources: `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          ReplicationConfiguration:
            Role: arn:aws:iam::111122223333:role/replication
            Rules: [{ Status: !ImportValue replication, Destination: { Bucket: 'arn:aws:s3:::records-copy' } }]`,
      },
    ],
  },
});
