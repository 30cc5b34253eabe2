import { rule } from '../../rule';

export default rule({
  id: 'macie-status-check',
  title: 'Macie is on, not paused',
  why: 'A paused session looks for no records in buckets, and reports no bucket that became public.',
  severity: 'medium',
  controls: { hicp: ['4.M.A', '4.M.E', '4.L.A'], hipaa: ['164.308(a)(1)(ii)(A)', '164.308(a)(1)(ii)(D)'] },
  appliesTo: ['AWS::Macie::Session'],

  check: session => session.property('Status').orDefault('ENABLED').mustBe('ENABLED'),

  fix: { how: 'Leave `status` of `macie.CfnSession` at `ENABLED` (`Status`).', set: { 'Properties.Status': 'ENABLED' } },
  config: { managedRule: 'MACIE_STATUS_CHECK' },

  examples: {
    compliant: [
      {
        when: 'nothing is said: AWS turns it on',
        resources: `
      Macie:
        Type: AWS::Macie::Session`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is paused',
        resources: `
      Macie:
        Type: AWS::Macie::Session
        Properties: { Status: PAUSED }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Macie:
        Type: AWS::Macie::Session
        Properties: { Status: !ImportValue status }`,
      },
    ],
  },
});
