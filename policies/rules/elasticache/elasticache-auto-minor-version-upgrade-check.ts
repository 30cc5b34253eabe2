import { mustNotHold } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'elasticache-auto-minor-version-upgrade-check',
  title: 'ElastiCache caches install minor versions by themselves',
  why: 'Minor versions carry the security fixes of the engine; a cache that misses them stays open to known attacks.',
  severity: 'low',
  controls: { hicp: ['7.M.D', '2.M.A'], hipaa: ['164.308(a)(1)(ii)(B)', '164.308(a)(5)(ii)(B)'] },
  appliesTo: ['AWS::ElastiCache::ReplicationGroup', 'AWS::ElastiCache::CacheCluster'],
  where: cache => mustNotHold(cache.property('Engine').mustBe('memcached'), 'Memcached has no minor version campaigns'),

  // AWS documents no default in CloudFormation, so it has to be said.
  check: cache => cache.property('AutoMinorVersionUpgrade').mustBe(true),

  fix: {
    how: 'Set `autoMinorVersionUpgrade: true` on `elasticache.CfnReplicationGroup` or `elasticache.CfnCacheCluster` (`AutoMinorVersionUpgrade: true`).',
    set: { 'Properties.AutoMinorVersionUpgrade': true },
  },
  config: { managedRule: 'ELASTICACHE_AUTO_MINOR_VERSION_UPGRADE_CHECK' },

  examples: {
    compliant: [
      {
        when: 'it installs them',
        resources: `
      Sessions:
        Type: AWS::ElastiCache::ReplicationGroup
        Properties:
          ReplicationGroupDescription: sessions
          Engine: valkey
          AutoMinorVersionUpgrade: true`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said',
        resources: `
      Sessions:
        Type: AWS::ElastiCache::ReplicationGroup
        Properties:
          ReplicationGroupDescription: sessions
          Engine: valkey`,
      },
      {
        when: 'it is switched off',
        resources: `
      Lookups:
        Type: AWS::ElastiCache::CacheCluster
        Properties:
          CacheNodeType: cache.t4g.small
          NumCacheNodes: 1
          Engine: redis
          AutoMinorVersionUpgrade: false`,
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
          AutoMinorVersionUpgrade: !Ref Upgrade`,
      },
    ],
  },
});
