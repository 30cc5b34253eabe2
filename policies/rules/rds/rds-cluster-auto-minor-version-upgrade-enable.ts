import { rule } from '../../rule';

export default rule({
  id: 'rds-cluster-auto-minor-version-upgrade-enable',
  title: 'RDS and Aurora clusters install minor versions by themselves',
  why: 'Minor versions carry the security fixes of the engine; a cluster that misses them stays open to known attacks.',
  severity: 'medium',
  controls: { hicp: ['7.M.D', '2.M.A'], hipaa: ['164.308(a)(1)(ii)(B)', '164.308(a)(5)(ii)(B)'] },
  from: 'small',
  appliesTo: ['AWS::RDS::DBCluster'],

  check: cluster => cluster.property('AutoMinorVersionUpgrade').orDefault(true).mustBe(true),

  fix: {
    how: 'Leave `autoMinorVersionUpgrade` of `rds.DatabaseCluster` at its default, or set it to true (`AutoMinorVersionUpgrade: true`).',
    set: { 'Properties.AutoMinorVersionUpgrade': true },
  },
  config: { managedRule: 'RDS_CLUSTER_AUTO_MINOR_VERSION_UPGRADE_ENABLE' },

  examples: {
    compliant: [
      {
        when: 'nothing is said: AWS installs them',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties: { Engine: aurora-postgresql }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is switched off',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties: { Engine: aurora-postgresql, AutoMinorVersionUpgrade: false }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties: { Engine: aurora-postgresql, AutoMinorVersionUpgrade: !Ref Upgrade }`,
      },
    ],
  },
});
