import { verdictOn } from '../support/judge';
import rule from '../../policies/rules/rds/rds-master-password-not-in-template';
import { compliantExample, ruleCases } from '../support/rule-cases';
import type { Json } from '../../lib/core';

const managed = compliantExample(rule);
const password = (value: Json): typeof managed => managed.with('Records.Properties.MasterUserPassword', value);
const parameter = (facts: Record<string, Json>): typeof managed =>
  password({ Ref: 'Password' }).withSection('Parameters', { Password: { Type: 'String', ...facts } });
const joined = { 'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: 'Login' }, ':SecretString:password::}}']] };

ruleCases(rule, [
  ['compliant', 'CDK joins the dynamic reference', password(joined).with('Login', { Type: 'AWS::SecretsManager::Secret' })],
  ['compliant', 'it is a secure SSM parameter', password('{{resolve:ssm-secure:/records/password:1}}')],
  ['compliant', 'it is a parameter with NoEcho', parameter({ NoEcho: true })],
  ['compliant', 'it is a parameter with NoEcho as text', parameter({ NoEcho: 'true' })],
  ['non-compliant', 'it is a parameter with NoEcho and a default', parameter({ NoEcho: true, Default: 'not-a-real-password' })],
  ['compliant', 'it is a parameter with NoEcho and an empty default', parameter({ NoEcho: true, Default: '' })],
  ['non-compliant', 'it is a parameter that the console shows', parameter({})],
  ['non-compliant', 'it is the default of a parameter', parameter({ Default: 'not-a-real-password' })],
  [
    'undetermined',
    'it is an attribute of another resource',
    password({ 'Fn::GetAtt': ['Generator', 'Value'] }).with('Generator', { Type: 'Custom::Password' }),
  ],
  ['undetermined', 'a literal stands before a parameter', password({ 'Fn::Sub': 'prefix-${Password}' })],
]);

test('the message does not show the password', () => {
  expect(JSON.stringify(verdictOn(rule, password('hunter2hunter2').body))).not.toContain('hunter2');
});
