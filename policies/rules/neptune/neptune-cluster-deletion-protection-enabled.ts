import { rule } from '../../rule';

export default rule({
  id: 'neptune-cluster-deletion-protection-enabled',
  title: 'Neptune clusters are protected from deletion',
  why: 'One wrong click, script or stack deletion removes the cluster and its automated backups, and with them the records.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(i)', '164.312(c)(1)'] },
  appliesTo: ['AWS::Neptune::DBCluster'],

  check: cluster => cluster.property('DeletionProtection').orDefault(false).mustBe(true),

  fix: {
    how: 'Set `deletionProtection: true` on `neptune.DatabaseCluster` (`DeletionProtection: true`).',
    set: { 'Properties.DeletionProtection': true },
  },
  config: { managedRule: 'NEPTUNE_CLUSTER_DELETION_PROTECTION_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it is protected',
        resources: `
      Charts:
        Type: AWS::Neptune::DBCluster
        Properties:
          DeletionProtection: true`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS does not protect it',
        resources: `
      Charts:
        Type: AWS::Neptune::DBCluster`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Charts:
        Type: AWS::Neptune::DBCluster
        Properties:
          DeletionProtection: !Ref Protect`,
      },
    ],
  },
});
