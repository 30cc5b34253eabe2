import { mustNotHold } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'elasticache-redis-cluster-automatic-backup-check',
  title: 'ElastiCache caches keep automatic backups for 15 days or longer',
  why: 'A cache that is lost, flushed or damaged takes data with it that stands nowhere else yet, such as open sessions and queues.',
  severity: 'low',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  appliesTo: ['AWS::ElastiCache::ReplicationGroup', 'AWS::ElastiCache::CacheCluster', 'AWS::ElastiCache::ServerlessCache'],
  where: cache => mustNotHold(cache.property('Engine').mustBe('memcached'), 'Memcached has no backups'),

  check: cache => cache.property('SnapshotRetentionLimit').orDefault(0).mustBeAtLeast(15),

  fix: {
    how: 'Set `snapshotRetentionLimit: 15` or more on `elasticache.CfnReplicationGroup`, `CfnCacheCluster` or `CfnServerlessCache` (`SnapshotRetentionLimit: 15`).',
    set: { 'Properties.SnapshotRetentionLimit': 15 },
  },
  config: { managedRule: 'ELASTICACHE_REDIS_CLUSTER_AUTOMATIC_BACKUP_CHECK', parameters: { snapshotRetentionPeriod: '15' } },

  examples: {
    compliant: [
      {
        when: 'they are kept for a month',
        resources: `
      Sessions:
        Type: AWS::ElastiCache::ReplicationGroup
        Properties:
          ReplicationGroupDescription: sessions
          Engine: valkey
          SnapshotRetentionLimit: 30`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS makes none',
        resources: `
      Sessions:
        Type: AWS::ElastiCache::ReplicationGroup
        Properties:
          ReplicationGroupDescription: sessions
          Engine: valkey`,
      },
      {
        when: 'a single node keeps them for a day',
        resources: `
      Lookups:
        Type: AWS::ElastiCache::CacheCluster
        Properties:
          CacheNodeType: cache.t4g.small
          NumCacheNodes: 1
          Engine: redis
          SnapshotRetentionLimit: 1`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Sessions:
        Type: AWS::ElastiCache::ReplicationGroup
        Properties:
          ReplicationGroupDescription: sessions
          Engine: valkey
          SnapshotRetentionLimit: !Ref Days`,
      },
    ],
  },
});
