import { rule } from '../../rule';

export default rule({
  id: 'redshift-cluster-configuration-check',
  title: 'Redshift clusters are encrypted and write audit logs',
  why: 'An unencrypted warehouse holds ePHI in plain on disks and in snapshots; without its logs nobody can say who read which records.',
  severity: 'medium',
  controls: { hicp: ['4.M.C', '8.M.A'], hipaa: ['164.312(a)(2)(iv)', '164.312(b)'] },
  appliesTo: ['AWS::Redshift::Cluster'],

  check: {
    none: 'redshift-cluster-encrypted-at-rest and redshift-audit-logging-enabled judge the two things that it asks for; a third finding would say nothing new.',
  },

  fix: {
    how: 'Leave `encrypted` of `redshift.CfnCluster` at its default, true (`Encrypted`), and set `loggingProperties` (`LoggingProperties`).',
  },
  config: {
    managedRule: 'REDSHIFT_CLUSTER_CONFIGURATION_CHECK',
    parameters: { clusterDbEncrypted: 'true', loggingEnabled: 'true' },
  },

  examples: {
    compliant: [],
    nonCompliant: [],
  },
});
