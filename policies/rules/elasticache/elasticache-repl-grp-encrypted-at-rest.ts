import { rule } from '../../rule';
import { mustBeOwn } from './_global';

export default rule({
  id: 'elasticache-repl-grp-encrypted-at-rest',
  title: 'ElastiCache replication groups are encrypted at rest',
  why: 'Snapshots, swap and replication files of an unencrypted cache hold ePHI in plain.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  from: 'small',
  appliesTo: ['AWS::ElastiCache::ReplicationGroup'],

  // AWS documents another default for Valkey in the API than in CloudFormation, so it has to be said.
  check: group => mustBeOwn(group, 'AtRestEncryptionEnabled', encrypted => encrypted.mustBe(true)),

  fix: {
    how: 'Set `atRestEncryptionEnabled: true` on `elasticache.CfnReplicationGroup` (`AtRestEncryptionEnabled: true`). That replaces the group.',
    set: { 'Properties.AtRestEncryptionEnabled': true },
  },
  config: { managedRule: 'ELASTICACHE_REPL_GRP_ENCRYPTED_AT_REST' },

  examples: {
    compliant: [
      {
        when: 'it is encrypted',
        resources: `
      Sessions:
        Type: AWS::ElastiCache::ReplicationGroup
        Properties:
          ReplicationGroupDescription: sessions
          Engine: valkey
          AtRestEncryptionEnabled: true`,
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
        when: 'encryption is off',
        resources: `
      Sessions:
        Type: AWS::ElastiCache::ReplicationGroup
        Properties:
          ReplicationGroupDescription: sessions
          Engine: valkey
          AtRestEncryptionEnabled: false`,
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
          AtRestEncryptionEnabled: !Ref Encrypt`,
      },
      {
        when: 'the primary of its global datastore decides',
        resources: `
      Sessions:
        Type: AWS::ElastiCache::ReplicationGroup
        Properties:
          ReplicationGroupDescription: sessions
          Engine: valkey
          GlobalReplicationGroupId: sgaui-sessions`,
      },
    ],
  },
});
