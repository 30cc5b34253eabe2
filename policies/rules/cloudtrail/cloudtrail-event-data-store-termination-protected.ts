import { rule } from '../../rule';

export default rule({
  id: 'cloudtrail-event-data-store-termination-protected',
  title: 'Event data stores are protected against deletion',
  why: 'Whoever takes over the account first deletes what shows it; a store that is not protected is gone after a week.',
  severity: 'medium',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)', '164.312(c)(1)'] },
  appliesTo: ['AWS::CloudTrail::EventDataStore'],

  check: store => store.property('TerminationProtectionEnabled').orDefault(true).mustBe(true),

  fix: {
    how: 'Leave `terminationProtectionEnabled` of `cloudtrail.CfnEventDataStore` at true. In CloudFormation: `TerminationProtectionEnabled`.',
    set: { 'Properties.TerminationProtectionEnabled': true },
  },
  config: { none: 'AWS publishes no schema of the item of an event data store, so what it shows is not certain.' },

  examples: {
    compliant: [
      {
        when: 'protection is on',
        resources: `
      Events:
        Type: AWS::CloudTrail::EventDataStore
        Properties: { TerminationProtectionEnabled: true }`,
      },
      {
        when: 'nothing is set, so that it is on',
        resources: `
      Events:
        Type: AWS::CloudTrail::EventDataStore
        Properties: { Name: audit }`,
      },
    ],
    nonCompliant: [
      {
        when: 'protection is off',
        resources: `
      Events:
        Type: AWS::CloudTrail::EventDataStore
        Properties: { TerminationProtectionEnabled: false }`,
      },
    ],
    undetermined: [
      {
        when: 'the switch is imported',
        resources: `
      Events:
        Type: AWS::CloudTrail::EventDataStore
        Properties: { TerminationProtectionEnabled: !ImportValue protect }`,
      },
    ],
  },
});
