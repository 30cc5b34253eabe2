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
