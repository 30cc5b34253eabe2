import rule from '../../policies/rules/ec2/ec2-security-group-egress-restricted';
import { compliantExample, ruleCases } from '../support/rule-cases';

const secure = compliantExample(rule);
const egress = 'RecordsService.Properties.SecurityGroupEgress.0';
const range = (from: number, to: number) => secure.with(`${egress}.FromPort`, from).with(`${egress}.ToPort`, to);

ruleCases(rule, [
  ['non-compliant', 'nearly all ports of TCP are open', range(1, 65535)],
  ['non-compliant', 'nearly all ports of UDP are open', range(1024, 65535).with(`${egress}.IpProtocol`, 'udp')],
  ['non-compliant', 'TCP is open and no port is named', secure.without(`${egress}.FromPort`).without(`${egress}.ToPort`)],
  [
    'non-compliant',
    'a rule of its own lets everything out',
    secure.with('Out', {
      Type: 'AWS::EC2::SecurityGroupEgress',
      Properties: { GroupId: { Ref: 'RecordsService' }, IpProtocol: '-1', CidrIpv6: '::/0' },
    }),
  ],
  ['non-compliant', 'the list of rules is empty', secure.with('RecordsService.Properties.SecurityGroupEgress', [])],
  ['compliant', 'a range of few ports is open', range(8000, 8100)],
  [
    'compliant',
    'everything may go to the VPC',
    secure.with(`${egress}.IpProtocol`, '-1').with(`${egress}.CidrIp`, '10.0.0.0/16'),
  ],
  [
    'compliant',
    'nothing may leave, as CDK writes it',
    secure.with(egress, { IpProtocol: 'icmp', FromPort: 252, ToPort: 86, CidrIp: '255.255.255.255/32' }),
  ],
  ['undetermined', 'the range is not known', secure.with(`${egress}.ToPort`, { Ref: 'Last' })],
]);
