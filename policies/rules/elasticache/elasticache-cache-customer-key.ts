import { compliant } from '../../../lib/core';
import { rule } from '../../rule';
import { mayBeEncrypted, mustBeCustomerKey } from '../rds/_customer-key';

export default rule({
  id: 'elasticache-cache-customer-key',
  title: 'ElastiCache caches with PHI are encrypted with a customer managed key',
  why: "A key of one's own can be withdrawn, is logged at each use and limits who can restore a copy; the key of AWS allows none of it.",
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::ElastiCache::ServerlessCache', 'AWS::ElastiCache::ReplicationGroup'],
  where: resource =>
    resource.type === 'AWS::ElastiCache::ReplicationGroup'
      ? mayBeEncrypted(resource.property('AtRestEncryptionEnabled').orDefault(false))
      : compliant,

  check: resource => mustBeCustomerKey(resource.property('KmsKeyId')),

  fix: {
    how: 'Set `kmsKeyId` on `elasticache.CfnServerlessCache` or `elasticache.CfnReplicationGroup` (`KmsKeyId`); that replaces the cache.',
  },
  config: { none: 'AWS Config does not record caches of ElastiCache.' },

  examples: {
    compliant: [
      {
        when: 'it names a key of the template',
        resources: `
      Sessions:
        Type: AWS::ElastiCache::ServerlessCache
        Properties:
          ServerlessCacheName: sessions
          Engine: valkey
          KmsKeyId: !GetAtt RecordsKey.Arn
      RecordsKey: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names no key',
        resources: `
      Sessions:
        Type: AWS::ElastiCache::ServerlessCache
        Properties:
          ServerlessCacheName: sessions
          Engine: valkey`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Sessions:
        Type: AWS::ElastiCache::ServerlessCache
        Properties:
          ServerlessCacheName: sessions
          Engine: valkey
          KmsKeyId: !ImportValue records-key`,
      },
    ],
  },
});
