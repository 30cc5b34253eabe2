import { rule } from '../../rule';

export default rule({
  id: 'acm-certificate-transparent-logging-enabled',
  title: 'ACM certificates are in public transparency logs',
  why: 'Browsers refuse a certificate that is in no log, and patients cannot reach the portal; nor does the owner see certificates that others obtain for its name.',
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)'] },
  appliesTo: ['AWS::CertificateManager::Certificate'],
  where: certificate => certificate.property('CertificateAuthorityArn').mustBeAbsent(),

  check: certificate => certificate.property('CertificateTransparencyLoggingPreference').orDefault('ENABLED').mustBe('ENABLED'),

  fix: {
    how: 'Leave `transparencyLoggingEnabled` of `acm.Certificate` at true (`CertificateTransparencyLoggingPreference: ENABLED`).',
    set: { 'Properties.CertificateTransparencyLoggingPreference': 'ENABLED' },
  },
  config: { managedRule: 'ACM_CERTIFICATE_TRANSPARENT_LOGGING_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it says nothing, so that it is',
        resources: `
      Portal:
        Type: AWS::CertificateManager::Certificate
        Properties: { DomainName: portal.clinic.example, ValidationMethod: DNS }`,
      },
    ],
    nonCompliant: [
      {
        when: 'logging is disabled',
        resources: `
      Portal:
        Type: AWS::CertificateManager::Certificate
        Properties: { DomainName: portal.clinic.example, CertificateTransparencyLoggingPreference: DISABLED }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Portal:
        Type: AWS::CertificateManager::Certificate
        Properties: { DomainName: portal.clinic.example, CertificateTransparencyLoggingPreference: !Ref Logging }`,
      },
    ],
  },
});
