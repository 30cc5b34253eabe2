import { undetermined } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'ses-mail-manager-ingress-tls-required',
  title: 'Mail Manager receives mail only over TLS',
  why: 'Referrals and results, and the passwords of applications that send, otherwise cross the network in clear text.',
  severity: 'medium',
  controls: { hicp: ['1.M.A', '1.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::SES::MailManagerIngressPoint'],

  check: point => {
    const policy = point.property('TlsPolicy');
    // What applies where nothing is set is not documented.
    return policy.value() === undefined
      ? undetermined('Properties.TlsPolicy is not set; it must be "REQUIRED" or "FIPS"', policy)
      : policy.mustBe('REQUIRED', 'FIPS');
  },

  fix: {
    how: 'Set `tlsPolicy: "REQUIRED"` on `ses.CfnMailManagerIngressPoint`. In CloudFormation: `TlsPolicy`.',
    set: { 'Properties.TlsPolicy': 'REQUIRED' },
  },
  config: { none: 'AWS Config does not record ingress points of Mail Manager.' },

  examples: {
    compliant: [
      {
        when: 'TLS is required',
        resources: `
      Inbound:
        Type: AWS::SES::MailManagerIngressPoint
        Properties: { RuleSetId: rules, TrafficPolicyId: traffic, Type: OPEN, TlsPolicy: REQUIRED }`,
      },
    ],
    nonCompliant: [
      {
        when: 'TLS is optional',
        resources: `
      Inbound:
        Type: AWS::SES::MailManagerIngressPoint
        Properties: { RuleSetId: rules, TrafficPolicyId: traffic, Type: OPEN, TlsPolicy: OPTIONAL }`,
      },
    ],
    undetermined: [
      {
        when: 'the policy comes from another stack',
        resources: `
      Inbound:
        Type: AWS::SES::MailManagerIngressPoint
        Properties: { RuleSetId: rules, TrafficPolicyId: traffic, Type: OPEN, TlsPolicy: !ImportValue Tls }`,
      },
      {
        when: 'nothing is set',
        resources: `
      Inbound:
        Type: AWS::SES::MailManagerIngressPoint
        Properties: { RuleSetId: rules, TrafficPolicyId: traffic, Type: OPEN }`,
      },
    ],
  },
});
