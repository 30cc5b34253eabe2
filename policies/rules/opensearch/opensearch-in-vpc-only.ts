import { rule } from '../../rule';

export default rule({
  id: 'opensearch-in-vpc-only',
  title: 'OpenSearch domains are inside a VPC',
  why: 'A domain outside a VPC has a public endpoint, and its access policy is all that stands between the internet and the records.',
  severity: 'high',
  controls: { hicp: ['6.M.B'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  from: 'small',
  appliesTo: ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'],

  check: domain => domain.property('VPCOptions.SubnetIds').mustBePresent(),

  fix: {
    how: 'Pass `vpc` and `vpcSubnets` to `opensearch.Domain` (`VPCOptions.SubnetIds`). That replaces a public domain: move the indexes by snapshot.',
  },
  config: { managedRule: 'OPENSEARCH_IN_VPC_ONLY' },

  examples: {
    compliant: [
      {
        when: 'it is in a subnet',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        Properties:
          VPCOptions: { SubnetIds: [!Ref Isolated] }
      Isolated:
        Type: AWS::EC2::Subnet
        Properties: { VpcId: vpc-12345678, CidrBlock: 10.0.1.0/24 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS makes its endpoint public',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain`,
      },
      {
        when: 'an Elasticsearch domain names no subnet',
        resources: `
      Notes:
        Type: AWS::Elasticsearch::Domain
        Properties:
          VPCOptions: { SecurityGroupIds: [sg-12345678] }`,
      },
    ],
    undetermined: [
      {
        when: 'its network is imported',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        Properties:
          VPCOptions: !ImportValue network`,
      },
    ],
  },
});
