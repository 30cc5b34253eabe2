import { rule } from '../../rule';

export default rule({
  id: 'elasticache-repl-grp-auto-failover-enabled',
  title: 'ElastiCache replication groups fail over by themselves',
  why: 'When the primary node fails, a group without failover stands still until someone promotes a replica by hand.',
  severity: 'low',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(C)'] },
  appliesTo: ['AWS::ElastiCache::ReplicationGroup'],

  check: group => group.property('AutomaticFailoverEnabled').orDefault(false).mustBe(true),

  fix: {
    how: 'Set `automaticFailoverEnabled: true` and `multiAzEnabled: true` on `elasticache.CfnReplicationGroup` (`AutomaticFailoverEnabled: true`).',
    set: { 'Properties.AutomaticFailoverEnabled': true },
  },
  config: { managedRule: 'ELASTICACHE_REPL_GRP_AUTO_FAILOVER_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it fails over',
        resources: `
      Sessions:
        Type: AWS::ElastiCache::ReplicationGroup
        Properties:
          ReplicationGroupDescription: sessions
          Engine: valkey
          AutomaticFailoverEnabled: true
          NumCacheClusters: 2`,
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
          Engine: valkey
          NumCacheClusters: 2`,
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
          AutomaticFailoverEnabled: !Ref Failover
          NumCacheClusters: 2`,
      },
    ],
  },
});
