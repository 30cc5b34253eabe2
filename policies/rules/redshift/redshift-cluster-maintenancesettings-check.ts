import { rule } from '../../rule';

export default rule({
  id: 'redshift-cluster-maintenancesettings-check',
  title: 'Redshift clusters install new versions by themselves',
  why: 'New versions carry the security fixes of the engine; a cluster that misses them stays open to known attacks.',
  severity: 'medium',
  controls: { hicp: ['7.M.D', '2.M.A'], hipaa: ['164.308(a)(1)(ii)(B)', '164.308(a)(5)(ii)(B)'] },
  from: 'small',
  appliesTo: ['AWS::Redshift::Cluster'],

  check: cluster => cluster.property('AllowVersionUpgrade').orDefault(true).mustBe(true),

  fix: {
    how: 'Leave `allowVersionUpgrade` of `redshift.CfnCluster` at its default, true (`AllowVersionUpgrade: true`).',
    set: { 'Properties.AllowVersionUpgrade': true },
  },
  config: { managedRule: 'REDSHIFT_CLUSTER_MAINTENANCESETTINGS_CHECK', parameters: { allowVersionUpgrade: 'true' } },

  examples: {
    compliant: [
      {
        when: 'nothing is said: AWS installs them',
        resources: `
      Warehouse:
        Type: AWS::Redshift::Cluster
        Properties:
          ClusterType: multi-node
          NodeType: ra3.large
          DBName: claims
          MasterUsername: claims`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is switched off',
        resources: `
      Warehouse:
        Type: AWS::Redshift::Cluster
        Properties:
          ClusterType: multi-node
          NodeType: ra3.large
          DBName: claims
          MasterUsername: claims
          AllowVersionUpgrade: false`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Warehouse:
        Type: AWS::Redshift::Cluster
        Properties:
          ClusterType: multi-node
          NodeType: ra3.large
          DBName: claims
          MasterUsername: claims
          AllowVersionUpgrade: !Ref Upgrade`,
      },
    ],
  },
});
