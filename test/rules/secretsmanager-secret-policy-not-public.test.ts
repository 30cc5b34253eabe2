import rule from '../../policies/rules/secretsmanager/secretsmanager-secret-policy-not-public';
import type { Status } from '../../lib/core';
import { assessed } from '../support/judge';
import { resources } from '../support/rule-cases';

const everyone = `{ Statement: [{ Effect: Allow, Principal: '*', Action: secretsmanager:GetSecretValue, Resource: '*' }] }`;

/** The verdicts on the policy itself, by what it names. */
function ofPolicy(secretId: string): readonly Status[] {
  const { body } = resources(`
    Login: { Type: AWS::SecretsManager::Secret }
    Attached: { Type: AWS::SecretsManager::SecretTargetAttachment, Properties: { SecretId: !Ref Login } }
    Made: { Type: Custom::Secret }
    Policy: { Type: AWS::SecretsManager::ResourcePolicy, Properties: { SecretId: ${secretId}, ResourcePolicy: ${everyone} } }`);
  return assessed(body, [rule])
    .findings.filter(({ resource }) => resource.logicalId === 'Policy')
    .map(({ verdict }) => verdict.status);
}

test.each([
  ['!Ref Login', []],
  ['!Ref Attached', ['non-compliant']],
  ['!Ref Made', ['non-compliant']],
  ['login', ['non-compliant']],
])('a policy for everyone on %s is judged itself: %j', (secretId, expected) => {
  expect(ofPolicy(secretId)).toEqual(expected);
});
