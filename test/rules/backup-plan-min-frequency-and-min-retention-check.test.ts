import rule from '../../policies/rules/backup/backup-plan-min-frequency-and-min-retention-check';
import { compliantExample, ruleCases } from '../support/rule-cases';

const nightly = compliantExample(rule);
const first = 'Nightly.Properties.BackupPlan.BackupPlanRule.0';
const runs = (schedule: string) => nightly.with(`${first}.ScheduleExpression`, schedule);

ruleCases(rule, [
  ['compliant', 'it runs every hour', runs('cron(0 * * * ? *)')],
  ['compliant', 'it runs every 12 hours', runs('cron(0 0/12 ? * * *)')],
  ['compliant', 'it runs at a rate of a day', runs('rate(1 day)')],
  ['compliant', 'it runs on all days of the week by name', runs('cron(0 5 ? * SUN-SAT *)')],
  ['compliant', 'backups are kept for 35 days, as text', nightly.with(`${first}.Lifecycle.DeleteAfterDays`, '35')],
  [
    'compliant',
    'a second rule is weekly',
    nightly.with('Nightly.Properties.BackupPlan.BackupPlanRule', [
      { ScheduleExpression: 'cron(0 5 ? * SUN *)' },
      { ScheduleExpression: 'cron(0 5 * * ? *)' },
    ]),
  ],
  ['compliant', 'it backs up all the time', runs('cron(0 5 ? * SUN *)').with(`${first}.EnableContinuousBackup`, true)],
  ['non-compliant', 'it runs on working days', runs('cron(0 5 ? * MON-FRI *)')],
  ['non-compliant', 'it runs every second day', runs('cron(0 5 */2 * ? *)')],
  ['non-compliant', 'it runs in one month', runs('cron(0 5 * 1 ? *)')],
  ['non-compliant', 'it runs in one year', runs('cron(0 5 * * ? 2026)')],
  ['non-compliant', 'it runs at a rate of a week', runs('rate(7 days)')],
  ['non-compliant', 'the schedule cannot be read', runs('every day')],
  [
    'non-compliant',
    'daily backups are kept for a week and weekly ones for a year',
    nightly.with('Nightly.Properties.BackupPlan.BackupPlanRule', [
      { ScheduleExpression: 'cron(0 5 * * ? *)', Lifecycle: { DeleteAfterDays: 7 } },
      { ScheduleExpression: 'cron(0 5 ? * SUN *)', Lifecycle: { DeleteAfterDays: 365 } },
    ]),
  ],
  ['non-compliant', 'it has no rules', nightly.with('Nightly.Properties.BackupPlan.BackupPlanRule', [])],
  ['undetermined', 'the schedule is imported', nightly.with(`${first}.ScheduleExpression`, { 'Fn::ImportValue': 'schedule' })],
]);
