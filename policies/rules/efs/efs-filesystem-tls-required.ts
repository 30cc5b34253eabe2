import { allOf, someOf, undetermined } from '../../../lib/core';
import { statementsOf } from '../../../lib/core/iam';
import { rule } from '../../rule';

export default rule({
  id: 'efs-filesystem-tls-required',
  title: 'EFS file systems refuse clients without TLS',
  why: 'A client that mounts without TLS sends files with ePHI over the network in plain.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::EFS::FileSystem'],

  check: fileSystem => {
    const policy = fileSystem.property('FileSystemPolicy');
    if (policy.isUnresolved()) return undetermined(`${policy.state()}; it must deny clients without TLS`, policy.path);
    return someOf(statementsOf(policy), 'statement of the file system policy that denies clients without TLS', statement =>
      allOf(
        statement.mustDeny(),
        () => statement.mustApplyToEveryone(),
        () => statement.mustCoverAction(...clientActions),
        () => statement.mustCoverResource(fileSystem.arn),
        () => statement.mustOnlyApplyWhen('Bool', 'aws:SecureTransport', false),
      ),
    );
  },

  fix: {
    how: 'Call `addToResourcePolicy` of `efs.FileSystem` with a statement that denies everyone all actions when `aws:SecureTransport` is false (`FileSystemPolicy`).',
  },
  config: { none: 'The policy of a file system is a document, JSON as text, which Guard 2 cannot read.' },

  examples: {
    compliant: [
      {
        when: 'its policy denies everyone without TLS',
        resources: `
      Images:
        Type: AWS::EFS::FileSystem
        Properties:
          FileSystemPolicy:
            Statement:
              Effect: Deny
              Principal: { AWS: '*' }
              Action: '*'
              Condition: { Bool: { aws:SecureTransport: 'false' } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has no policy',
        resources: `
      Images:
        Type: AWS::EFS::FileSystem`,
      },
      {
        when: 'its policy allows clients with TLS, but an identity policy can allow the rest',
        resources: `
      Images:
        Type: AWS::EFS::FileSystem
        Properties:
          FileSystemPolicy:
            Statement:
              Effect: Allow
              Principal: { AWS: '*' }
              Action: elasticfilesystem:ClientMount
              Condition: { Bool: { aws:SecureTransport: 'true' } }`,
      },
      {
        when: 'only writing is denied',
        resources: `
      Images:
        Type: AWS::EFS::FileSystem
        Properties:
          FileSystemPolicy:
            Statement:
              Effect: Deny
              Principal: '*'
              Action: elasticfilesystem:ClientWrite
              Condition: { Bool: { aws:SecureTransport: false } }`,
      },
    ],
    undetermined: [
      {
        when: 'the policy is imported',
        resources: `
      Images:
        Type: AWS::EFS::FileSystem
        Properties:
          FileSystemPolicy: !ImportValue policy`,
      },
    ],
  },
});

/** What NFS clients do. https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html */
const clientActions = ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite', 'elasticfilesystem:ClientRootAccess'];
