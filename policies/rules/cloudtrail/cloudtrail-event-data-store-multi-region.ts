import { anyOf, someOf, undetermined } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'cloudtrail-event-data-store-multi-region',
  title: 'Event data stores record all Regions',
  why: 'An intruder works where nobody looks: in a Region that is not recorded, data can be copied out without a trace.',
  severity: 'medium',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::CloudTrail::EventDataStore'],

  // Items of Config and what partners send come from no Region of CloudTrail. Without selectors a store takes management events.
  where: store => {
    const selectors = store.property('AdvancedEventSelectors');
    return anyOf(selectors.mustBeAbsent(), () =>
      someOf(
        selectors.items().flatMap(selector => selector.get('FieldSelectors').items()),
        'selector of events of AWS',
        field =>
          someOf(field.get('Equals').items(), 'kind of event', kind => kind.mustBe('Management', 'Data', 'NetworkActivity')),
      ),
    );
  },

  check: store => {
    const all = store.property('MultiRegionEnabled');
    // What CloudFormation applies where nothing is set is not documented.
    return all.value() === undefined ? undetermined(`${all.path} is not set; it must be true`, all) : all.mustBe(true);
  },

  fix: {
    how: 'Set `multiRegionEnabled: true` on `cloudtrail.CfnEventDataStore`. In CloudFormation: `MultiRegionEnabled`.',
    set: { 'Properties.MultiRegionEnabled': true },
  },
  config: { managedRule: 'CLOUDTRAIL_EVENT_DATA_STORE_MULTI_REGION' },

  examples: {
    compliant: [
      {
        when: 'it records all Regions',
        resources: `
      Events:
        Type: AWS::CloudTrail::EventDataStore
        Properties: { MultiRegionEnabled: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it records management events of its own Region',
        resources: `
      Events:
        Type: AWS::CloudTrail::EventDataStore
        Properties:
          MultiRegionEnabled: false
          AdvancedEventSelectors: [{ FieldSelectors: [{ Field: eventCategory, Equals: [Management] }] }]`,
      },
      {
        when: 'it records its own Region',
        resources: `
      Events:
        Type: AWS::CloudTrail::EventDataStore
        Properties: { MultiRegionEnabled: false }`,
      },
    ],
    undetermined: [
      {
        when: 'what it takes in comes from another stack',
        resources: `
      Events:
        Type: AWS::CloudTrail::EventDataStore
        Properties: { MultiRegionEnabled: false, AdvancedEventSelectors: !ImportValue selectors }`,
      },
      {
        when: 'nothing is set',
        resources: `
      Events:
        Type: AWS::CloudTrail::EventDataStore
        Properties: { Name: audit }`,
      },
      {
        when: 'the switch is imported',
        resources: `
      Events:
        Type: AWS::CloudTrail::EventDataStore
        Properties: { MultiRegionEnabled: !ImportValue all }`,
      },
    ],
  },
});
