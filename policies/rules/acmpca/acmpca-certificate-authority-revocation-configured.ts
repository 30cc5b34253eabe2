import { anyOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'acmpca-certificate-authority-revocation-configured',
  title: 'Private certificate authorities publish what they revoke',
  why: 'The certificate of a stolen device or of a vendor who left is otherwise accepted until it expires.',
  severity: 'medium',
  controls: { hicp: ['3.M.B', '4.M.C'], hipaa: ['164.308(a)(3)(ii)(C)', '164.312(d)'] },
  appliesTo: ['AWS::ACMPCA::CertificateAuthority'],
  where: authority => authority.property('UsageMode').orDefault('GENERAL_PURPOSE').mustBe('GENERAL_PURPOSE'),

  // One of the two is enough. An authority for short-lived certificates revokes nothing, and is left out.
  check: authority =>
    anyOf(authority.property('RevocationConfiguration.CrlConfiguration.Enabled').mustBe(true), () =>
      authority.property('RevocationConfiguration.OcspConfiguration.Enabled').mustBe(true),
    ),

  fix: {
    how: 'Set `revocationConfiguration` of `acmpca.CfnCertificateAuthority` (`RevocationConfiguration` with `OcspConfiguration` or `CrlConfiguration`).',
    set: { 'Properties.RevocationConfiguration.OcspConfiguration.Enabled': true },
  },
  config: {
    none: 'No managed rule of AWS Config looks at revocation. The item of an authority does not show for how long its certificates live, and a policy here cannot ask for one of two ways.',
  },

  examples: {
    compliant: [
      {
        when: 'it answers OCSP',
        resources: `
      Devices:
        Type: AWS::ACMPCA::CertificateAuthority
        Properties:
          Type: SUBORDINATE
          KeyAlgorithm: RSA_2048
          SigningAlgorithm: SHA256WITHRSA
          Subject: { CommonName: clinic }
          RevocationConfiguration: { OcspConfiguration: { Enabled: true } }`,
      },
      {
        when: 'it publishes a list',
        resources: `
      Devices:
        Type: AWS::ACMPCA::CertificateAuthority
        Properties:
          Type: SUBORDINATE
          KeyAlgorithm: RSA_2048
          SigningAlgorithm: SHA256WITHRSA
          Subject: { CommonName: clinic }
          RevocationConfiguration: { CrlConfiguration: { Enabled: true, S3BucketName: crl } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is set',
        resources: `
      Devices:
        Type: AWS::ACMPCA::CertificateAuthority
        Properties:
          Type: SUBORDINATE
          KeyAlgorithm: RSA_2048
          SigningAlgorithm: SHA256WITHRSA
          Subject: { CommonName: clinic }`,
      },
      {
        when: 'its list is disabled',
        resources: `
      Devices:
        Type: AWS::ACMPCA::CertificateAuthority
        Properties:
          Type: SUBORDINATE
          KeyAlgorithm: RSA_2048
          SigningAlgorithm: SHA256WITHRSA
          Subject: { CommonName: clinic }
          RevocationConfiguration: { CrlConfiguration: { Enabled: false } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Devices:
        Type: AWS::ACMPCA::CertificateAuthority
        Properties:
          Type: SUBORDINATE
          KeyAlgorithm: RSA_2048
          SigningAlgorithm: SHA256WITHRSA
          Subject: { CommonName: clinic }
          RevocationConfiguration: { OcspConfiguration: { Enabled: !Ref Ocsp } }`,
      },
    ],
  },
});
