import rule from '../../policies/rules/rds/rds-instance-subnet-igw-check';
import { compliantExample, ruleCases } from '../support/rule-cases';

const database = compliantExample(rule, 1);
const route = 'Out.Properties';
const gateway = { Type: 'AWS::EC2::InternetGateway' };

ruleCases(rule, [
  ['non-compliant', 'the route leads to an internet gateway by its id', database.with(`${route}.GatewayId`, 'igw-0123')],
  ['compliant', 'the route leads to a virtual private gateway', database.with(`${route}.GatewayId`, 'vgw-0123')],
  ['undetermined', 'the gateway is imported', database.with(`${route}.GatewayId`, { 'Fn::ImportValue': 'gateway' })],
  [
    'compliant',
    'the route to the internet is in a table that the subnet does not use',
    database.with('Gateway', gateway).with(`${route}.GatewayId`, { Ref: 'Gateway' }).with(`${route}.RouteTableId`, 'rtb-0123'),
  ],
  [
    'non-compliant',
    'only IPv6 goes out',
    database.with('Gateway', gateway).with('Out.Properties', {
      RouteTableId: { Ref: 'Routes' },
      DestinationIpv6CidrBlock: '::/0',
      GatewayId: { Ref: 'Gateway' },
    }),
  ],
  [
    'undetermined',
    'one of two subnets is not in the run',
    database.with('Group.Properties.SubnetIds', [{ Ref: 'Data' }, 'subnet-0123']),
  ],
]);
