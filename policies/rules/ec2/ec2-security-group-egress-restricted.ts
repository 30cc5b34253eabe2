import { allOf, anyOf, decide, everyOf, nonCompliant, compliant } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
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
  config: { none: 'AWS Config has no managed rule for outbound rules of security groups.' },

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
