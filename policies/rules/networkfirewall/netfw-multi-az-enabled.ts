import { rule } from '../../rule';
import { mustSpanZones } from '../ec2/_availability';
import { firewall } from './_firewall';

export default rule({
  id: 'netfw-multi-az-enabled',
  title: 'Network Firewall has endpoints in two zones or more',
  why: 'When the only zone with a firewall endpoint fails, the systems behind it lose their network while patients are treated.',
  severity: 'low',
  controls: { hicp: ['6.M.C'], hipaa: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(C)'] },
  appliesTo: [firewall],

  check: one => mustSpanZones(one.property('SubnetMappings'), one.property('AvailabilityZoneMappings')),

  fix: { how: 'Give `networkfirewall.CfnFirewall` a subnet of each zone in `subnetMappings` (`SubnetMappings`).' },
  config: { managedRule: 'NETFW_MULTI_AZ_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it has a subnet in each of two zones',
        resources: `
      Perimeter:
        Type: AWS::NetworkFirewall::Firewall
        Properties: { FirewallName: perimeter, VpcId: vpc-1234, SubnetMappings: [{ SubnetId: subnet-1 }, { SubnetId: subnet-2 }] }`,
      },
      {
        when: 'it is attached to a transit gateway in two zones',
        resources: `
      Perimeter:
        Type: AWS::NetworkFirewall::Firewall
        Properties:
          FirewallName: perimeter
          TransitGatewayId: tgw-1234
          AvailabilityZoneMappings: [{ AvailabilityZone: us-east-1a }, { AvailabilityZone: us-east-1b }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has one subnet',
        resources: `
      Perimeter:
        Type: AWS::NetworkFirewall::Firewall
        Properties: { FirewallName: perimeter, VpcId: vpc-1234, SubnetMappings: [{ SubnetId: subnet-1 }] }`,
      },
    ],
    undetermined: [
      {
        when: 'the subnets are a parameter without a default',
        resources: `
      Perimeter:
        Type: AWS::NetworkFirewall::Firewall
        Properties: { FirewallName: perimeter, VpcId: vpc-1234, SubnetMappings: !Ref Subnets }`,
      },
    ],
  },
});
