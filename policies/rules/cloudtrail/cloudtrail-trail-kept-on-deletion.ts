import { mustBeKept } from '../backup/_kept';
import { rule } from '../../rule';

export default rule({
  id: 'cloudtrail-trail-kept-on-deletion',
  title: 'Trails outlive their stack',
  why: 'Deleting a stack otherwise ends the audit trail of the account, which is also a way to act unseen afterward.',
  severity: 'low',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  from: 'large',
  appliesTo: ['AWS::CloudTrail::Trail'],

  check: mustBeKept,

  fix: {
    how: 'Apply `RemovalPolicy.RETAIN` to `cloudtrail.Trail` with `trail.applyRemovalPolicy(...)` (`DeletionPolicy` and `UpdateReplacePolicy`).',
    set: { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' },
  },
  config: { none: 'CloudFormation alone knows these policies.' },

  examples: {
    compliant: [
      {
        when: 'it is retained',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        DeletionPolicy: Retain
        UpdateReplacePolicy: Retain
        Properties: { S3BucketName: trail-logs, IsLogging: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: CloudFormation deletes it',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties: { S3BucketName: trail-logs, IsLogging: true }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Trail:
        Type: AWS::CloudTrail::Trail
        DeletionPolicy: !ImportValue policy
        UpdateReplacePolicy: Retain
        Properties: { S3BucketName: trail-logs, IsLogging: true }`,
      },
    ],
  },
});
