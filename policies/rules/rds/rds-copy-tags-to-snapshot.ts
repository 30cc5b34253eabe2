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
    guard: {
      type: 'AWS::RDS::DBInstance',
      all: [{ unless: 'dBClusterIdentifier', isText: true, all: [{ path: 'copyTagsToSnapshot', mustBe: [true] }] }],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::RDS::DBInstance.properties.json',
      confidence: 'document',
      leavesOut: 'For clusters AWS Config has a managed rule for each engine.',
      cases: [
        {
          properties: { CopyTagsToSnapshot: true },
          configuration: { dBInstanceIdentifier: 'records', dBClusterIdentifier: null, copyTagsToSnapshot: true },
          verdict: 'compliant',
        },
        {
          properties: { CopyTagsToSnapshot: false },
          configuration: { dBInstanceIdentifier: 'records', dBClusterIdentifier: null, copyTagsToSnapshot: false },
          verdict: 'non-compliant',
        },
        {
          properties: {},
          configuration: { dBInstanceIdentifier: 'records' },
          verdict: 'non-compliant',
        },
        {
          properties: { DBClusterIdentifier: 'records' },
          configuration: { dBInstanceIdentifier: 'records-1', dBClusterIdentifier: 'records', copyTagsToSnapshot: false },
          verdict: 'not concerned',
        },
      ],
    },
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
