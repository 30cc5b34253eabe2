import { allOf, everyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustNotBeReplica, mustStandAlone } from './_membership';

export default rule({
  id: 'rds-data-kept-on-deletion',
  title: 'The data of a database outlives its stack',
  why: 'A deleted stack, or a change that makes CloudFormation replace the database, otherwise destroys the records without a final snapshot.',
  severity: 'medium',
  controls: { hicp: ['4.M.D', '5.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  appliesTo: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'],
  where: database => allOf(mustStandAlone(database), mustNotBeReplica(database)),

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html: RDS is snapshotted on deletion, not on replacement.
  check: database =>
    everyOf(
      [database.attribute('DeletionPolicy').orDefault('Snapshot'), database.attribute('UpdateReplacePolicy').orDefault('Delete')],
      policy => policy.mustBe('Snapshot', 'Retain', 'RetainExceptOnCreate'),
    ),

  fix: {
    how: 'Leave `removalPolicy` of `rds.DatabaseInstance` or `rds.DatabaseCluster` at `RemovalPolicy.SNAPSHOT`, or use RETAIN (`DeletionPolicy` and `UpdateReplacePolicy`).',
    set: { DeletionPolicy: 'Snapshot', UpdateReplacePolicy: 'Snapshot' },
  },
  config: { none: 'CloudFormation alone knows these policies' },

  examples: {
    compliant: [
      {
        when: 'a last snapshot is taken',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        DeletionPolicy: Snapshot
        UpdateReplacePolicy: Snapshot
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it goes with its stack',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        DeletionPolicy: Delete
        UpdateReplacePolicy: Snapshot
        Properties: { Engine: aurora-postgresql }`,
      },
      {
        when: 'nothing is said about replacement: CloudFormation deletes the old one',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        DeletionPolicy: !Ref Policy
        UpdateReplacePolicy: Retain
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large }`,
      },
    ],
  },
});
