import { rule } from '../../rule';
import { someTrail } from './_trails';

export default rule({
  id: 'cloudtrail-event-data-store-organization',
  title: 'Event data stores take in events of the whole organization',
  why: 'An intruder moves from account to account; events that each account keeps for itself never show the path to the records.',
  severity: 'low',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::CloudTrail::EventDataStore'],
  from: 'large',

  check: store =>
    someTrail(store, 'event data store of the organization', one =>
      one.property('OrganizationEnabled').orDefault(false).mustBe(true),
    ),

  fix: {
    how: 'Set `organizationEnabled: true` on `cloudtrail.CfnEventDataStore` in the management account. In CloudFormation: `OrganizationEnabled`.',
    set: { 'Properties.OrganizationEnabled': true },
  },
  config: { none: 'AWS publishes no schema of the item of an event data store, so what it shows is not certain.' },

  examples: {
    compliant: [
      {
        when: 'it does',
        resources: `
      Events:
        Type: AWS::CloudTrail::EventDataStore
        Properties: { OrganizationEnabled: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the store of the organization takes nothing in',
        resources: `
      Events: { Type: AWS::CloudTrail::EventDataStore }
      Whole: { Type: AWS::CloudTrail::EventDataStore, Properties: { IngestionEnabled: false, OrganizationEnabled: true } }`,
      },
      {
        when: 'it takes in its own account',
        resources: `
      Events:
        Type: AWS::CloudTrail::EventDataStore
        Properties: { Name: audit }`,
      },
    ],
    undetermined: [
      {
        when: 'the switch is imported',
        resources: `
      Events:
        Type: AWS::CloudTrail::EventDataStore
        Properties: { OrganizationEnabled: !ImportValue organization }`,
      },
    ],
  },
});
