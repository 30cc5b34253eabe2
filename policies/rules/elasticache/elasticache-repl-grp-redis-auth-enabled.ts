import { anyOf, mustNotHold } from '../../../lib/core';
import { rule } from '../../rule';
import { mustBeSetOrSecret } from './_token';

export default rule({
  id: 'elasticache-repl-grp-redis-auth-enabled',
  title: 'ElastiCache caches ask clients to sign in',
  why: 'Without a password or users, whoever reaches the cache over the network reads and writes all of it.',
  severity: 'medium',
  controls: { hicp: ['3.M.C'], hipaa: ['164.312(d)', '164.312(a)(1)'] },
  appliesTo: ['AWS::ElastiCache::ReplicationGroup', 'AWS::ElastiCache::ServerlessCache'],
  where: cache => mustNotHold(cache.property('Engine').mustBe('memcached'), 'Memcached has no users'),

  check: cache =>
    cache.type === 'AWS::ElastiCache::ServerlessCache'
      ? cache.property('UserGroupId').mustBePresent()
      : anyOf(cache.property('UserGroupIds').mustBePresent(), () => mustBeSetOrSecret(cache.property('AuthToken'))),

  fix: {
    how: 'Give the cache users with `userGroupIds` of `elasticache.CfnReplicationGroup` (`UserGroupIds`; `UserGroupId` of a serverless cache), or an `AuthToken` from a secret.',
  },
  config: { managedRule: 'ELASTICACHE_REPL_GRP_REDIS_AUTH_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'a user group signs clients in',
        resources: `
      Sessions:
        Type: AWS::ElastiCache::ReplicationGroup
        Properties:
          ReplicationGroupDescription: sessions
          Engine: valkey
          TransitEncryptionEnabled: true
          UserGroupIds: [!Ref Clinicians]
      Clinicians:
        Type: AWS::ElastiCache::UserGroup
        Properties: { Engine: valkey, UserGroupId: clinicians, UserIds: [portal] }`,
      },
      {
        when: 'a token from a secret does',
        resources: `
      Sessions:
        Type: AWS::ElastiCache::ReplicationGroup
        Properties:
          ReplicationGroupDescription: sessions
          Engine: valkey
          TransitEncryptionEnabled: true
          AuthToken: '{{resolve:secretsmanager:sessions}}'`,
      },
    ],
    nonCompliant: [
      {
        when: 'nobody signs in',
        resources: `
      Sessions:
        Type: AWS::ElastiCache::ReplicationGroup
        Properties:
          ReplicationGroupDescription: sessions
          Engine: valkey`,
      },
      {
        when: 'nobody signs in to a serverless cache',
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
        when: 'the user group is a parameter that nobody declares',
        resources: `
      Sessions:
        Type: AWS::ElastiCache::ReplicationGroup
        Properties:
          ReplicationGroupDescription: sessions
          Engine: valkey
          UserGroupIds: !Ref Groups`,
      },
    ],
  },
});
