import { rule } from '../../rule';

export default rule({
  id: 'ses-sending-tls-required',
  title: 'SES sends mail only over TLS',
  why: 'Where the receiving server offers no TLS, SES otherwise sends the message in clear text, readable to everyone on the way.',
  severity: 'high',
  controls: { hicp: ['1.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::SES::ConfigurationSet'],

  check: set => set.property('DeliveryOptions.TlsPolicy').orDefault('OPTIONAL').mustBe('REQUIRE'),

  fix: {
    how: 'Set `tlsPolicy: ses.ConfigurationSetTlsPolicy.REQUIRE` on `ses.ConfigurationSet`. In CloudFormation: `DeliveryOptions.TlsPolicy: REQUIRE`.',
    set: { 'Properties.DeliveryOptions.TlsPolicy': 'REQUIRE' },
  },
  config: { managedRule: 'SES_SENDING_TLS_REQUIRED' },

  examples: {
    compliant: [
      {
        when: 'TLS is required',
        resources: `
      Reminders:
        Type: AWS::SES::ConfigurationSet
        Properties: { DeliveryOptions: { TlsPolicy: REQUIRE } }`,
      },
    ],
    nonCompliant: [
      { when: 'nothing is set', resources: 'Reminders: { Type: AWS::SES::ConfigurationSet }' },
      {
        when: 'TLS is optional',
        resources: `
      Reminders:
        Type: AWS::SES::ConfigurationSet
        Properties: { DeliveryOptions: { TlsPolicy: OPTIONAL } }`,
      },
    ],
    undetermined: [
      {
        when: 'the policy comes from another stack',
        resources: `
      Reminders:
        Type: AWS::SES::ConfigurationSet
        Properties: { DeliveryOptions: { TlsPolicy: !ImportValue Tls } }`,
      },
    ],
  },
});
