import { compliant, decide, nonCompliant } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'elasticache-supported-engine-version',
  title: 'ElastiCache caches run a supported version of their engine',
  why: 'For a version at its end, holes that are found no longer get closed, and exploits for them are public.',
  severity: 'medium',
  controls: { hicp: ['7.M.D', '2.M.A'], hipaa: ['164.308(a)(1)(ii)(B)', '164.308(a)(5)(ii)(B)'] },
  dataAsOf: '2026-11-25',
  appliesTo: ['AWS::ElastiCache::CacheCluster', 'AWS::ElastiCache::ReplicationGroup'],
  where: cache => cache.property('EngineVersion').mustBePresent(),

  check: cache =>
    decide([cache.property('Engine').orDefault('redis'), cache.property('EngineVersion')], (engine, version) => {
      const [major = 0, minor = 0] = String(version)
        .split('.')
        .map(part => Number.parseInt(part, 10));
      const [least, rest] = engine === 'memcached' ? [1, 6] : [6, 2];
      return major > least ||
        (major === least && (minor >= rest || !String(version).includes('.') || String(version).endsWith('.x')))
        ? compliant
        : nonCompliant(
            () => `${cache.property('EngineVersion').state()}; it must be ${String(least)}.${String(rest)} or newer`,
            cache.property('EngineVersion'),
          );
    }),

  fix: {
    how: 'Set `engineVersion` of `elasticache.CfnReplicationGroup` or `elasticache.CfnCacheCluster` to a current version (`EngineVersion`), or move to `engine: "valkey"`.',
  },
  config: {
    managedRule: 'ELASTICACHE_SUPPORTED_ENGINE_VERSION',
    parameters: { latestMemcachedVersion: '1.6', latestRedisVersion: '6.2' },
  },

  examples: {
    compliant: [
      {
        when: 'Redis is current',
        resources: `
      Sessions:
        Type: AWS::ElastiCache::CacheCluster
        Properties: { Engine: redis, EngineVersion: "7.1", CacheNodeType: cache.m7g.large, NumCacheNodes: 1 }`,
      },
      {
        when: 'Memcached is current',
        resources: `
      Sessions:
        Type: AWS::ElastiCache::CacheCluster
        Properties: { Engine: memcached, EngineVersion: 1.6.22, CacheNodeType: cache.m7g.large, NumCacheNodes: 1 }`,
      },
      {
        when: 'Valkey has its own versions',
        resources: `
      Sessions:
        Type: AWS::ElastiCache::ReplicationGroup
        Properties: { Engine: valkey, EngineVersion: "7.2", ReplicationGroupDescription: sessions }`,
      },
      {
        when: 'Redis 6 is kept up to date',
        resources: `
      Sessions:
        Type: AWS::ElastiCache::CacheCluster
        Properties: { Engine: redis, EngineVersion: 6.x, CacheNodeType: cache.m7g.large, NumCacheNodes: 1 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'Redis is at its end',
        resources: `
      Sessions:
        Type: AWS::ElastiCache::CacheCluster
        Properties: { Engine: redis, EngineVersion: 5.0.6, CacheNodeType: cache.m7g.large, NumCacheNodes: 1 }`,
      },
      {
        when: 'Memcached is at its end',
        resources: `
      Sessions:
        Type: AWS::ElastiCache::CacheCluster
        Properties: { Engine: memcached, EngineVersion: 1.5.16, CacheNodeType: cache.m7g.large, NumCacheNodes: 1 }`,
      },
      {
        when: 'Redis 6.0 is named',
        resources: `
      Sessions:
        Type: AWS::ElastiCache::CacheCluster
        Properties: { Engine: redis, EngineVersion: 6.0.5, CacheNodeType: cache.m7g.large, NumCacheNodes: 1 }`,
      },
    ],
    undetermined: [
      {
        when: 'the version is imported',
        resources: `
      Sessions:
        Type: AWS::ElastiCache::CacheCluster
        Properties: { Engine: redis, EngineVersion: !ImportValue version, CacheNodeType: cache.m7g.large, NumCacheNodes: 1 }`,
      },
    ],
  },
});
