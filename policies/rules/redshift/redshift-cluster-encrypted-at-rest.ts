import { rule } from '../../rule';

export default rule({
  id: 'redshift-cluster-encrypted-at-rest',
  title: 'Redshift clusters are encrypted at rest',
  why: 'Blocks, logs and snapshots of an unencrypted warehouse hold ePHI in plain.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  from: 'small',
  appliesTo: ['AWS::Redshift::Cluster'],

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-redshift-cluster.html: true since January 2025.
  check: cluster => cluster.property('Encrypted').orDefault(true).mustBe(true),

  fix: {
    how: 'Leave `encrypted` of `redshift.CfnCluster` at its default, true (`Encrypted: true`).',
    set: { 'Properties.Encrypted': true },
  },
  config: {
    guard: {
      type: 'AWS::Redshift::Cluster',
      all: [{ path: 'encrypted', mustBe: [true] }],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::Redshift::Cluster.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { Encrypted: true },
          configuration: { clusterIdentifier: 'claims', encrypted: true },
          verdict: 'compliant',
        },
        {
          properties: { Encrypted: false },
          configuration: { clusterIdentifier: 'claims', encrypted: false },
          verdict: 'non-compliant',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'nothing is said: AWS encrypts it',
        resources: `
      Warehouse:
        Type: AWS::Redshift::Cluster
        Properties:
          ClusterType: multi-node
          NodeType: ra3.large
          DBName: claims
          MasterUsername: claims`,
      },
      {
        when: 'it is encrypted',
        resources: `
      Warehouse:
        Type: AWS::Redshift::Cluster
        Properties:
          ClusterType: multi-node
          NodeType: ra3.large
          DBName: claims
          MasterUsername: claims
          Encrypted: true`,
      },
    ],
    nonCompliant: [
      {
        when: 'encryption is off',
        resources: `
      Warehouse:
        Type: AWS::Redshift::Cluster
        Properties:
          ClusterType: multi-node
          NodeType: ra3.large
          DBName: claims
          MasterUsername: claims
          Encrypted: false`,
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
          Encrypted: !Ref Encrypt`,
      },
    ],
  },
});
