import { rule } from '../../rule';

export default rule({
  id: 'kinesis-stream-backup-retention-check',
  title: 'Kinesis streams keep records for a week',
  why: 'After an outage of more than a day, vital signs and messages that no consumer has read by then are gone.',
  severity: 'low',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)'] },
  when: 'phi',
  from: 'large',
  appliesTo: ['AWS::Kinesis::Stream'],

  check: stream => stream.property('RetentionPeriodHours').orDefault(24).mustBeAtLeast(168),

  fix: {
    how: 'Set `retentionPeriod: Duration.days(7)` or more on `kinesis.Stream` (`RetentionPeriodHours: 168`).',
    set: { 'Properties.RetentionPeriodHours': 168 },
  },
  config: { managedRule: 'KINESIS_STREAM_BACKUP_RETENTION_CHECK', parameters: { minimumBackupRetentionPeriod: '168' } },

  examples: {
    compliant: [
      {
        when: 'it keeps records for a week',
        resources: `
      Vitals:
        Type: AWS::Kinesis::Stream
        Properties: { RetentionPeriodHours: 168 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS keeps a day',
        resources: `
      Vitals:
        Type: AWS::Kinesis::Stream`,
      },
      {
        when: 'it keeps two days',
        resources: `
      Vitals:
        Type: AWS::Kinesis::Stream
        Properties: { RetentionPeriodHours: 48 }`,
      },
    ],
    undetermined: [
      {
        when: 'the hours are imported',
        resources: `
      Vitals:
        Type: AWS::Kinesis::Stream
        Properties: { RetentionPeriodHours: !ImportValue hours }`,
      },
    ],
  },
});
