import { rule } from '../../rule';

export default rule({
  id: 'cloudtrail-event-data-store-ingesting',
  title: 'Event data stores take in events',
  why: 'A store that is switched off records nothing, so that after an incident nobody can tell who did what.',
  severity: 'medium',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::CloudTrail::EventDataStore'],

  check: store => store.property('IngestionEnabled').orDefault(true).mustBe(true),

  fix: {
    how: 'Leave `ingestionEnabled` of `cloudtrail.CfnEventDataStore` at true. In CloudFormation: `IngestionEnabled`.',
    set: { 'Properties.IngestionEnabled': true },
  },
  config: { none: 'AWS publishes no schema of the item of an event data store, so what it shows is not certain.' },

  examples: {
    compliant: [
      {
        when: 'nothing is set, so that it does',
        resources: `
      Events:
        Type: AWS::CloudTrail::EventDataStore
        Properties: { Name: audit }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is switched off',
        resources: `
      Events:
        Type: AWS::CloudTrail::EventDataStore
        Properties: { IngestionEnabled: false }`,
      },
    ],
    undetermined: [
      {
        when: 'the switch is imported',
        resources: `
      Events:
        Type: AWS::CloudTrail::EventDataStore
        Properties: { IngestionEnabled: !ImportValue ingest }`,
      },
    ],
  },
});
