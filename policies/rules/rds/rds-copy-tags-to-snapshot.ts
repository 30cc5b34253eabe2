import { rule } from '../../rule';
import { mustStandAlone } from './_membership';

export default rule({
  id: 'rds-copy-tags-to-snapshot',
  title: 'RDS snapshots carry the tags of their database',
  why: 'Snapshots without the data classification of the database fall out of inventories, access rules and backup plans that go by tags.',
  severity: 'low',
  controls: { hicp: ['4.M.A'], hipaa: ['164.310(d)(2)(iii)'] },
  appliesTo: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'],
  where: mustStandAlone,

  check: database => database.property('CopyTagsToSnapshot').orDefault(false).mustBe(true),

  fix: {
    how: 'Leave `copyTagsToSnapshot` of `rds.DatabaseInstance` or `rds.DatabaseCluster` at its default, true (`CopyTagsToSnapshot: true`).',
    set: { 'Properties.CopyTagsToSnapshot': true },
  },
  config: {
    none: 'AWS Config has the rule for clusters alone, one for each engine: rds-mysql-cluster-copy-tags-to-snapshot-check, rds-pgsql-cluster-copy-tags-to-snapshot-check',
  },

  examples: {
    compliant: [
      {
        when: 'tags are copied',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large, CopyTagsToSnapshot: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS copies none',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties: { Engine: aurora-postgresql }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties: { Engine: aurora-postgresql, CopyTagsToSnapshot: !Ref CopyTags }`,
      },
    ],
  },
});
