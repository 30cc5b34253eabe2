import { rule } from '../../rule';
import { mustBeEncrypted } from './_instance';

export default rule({
  id: 'encrypted-volumes',
  title: 'EBS volume is encrypted',
  why: 'ePHI on an unencrypted volume is readable to whoever gets a snapshot of it, which can be shared with any account.',
  severity: 'high',
  controls: { hicp: ['2.M.A', '4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  from: 'small',
  appliesTo: ['AWS::EC2::Volume'],

  // An account can switch encryption on for all new volumes; a template cannot know, and AWS's default is off.
  check: volume => mustBeEncrypted(volume.attribute('Properties')),

  fix: {
    how: 'Set `encrypted: true` on `ec2.Volume` (with `encryptionKey` for a key of your own), in CloudFormation `Encrypted`.',
    set: { 'Properties.Encrypted': true },
  },
  config: { managedRule: 'ENCRYPTED_VOLUMES' },

  examples: {
    compliant: [
      {
        when: 'it is encrypted',
        resources: `
      Records:
        Type: AWS::EC2::Volume
        Properties: { AvailabilityZone: us-east-1a, Size: 100, Encrypted: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'encryption is not set',
        resources: `
      Records:
        Type: AWS::EC2::Volume
        Properties: { AvailabilityZone: us-east-1a, Size: 100 }`,
      },
      {
        when: 'encryption is off',
        resources: `
      Records:
        Type: AWS::EC2::Volume
        Properties: { AvailabilityZone: us-east-1a, SnapshotId: snap-1234, Encrypted: false }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Records:
        Type: AWS::EC2::Volume
        Properties: { AvailabilityZone: us-east-1a, Size: 100, Encrypted: !Ref Encrypt }`,
      },
      {
        when: 'it is made from a snapshot',
        resources: `
      Records:
        Type: AWS::EC2::Volume
        Properties: { AvailabilityZone: us-east-1a, SnapshotId: snap-1234 }`,
      },
    ],
  },
});
