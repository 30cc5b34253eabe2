import { rule } from '../../rule';

export default rule({
  id: 'iam-server-certificate-expiration-check',
  title: 'Server certificates in IAM have not expired',
  why: 'Clients refuse an expired certificate, or learn to ignore the warning that would tell them of an attack.',
  severity: 'medium',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::IAM::ServerCertificate'],

  check: { none: 'A template does not show when a certificate expires; AWS Config looks at the account itself.' },

  fix: { how: 'Move the certificate to AWS Certificate Manager, which renews it, and delete the one in IAM.' },
  config: { managedRule: 'IAM_SERVER_CERTIFICATE_EXPIRATION_CHECK' },

  examples: { compliant: [], nonCompliant: [] },
});
