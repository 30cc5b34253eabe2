import { allOf, compliant, decide, everyOf, mustNotHold, nonCompliant } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { isDatabasePort, isNotJudgedWithItsGroup, reaches, rulesOf } from './_traffic';

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
  return decide([one.get('FromPort'), one.get('ToPort')], (from, to) =>
    from !== undefined && to !== undefined && Number(to) - Number(from) < 10
      ? compliant
      : nonCompliant(`${one.path} is a wide range`, one),
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
  config: { none: 'No managed rule of AWS Config judges clear-text protocols inside a network.' },

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
