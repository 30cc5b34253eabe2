import { rule } from '../../rule';

export default rule({
  id: 'rds-cluster-deletion-protection-enabled',
  title: 'RDS and Aurora clusters are protected from deletion',
  why: 'One wrong click, script or stack deletion removes the cluster and its automated backups, and with them the records.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(i)', '164.312(c)(1)'] },
  appliesTo: ['AWS::RDS::DBCluster'],

  check: cluster => cluster.property('DeletionProtection').orDefault(false).mustBe(true),

  fix: {
    how: 'Set `deletionProtection: true` on `rds.DatabaseCluster` (`DeletionProtection: true`).',
    set: { 'Properties.DeletionProtection': true },
  },
  config: { managedRule: 'RDS_CLUSTER_DELETION_PROTECTION_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it is protected',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties: { Engine: aurora-postgresql, DeletionProtection: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS does not protect it',
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
        Properties: { Engine: aurora-postgresql, DeletionProtection: !Ref Protect }`,
      },
    ],
  },
});
