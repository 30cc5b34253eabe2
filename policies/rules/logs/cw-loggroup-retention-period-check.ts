import { when } from '../../../lib/core';
import { rule } from '../../rule';

/** Twelve months: HIPAA sets six years for documentation and none for logs, and intrusions are often found only after months. */
const days = 365;

export default rule({
  id: 'cw-loggroup-retention-period-check',
  title: 'Log group keeps its events for at least a year',
  why: 'An intrusion is often found only after months; by then shorter logs no longer tell which records were touched.',
  severity: 'low',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)', '164.308(a)(1)(ii)(D)'] },
  appliesTo: ['AWS::Logs::LogGroup'],
  // Log groups of the class for delivery keep events for a day, whatever is set.
  where: group => group.property('LogGroupClass').orDefault('STANDARD').mustNotBe('DELIVERY'),

  // Without a number of days, events are kept for ever.
  check: group => {
    const retention = group.property('RetentionInDays');
    return when(retention.mustBePresent(), () => retention.mustBeAtLeast(days));
  },

  fix: {
    how: 'Set `retention: logs.RetentionDays.ONE_YEAR` or longer on `logs.LogGroup` (`RetentionInDays: 365`).',
    set: { 'Properties.RetentionInDays': days },
  },
  config: { managedRule: 'CW_LOGGROUP_RETENTION_PERIOD_CHECK', parameters: { MinRetentionTime: String(days) } },

  examples: {
    compliant: [
      {
        when: 'it keeps events for six years',
        resources: `
      AuditLog:
        Type: AWS::Logs::LogGroup
        Properties: { RetentionInDays: 2192 }`,
      },
      { when: 'its events never expire', resources: 'AuditLog: { Type: AWS::Logs::LogGroup }' },
    ],
    nonCompliant: [
      {
        when: 'it keeps events for a month',
        resources: `
      AuditLog:
        Type: AWS::Logs::LogGroup
        Properties: { RetentionInDays: 30 }`,
      },
    ],
    undetermined: [
      {
        when: 'the days are imported',
        resources: `
      AuditLog:
        Type: AWS::Logs::LogGroup
        Properties: { RetentionInDays: !ImportValue days }`,
      },
    ],
  },
});
