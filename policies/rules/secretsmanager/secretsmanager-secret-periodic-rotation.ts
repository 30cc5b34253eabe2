import { compliant, decide, nonCompliant, undetermined } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { rule } from '../../rule';

const mostDays = 90;

/** A rate says how long it is; a cron expression for every month comes round in one, and of others that is not worked out here. */
function mustComeRoundIn(expression: Property): Verdict {
  const wanted = `a rate of at most ${String(mostDays)} days`;
  return decide([expression], text => {
    const [, count, unit = ''] = /^rate\((\d+) (hour|day)s?\)$/.exec(String(text)) ?? [];
    if (count !== undefined && Number(count) / (unit === 'hour' ? 24 : 1) <= mostDays) return compliant;
    if (/^cron\(\S+ \S+ \S+ \* \S+ \*\)$/.test(String(text))) return compliant;
    return String(text).startsWith('cron(')
      ? undetermined(() => `${expression.state()}; it must be ${wanted}`, expression)
      : nonCompliant(() => `${expression.state()}; it must be ${wanted}`, expression);
  });
}

export default rule({
  id: 'secretsmanager-secret-periodic-rotation',
  title: 'Rotation schedules change a secret within 90 days',
  why: 'A password that leaked once opens the systems with ePHI behind it for as long as it stays the same.',
  severity: 'low',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)'] },
  appliesTo: ['AWS::SecretsManager::RotationSchedule'],
  where: schedule => schedule.property('RotationRules').mustBePresent(),

  check: schedule => {
    const expression = schedule.property('RotationRules.ScheduleExpression');
    return expression.value() === undefined
      ? schedule.property('RotationRules.AutomaticallyAfterDays').mustBeAtMost(mostDays)
      : mustComeRoundIn(expression);
  },

  fix: {
    how: 'Set `automaticallyAfter: Duration.days(30)` in `addRotationSchedule` or `addRotationSingleUser` (`RotationRules.AutomaticallyAfterDays`).',
  },
  config: { managedRule: 'SECRETSMANAGER_SECRET_PERIODIC_ROTATION', parameters: { maxDaysSinceRotation: '90' } },

  examples: {
    compliant: [
      {
        when: 'it rotates every 30 days',
        resources: `
      Rotation:
        Type: AWS::SecretsManager::RotationSchedule
        Properties: { SecretId: login, RotationRules: { AutomaticallyAfterDays: 30 } }`,
      },
      {
        when: 'it rotates on the first of each month',
        resources: `
      Rotation:
        Type: AWS::SecretsManager::RotationSchedule
        Properties: { SecretId: login, RotationRules: { ScheduleExpression: 'cron(0 4 1 * ? *)' } }`,
      },
      {
        when: 'it rotates every ten days by a rate',
        resources: `
      Rotation:
        Type: AWS::SecretsManager::RotationSchedule
        Properties: { SecretId: login, RotationRules: { ScheduleExpression: rate(10 days) } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it rotates once a year',
        resources: `
      Rotation:
        Type: AWS::SecretsManager::RotationSchedule
        Properties: { SecretId: login, RotationRules: { AutomaticallyAfterDays: 365 } }`,
      },
      {
        when: 'its rate is 200 days',
        resources: `
      Rotation:
        Type: AWS::SecretsManager::RotationSchedule
        Properties: { SecretId: login, RotationRules: { ScheduleExpression: rate(200 days) } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Rotation:
        Type: AWS::SecretsManager::RotationSchedule
        Properties: { SecretId: login, RotationRules: { AutomaticallyAfterDays: !Ref Days } }`,
      },
      {
        when: 'it names months',
        resources: `
      Rotation:
        Type: AWS::SecretsManager::RotationSchedule
        Properties: { SecretId: login, RotationRules: { ScheduleExpression: 'cron(0 4 1 1,7 ? *)' } }`,
      },
    ],
  },
});
