import { rule } from '../../rule';

export default rule({
  id: 'transfer-server-in-vpc',
  title: 'Transfer Family servers stand in a VPC',
  why: 'A public endpoint takes tries at its passwords and keys from the whole internet; only in a VPC does a security group say which partners may try.',
  severity: 'medium',
  controls: { hicp: ['6.M.A', '6.M.B'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::Transfer::Server'],

  check: server => server.property('EndpointType').mustBe('VPC', 'VPC_ENDPOINT'),

  fix: {
    how: 'Set `endpointType: "VPC"` and `endpointDetails` with VPC, subnets and security groups on `transfer.CfnServer`; elastic addresses keep it open to partners (`EndpointType`, `EndpointDetails`).',
  },
  config: { none: 'AWS publishes no schema of the item of a server of Transfer Family, so what it shows is not certain.' },

  examples: {
    compliant: [
      {
        when: 'it stands in a VPC',
        resources: `
      Claims:
        Type: AWS::Transfer::Server
        Properties: { EndpointType: VPC, EndpointDetails: { VpcId: vpc-0123456789abcdef0, SubnetIds: [subnet-0123456789abcdef0], SecurityGroupIds: [sg-0123456789abcdef0] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is public',
        resources: `
      Claims:
        Type: AWS::Transfer::Server
        Properties: { EndpointType: PUBLIC }`,
      },
      {
        when: 'nothing is said',
        resources: `
      Claims:
        Type: AWS::Transfer::Server
        Properties: { Protocols: [SFTP] }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Claims:
        Type: AWS::Transfer::Server
        Properties: { EndpointType: !ImportValue endpoint }`,
      },
    ],
  },
});
