import { rule } from '../../rule';
import { mustSpanZones } from '../ec2/_availability';

export default rule({
  id: 'autoscaling-multiple-az',
  title: 'Auto Scaling group runs in two zones or more',
  why: 'When the only zone of a group fails, the application is gone until somebody moves it, while care goes on.',
  severity: 'low',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(C)'] },
  appliesTo: ['AWS::AutoScaling::AutoScalingGroup'],

  check: group =>
    mustSpanZones(
      group.property('VPCZoneIdentifier'),
      group.property('AvailabilityZones'),
      group.property('AvailabilityZoneIds'),
    ),

  fix: { how: 'Give `vpcSubnets` of `autoscaling.AutoScalingGroup` subnets in several zones (`VPCZoneIdentifier`).' },
  config: { managedRule: 'AUTOSCALING_MULTIPLE_AZ' },

  examples: {
    compliant: [
      {
        when: 'it has two subnets',
        resources: `
      Servers:
        Type: AWS::AutoScaling::AutoScalingGroup
        Properties: { MinSize: '2', MaxSize: '4', VPCZoneIdentifier: [subnet-1, subnet-2] }`,
      },
      {
        when: 'its subnets are joined to one text',
        resources: `
      Engine:
        Type: AWS::AutoScaling::AutoScalingGroup
        Properties: { MinSize: '2', MaxSize: '4', VPCZoneIdentifier: [!Join [',', [!Ref First, !Ref Second]]] }
      First: { Type: AWS::EC2::Subnet, Properties: { VpcId: vpc-1, CidrBlock: 10.0.0.0/24 } }
      Second: { Type: AWS::EC2::Subnet, Properties: { VpcId: vpc-1, CidrBlock: 10.0.1.0/24 } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has one subnet',
        resources: `
      Servers:
        Type: AWS::AutoScaling::AutoScalingGroup
        Properties: { MinSize: '1', MaxSize: '4', VPCZoneIdentifier: [!Ref Inside] }
      Inside: { Type: AWS::EC2::Subnet, Properties: { VpcId: vpc-1234, CidrBlock: 10.0.1.0/24 } }`,
      },
    ],
    undetermined: [
      {
        when: 'the subnets are a parameter without a default',
        resources: `
      Servers:
        Type: AWS::AutoScaling::AutoScalingGroup
        Properties: { MinSize: '1', MaxSize: '4', VPCZoneIdentifier: !Ref Subnets }`,
      },
    ],
  },
});
