import rule from '../../policies/rules/ec2/restricted-ssh';
import { assessed } from '../support/judge';
import { compliantExample, resources, ruleCases } from '../support/rule-cases';

const secure = compliantExample(rule);
const ingress = 'BastionAccess.Properties.SecurityGroupIngress.0';
const open = secure.with(`${ingress}.CidrIp`, '0.0.0.0/0');
const list = (cidr: string) =>
  secure
    .without(`${ingress}.CidrIp`)
    .with(`${ingress}.SourcePrefixListId`, { 'Fn::GetAtt': ['Partners', 'PrefixListId'] })
    .with('Partners', { Type: 'AWS::EC2::PrefixList', Properties: { Entries: [{ Cidr: '198.51.100.0/24' }, { Cidr: cidr }] } });

ruleCases(rule, [
  ['non-compliant', 'the port is a string', open.with(`${ingress}.FromPort`, '22').with(`${ingress}.ToPort`, '22')],
  ['non-compliant', 'the range holds the port', open.with(`${ingress}.FromPort`, 20).with(`${ingress}.ToPort`, 25)],
  ['non-compliant', 'the protocol is the number of TCP', open.with(`${ingress}.IpProtocol`, 6)],
  ['non-compliant', 'the protocol is in capitals', open.with(`${ingress}.IpProtocol`, 'TCP')],
  [
    'non-compliant',
    'the protocol is -1 as a number and the ports are another',
    open.with(`${ingress}.IpProtocol`, -1).with(`${ingress}.FromPort`, 443),
  ],
  ['non-compliant', 'there are no ports', open.without(`${ingress}.FromPort`).without(`${ingress}.ToPort`)],
  ['non-compliant', 'the ports are -1', open.with(`${ingress}.FromPort`, -1).with(`${ingress}.ToPort`, -1)],
  [
    'non-compliant',
    'ingress is one object and no list',
    open.with('BastionAccess.Properties.SecurityGroupIngress', { IpProtocol: '-1', CidrIp: '0.0.0.0/0' }),
  ],
  ['non-compliant', 'the block is half the internet', secure.with(`${ingress}.CidrIp`, '128.0.0.0/1')],
  ['non-compliant', 'the block is all of global IPv6', secure.with(`${ingress}.CidrIpv6`, '2000::/3')],
  ['non-compliant', 'a long way of writing every IPv6 address', secure.with(`${ingress}.CidrIpv6`, '0:0:0:0:0:0:0:0/0')],
  ['non-compliant', 'a prefix list of the template holds everyone', list('0.0.0.0/0')],
  [
    'non-compliant',
    'it is open in one branch',
    secure
      .withSection('Parameters', { Env: { Type: 'String', AllowedValues: ['dev', 'prod'] } })
      .withSection('Conditions', { Dev: { 'Fn::Equals': [{ Ref: 'Env' }, 'dev'] } })
      .with(`${ingress}.CidrIp`, { 'Fn::If': ['Dev', '0.0.0.0/0', '10.0.0.0/8'] }),
  ],
  [
    'non-compliant',
    'a default opens it',
    secure
      .withSection('Parameters', { From: { Type: 'String', Default: '0.0.0.0/0' } })
      .with(`${ingress}.CidrIp`, { Ref: 'From' }),
  ],
  ['compliant', 'the range ends below the port', open.with(`${ingress}.FromPort`, 20).with(`${ingress}.ToPort`, 21)],
  ['compliant', 'the protocol is UDP', open.with(`${ingress}.IpProtocol`, 'udp')],
  [
    'compliant',
    'the protocol is ICMP',
    open.with(`${ingress}.IpProtocol`, 'icmp').with(`${ingress}.FromPort`, -1).with(`${ingress}.ToPort`, -1),
  ],
  [
    'compliant',
    'the source is a security group',
    secure.without(`${ingress}.CidrIp`).with(`${ingress}.SourceSecurityGroupId`, 'sg-1234'),
  ],
  ['compliant', 'the largest private block is the source', secure.with(`${ingress}.CidrIp`, '10.0.0.0/8')],
  [
    'compliant',
    'the source is the block of the VPC',
    secure.with('Vpc', { Type: 'AWS::EC2::VPC' }).with(`${ingress}.CidrIp`, { 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }),
  ],
  ['compliant', 'the source is one address that is not known', secure.with(`${ingress}.CidrIp`, { 'Fn::Sub': '${Office}/32' })],
  ['compliant', 'a part of the source is not known', secure.with(`${ingress}.CidrIp`, { 'Fn::Sub': '10.${Site}.0.0/16' })],
  ['compliant', 'it has no inbound rules', secure.without('BastionAccess.Properties.SecurityGroupIngress')],
  ['compliant', 'a prefix list of the template holds known networks', list('203.0.113.0/24')],
  [
    'compliant',
    'the open rule is for a port that ends below although its start is not known',
    open.with(`${ingress}.FromPort`, { Ref: 'Port' }).with(`${ingress}.ToPort`, 21),
  ],
  [
    'undetermined',
    'the port is not known',
    open.with(`${ingress}.FromPort`, { Ref: 'Port' }).with(`${ingress}.ToPort`, { Ref: 'Port' }),
  ],
  ['undetermined', 'the protocol is not known', open.with(`${ingress}.IpProtocol`, { Ref: 'Protocol' })],
  ['undetermined', 'the prefix length is not known', secure.with(`${ingress}.CidrIp`, { 'Fn::Sub': '10.0.0.0/${Length}' })],
  ['undetermined', 'what is known of the block may be any', secure.with(`${ingress}.CidrIp`, { 'Fn::Sub': '1${Rest}' })],
  [
    'undetermined',
    'the prefix list is not in the templates',
    secure.without(`${ingress}.CidrIp`).with(`${ingress}.SourcePrefixListId`, 'pl-1234'),
  ],
  [
    'undetermined',
    'all rules are imported',
    secure.with('BastionAccess.Properties.SecurityGroupIngress', { 'Fn::ImportValue': 'rules' }),
  ],
  [
    'non-compliant',
    'a rule of its own opens a group that is not in the templates',
    resources(`
      FromAnywhere:
        Type: AWS::EC2::SecurityGroupIngress
        Properties: { GroupId: !ImportValue bastion, IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0 }
      Other:
        Type: AWS::EC2::SecurityGroup
        Properties: { GroupDescription: Another }`),
  ],
  [
    'compliant',
    'the open rule of its own is for another group',
    resources(`
      Records: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: Records } }
      Other: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: Another } }
      FromAnywhere:
        Type: AWS::EC2::SecurityGroupIngress
        Properties: { GroupId: !Ref Other, IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0 }`),
  ],
]);

test('a rule of its own is one finding, on its group', () => {
  const { findings } = assessed(
    resources(`
      Records: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: Records } }
      FromAnywhere:
        Type: AWS::EC2::SecurityGroupIngress
        Properties: { GroupId: !GetAtt Records.GroupId, IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0 }`).body,
    [rule],
  );
  expect(findings.map(({ resource, verdict }) => [resource.logicalId, verdict])).toEqual([
    [
      'Records',
      {
        status: 'non-compliant',
        reasons: [
          {
            message:
              'FromAnywhere.Properties.CidrIp is "0.0.0.0/0", which opens port 22 (SSH) to the internet; it must be a known network',
            at: 'FromAnywhere.Properties.CidrIp',
          },
        ],
      },
    ],
  ]);
});
