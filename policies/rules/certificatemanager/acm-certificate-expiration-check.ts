import { rule } from '../../rule';

export default rule({
  id: 'acm-certificate-expiration-check',
  title: 'ACM certificates renew themselves',
  why: 'A certificate that a person has to confirm by e-mail expires one day, and the portal is down for patients and staff, or they learn to click warnings away.',
  severity: 'medium',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::CertificateManager::Certificate'],
  where: certificate => certificate.property('CertificateAuthorityArn').mustBeAbsent(),

  // ACM renews a certificate by itself for as long as the DNS record is there:
  // https://docs.aws.amazon.com/acm/latest/userguide/dns-renewal-validation.html
  check: certificate => certificate.property('ValidationMethod').orDefault('EMAIL').mustBe('DNS'),

  fix: {
    how: 'Set `validation: acm.CertificateValidation.fromDns(zone)` on `acm.Certificate`; it takes a new certificate. In CloudFormation: `ValidationMethod: DNS` with `DomainValidationOptions`.',
    set: { 'Properties.ValidationMethod': 'DNS' },
  },
  config: { managedRule: 'ACM_CERTIFICATE_EXPIRATION_CHECK' },

  examples: {
    compliant: [
      {
        when: 'DNS confirms it',
        resources: `
      Portal:
        Type: AWS::CertificateManager::Certificate
        Properties: { DomainName: portal.clinic.example, ValidationMethod: DNS }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is set: an e-mail asks',
        resources: `
      Portal:
        Type: AWS::CertificateManager::Certificate
        Properties: { DomainName: portal.clinic.example }`,
      },
      {
        when: 'an e-mail asks',
        resources: `
      Portal:
        Type: AWS::CertificateManager::Certificate
        Properties: { DomainName: portal.clinic.example, ValidationMethod: EMAIL }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Portal:
        Type: AWS::CertificateManager::Certificate
        Properties: { DomainName: portal.clinic.example, ValidationMethod: !Ref Method }`,
      },
    ],
  },
});
