import { rule } from '../../rule';

export default rule({
  id: 'ses-identity-configuration-set',
  title: 'SES identities send through a configuration set',
  why: 'TLS, suppression and events are set in configuration sets; mail that names none leaves without them, in clear text where the receiver offers no TLS.',
  severity: 'medium',
  controls: { hicp: ['1.M.C'], hipaa: ['164.312(e)(1)', '164.312(b)'] },
  appliesTo: ['AWS::SES::EmailIdentity'],

  check: identity => identity.property('ConfigurationSetAttributes.ConfigurationSetName').mustBePresent(),

  fix: {
    how: 'Set `configurationSet` on `ses.EmailIdentity` to one that requires TLS. In CloudFormation: `ConfigurationSetAttributes.ConfigurationSetName`.',
  },
  config: { none: 'AWS Config does not record identities of SES.' },

  examples: {
    compliant: [
      {
        when: 'it has a configuration set',
        resources: `
      Domain:
        Type: AWS::SES::EmailIdentity
        Properties: { EmailIdentity: clinic.example, ConfigurationSetAttributes: { ConfigurationSetName: !Ref Reminders } }
      Reminders:
        Type: AWS::SES::ConfigurationSet
        Properties: { DeliveryOptions: { TlsPolicy: REQUIRE } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has none',
        resources: `
      Domain:
        Type: AWS::SES::EmailIdentity
        Properties: { EmailIdentity: clinic.example }`,
      },
    ],
    undetermined: [
      {
        when: 'the configuration set comes from another stack',
        resources: `
      Domain:
        Type: AWS::SES::EmailIdentity
        Properties: { EmailIdentity: clinic.example, ConfigurationSetAttributes: { ConfigurationSetName: !ImportValue Reminders } }`,
      },
    ],
  },
});
