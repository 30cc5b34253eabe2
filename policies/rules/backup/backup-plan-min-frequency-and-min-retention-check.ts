import { allOf, anyOf, someOf, when } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { rule } from '../../rule';

const days = 35;

export default rule({
  id: 'backup-plan-min-frequency-and-min-retention-check',
  title: 'Backup plan backs up every day and keeps backups for 35 days',
  why: 'What was entered since the last backup is lost, and an intrusion that is found after weeks has already spoiled all younger backups.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  appliesTo: ['AWS::Backup::BackupPlan'],

  check: plan =>
    someOf(plan.property('BackupPlan.BackupPlanRule').items(), 'rule that backs up every day and keeps it for 35 days', backup =>
      allOf(mustRunEveryDay(backup), () => mustKeep(backup.get('Lifecycle.DeleteAfterDays'))),
    ),

  fix: {
    how: 'Use `backup.BackupPlan.daily35DayRetention(...)`, or a `BackupPlanRule` with a daily `scheduleExpression` and `deleteAfter: Duration.days(35)` or more (`Lifecycle.DeleteAfterDays`).',
  },
  config: {
    managedRule: 'BACKUP_PLAN_MIN_FREQUENCY_AND_MIN_RETENTION_CHECK',
    parameters: { requiredFrequencyValue: '1', requiredFrequencyUnit: 'days', requiredRetentionDays: String(days) },
  },

  examples: {
    compliant: [
      {
        when: 'a rule runs every night and keeps backups for a year',
        resources: `
      Nightly:
        Type: AWS::Backup::BackupPlan
        Properties:
          BackupPlan:
            BackupPlanName: records
            BackupPlanRule:
              - RuleName: nightly
                TargetBackupVault: records
                ScheduleExpression: cron(0 5 * * ? *)
                Lifecycle: { DeleteAfterDays: 365 }`,
      },
      {
        when: 'a rule leaves the schedule to AWS Backup and its backups never expire',
        resources: `
      Nightly:
        Type: AWS::Backup::BackupPlan
        Properties:
          BackupPlan:
            BackupPlanName: records
            BackupPlanRule: [{ RuleName: nightly, TargetBackupVault: records }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'it backs up once a week',
        resources: `
      Weekly:
        Type: AWS::Backup::BackupPlan
        Properties:
          BackupPlan:
            BackupPlanName: records
            BackupPlanRule:
              - RuleName: weekly
                TargetBackupVault: records
                ScheduleExpression: cron(0 5 ? * SUN *)
                Lifecycle: { DeleteAfterDays: 365 }`,
      },
      {
        when: 'backups expire after a week',
        resources: `
      Nightly:
        Type: AWS::Backup::BackupPlan
        Properties:
          BackupPlan:
            BackupPlanName: records
            BackupPlanRule:
              - RuleName: nightly
                TargetBackupVault: records
                ScheduleExpression: cron(0 5 * * ? *)
                Lifecycle: { DeleteAfterDays: 7 }`,
      },
    ],
    undetermined: [
      {
        when: 'the retention is imported',
        resources: `
      Nightly:
        Type: AWS::Backup::BackupPlan
        Properties:
          BackupPlan:
            BackupPlanName: records
            BackupPlanRule:
              - RuleName: nightly
                TargetBackupVault: records
                ScheduleExpression: cron(0 5 * * ? *)
                Lifecycle: { DeleteAfterDays: !ImportValue days }`,
      },
    ],
  },
});

/** Continuous backup has no gaps between its runs. Without a schedule, AWS Backup runs at five every morning. */
function mustRunEveryDay(backup: Property): Verdict {
  return anyOf(
    backup
      .get('ScheduleExpression')
      .orDefault('cron(0 5 ? * * *)')
      .must('a schedule that runs at least once a day', schedule => runsEveryDay(String(schedule))),
    () => backup.get('EnableContinuousBackup').orDefault(false).mustBe(true),
  );
}

/** A backup without an end is kept. */
function mustKeep(expiry: Property): Verdict {
  return when(expiry.mustBePresent(), () => expiry.mustBeAtLeast(days));
}

const everyDayOfMonth = /^(\*|\?|(\*|1)\/1|1-31)$/;
const everyMonth = /^(\*|(\*|1)\/1|1-12|JAN-DEC)$/i;
const everyDayOfWeek = /^(\*|\?|(\*|1)\/1|1-7|SUN-SAT)$/i;

/** Minutes, hours, day of month, month, day of week, year. */
function runsEveryDay(schedule: string): boolean {
  const [, rate, unit = ''] = /^rate\(\s*(\d{1,6})\s+(minute|hour|day)s?\s*\)$/.exec(schedule) ?? [];
  if (rate !== undefined) return Number(rate) <= (unit === 'day' ? 1 : unit === 'hour' ? 24 : 24 * 60);
  const fields = /^cron\((.{1,200})\)$/.exec(schedule)?.[1]?.trim().split(/\s+/) ?? [];
  const [, , dayOfMonth = '', month = '', dayOfWeek = '', year = ''] = fields;
  return (
    fields.length === 6 &&
    everyDayOfMonth.test(dayOfMonth) &&
    everyMonth.test(month) &&
    everyDayOfWeek.test(dayOfWeek) &&
    year === '*'
  );
}
