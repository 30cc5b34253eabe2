import { mustNotBeJudgedWithItsTarget, mustNotBePublic } from '../s3/_resource-policy';
import { rule } from '../../rule';
import { secretPolicies } from './_policies';

export default rule({
  id: 'secretsmanager-secret-policy-not-public',
  title: 'Secret policy allows nothing to everyone',
  why: 'A secret that every AWS account may read hands out the password to the systems behind it.',
  severity: 'high',
  controls: { hicp: ['3.M.C', '3.L.B'], hipaa: ['164.312(a)(1)'] },
  from: 'small',
  appliesTo: ['AWS::SecretsManager::Secret', 'AWS::SecretsManager::ResourcePolicy'],
  where: resource => mustNotBeJudgedWithItsTarget(resource, secretPolicies),

  check: resource => mustNotBePublic(resource, secretPolicies),

  fix: {
    how: 'Use `secret.grantRead(grantee)`, or name the principals in `ResourcePolicy`; `BlockPublicPolicy: true` makes Secrets Manager refuse the policy.',
  },
  config: { none: 'The policy of a secret is a policy document, JSON as text, which Guard 2 cannot read.' },

  examples: {
    compliant: [
      {
        when: 'its policy names a role',
        resources: `
      DatabaseLogin: { Type: AWS::SecretsManager::Secret }
      Policy:
        Type: AWS::SecretsManager::ResourcePolicy
        Properties:
          SecretId: !Ref DatabaseLogin
          BlockPublicPolicy: true
          ResourcePolicy:
            Statement:
              - Effect: Allow
                Principal: { AWS: 'arn:aws:iam::111122223333:role/app' }
                Action: secretsmanager:GetSecretValue
                Resource: '*'`,
      },
      { when: 'it has no policy', resources: 'DatabaseLogin: { Type: AWS::SecretsManager::Secret }' },
    ],
    nonCompliant: [
      {
        when: 'its policy lets everyone read it',
        resources: `
      DatabaseLogin: { Type: AWS::SecretsManager::Secret }
      Policy:
        Type: AWS::SecretsManager::ResourcePolicy
        Properties:
          SecretId: !Ref DatabaseLogin
          ResourcePolicy:
            Statement: { Effect: Allow, Principal: '*', Action: secretsmanager:GetSecretValue, Resource: '*' }`,
      },
    ],
    undetermined: [
      {
        when: 'the policy is imported',
        resources: `
      DatabaseLogin: { Type: AWS::SecretsManager::Secret }
      Policy:
        Type: AWS::SecretsManager::ResourcePolicy
        Properties: { SecretId: !Ref DatabaseLogin, ResourcePolicy: !ImportValue policy }`,
      },
    ],
  },
});
