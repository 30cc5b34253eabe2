import { rule } from '../../rule';

export default rule({
  id: 'cloudtrail-event-data-store-protected',
  title: 'CloudTrail event data stores are protected from deletion',
  why: 'An intruder with the right to delete the store takes the evidence away, and so does a mistake.',
  severity: 'medium',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::CloudTrail::EventDataStore'],

  check: store => store.property('TerminationProtectionEnabled').mustNotBe(false),

  fix: {
    how: 'Leave `terminationProtectionEnabled` of `cloudtrail.CfnEventDataStore` on (`TerminationProtectionEnabled`).',
    set: { 'Properties.TerminationProtectionEnabled': true },
  },
  config: { none: 'AWS Config has no managed rule for the protection of event data stores.' },

  examples: {
    compliant: [
      {
        when: 'it is protected',
        resources: `
      Events:
        Type: AWS::CloudTrail::EventDataStore
        Properties: { Name: events, TerminationProtectionEnabled: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is not',
        resources: `
      Events:
        Type: AWS::CloudTrail::EventDataStore
        Properties: { Name: events, TerminationProtectionEnabled: false }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Events:
        Type: AWS::CloudTrail::EventDataStore
        Properties: { Name: events, TerminationProtectionEnabled: !ImportValue protection }`,
      },
    ],
  },
});
