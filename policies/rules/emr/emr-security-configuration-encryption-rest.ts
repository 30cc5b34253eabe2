import { allOf } from '../../../lib/core';
import { rule } from '../../rule';
import { documentOf, securityConfiguration } from './_security';

export default rule({
  id: 'emr-security-configuration-encryption-rest',
  title: 'EMR security configuration encrypts data at rest',
  why: 'Disks and files of a cluster hold whole tables of ePHI, also after a job is done.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: [securityConfiguration],

  // S3 encrypts in any case; the disks of the cluster only where there are settings for them.
  // https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-data-encryption-options.html
  check: one => {
    const encryption = documentOf(one).get('EncryptionConfiguration');
    return allOf(encryption.get('EnableAtRestEncryption').orDefault(false).mustBe(true), () =>
      encryption.get('AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration').mustBePresent(),
    );
  },

  fix: {
    how: 'Set `EnableAtRestEncryption: true` with `AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration` in the document of `emr.CfnSecurityConfiguration` (`SecurityConfiguration.EncryptionConfiguration`).',
  },
  config: { managedRule: 'EMR_SECURITY_CONFIGURATION_ENCRYPTION_REST' },

  examples: {
    compliant: [
      {
        when: 'it is on',
        resources: `
      Secure:
        Type: AWS::EMR::SecurityConfiguration
        Properties:
          SecurityConfiguration:
            EncryptionConfiguration:
              EnableAtRestEncryption: true
              EnableInTransitEncryption: true
              AtRestEncryptionConfiguration:
                LocalDiskEncryptionConfiguration: { EncryptionKeyProviderType: AwsKms, AwsKmsKey: alias/cluster }`,
      },
      {
        when: 'it is on, in JSON text',
        resources: `
      Secure:
        Type: AWS::EMR::SecurityConfiguration
        Properties:
          SecurityConfiguration: >-
            {"EncryptionConfiguration":{"EnableAtRestEncryption":true,"EnableInTransitEncryption":true,"AtRestEncryptionConfiguration":
            {"LocalDiskEncryptionConfiguration":{"EncryptionKeyProviderType":"AwsKms","AwsKmsKey":"alias/cluster"}}}}`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is off',
        resources: `
      Secure:
        Type: AWS::EMR::SecurityConfiguration
        Properties: { SecurityConfiguration: { EncryptionConfiguration: { EnableAtRestEncryption: false, EnableInTransitEncryption: true } } }`,
      },
      {
        when: 'it is on for files in S3 alone',
        resources: `
      Secure:
        Type: AWS::EMR::SecurityConfiguration
        Properties:
          SecurityConfiguration:
            EncryptionConfiguration:
              EnableAtRestEncryption: true
              EnableInTransitEncryption: true
              AtRestEncryptionConfiguration: { S3EncryptionConfiguration: { EncryptionMode: SSE-S3 } }`,
      },
      {
        when: 'it says nothing about encryption',
        resources: `
      Secure:
        Type: AWS::EMR::SecurityConfiguration
        Properties: { SecurityConfiguration: { InstanceMetadataServiceConfiguration: { MinimumInstanceMetadataServiceVersion: 2 } } }`,
      },
    ],
    undetermined: [
      {
        when: 'the document is imported',
        resources: `
      Secure: { Type: AWS::EMR::SecurityConfiguration, Properties: { SecurityConfiguration: !ImportValue document } }`,
      },
    ],
  },
});
