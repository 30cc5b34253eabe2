import { rule } from '../../rule';

export default rule({
  id: 'appstream-fleet-in-vpc',
  title: 'AppStream fleet runs in a VPC',
  why: 'Streamed applications reach patient systems; outside a VPC, no security group, flow log or endpoint limits what they reach besides.',
  severity: 'medium',
  controls: { hicp: ['6.M.B', '2.L.F'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::AppStream::Fleet'],

  check: fleet => fleet.property('VpcConfig.SubnetIds').mustBePresent(),

  fix: { how: 'Set `vpcConfig` with private subnets and a security group on `appstream.CfnFleet` (`VpcConfig`).' },
  config: { managedRule: 'APPSTREAM_FLEET_IN_VPC' },

  examples: {
    compliant: [
      {
        when: 'it has subnets',
        resources: `
      Charts:
        Type: AWS::AppStream::Fleet
        Properties: { Name: charts, InstanceType: stream.standard.medium, VpcConfig: { SubnetIds: [subnet-1], SecurityGroupIds: [sg-1] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has none',
        resources: `
      Charts: { Type: AWS::AppStream::Fleet, Properties: { Name: charts, InstanceType: stream.standard.medium } }`,
      },
    ],
    undetermined: [
      {
        when: 'the configuration is imported',
        resources: `
      Charts: { Type: AWS::AppStream::Fleet, Properties: { Name: charts, InstanceType: stream.standard.medium, VpcConfig: !ImportValue network } }`,
      },
    ],
  },
});
