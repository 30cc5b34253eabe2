import { mustBeKept } from '../logs/_kept';
import { rule } from '../../rule';

export default rule({
  id: 'kms-key-kept-on-deletion',
  title: 'KMS keys outlive their stack',
  why: 'Deleting a stack otherwise schedules its key for deletion; after the waiting period every backup and record under it is unreadable for good.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.312(c)(1)'] },
  when: 'phi',
  appliesTo: ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'],

  check: mustBeKept,

  fix: {
    how: 'Leave `removalPolicy` of `kms.Key` at `RemovalPolicy.RETAIN` (`DeletionPolicy` and `UpdateReplacePolicy`).',
    set: { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' },
  },
  config: { none: 'CloudFormation alone knows these policies.' },

  examples: {
    compliant: [
      {
        when: 'it is retained',
        resources: `
      Records:
        Type: AWS::KMS::Key
        DeletionPolicy: Retain
        UpdateReplacePolicy: Retain`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: CloudFormation deletes it',
        resources: `
      Records:
        Type: AWS::KMS::Key`,
      },
      {
        when: 'it is deleted',
        resources: `
      Records:
        Type: AWS::KMS::Key
        DeletionPolicy: Delete
        UpdateReplacePolicy: Retain`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Records:
        Type: AWS::KMS::Key
        DeletionPolicy: !ImportValue policy
        UpdateReplacePolicy: Retain`,
      },
    ],
  },
});
