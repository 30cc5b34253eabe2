import { allOf, compliant, decide, everyOf, mustNotHold, nonCompliant } from '../../../lib/core';
import type { GuardClause, Property, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { isAnyProtocol, isDatabasePort, isNotJudgedWithItsGroup, reaches, rulesOf } from './_traffic';

/**
 * Protocols whose encrypted form has a port of its own, as IANA assigns them. HL7 over MLLP keeps 2575, FTP with TLS keeps 21, and
 * DICOM on 11112 may be encrypted too: a port does not tell.
 */
const protocols = [
  { name: 'Telnet', port: 23, instead: 'SSH on 22' },
  { name: 'DICOM', port: 104, instead: 'DICOM over TLS on 2762' },
  { name: 'MQTT', port: 1883, instead: 'MQTT over TLS on 8883' },
];

/** Wide ranges open everything; what they are for cannot be told. No database speaks one of these protocols. */
function isNarrow(one: Property): Verdict {
  if (isDatabasePort(one.get('FromPort')).status === 'compliant') return nonCompliant(() => `${one.path} is for a database`, one);
  const protocol = isAnyProtocol(one);
  if (protocol.status !== 'non-compliant') return mustNotHold(protocol, () => `${one.path} is for every protocol`, one);
  return decide([one.get('FromPort'), one.get('ToPort')], (from, to) =>
    // From -1 on it is for every port.
    from !== undefined && to !== undefined && Number(from) >= 0 && Number(to) - Number(from) < 10
      ? compliant
      : nonCompliant(`${one.path} is a wide range`, one),
  );
}

/** No narrow range of an item holds the port of a protocol. Guard 2 does not subtract, so each first port has its last ones. */
function noneOpen(): readonly GuardClause[] {
  const ten = Array.from({ length: 10 }, (_, index) => index);
  return protocols.flatMap(({ port }) =>
    ten.map(before => ({
      where: 'fromPort',
      is: [port - before],
      orAbsent: true,
      all: [{ path: 'toPort', mustNotBe: ten.slice(before).map(after => port + after - before) }],
    })),
  );
}

export default rule({
  id: 'ec2-security-group-cleartext-protocols-closed',
  title: 'Security groups open no port of a clear-text protocol',
  why: 'Over Telnet, MQTT without TLS and DICOM on its old port, passwords, readings and images cross the network for everyone on it to read.',
  severity: 'low',
  controls: { hicp: ['9.M.E', '9.M.B', '4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::EC2::SecurityGroup', 'AWS::EC2::SecurityGroupIngress'],
  from: 'large',
  where: isNotJudgedWithItsGroup,

  check: resource =>
    everyOf(rulesOf(resource, 'in'), one =>
      everyOf(protocols, ({ name, port, instead }) =>
        mustNotHold(
          allOf(isNarrow(one), () => reaches(one, { tcp: [port] })),
          () => `${one.path} opens port ${String(port)} for ${name}; it must be ${instead}`,
          one,
        ),
      ),
    ),

  fix: {
    how: 'Replace `ec2.Port.tcp(1883)` and the like by the port of the encrypted protocol: 8883 for MQTT, 2762 for DICOM, 22 for SSH. In CloudFormation: `FromPort`, `ToPort`.',
  },
  config: {
    guard: {
      type: 'AWS::EC2::SecurityGroup',
      all: [{ every: 'ipPermissions', orAbsent: true, all: [{ where: 'ipProtocol', is: ['tcp'], all: noneOpen() }] }],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::EC2::SecurityGroup.properties.json',
      confidence: 'document',
      leavesOut: 'A rule of its own is part of the item of its group.',
      cases: [
        {
          properties: { SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 8883, ToPort: 8883, CidrIp: '10.0.0.0/16' }] },
          configuration: {
            groupId: 'sg-1',
            ipPermissions: [{ ipProtocol: 'tcp', fromPort: 8883, toPort: 8883, ipv4Ranges: [{ cidrIp: '10.0.0.0/16' }] }],
          },
          verdict: 'compliant',
        },
        {
          properties: {
            SecurityGroupIngress: [
              { IpProtocol: 'udp', FromPort: 23, ToPort: 23, CidrIp: '10.0.0.0/16' },
              { IpProtocol: '-1', CidrIp: '10.0.0.0/16' },
              { IpProtocol: '-1', FromPort: -1, ToPort: -1, CidrIp: '10.0.0.0/16' },
            ],
          },
          configuration: {
            groupId: 'sg-1',
            ipPermissions: [
              { ipProtocol: 'udp', fromPort: 23, toPort: 23, ipv4Ranges: [{ cidrIp: '10.0.0.0/16' }] },
              { ipProtocol: '-1', ipv4Ranges: [{ cidrIp: '10.0.0.0/16' }] },
            ],
          },
          verdict: 'compliant',
        },
        {
          properties: {
            SecurityGroupIngress: [
              { IpProtocol: 'tcp', FromPort: 0, ToPort: 65535, CidrIp: '10.0.0.0/16' },
              { IpProtocol: 'tcp', FromPort: 14, ToPort: 24, CidrIp: '10.0.0.0/16' },
            ],
          },
          configuration: {
            groupId: 'sg-1',
            ipPermissions: [
              { ipProtocol: 'tcp', fromPort: 0, toPort: 65535, ipv4Ranges: [{ cidrIp: '10.0.0.0/16' }] },
              { ipProtocol: 'tcp', fromPort: 14, toPort: 24, ipv4Ranges: [{ cidrIp: '10.0.0.0/16' }] },
            ],
          },
          verdict: 'compliant',
        },
        {
          properties: { SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 1883, ToPort: 1883, CidrIp: '10.0.0.0/16' }] },
          configuration: {
            groupId: 'sg-1',
            ipPermissions: [{ ipProtocol: 'tcp', fromPort: 1883, toPort: 1883, ipv4Ranges: [{ cidrIp: '10.0.0.0/16' }] }],
          },
          verdict: 'non-compliant',
        },
        {
          properties: {
            SecurityGroupIngress: [
              { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '10.0.0.0/16' },
              { IpProtocol: 'tcp', FromPort: 104, ToPort: 104, CidrIp: '10.0.0.0/16' },
            ],
          },
          configuration: {
            groupId: 'sg-1',
            ipPermissions: [
              { ipProtocol: 'tcp', fromPort: 443, toPort: 443, ipv4Ranges: [{ cidrIp: '10.0.0.0/16' }] },
              { ipProtocol: 'tcp', fromPort: 104, toPort: 104, ipv4Ranges: [{ cidrIp: '10.0.0.0/16' }] },
            ],
          },
          verdict: 'non-compliant',
        },
        {
          properties: { SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 23, ToPort: 23, CidrIp: '10.0.0.0/16' }] },
          configuration: {
            groupId: 'sg-1',
            ipPermissions: [{ ipProtocol: 'tcp', fromPort: 23, toPort: 23, ipv4Ranges: [{ cidrIp: '10.0.0.0/16' }] }],
          },
          verdict: 'non-compliant',
        },
        {
          properties: { SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 20, ToPort: 29, CidrIp: '10.0.0.0/16' }] },
          configuration: {
            groupId: 'sg-1',
            ipPermissions: [{ ipProtocol: 'tcp', fromPort: 20, toPort: 29, ipv4Ranges: [{ cidrIp: '10.0.0.0/16' }] }],
          },
          verdict: 'non-compliant',
        },
        {
          properties: { SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 14, ToPort: 23, CidrIp: '10.0.0.0/16' }] },
          configuration: {
            groupId: 'sg-1',
            ipPermissions: [{ ipProtocol: 'tcp', fromPort: 14, toPort: 23, ipv4Ranges: [{ cidrIp: '10.0.0.0/16' }] }],
          },
          verdict: 'non-compliant',
        },
        { properties: {}, configuration: { groupId: 'sg-1', ipPermissions: [] }, verdict: 'compliant' },
        { properties: {}, configuration: { groupId: 'sg-1' }, verdict: 'compliant' },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'MQTT comes over TLS',
        resources: `
      Gateway:
        Type: AWS::EC2::SecurityGroup
        Properties:
          GroupDescription: Gateway
          SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 8883, ToPort: 8883, CidrIp: 10.0.0.0/16 }]`,
      },
      {
        when: 'the port is that of a database, which only AWS knows',
        resources: `
      Records:
        Type: AWS::EC2::SecurityGroup
        Properties:
          GroupDescription: Records
          SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: !GetAtt Database.Endpoint.Port, ToPort: !GetAtt Database.Endpoint.Port, CidrIp: 10.0.0.0/16 }]
      Database: { Type: AWS::RDS::DBCluster, Properties: { Engine: aurora-postgresql } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'MQTT comes in clear text',
        resources: `
      Gateway:
        Type: AWS::EC2::SecurityGroup
        Properties:
          GroupDescription: Gateway
          SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 1883, ToPort: 1883, CidrIp: 10.0.0.0/16 }]`,
      },
      {
        when: 'a rule of its own opens DICOM',
        resources: `
      Archive:
        Type: AWS::EC2::SecurityGroup
        Properties:
          GroupDescription: Archive
      Modalities:
        Type: AWS::EC2::SecurityGroupIngress
        Properties: { GroupId: !Ref Archive, IpProtocol: tcp, FromPort: 104, ToPort: 104, CidrIp: 10.0.0.0/16 }`,
      },
    ],
    undetermined: [
      {
        when: 'the port is imported',
        resources: `
      Gateway:
        Type: AWS::EC2::SecurityGroup
        Properties:
          GroupDescription: Gateway
          SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: !ImportValue port, ToPort: !ImportValue port, CidrIp: 10.0.0.0/16 }]`,
      },
    ],
  },
});
