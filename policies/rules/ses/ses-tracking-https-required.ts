import { rule } from '../../rule';

export default rule({
  id: 'ses-tracking-https-required',
  title: 'SES rewrites tracked links to HTTPS',
  why: 'A tracked link over HTTP shows on the way which patient opened which reminder, and can be redirected to a forged portal.',
  severity: 'medium',
  controls: { hicp: ['1.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(i)'] },
  appliesTo: ['AWS::SES::ConfigurationSet'],
  where: set => set.property('TrackingOptions.CustomRedirectDomain').mustBePresent(),

  check: set => set.property('TrackingOptions.HttpsPolicy').orDefault('OPTIONAL').mustBe('REQUIRE'),

  fix: {
    how: 'Set `customTrackingHttpsPolicy: ses.HttpsPolicy.REQUIRE` on `ses.ConfigurationSet`. In CloudFormation: `TrackingOptions.HttpsPolicy: REQUIRE`.',
    set: { 'Properties.TrackingOptions.HttpsPolicy': 'REQUIRE' },
  },
  config: { none: 'AWS’s schema of the item of a configuration set does not list whether tracking requires HTTPS.' },

  examples: {
    compliant: [
      {
        when: 'HTTPS is required',
        resources: `
      Reminders:
        Type: AWS::SES::ConfigurationSet
        Properties: { TrackingOptions: { CustomRedirectDomain: links.clinic.example, HttpsPolicy: REQUIRE } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is set',
        resources: `
      Reminders:
        Type: AWS::SES::ConfigurationSet
        Properties: { TrackingOptions: { CustomRedirectDomain: links.clinic.example } }`,
      },
      {
        when: 'only the pixel of opened mail uses HTTPS',
        resources: `
      Reminders:
        Type: AWS::SES::ConfigurationSet
        Properties: { TrackingOptions: { CustomRedirectDomain: links.clinic.example, HttpsPolicy: REQUIRE_OPEN_ONLY } }`,
      },
    ],
    undetermined: [
      {
        when: 'the policy comes from another stack',
        resources: `
      Reminders:
        Type: AWS::SES::ConfigurationSet
        Properties: { TrackingOptions: { CustomRedirectDomain: links.clinic.example, HttpsPolicy: !ImportValue Https } }`,
      },
    ],
  },
});
