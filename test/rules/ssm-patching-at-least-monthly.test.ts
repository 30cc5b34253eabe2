import rule from '../../policies/rules/ssm/ssm-patching-at-least-monthly';
import { compliantExample, ruleCases } from '../support/rule-cases';

const window = compliantExample(rule);
const opens = (schedule: string) => window.with('Sundays.Properties.Schedule', schedule);

ruleCases(rule, [
  ['compliant', 'seconds come first', opens('cron(0 30 23 ? * TUE#3 *)')],
  ['compliant', 'the year is left out', opens('cron(0 3 ? * SUN)')],
  ['compliant', 'each month is named', opens('cron(0 3 1 JAN-JUN,7-12 ? *)')],
  ['compliant', 'all months from the first on', opens('cron(0 3 1 1/1 ? *)')],
  ['compliant', 'it opens every two weeks', opens('rate(14 days)')],
  ['compliant', 'it opens every 700 hours', opens('rate(700 hours)')],
  ['non-compliant', 'it opens in every second month', opens('cron(0 3 1 */2 ? *)')],
  ['non-compliant', 'it opens in half of the year', opens('cron(0 3 ? JAN-JUN SUN *)')],
  ['non-compliant', 'it opens in one year', opens('cron(0 3 ? * SUN 2026)')],
  ['non-compliant', 'it opens once', opens('at(2026-12-24T03:00:00)')],
  ['non-compliant', 'it opens every 32 days', opens('rate(32 days)')],
]);
