import { compliant, decide, nonCompliant, undetermined } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'rds-cluster-multi-az-enabled',
  title: 'RDS and Aurora clusters span Availability Zones',
  why: 'A cluster with one instance has nothing to fail over to: when it or its zone fails, records are out of reach for care.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(C)'] },
  appliesTo: ['AWS::RDS::DBCluster'],

  // A Multi-AZ DB cluster, known by its instance class, always has three instances in three zones.
  check: cluster => {
    const multiAz = cluster.property('DBClusterInstanceClass').mustBePresent();
    return multiAz.status === 'non-compliant' ? mustHaveTwoInstances(cluster) : multiAz;
  },

  fix: {
    how: 'Add a second instance with `readers: [rds.ClusterInstance.serverlessV2(...)]` on `rds.DatabaseCluster` (a second `AWS::RDS::DBInstance` of the cluster, in another zone).',
  },
  config: { managedRule: 'RDS_CLUSTER_MULTI_AZ_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it has a writer and a reader',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties: { Engine: aurora-postgresql }
      Writer:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: aurora-postgresql, DBInstanceClass: db.serverless, DBClusterIdentifier: !Ref Records }
      Reader:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: aurora-postgresql, DBInstanceClass: db.serverless, DBClusterIdentifier: !Ref Records }`,
      },
      {
        when: 'it is a Multi-AZ DB cluster',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties: { Engine: postgres, DBClusterInstanceClass: db.m6gd.large }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has one instance',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties: { Engine: aurora-postgresql }
      Writer:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: aurora-postgresql, DBInstanceClass: db.serverless, DBClusterIdentifier: !Ref Records }`,
      },
    ],
    undetermined: [
      {
        when: 'its instances are not in the templates of the run',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties: { Engine: aurora-postgresql }`,
      },
    ],
  },
});

function mustHaveTwoInstances(cluster: Resource): Verdict {
  const candidates = cluster
    .referredToBy('AWS::RDS::DBInstance', 'DBClusterIdentifier')
    .map(instance => ({ instance, verdict: instance.property('DBClusterIdentifier').mustReferTo(cluster) }));
  const members = candidates.filter(({ verdict }) => verdict.status === 'compliant').map(({ instance }) => instance);
  const possible = candidates.filter(({ verdict }) => verdict.status !== 'non-compliant').length;
  if (possible === 0)
    return undetermined('no DB instance of the cluster is in the templates of this run; it must have two or more');
  if (possible < 2) return nonCompliant('the cluster has one DB instance; it must have two or more');
  if (members.length < 2)
    return undetermined('which DB instances belong to the cluster is known only at deployment; it must have two or more');
  return decide(
    members.map(instance => instance.property('AvailabilityZone')),
    (...zones) =>
      // Where no zone is named, Aurora spreads the instances.
      zones.includes(undefined) || new Set(zones).size > 1
        ? compliant
        : nonCompliant(
            `all ${String(zones.length)} DB instances are in ${String(zones[0])}; they must be in two or more Availability Zones`,
          ),
  );
}
