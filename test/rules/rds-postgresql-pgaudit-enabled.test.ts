import rule from '../../policies/rules/rds/rds-postgresql-pgaudit-enabled';
import { compliantExample, ruleCases } from '../support/rule-cases';

const audited = compliantExample(rule);
const parameters = 'Settings.Properties.Parameters';
const classes = (list: string) => audited.with(parameters, { shared_preload_libraries: 'pgaudit', 'pgaudit.log': list });

ruleCases(rule, [
  ['compliant', 'it records all but one class', classes('all, -misc')],
  ['non-compliant', 'it takes reading from a list without it', classes('ddl,-read')],
  ['non-compliant', 'it records nothing', classes('none')],
]);
