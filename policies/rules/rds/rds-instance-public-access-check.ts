import { compliant, nonCompliant, undetermined } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'rds-instance-public-access-check',
  title: 'RDS databases are not publicly accessible',
  why: 'A database with a public address can be reached, scanned and attacked from the internet as soon as one security group rule is too wide.',
  severity: 'high',
  controls: { hicp: ['6.M.A', '6.M.B', '4.L.A'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  from: 'small',
  appliesTo: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster', 'AWS::RDS::DBShardGroup'],
  // The property concerns Multi-AZ DB clusters; in Aurora each instance has its own.
  where: database =>
    database.type === 'AWS::RDS::DBCluster' ? database.property('DBClusterInstanceClass').mustBePresent() : compliant,

  check: database => {
    const access = database.property('PubliclyAccessible');
    return access.mustBeAbsent().status === 'compliant' ? mustBePrivateByDefault(database) : access.mustBe(false);
  },

  fix: {
    how: 'Set `publiclyAccessible: false` on `rds.DatabaseInstance` or `rds.ClusterInstance` (`PubliclyAccessible: false`).',
    set: { 'Properties.PubliclyAccessible': false },
  },
  config: { managedRule: 'RDS_INSTANCE_PUBLIC_ACCESS_CHECK' },

  examples: {
    compliant: [
      {
        when: 'it has no public address',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large, PubliclyAccessible: false }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has a public address',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large, PubliclyAccessible: true, DBSubnetGroupName: !Ref Isolated }
      Isolated:
        Type: AWS::RDS::DBSubnetGroup
        Properties: { DBSubnetGroupDescription: isolated, SubnetIds: [subnet-1, subnet-2] }`,
      },
      {
        when: 'nothing is said and it has no subnet group: it lands in the default VPC, in public',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large }`,
      },
      {
        when: 'the shard group of a limitless database has a public address',
        resources: `
      Records:
        Type: AWS::RDS::DBShardGroup
        Properties: { DBClusterIdentifier: records, MaxACU: 768, PubliclyAccessible: true }`,
      },
    ],
    undetermined: [
      {
        when: 'nothing is said of a shard group and the VPC of its cluster decides',
        resources: `
      Records:
        Type: AWS::RDS::DBShardGroup
        Properties: { DBClusterIdentifier: records, MaxACU: 768 }`,
      },
      {
        when: 'nothing is said and the VPC of its subnet group decides',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large, DBSubnetGroupName: !Ref Isolated }
      Isolated:
        Type: AWS::RDS::DBSubnetGroup
        Properties: { DBSubnetGroupDescription: isolated, SubnetIds: [subnet-1, subnet-2] }`,
      },
    ],
  },
});

/** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html: with a subnet group, its VPC's internet gateway decides. */
function mustBePrivateByDefault(database: Resource): Verdict {
  const access = database.property('PubliclyAccessible');
  const placed = ['DBSubnetGroupName', 'DBClusterIdentifier', 'SourceDBInstanceIdentifier'].map(name => database.property(name));
  return placed.every(property => property.mustBePresent().status === 'non-compliant')
    ? nonCompliant(
        `${access.path} is not set and there is no DB subnet group, so AWS makes it public in the default VPC; it must be false`,
        access.path,
      )
    : undetermined(`${access.path} is not set: AWS decides by the internet gateway of the VPC; it must be false`, access.path);
}
