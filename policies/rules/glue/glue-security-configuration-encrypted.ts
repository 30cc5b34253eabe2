import { allOf, everyOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'glue-security-configuration-encrypted',
  title: 'Glue security configuration encrypts data, logs and bookmarks',
  why: 'Jobs write records to S3, values into logs and positions into bookmarks; what a security configuration leaves out is left to other people’s defaults.',
  severity: 'medium',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::Glue::SecurityConfiguration'],

  check: configuration => {
    const encryption = configuration.property('EncryptionConfiguration');
    return allOf(
      encryption.get('S3Encryptions').mustBePresent(),
      () => everyOf(encryption.get('S3Encryptions').items(), one => one.get('S3EncryptionMode').mustBe('SSE-KMS', 'SSE-S3')),
      () => encryption.get('CloudWatchEncryption.CloudWatchEncryptionMode').mustBe('SSE-KMS'),
      () => encryption.get('JobBookmarksEncryption.JobBookmarksEncryptionMode').mustBe('CSE-KMS'),
    );
  },

  fix: {
    how: 'Set `s3Encryption`, `cloudWatchEncryption` and `jobBookmarksEncryption` on `glue_alpha.SecurityConfiguration`. In CloudFormation: `EncryptionConfiguration` with `SSE-KMS`, `SSE-KMS` and `CSE-KMS`.',
  },
  config: { none: 'AWS Config does not record security configurations of Glue.' },

  examples: {
    compliant: [
      {
        when: 'all three are encrypted',
        resources: `
      Jobs:
        Type: AWS::Glue::SecurityConfiguration
        Properties: { Name: jobs, EncryptionConfiguration: { S3Encryptions: [{ S3EncryptionMode: SSE-KMS }], CloudWatchEncryption: { CloudWatchEncryptionMode: SSE-KMS }, JobBookmarksEncryption: { JobBookmarksEncryptionMode: CSE-KMS } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'logs are left out',
        resources: `
      Jobs:
        Type: AWS::Glue::SecurityConfiguration
        Properties: { Name: jobs, EncryptionConfiguration: { S3Encryptions: [{ S3EncryptionMode: SSE-KMS }], CloudWatchEncryption: { CloudWatchEncryptionMode: DISABLED }, JobBookmarksEncryption: { JobBookmarksEncryptionMode: CSE-KMS } } }`,
      },
      {
        when: 'only data is named',
        resources: `
      Jobs:
        Type: AWS::Glue::SecurityConfiguration
        Properties: { Name: jobs, EncryptionConfiguration: { S3Encryptions: [{ S3EncryptionMode: SSE-KMS }] } }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides about logs',
        resources: `
      Jobs:
        Type: AWS::Glue::SecurityConfiguration
        Properties: { Name: jobs, EncryptionConfiguration: { S3Encryptions: [{ S3EncryptionMode: SSE-KMS }], CloudWatchEncryption: { CloudWatchEncryptionMode: !ImportValue mode }, JobBookmarksEncryption: { JobBookmarksEncryptionMode: CSE-KMS } } }`,
      },
    ],
  },
});
