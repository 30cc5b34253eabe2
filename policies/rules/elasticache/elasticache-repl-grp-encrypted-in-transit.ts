import { allOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustBeOwn } from './_global';

export default rule({
  id: 'elasticache-repl-grp-encrypted-in-transit',
  title: 'ElastiCache caches refuse connections without TLS',
  why: 'Without TLS the keys, values and passwords of the cache, ePHI among them, pass over the network in plain.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  from: 'small',
  appliesTo: ['AWS::ElastiCache::ReplicationGroup', 'AWS::ElastiCache::CacheCluster'],

  check: cache =>
    allOf(
      mustBeOwn(cache, 'TransitEncryptionEnabled', encrypted => encrypted.orDefault(false).mustBe(true)),
      // The mode for moving clients over lets plain connections in as well.
      () => cache.property('TransitEncryptionMode').orDefault('required').mustNotBe('preferred'),
    ),

  fix: {
    how: 'Set `transitEncryptionEnabled: true` on `elasticache.CfnReplicationGroup` or `elasticache.CfnCacheCluster` (`TransitEncryptionEnabled: true`), and leave `TransitEncryptionMode` at required.',
  },
  config: { managedRule: 'ELASTICACHE_REPL_GRP_ENCRYPTED_IN_TRANSIT' },

  examples: {
    compliant: [
      {
        when: 'it requires TLS',
        resources: `
      Sessions:
        Type: AWS::ElastiCache::ReplicationGroup
        Properties:
          ReplicationGroupDescription: sessions
          Engine: valkey
          TransitEncryptionEnabled: true`,
      },
      {
        when: 'a Memcached cluster requires TLS',
        resources: `
      Lookups:
        Type: AWS::ElastiCache::CacheCluster
        Properties:
          CacheNodeType: cache.t4g.small
          NumCacheNodes: 1
          Engine: memcached
          TransitEncryptionEnabled: true`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS leaves it off',
        resources: `
      Sessions:
        Type: AWS::ElastiCache::ReplicationGroup
        Properties:
          ReplicationGroupDescription: sessions
          Engine: valkey`,
      },
      {
        when: 'plain connections are let in as well',
        resources: `
      Sessions:
        Type: AWS::ElastiCache::ReplicationGroup
        Properties:
          ReplicationGroupDescription: sessions
          Engine: valkey
          TransitEncryptionEnabled: true
          TransitEncryptionMode: preferred`,
      },
      {
        when: 'a Memcached cluster has none',
        resources: `
      Lookups:
        Type: AWS::ElastiCache::CacheCluster
        Properties:
          CacheNodeType: cache.t4g.small
          NumCacheNodes: 1
          Engine: memcached`,
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
          TransitEncryptionEnabled: !Ref Tls`,
      },
    ],
  },
});
