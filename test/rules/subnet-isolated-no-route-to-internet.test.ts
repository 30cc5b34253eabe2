import rule from '../../policies/rules/ec2/subnet-isolated-no-route-to-internet';
import { compliantExample, resources, ruleCases } from '../support/rule-cases';

const quiet = compliantExample(rule);
const ward = compliantExample(rule, 1);
const out = { RouteTableId: { Ref: 'Routes' }, DestinationCidrBlock: '0.0.0.0/0' };
const route = (properties: object) => quiet.with('Out', { Type: 'AWS::EC2::Route', Properties: { ...out, ...properties } });

ruleCases(rule, [
  ['non-compliant', 'an egress-only gateway leads out over IPv6', route({ EgressOnlyInternetGatewayId: 'eigw-1234' })],
  ['non-compliant', 'the internet gateway is named by its id', route({ GatewayId: 'igw-1234' })],
  ['undetermined', 'everything goes to an instance, which may be a NAT', route({ InstanceId: 'i-1234' })],
  ['undetermined', 'everything goes to the endpoint of a firewall', route({ VpcEndpointId: 'vpce-1234' })],
  ['undetermined', 'everything goes to a gateway that a parameter names', route({ GatewayId: { Ref: 'Gateway' } })],
  [
    'compliant',
    'a virtual private gateway leads to one site',
    route({ GatewayId: 'vgw-1234', DestinationCidrBlock: '10.30.0.0/16' }),
  ],
  [
    'undetermined',
    'the network behind the transit gateway is a parameter',
    ward.with('Ward.Properties.DestinationCidrBlock', { Ref: 'Site' }),
  ],
  [
    'compliant',
    'a route of another table leads to the internet',
    quiet
      .with('Others', { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: 'vpc-1234' } })
      .with('Out', { Type: 'AWS::EC2::Route', Properties: { ...out, RouteTableId: { Ref: 'Others' }, GatewayId: 'igw-1234' } }),
  ],
  [
    'non-compliant',
    'one branch of a condition adds a NAT gateway',
    route({ NatGatewayId: 'nat-1234' })
      .with('Out.Condition', 'Updates')
      .withSection('Conditions', { Updates: { 'Fn::Equals': [{ Ref: 'Mode' }, 'updates'] } })
      .withSection('Parameters', { Mode: { Type: 'String', AllowedValues: ['updates', 'closed'] } }),
  ],
  [
    'undetermined',
    'the routes are of a table in another stack',
    resources(`
      Pumps:
        Type: AWS::EC2::Subnet
        Properties: { VpcId: vpc-1234, Tags: [{ Key: NetworkZone, Value: medical-device }] }
      Association:
        Type: AWS::EC2::SubnetRouteTableAssociation
        Properties: { SubnetId: !Ref Pumps, RouteTableId: !ImportValue routes }`),
  ],
]);
