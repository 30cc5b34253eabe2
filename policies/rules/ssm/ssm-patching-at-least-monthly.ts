import { allOf, someOf } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { association } from './_association';
import { installsPatches, maintenanceWindow, maintenanceWindowTask } from './_patching';

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const daysOf: Readonly<Record<string, number>> = { minute: 1 / 1440, hour: 1 / 24, day: 1 };

/** Of an expression that is none of these nothing is claimed: Systems Manager refuses it. */
function isMonthly(expression: string): boolean {
  const rate = /^rate\(\s*(\d+)\s+(minute|hour|day)s?\s*\)$/i.exec(expression);
  if (rate !== null) return Number(rate[1]) * (daysOf[(rate[2] ?? '').toLowerCase()] ?? 0) <= 31;
  const cron = /^cron\(([^)]*)\)$/i.exec(expression);
  if (cron === null) return !/^at\(/i.test(expression);
  const fields = (cron[1] ?? '').trim().split(/\s+/);
  // Seconds may come first, and the year may be left out.
  const [, , , month = '*', , year = '*'] = fields.length === 7 ? fields.slice(1) : fields;
  return year === '*' && isEachMonth(month);
}

function isEachMonth(field: string): boolean {
  const named = new Set(
    field.split(',').flatMap(part => {
      const [range = '', step = '1'] = part.split('/');
      const [from = '', to] = range.split('-');
      const first = from === '*' ? 1 : numberOf(from);
      const last = to !== undefined ? numberOf(to) : from === '*' || part.includes('/') ? 12 : first;
      return months.map((_, index) => index + 1).filter(n => n >= first && n <= last && (n - first) % Number(step) === 0);
    }),
  );
  return named.size === 12;
}

function numberOf(month: string): number {
  const index = months.indexOf(month.toUpperCase());
  return index >= 0 ? index + 1 : Number(month);
}

const installsInWindow = (window: Resource): Verdict =>
  someOf(window.referredToBy(maintenanceWindowTask, 'WindowId'), 'task that installs patches', task =>
    allOf(task.property('WindowId').mustReferTo(window), () => installsPatches(task)),
  );

export default rule({
  id: 'ssm-patching-at-least-monthly',
  title: 'Patches are installed every month or more often',
  why: 'What is approved in time waits for the next window; with one window a quarter, servers with ePHI are open for three months.',
  severity: 'medium',
  controls: { hicp: ['7.M.D', '2.M.A'], hipaa: ['164.308(a)(1)(ii)(B)', '164.308(a)(5)(ii)(B)'] },
  appliesTo: [association, maintenanceWindow],
  // `ssm-association-scheduled` says what there is to say of an association without a schedule.
  where: one =>
    one.type === association
      ? allOf(installsPatches(one), () => one.property('ScheduleExpression').mustBePresent())
      : installsInWindow(one),

  check: one =>
    one
      .property(one.type === association ? 'ScheduleExpression' : 'Schedule')
      .must('a schedule that comes up every month', schedule => isMonthly(String(schedule))),

  fix: {
    how: 'Set `schedule` of `ssm.CfnMaintenanceWindow`, or `scheduleExpression` of `ssm.CfnAssociation`, to one that comes up each month or more often, such as `cron(0 3 ? * SUN *)` (`Schedule`, `ScheduleExpression`).',
  },
  config: {
    none: 'AWS Config judges whether instances are patched, not when windows open. It records neither associations nor maintenance windows.',
  },

  examples: {
    compliant: [
      {
        when: 'the window opens every Sunday',
        resources: `
      Sundays:
        Type: AWS::SSM::MaintenanceWindow
        Properties: { Name: sundays, Schedule: cron(0 3 ? * SUN *), Duration: 4, Cutoff: 1, AllowUnassociatedTargets: false }
      Install:
        Type: AWS::SSM::MaintenanceWindowTask
        Properties:
          WindowId: !Ref Sundays
          TaskType: RUN_COMMAND
          TaskArn: AWS-RunPatchBaseline
          Priority: 1
          TaskInvocationParameters: { MaintenanceWindowRunCommandParameters: { Parameters: { Operation: [Install] } } }`,
      },
      {
        when: 'an association installs on the second Tuesday of each month',
        resources: `
      Install:
        Type: AWS::SSM::Association
        Properties:
          Name: AWS-RunPatchBaseline
          ScheduleExpression: cron(0 3 ? * TUE#2 *)
          Parameters: { Operation: [Install] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the window opens once a quarter',
        resources: `
      Quarterly:
        Type: AWS::SSM::MaintenanceWindow
        Properties: { Name: quarterly, Schedule: cron(0 3 1 1/3 ? *), Duration: 4, Cutoff: 1, AllowUnassociatedTargets: false }
      Install:
        Type: AWS::SSM::MaintenanceWindowTask
        Properties:
          WindowId: !Ref Quarterly
          TaskType: RUN_COMMAND
          TaskArn: AWS-RunPatchBaseline
          Priority: 1
          TaskInvocationParameters: { MaintenanceWindowRunCommandParameters: { Parameters: { Operation: [Install] } } }`,
      },
      {
        when: 'an association installs every 60 days',
        resources: `
      Install:
        Type: AWS::SSM::Association
        Properties:
          Name: AWS-RunPatchBaseline
          ScheduleExpression: rate(60 days)
          Parameters: { Operation: [Install] }`,
      },
    ],
    undetermined: [
      {
        when: 'the schedule is a parameter',
        resources: `
      Install:
        Type: AWS::SSM::Association
        Properties:
          Name: AWS-RunPatchBaseline
          ScheduleExpression: !Sub 'cron(\${Hours})'
          Parameters: { Operation: [Install] }`,
      },
    ],
  },
});
