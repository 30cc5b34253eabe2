import { allOf, someOf } from '../../../lib/core';
import { rule } from '../../rule';
import { clusters, partOf, settingOf } from './_cluster';

export default rule({
  id: 'eks-cluster-secrets-encrypted',
  title: 'EKS cluster encrypts Kubernetes secrets with a key of its own',
  why: 'Passwords of databases with ePHI lie in Kubernetes secrets; with a key of the clinic, their use is recorded and can be cut off.',
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: clusters,

  check: cluster =>
    someOf(settingOf(cluster, 'EncryptionConfig').items(), 'encryption of secrets', one =>
      allOf(partOf(one, 'Provider.KeyArn').mustBePresent(), () =>
        someOf(partOf(one, 'Resources').items(), 'entry secrets', item => item.mustBe('secrets')),
      ),
    ),

  fix: { how: 'Set `secretsEncryptionKey` on `eks.Cluster` (`EncryptionConfig` with `Resources: [secrets]`).' },
  config: { managedRule: 'EKS_CLUSTER_SECRETS_ENCRYPTED' },

  examples: {
    compliant: [
      {
        when: 'a key encrypts them',
        resources: `
      Cluster:
        Type: AWS::EKS::Cluster
        Properties:
          RoleArn: arn:aws:iam::111122223333:role/eks
          EncryptionConfig: [{ Provider: { KeyArn: !GetAtt Key.Arn }, Resources: [secrets] }]
      Key: { Type: AWS::KMS::Key }`,
      },
      {
        when: 'CDK makes it, by a custom resource',
        resources: `
      Cluster:
        Type: Custom::AWSCDK-EKS-Cluster
        Properties: { Config: { encryptionConfig: [{ provider: { keyArn: arn:aws:kms:us-east-1:111122223333:key/1234abcd }, resources: [secrets] }] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'no key is set',
        resources: `
      Cluster: { Type: AWS::EKS::Cluster, Properties: { RoleArn: arn:aws:iam::111122223333:role/eks } }`,
      },
    ],
    undetermined: [
      {
        when: 'the configuration is imported',
        resources: `
      Cluster: { Type: AWS::EKS::Cluster, Properties: { RoleArn: arn:aws:iam::111122223333:role/eks, EncryptionConfig: !ImportValue encryption } }`,
      },
    ],
  },
});
