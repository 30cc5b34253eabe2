import { allOf, anyOf, everyOf, mustNotHold } from '../../../lib/core';
import type { Property, Resource } from '../../../lib/core';
import { rule } from '../../rule';
import { isInZone } from './_zone';
import { directions, isDatabasePort, reaches } from './_traffic';

/** SQL Server, Oracle, MySQL, PostgreSQL, Redshift, Redis, Neptune, Cassandra, search engines and MongoDB. */
const databases = [1433, 1521, 3306, 5432, 5439, 6379, 8182, 9142, 9200, 27017];

/** The rules in the run that admit the group, or may. */
function admitting(group: Resource): readonly Property[] {
  const { inline, type } = directions.in;
  return [
    ...group.referredToBy(group.type, inline).flatMap(other => other.property(inline).items()),
    ...group.referredToBy(type, 'SourceSecurityGroupId').map(rule => rule.attribute('Properties')),
  ];
}

export default rule({
  id: 'ec2-security-group-devices-kept-from-databases',
  title: 'Devices cannot reach databases',
  why: 'A pump or scanner that cannot be patched is the easiest host to take over; with a way to the database it is a way to all records.',
  severity: 'medium',
  controls: { hicp: ['9.M.E', '9.S.A', '6.M.B'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::EC2::SecurityGroup'],
  where: group => isInZone(group, 'device'),

  check: group =>
    everyOf(admitting(group), one =>
      mustNotHold(
        allOf(one.get('SourceSecurityGroupId').mustReferTo(group), () =>
          anyOf(isDatabasePort(one.get('FromPort')), () => reaches(one, { tcp: databases })),
        ),
        () => `${one.path} lets ${group.logicalId}, a group of devices, reach a database`,
        one,
      ),
    ),

  fix: {
    how: 'Groups with the tag `NetworkZone: device` are meant. Let the devices send to IoT Core or an integration engine, and remove `connections.allowFrom(devices, …)` of the database. In CloudFormation: `SourceSecurityGroupId` of its rules.',
  },
  config: { none: 'It judges several resources together, and a Guard policy sees one item.' },

  examples: {
    compliant: [
      {
        when: 'the devices reach the gateway only',
        resources: `
      Pumps:
        Type: AWS::EC2::SecurityGroup
        Properties:
          GroupDescription: Infusion pumps
          Tags: [{ Key: NetworkZone, Value: device }]
      Gateway:
        Type: AWS::EC2::SecurityGroup
        Properties:
          GroupDescription: Gateway
          SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 8883, ToPort: 8883, SourceSecurityGroupId: !Ref Pumps }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'a rule of the database admits them',
        resources: `
      Pumps:
        Type: AWS::EC2::SecurityGroup
        Properties:
          GroupDescription: Infusion pumps
          Tags: [{ Key: NetworkZone, Value: device }]
      Records:
        Type: AWS::EC2::SecurityGroup
        Properties:
          GroupDescription: Records database
          SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 5432, ToPort: 5432, SourceSecurityGroupId: !GetAtt Pumps.GroupId }]`,
      },
      {
        when: 'a rule of its own admits them on all ports',
        resources: `
      Pumps:
        Type: AWS::EC2::SecurityGroup
        Properties:
          GroupDescription: Infusion pumps
          Tags: [{ Key: NetworkZone, Value: device }]
      Records:
        Type: AWS::EC2::SecurityGroup
        Properties:
          GroupDescription: Records database
      FromPumps:
        Type: AWS::EC2::SecurityGroupIngress
        Properties: { GroupId: !Ref Records, IpProtocol: '-1', SourceSecurityGroupId: !Ref Pumps }`,
      },
    ],
    undetermined: [
      {
        when: 'the port is imported',
        resources: `
      Pumps:
        Type: AWS::EC2::SecurityGroup
        Properties:
          GroupDescription: Infusion pumps
          Tags: [{ Key: NetworkZone, Value: device }]
      Records:
        Type: AWS::EC2::SecurityGroup
        Properties:
          GroupDescription: Records database
          SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: !ImportValue port, ToPort: !ImportValue port, SourceSecurityGroupId: !Ref Pumps }]`,
      },
    ],
  },
});
