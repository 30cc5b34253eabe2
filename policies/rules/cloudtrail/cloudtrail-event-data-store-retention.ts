import { decide } from '../../../lib/core';
import { rule } from '../../rule';

/** Six years: HIPAA sets them for documentation, and none for logs. */
const days = 2192;

export default rule({
  id: 'cloudtrail-event-data-store-retention',
  title: 'Event data stores keep events for at least six years',
  why: 'A complaint about access to records can come years later, and the events that would answer it are gone.',
  severity: 'low',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)', '164.316(b)(2)(i)'] },
  from: 'large',
  appliesTo: ['AWS::CloudTrail::EventDataStore'],

  check: store =>
    decide([store.property('BillingMode')], mode =>
      // https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateEventDataStore.html
      store
        .property('RetentionPeriod')
        .orDefault(mode === 'FIXED_RETENTION_PRICING' ? 2557 : 366)
        .mustBeAtLeast(days),
    ),

  fix: {
    how: 'Set `retentionPeriod: 2192` or more on `cloudtrail.CfnEventDataStore`. In CloudFormation: `RetentionPeriod`.',
    set: { 'Properties.RetentionPeriod': days },
  },
  config: { none: 'AWS publishes no schema of the item of an event data store, so what it shows is not certain.' },

  examples: {
    compliant: [
      {
        when: 'it keeps them for ten years',
        resources: `
      Events:
        Type: AWS::CloudTrail::EventDataStore
        Properties: { RetentionPeriod: 3653 }`,
      },
      {
        when: 'its price holds for seven years',
        resources: `
      Events:
        Type: AWS::CloudTrail::EventDataStore
        Properties: { BillingMode: FIXED_RETENTION_PRICING }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it keeps them for a year, as it does unless told otherwise',
        resources: `
      Events:
        Type: AWS::CloudTrail::EventDataStore
        Properties: { Name: audit }`,
      },
      {
        when: 'it keeps them for three months',
        resources: `
      Events:
        Type: AWS::CloudTrail::EventDataStore
        Properties: { RetentionPeriod: 90, BillingMode: FIXED_RETENTION_PRICING }`,
      },
    ],
    undetermined: [
      {
        when: 'the days are imported',
        resources: `
      Events:
        Type: AWS::CloudTrail::EventDataStore
        Properties: { RetentionPeriod: !ImportValue days }`,
      },
    ],
  },
});
