import rule from '../../policies/rules/lambda/lambda-no-environment-secrets';
import { verdictOn } from '../support/judge';
import { compliantExample, ruleCases } from '../support/rule-cases';

const lambda = compliantExample(rule);
const variable = (name: string, value: Parameters<typeof lambda.with>[1]): ReturnType<typeof lambda.with> =>
  lambda.with(`Import.Properties.Environment.Variables.${name}`, value);

ruleCases(rule, [
  ['non-compliant', 'the name ends in PASS', variable('DB_PASS', 'Correct-Horse-1')],
  ['non-compliant', 'an address holds a password', variable('RECORDS', 'postgres://app:example@db.example.org/records')],
  ['non-compliant', 'a connection string holds a password', variable('RECORDS', 'Server=db; Password=example')],
  ['compliant', 'an address has a port and a scope', variable('RECORDS', 'https://cdn.example.org:443/npm/@scope')],
  ['compliant', 'a plain parameter is filled in', variable('RECORDS', '{{resolve:ssm:/app/feature}}')],
  ['non-compliant', 'a secret is filled in', variable('RECORDS', '{{resolve:secretsmanager:lab:SecretString:key}}')],
  [
    'non-compliant',
    'an access key is filled in',
    variable('UPLOADER', { 'Fn::GetAtt': ['Key', 'SecretAccessKey'] }).with('Key', {
      Type: 'AWS::IAM::AccessKey',
      Properties: { UserName: 'lab' },
    }),
  ],
  [
    'non-compliant',
    'the secret of an app client is filled in',
    variable('CLIENT_SECRET', { 'Fn::Sub': '${Client.ClientSecret}' }).with('Client', {
      Type: 'AWS::Cognito::UserPoolClient',
      Properties: {},
    }),
  ],
  ['compliant', 'a name ends in a word that only looks like one', variable('COMPASS', 'north')],
  ['compliant', 'the value is the path of a parameter', variable('DB_PASSWORD', '/clinic/db/password')],
  [
    'compliant',
    'the value is the ARN of a secret',
    variable('API_KEY', 'arn:aws:secretsmanager:us-east-1:111122223333:secret:lab'),
  ],
  ...[
    'API_KEY_FOR_PARTNER',
    'DB_PASSWORD_PROD',
    'DB_PASSWORD2',
    'stripeApiKeyLive',
    'DBPASSWORD',
    'partner-token',
    'JWT_SIGNING_KEY',
  ].map(name => ['non-compliant', `a password stands under ${name}`, variable(name, 'Correct-Horse-1')] as const),
  ...[
    'PASSWORD_POLICY_ARN',
    'TOKEN_TABLE_NAME',
    'SECRET_ARN',
    'API_KEY_ID',
    'SecretName',
    'PASSWORD_RESET_EMAIL',
    'TOKEN_ISSUER',
    'SECRETS_MANAGER_ENDPOINT',
    'ACCESS_TOKEN_EXPIRES_IN',
    'TOKENIZER',
    'SECRETARY',
  ].map(name => ['compliant', `the name is ${name}`, variable(name, 'something')] as const),
  ['compliant', 'the value is a number', variable('MAX_TOKEN', 400)],
  ['non-compliant', 'a name in camel case holds a password', variable('dbPassword', 'Correct-Horse-1')],
  [
    'non-compliant',
    'a secret is part of a connection string',
    variable('DB_URL', 'postgres://app:{{resolve:secretsmanager:db:SecretString:password}}@db'),
  ],
  ['non-compliant', 'a private key stands in the template', variable('CERT', '-----BEGIN RSA PRIVATE KEY-----')],
  [
    'non-compliant',
    'a parameter with NoEcho is written out',
    variable('LAB', { Ref: 'LabKey' }).withSection('Parameters', { LabKey: { Type: 'String', NoEcho: true } }),
  ],
  [
    'undetermined',
    'all variables come from another stack',
    lambda.with('Import.Properties.Environment.Variables', { 'Fn::ImportValue': 'Variables' }),
  ],
]);

test('never shows a secret', () => {
  const shown = JSON.stringify([
    verdictOn(rule, variable('DB_PASSWORD', 'Correct-Horse-1').body),
    verdictOn(rule, variable('TOKEN', 'Correct-Horse-1').body),
    verdictOn(rule, variable('LAB', 'AKIAIOSFODNN7EXAMPLE').body),
  ]);
  expect(shown).not.toMatch(/Horse|AKIA/);
});
