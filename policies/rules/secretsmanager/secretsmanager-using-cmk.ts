import { mustBeCustomerKey } from '../rds/_customer-key';
import { rule } from '../../rule';

export default rule({
  id: 'secretsmanager-using-cmk',
  title: 'Secret is encrypted with a customer managed KMS key',
  why: "With the key of AWS, whoever may read a secret may decrypt it; a key of one's own is a second permission and can be withdrawn.",
  severity: 'medium',
  controls: { hicp: ['4.M.C', '3.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::SecretsManager::Secret'],

  check: secret => mustBeCustomerKey(secret.property('KmsKeyId').orDefault('alias/aws/secretsmanager')),

  fix: { how: 'Set `encryptionKey` on `secretsmanager.Secret` to a `kms.Key` (`KmsKeyId`).' },
  config: { managedRule: 'SECRETSMANAGER_USING_CMK' },

  examples: {
    compliant: [
      {
        when: 'it names a key of the template',
        resources: `
      DatabaseLogin:
        Type: AWS::SecretsManager::Secret
        Properties: { KmsKeyId: !Ref Key, GenerateSecretString: { PasswordLength: 64 } }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names no key',
        resources: `
      DatabaseLogin:
        Type: AWS::SecretsManager::Secret
        Properties: { GenerateSecretString: { PasswordLength: 64 } }`,
      },
      {
        when: 'it names the key of AWS',
        resources: `
      DatabaseLogin:
        Type: AWS::SecretsManager::Secret
        Properties: { KmsKeyId: alias/aws/secretsmanager }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      DatabaseLogin:
        Type: AWS::SecretsManager::Secret
        Properties: { KmsKeyId: !ImportValue secrets-key }`,
      },
    ],
  },
});
