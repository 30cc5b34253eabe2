import { rule } from '../../rule';

export default rule({
  id: 'redshift-enhanced-vpc-routing-enabled',
  title: 'Redshift clusters load and unload data through their VPC',
  why: 'Without it COPY and UNLOAD take the internet route, past the security groups, endpoints and flow logs that watch where records go.',
  severity: 'medium',
  controls: { hicp: ['6.M.B'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::Redshift::Cluster'],

  check: cluster => cluster.property('EnhancedVpcRouting').orDefault(false).mustBe(true),

  fix: {
    how: 'Set `enhancedVpcRouting: true` on `redshift.CfnCluster` (`EnhancedVpcRouting: true`).',
    set: { 'Properties.EnhancedVpcRouting': true },
  },
  config: { managedRule: 'REDSHIFT_ENHANCED_VPC_ROUTING_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'they pass through it',
        resources: `
      Warehouse:
        Type: AWS::Redshift::Cluster
        Properties:
          ClusterType: multi-node
          NodeType: ra3.large
          DBName: claims
          MasterUsername: claims
          EnhancedVpcRouting: true`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS leaves it off',
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
          EnhancedVpcRouting: !Ref Routing`,
      },
    ],
  },
});
