import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustBeCustomerKey } from '../rds/_customer-key';

export default rule({
  id: 'secretsmanager-replica-customer-key',
  title: 'Copies of secrets in other Regions have a customer managed key',
  why: 'A copy under the key of AWS is open to whoever may read secrets there, whatever protects the original.',
  severity: 'low',
  controls: { hicp: ['4.M.C', '3.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::SecretsManager::Secret'],
  where: secret => secret.property('ReplicaRegions').mustBePresent(),

  check: secret =>
    everyOf(secret.property('ReplicaRegions').items(), replica =>
      mustBeCustomerKey(replica.get('KmsKeyId').orDefault('alias/aws/secretsmanager')),
    ),

  fix: { how: 'Set `encryptionKey` for each of `replicaRegions` on `secretsmanager.Secret` (`ReplicaRegions[].KmsKeyId`).' },
  config: {
    none: 'SECRETSMANAGER_USING_CMK looks at the secret, not at its copies. AWS’s schema of the item of a secret does not list its copies.',
  },

  examples: {
    compliant: [
      {
        when: 'the copy has a key of its own',
        resources: `
      Login:
        Type: AWS::SecretsManager::Secret
        Properties: { ReplicaRegions: [{ Region: us-west-2, KmsKeyId: alias/secrets }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the copy names no key',
        resources: `
      Login:
        Type: AWS::SecretsManager::Secret
        Properties: { KmsKeyId: alias/secrets, ReplicaRegions: [{ Region: us-west-2 }] }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Login:
        Type: AWS::SecretsManager::Secret
        Properties: { ReplicaRegions: [{ Region: us-west-2, KmsKeyId: !ImportValue key }] }`,
      },
    ],
  },
});
