import { rule } from '../../rule';

export default rule({
  id: 'subnet-auto-assign-public-ip-disabled',
  title: 'Subnet does not give public addresses to what is launched in it',
  why: 'A server that gets a public address because of where it was started is on the internet without anybody having decided so.',
  severity: 'medium',
  controls: { hicp: ['6.M.B'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::EC2::Subnet'],

  check: subnet => subnet.property('MapPublicIpOnLaunch').orDefault(false).mustBe(false),

  fix: {
    how: 'Set `mapPublicIpOnLaunch: false` in the public entries of `subnetConfiguration` of `ec2.Vpc`; load balancers and NAT gateways do not need it.',
    set: { 'Properties.MapPublicIpOnLaunch': false },
  },
  config: { managedRule: 'SUBNET_AUTO_ASSIGN_PUBLIC_IP_DISABLED' },

  examples: {
    compliant: [
      {
        when: 'it does not map public addresses',
        resources: `
      Perimeter:
        Type: AWS::EC2::Subnet
        Properties: { VpcId: vpc-1234, CidrBlock: 10.0.0.0/24, MapPublicIpOnLaunch: false }`,
      },
      {
        when: 'it leaves the default',
        resources: `
      Records:
        Type: AWS::EC2::Subnet
        Properties: { VpcId: vpc-1234, CidrBlock: 10.0.1.0/24 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it maps public addresses',
        resources: `
      Perimeter:
        Type: AWS::EC2::Subnet
        Properties: { VpcId: vpc-1234, CidrBlock: 10.0.0.0/24, MapPublicIpOnLaunch: true }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Perimeter:
        Type: AWS::EC2::Subnet
        Properties: { VpcId: vpc-1234, CidrBlock: 10.0.0.0/24, MapPublicIpOnLaunch: !Ref MapPublic }`,
      },
    ],
  },
});
