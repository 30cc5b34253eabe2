import { rule } from '../../rule';

export default rule({
  id: 'ses-receipt-rule-tls-required',
  title: 'SES receives mail only over TLS',
  why: 'Referrals and results that arrive without TLS cross the internet in clear text.',
  severity: 'medium',
  controls: { hicp: ['1.M.A', '1.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::SES::ReceiptRule'],

  check: receipt => receipt.property('Rule.TlsPolicy').orDefault('Optional').mustBe('Require'),

  fix: {
    how: 'Set `tlsPolicy: ses.TlsPolicy.REQUIRE` on `ses.ReceiptRule`. In CloudFormation: `Rule.TlsPolicy: Require`.',
    set: { 'Properties.Rule.TlsPolicy': 'Require' },
  },
  config: { none: 'AWS Config does not record receipt rules.' },

  examples: {
    compliant: [
      {
        when: 'TLS is required',
        resources: `
      Referrals:
        Type: AWS::SES::ReceiptRule
        Properties: { RuleSetName: clinic, Rule: { TlsPolicy: Require } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is set',
        resources: `
      Referrals:
        Type: AWS::SES::ReceiptRule
        Properties: { RuleSetName: clinic, Rule: { ScanEnabled: true } }`,
      },
    ],
    undetermined: [
      {
        when: 'the policy comes from another stack',
        resources: `
      Referrals:
        Type: AWS::SES::ReceiptRule
        Properties: { RuleSetName: clinic, Rule: { TlsPolicy: !ImportValue Tls } }`,
      },
    ],
  },
});
