import { allOf, anyOf, decide, everyOf, nonCompliant, compliant } from '../../../lib/core';
import type { GuardClause, Property, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import {
  directions,
  isAnyProtocol,
  isNotJudgedWithItsGroup,
  isOpenToEveryone,
  isTransport,
  mustNotBeOpen,
  rulesOf,
} from './_traffic';

/** A range of more ports names no service. */
const mostPorts = 1_000;

/** No network of an item's rule is everyone, as `isWide` says it. */
const knownNetworks: readonly GuardClause[] = [
  { every: 'ipv4Ranges', all: [{ path: 'cidrIp', mustNotMatch: '\\x2f[0-7]$' }], orAbsent: true },
  { every: 'ipv6Ranges', all: [{ path: 'cidrIpv6', mustNotMatch: '\\x2f(?:[0-9]|1[0-5])$' }], orAbsent: true },
];

export default rule({
  id: 'ec2-security-group-egress-restricted',
  title: 'Security group does not let all traffic out to everywhere',
  why: 'With all outbound traffic allowed, malware on the host reaches its operators and copies ePHI out over any port.',
  severity: 'low',
  controls: { hicp: ['6.M.A', '2.L.F'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  from: 'large',
  appliesTo: ['AWS::EC2::SecurityGroup', directions.out.type],
  where: isNotJudgedWithItsGroup,

  check: resource => {
    const rules = rulesOf(resource, 'out');
    // EC2 lets all traffic out of a group that is created without an outbound rule.
    if (rules.length === 0)
      return nonCompliant(
        'no outbound rule, so AWS lets all traffic out; the destinations must be named',
        'Properties.SecurityGroupEgress',
      );
    return everyOf(rules, one =>
      mustNotBeOpen(
        one,
        allOf(isOpenToEveryone(one), () => isWhole(one)),
        'lets all traffic out',
      ),
    );
  },

  fix: {
    how: 'Set `allowAllOutbound: false` (and `allowAllIpv6Outbound`) on `ec2.SecurityGroup` and add the destinations with `addEgressRule`, in CloudFormation `SecurityGroupEgress`.',
  },
  config: {
    guard: {
      type: 'AWS::EC2::SecurityGroup',
      all: [
        {
          every: 'ipPermissionsEgress',
          orAbsent: true,
          all: [
            { where: 'ipProtocol', is: ['-1'], all: knownNetworks },
            {
              where: 'ipProtocol',
              is: ['tcp', 'udp'],
              all: [
                {
                  where: 'fromPort',
                  is: [0, 1, 1024],
                  orAbsent: true,
                  all: [{ where: 'toPort', is: [65_535], all: knownNetworks }],
                },
              ],
            },
          ],
        },
      ],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::EC2::SecurityGroup.properties.json',
      confidence: 'document',
      leavesOut: 'A rule of its own is part of the item of its group.',
      cases: [
        {
          properties: { SecurityGroupEgress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }] },
          configuration: {
            groupId: 'sg-1',
            ipPermissionsEgress: [{ ipProtocol: 'tcp', fromPort: 443, toPort: 443, ipv4Ranges: [{ cidrIp: '0.0.0.0/0' }] }],
          },
          verdict: 'compliant',
        },
        {
          properties: { SecurityGroupEgress: [{ IpProtocol: '-1', CidrIp: '10.0.0.0/8' }] },
          configuration: { groupId: 'sg-1', ipPermissionsEgress: [{ ipProtocol: '-1', ipv4Ranges: [{ cidrIp: '10.0.0.0/8' }] }] },
          verdict: 'compliant',
        },
        {
          properties: {
            SecurityGroupEgress: [
              { IpProtocol: 'tcp', FromPort: 0, ToPort: 65535, CidrIp: '10.0.0.0/16' },
              { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIpv6: '::/0' },
            ],
          },
          configuration: {
            groupId: 'sg-1',
            ipPermissionsEgress: [
              { ipProtocol: 'tcp', fromPort: 0, toPort: 65535, ipv4Ranges: [{ cidrIp: '10.0.0.0/16' }] },
              { ipProtocol: 'tcp', fromPort: 443, toPort: 443, ipv6Ranges: [{ cidrIpv6: '::/0' }] },
            ],
          },
          verdict: 'compliant',
        },
        {
          properties: { SecurityGroupEgress: [{ IpProtocol: '-1', CidrIp: '255.255.255.255/32' }] },
          configuration: {
            groupId: 'sg-1',
            ipPermissionsEgress: [{ ipProtocol: '-1', ipv4Ranges: [{ cidrIp: '255.255.255.255/32' }] }],
          },
          verdict: 'compliant',
        },
        {
          properties: { SecurityGroupEgress: [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }] },
          configuration: { groupId: 'sg-1', ipPermissionsEgress: [{ ipProtocol: '-1', ipv4Ranges: [{ cidrIp: '0.0.0.0/0' }] }] },
          verdict: 'non-compliant',
        },
        {
          properties: {
            SecurityGroupEgress: [
              { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '10.0.0.0/16' },
              { IpProtocol: '-1', CidrIpv6: '::/0' },
            ],
          },
          configuration: {
            groupId: 'sg-1',
            ipPermissionsEgress: [
              { ipProtocol: 'tcp', fromPort: 443, toPort: 443, ipv4Ranges: [{ cidrIp: '10.0.0.0/16' }] },
              { ipProtocol: '-1', ipv6Ranges: [{ cidrIpv6: '::/0' }] },
            ],
          },
          verdict: 'non-compliant',
        },
        {
          properties: { SecurityGroupEgress: [{ IpProtocol: '-1', CidrIp: '128.0.0.0/1' }] },
          configuration: {
            groupId: 'sg-1',
            ipPermissionsEgress: [{ ipProtocol: '-1', ipv4Ranges: [{ cidrIp: '128.0.0.0/1' }] }],
          },
          verdict: 'non-compliant',
        },
        {
          properties: { SecurityGroupEgress: [{ IpProtocol: 'tcp', FromPort: 0, ToPort: 65535, CidrIp: '0.0.0.0/0' }] },
          configuration: {
            groupId: 'sg-1',
            ipPermissionsEgress: [{ ipProtocol: 'tcp', fromPort: 0, toPort: 65535, ipv4Ranges: [{ cidrIp: '0.0.0.0/0' }] }],
          },
          verdict: 'non-compliant',
        },
        {
          properties: { SecurityGroupEgress: [{ IpProtocol: 'udp', FromPort: 1024, ToPort: 65535, CidrIpv6: '::/0' }] },
          configuration: {
            groupId: 'sg-1',
            ipPermissionsEgress: [{ ipProtocol: 'udp', fromPort: 1024, toPort: 65535, ipv6Ranges: [{ cidrIpv6: '::/0' }] }],
          },
          verdict: 'non-compliant',
        },
        {
          properties: {},
          configuration: { groupId: 'sg-1', ipPermissionsEgress: [{ ipProtocol: '-1', ipv4Ranges: [{ cidrIp: '0.0.0.0/0' }] }] },
          verdict: 'non-compliant',
        },
        {
          properties: { SecurityGroupEgress: [{ IpProtocol: 'tcp', FromPort: 2000, ToPort: 65535, CidrIp: '0.0.0.0/0' }] },
          configuration: {
            groupId: 'sg-1',
            ipPermissionsEgress: [{ ipProtocol: 'tcp', fromPort: 2000, toPort: 65535, ipv4Ranges: [{ cidrIp: '0.0.0.0/0' }] }],
          },
          verdict: 'non-compliant',
          policyDiffers: 'Guard 2 does not subtract ports, so the policy knows a wide range by its usual ends.',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'only HTTPS may leave',
        resources: `
      RecordsService:
        Type: AWS::EC2::SecurityGroup
        Properties:
          GroupDescription: Records service
          SecurityGroupEgress:
            - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }`,
      },
      {
        when: 'its only outbound rule is a resource of its own that names a security group',
        resources: `
      RecordsService:
        Type: AWS::EC2::SecurityGroup
        Properties: { GroupDescription: Records service }
      ToDatabase:
        Type: AWS::EC2::SecurityGroupEgress
        Properties: { GroupId: !GetAtt RecordsService.GroupId, IpProtocol: tcp, FromPort: 5432, ToPort: 5432, DestinationSecurityGroupId: sg-1234 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'all traffic may leave',
        resources: `
      RecordsService:
        Type: AWS::EC2::SecurityGroup
        Properties:
          GroupDescription: Records service
          SecurityGroupEgress:
            - { IpProtocol: '-1', CidrIp: 0.0.0.0/0, Description: Allow all outbound traffic by default }`,
      },
      {
        when: 'it has no outbound rules',
        resources: `
      RecordsService:
        Type: AWS::EC2::SecurityGroup
        Properties: { GroupDescription: Records service }`,
      },
    ],
    undetermined: [
      {
        when: 'the destination is only known at deployment',
        resources: `
      RecordsService:
        Type: AWS::EC2::SecurityGroup
        Properties:
          GroupDescription: Records service
          SecurityGroupEgress:
            - { IpProtocol: '-1', CidrIp: !Ref Destination }`,
      },
    ],
  },
});

function isWhole(one: Property): Verdict {
  return anyOf(isAnyProtocol(one), () =>
    allOf(
      anyOf(isTransport(one, 'tcp'), () => isTransport(one, 'udp')),
      () =>
        decide([one.get('FromPort').orDefault(-1), one.get('ToPort').orDefault(-1)], (from, to) =>
          Number(from) < 0 || Number(to) < 0 || Number(to) - Number(from) >= mostPorts
            ? compliant
            : nonCompliant(`${one.path} is a range of few ports`, one.path),
        ),
    ),
  );
}
