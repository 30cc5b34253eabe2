import rule from '../../policies/rules/secretsmanager/secretsmanager-secret-not-in-template';
import { compliantExample, resources, ruleCases } from '../support/rule-cases';
import { verdictOn } from '../support/judge';

const generated = compliantExample(rule);
const value = 'DatabaseLogin.Properties.SecretString';

ruleCases(rule, [
  [
    'compliant',
    'its value is a parameter that is not shown',
    generated.with(value, { Ref: 'Login' }).withSection('Parameters', { Login: { Type: 'String', NoEcho: true } }),
  ],
  [
    'compliant',
    'its value comes from another resource',
    generated.with(value, { 'Fn::GetAtt': ['Key', 'SecretAccessKey'] }).with('Key', { Type: 'AWS::IAM::AccessKey' }),
  ],
  [
    'non-compliant',
    'its value is the default of a parameter',
    generated.with(value, { Ref: 'Login' }).withSection('Parameters', { Login: { Type: 'String', Default: 'example' } }),
  ],
  [
    'compliant',
    'its value is the ARN of another resource',
    generated.with(value, { 'Fn::GetAtt': ['Key', 'Arn'] }).with('Key', { Type: 'AWS::KMS::Key' }),
  ],
  [
    'compliant',
    'the code of a custom resource returns it',
    generated.with(value, { 'Fn::GetAtt': ['Maker', 'Login'] }).with('Maker', { Type: 'Custom::LoginMaker' }),
  ],
  [
    'compliant',
    'the password in its JSON text is a parameter that is not shown',
    generated
      .with(value, { 'Fn::Sub': '{"user":"records","password":"${Login}","host":"${Host}"}' })
      .withSection('Parameters', { Login: { Type: 'String', NoEcho: true }, Host: { Type: 'String' } }),
  ],
  [
    'undetermined',
    'nothing in its JSON text goes by the name of a secret',
    generated
      .with(value, { 'Fn::Sub': '{"user":"records","host":"${Host}"}' })
      .withSection('Parameters', { Host: { Type: 'String' } }),
  ],
  [
    'non-compliant',
    'a password stands beside the one that is generated',
    generated.with('DatabaseLogin.Properties.GenerateSecretString', {
      SecretStringTemplate: '{"user":"records","password":"not-a-real-one"}',
      GenerateStringKey: 'other',
    }),
  ],
  [
    'compliant',
    'the one that is generated takes its place',
    generated.with('DatabaseLogin.Properties.GenerateSecretString', {
      SecretStringTemplate: '{"user":"records","password":"-"}',
      GenerateStringKey: 'password',
    }),
  ],
  ['non-compliant', 'its value is decoded at deployment', generated.with(value, { 'Fn::Base64': 'example-password' })],
]);

test('does not show the value', () => {
  const verdict = verdictOn(
    rule,
    resources('DatabaseLogin: { Type: AWS::SecretsManager::Secret, Properties: { SecretString: hunter2 } }').body,
  );
  expect(verdict.status).toBe('non-compliant');
  expect(JSON.stringify(verdict)).not.toContain('hunter2');
});
