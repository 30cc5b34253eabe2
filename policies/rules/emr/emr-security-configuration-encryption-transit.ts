import { rule } from '../../rule';
import { documentOf, securityConfiguration } from './_security';

export default rule({
  id: 'emr-security-configuration-encryption-transit',
  title: 'EMR security configuration encrypts data in transit',
  why: 'The nodes of a cluster send one another whole tables of ePHI, which every system on their network can read unless it is encrypted.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: [securityConfiguration],

  check: one => documentOf(one).get('EncryptionConfiguration.EnableInTransitEncryption').orDefault(false).mustBe(true),

  fix: {
    how: 'Set `EnableInTransitEncryption: true` with `InTransitEncryptionConfiguration` in the document of `emr.CfnSecurityConfiguration` (`SecurityConfiguration.EncryptionConfiguration`).',
  },
  config: { managedRule: 'EMR_SECURITY_CONFIGURATION_ENCRYPTION_TRANSIT' },

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
              InTransitEncryptionConfiguration: { TLSCertificateConfiguration: { CertificateProviderType: PEM, S3Object: 's3://clinic-certificates/emr.zip' } }`,
      },
      {
        when: 'it is on, in JSON text',
        resources: `
      Secure:
        Type: AWS::EMR::SecurityConfiguration
        Properties: { SecurityConfiguration: '{"EncryptionConfiguration":{"EnableAtRestEncryption":true,"EnableInTransitEncryption":true}}' }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is off',
        resources: `
      Secure:
        Type: AWS::EMR::SecurityConfiguration
        Properties: { SecurityConfiguration: { EncryptionConfiguration: { EnableAtRestEncryption: true, EnableInTransitEncryption: false } } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Secure:
        Type: AWS::EMR::SecurityConfiguration
        Properties: { SecurityConfiguration: { EncryptionConfiguration: { EnableInTransitEncryption: !Ref Transit } } }`,
      },
    ],
  },
});
