import type { Attachment } from '../s3/_resource-policy';

/** How a secret gets its policy. */
export const secretPolicies: readonly Attachment[] = [
  {
    type: 'AWS::SecretsManager::ResourcePolicy',
    document: 'ResourcePolicy',
    names: 'SecretId',
    on: 'AWS::SecretsManager::Secret',
  },
];
