import { rule } from '../../rule';

export default rule({
  id: 'docdb-cluster-deletion-protection-enabled',
  title: 'DocumentDB clusters are protected from deletion',
  why: 'One wrong click, script or stack deletion removes the cluster and its automated backups, and with them the records.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(i)', '164.312(c)(1)'] },
  appliesTo: ['AWS::DocDB::DBCluster'],

  check: cluster => cluster.property('DeletionProtection').orDefault(false).mustBe(true),

  fix: {
    how: 'Set `deletionProtection: true` on `docdb.DatabaseCluster` (`DeletionProtection: true`).',
    set: { 'Properties.DeletionProtection': true },
  },
  config: { managedRule: 'DOCDB_CLUSTER_DELETION_PROTECTION_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it is protected',
        resources: `
      Charts:
        Type: AWS::DocDB::DBCluster
        Properties:
          DeletionProtection: true`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS does not protect it',
        resources: `
      Charts:
        Type: AWS::DocDB::DBCluster`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Charts:
        Type: AWS::DocDB::DBCluster
        Properties:
          DeletionProtection: !Ref Protect`,
      },
    ],
  },
});
