import rule from '../../policies/rules/ecs/ecs-no-environment-secrets';
import type { Json } from '../../lib/core';
import { verdictOn } from '../support/judge';
import { compliantExample, ruleCases } from '../support/rule-cases';

const secure = compliantExample(rule);
const variable = 'Portal.Properties.ContainerDefinitions.0.Environment.0';
const set = (name: string, value: Json) => secure.with(`${variable}.Name`, name).with(`${variable}.Value`, value);

ruleCases(rule, [
  ['non-compliant', 'the name ends in PASS', set('DB_PASS', 'Correct-Horse-1')],
  ['non-compliant', 'an address holds a password', set('RECORDS', 'postgres://app:example@db.example.org/records')],
  ['non-compliant', 'a connection string holds a password', set('RECORDS', 'Server=db; Password=example')],
  ['compliant', 'an address has a port and a scope', set('RECORDS', 'https://cdn.example.org:443/npm/@scope')],
  ['compliant', 'a plain parameter is filled in', set('RECORDS', '{{resolve:ssm:/app/feature}}')],
  ['non-compliant', 'a secret is filled in', set('RECORDS', '{{resolve:secretsmanager:lab:SecretString:key}}')],
  [
    'non-compliant',
    'an access key is filled in',
    set('UPLOADER', { 'Fn::GetAtt': ['Key', 'SecretAccessKey'] }).with('Key', {
      Type: 'AWS::IAM::AccessKey',
      Properties: { UserName: 'lab' },
    }),
  ],
  [
    'non-compliant',
    'the secret of an app client is filled in',
    set('CLIENT_SECRET', { 'Fn::Sub': '${Client.ClientSecret}' }).with('Client', {
      Type: 'AWS::Cognito::UserPoolClient',
      Properties: {},
    }),
  ],
  ['non-compliant', 'an address holds a password', set('DATABASE_URL', 'postgres://portal:example@records.example.org/records')],
  ['non-compliant', 'an access key id stands under a harmless name', set('UPLOADER', `AKIA${'A'.repeat(16)}`)],
  ['non-compliant', 'a parameter fills in the password', set('dbPassword', { Ref: 'Password' })],
  ['non-compliant', 'an API key is in the template', set('VENDOR_API_KEY', 'abcdefghijkl')],
  ['non-compliant', 'the word is not the last one', set('API_KEY_FOR_PARTNER', 'abcdefghijkl')],
  ['non-compliant', 'the name is the id of an access key', set('AWS_ACCESS_KEY_ID', 'abcdefghijkl')],
  ['non-compliant', 'the name ends in PWD', set('DB_PWD', 'abcdefghijkl')],
  ['compliant', 'the variable is about passwords', set('PASSWORD_POLICY_ARN', 'strict')],
  ['compliant', 'the variable is left out', set('DB_PASSWORD', { Ref: 'AWS::NoValue' })],
  [
    'non-compliant',
    'the variable is left out in one branch only',
    set('DB_PASSWORD', { 'Fn::If': ['Dev', 'abcdefghijkl', { Ref: 'AWS::NoValue' }] }).withSection('Conditions', {
      Dev: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'us-east-1'] },
    }),
  ],
  ['compliant', 'the variable is where the shell works', set('PWD', '/app')],
  ['compliant', 'a name that ends in TOKEN is a switch', set('USE_TOKEN', 'true')],
  ['compliant', 'a secret is named by its ARN', set('DB_SECRET', { Ref: 'Login' })],
  ['compliant', 'an address holds no password', set('DATABASE_URL', 'postgres://records.example.org:5432/records')],
  ['compliant', 'a parameter fills in something else', set('DB_HOST', { Ref: 'Host' })],
  ['undetermined', 'the name is not known', set('x', 'abcdefghijkl').with(`${variable}.Name`, { Ref: 'Name' })],
]);

test('never shows the value', () => {
  expect(JSON.stringify(verdictOn(rule, set('DB_PASSWORD', 'hunter2').body))).not.toContain('hunter2');
});
