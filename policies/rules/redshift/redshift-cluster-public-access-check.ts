import { rule } from '../../rule';

export default rule({
  id: 'redshift-cluster-public-access-check',
  title: 'Redshift clusters are not publicly accessible',
  why: 'A warehouse with a public address can be reached, scanned and attacked from the internet as soon as one security group rule is too wide.',
  severity: 'high',
  controls: { hicp: ['6.M.A', '6.M.B', '4.L.A'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  from: 'small',
  appliesTo: ['AWS::Redshift::Cluster'],

  check: cluster => cluster.property('PubliclyAccessible').orDefault(false).mustBe(false),

  fix: {
    how: 'Leave `publiclyAccessible` of `redshift.CfnCluster` at its default, false (`PubliclyAccessible: false`).',
    set: { 'Properties.PubliclyAccessible': false },
  },
  config: { managedRule: 'REDSHIFT_CLUSTER_PUBLIC_ACCESS_CHECK' },

  examples: {
    compliant: [
      {
        when: 'nothing is said: AWS keeps it private',
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
        when: 'it has a public address',
        resources: `
      Warehouse:
        Type: AWS::Redshift::Cluster
        Properties:
          ClusterType: multi-node
          NodeType: ra3.large
          DBName: claims
          MasterUsername: claims
          PubliclyAccessible: true`,
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
          PubliclyAccessible: !Ref Public`,
      },
    ],
  },
});
