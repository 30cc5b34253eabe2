import { allOf, anyOf, everyOf, mustNotHold, when } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { directions, isNotJudgedWithItsGroup, isOpenToEveryone, isTransport, mustNotBeOpen, rulesOf } from './_traffic';

export default rule({
  id: 'vpc-sg-open-only-to-authorized-ports',
  title: 'Security group opens nothing but web ports to the internet',
  why: 'Each further port that answers the internet is a service that can be attacked without a foothold in the network.',
  severity: 'medium',
  controls: { hicp: ['6.M.A', '6.M.B'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::EC2::SecurityGroup', directions.in.type],
  where: isNotJudgedWithItsGroup,

  check: resource =>
    everyOf(rulesOf(resource, 'in'), one =>
      when(isOpenToEveryone(one), () =>
        mustNotBeOpen(
          one,
          mustNotHold(isAuthorized(one), 'its ports are authorized'),
          'opens more than TCP 80, TCP 443, UDP 443 and ICMP to the internet',
        ),
      ),
    ),

  fix: {
    how: 'Keep `ec2.Peer.anyIpv4()` and `anyIpv6()` for `ec2.Port.tcp(443)` and `tcp(80)`; for every other port give the security group or network that needs it.',
  },
  config: {
    managedRule: 'VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS',
    parameters: { authorizedTcpPorts: '80,443', authorizedUdpPorts: '443' },
  },

  examples: {
    compliant: [
      {
        when: 'only HTTPS is open to everyone',
        resources: `
      PortalAccess:
        Type: AWS::EC2::SecurityGroup
        Properties:
          GroupDescription: Patient portal
          SecurityGroupIngress:
            - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }
            - { IpProtocol: tcp, FromPort: 8443, ToPort: 8443, CidrIp: 10.0.0.0/16 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'an application port is open to everyone',
        resources: `
      PortalAccess:
        Type: AWS::EC2::SecurityGroup
        Properties:
          GroupDescription: Patient portal
          SecurityGroupIngress:
            - { IpProtocol: tcp, FromPort: 8080, ToPort: 8080, CidrIp: 0.0.0.0/0 }`,
      },
      {
        when: 'all traffic is open to everyone',
        resources: `
      PortalAccess:
        Type: AWS::EC2::SecurityGroup
        Properties:
          GroupDescription: Patient portal
          SecurityGroupIngress:
            - { IpProtocol: '-1', CidrIpv6: ::/0 }`,
      },
    ],
    undetermined: [
      {
        when: 'the port is only known at deployment',
        resources: `
      PortalAccess:
        Type: AWS::EC2::SecurityGroup
        Properties:
          GroupDescription: Patient portal
          SecurityGroupIngress:
            - { IpProtocol: tcp, FromPort: !Ref Port, ToPort: !Ref Port, CidrIp: 0.0.0.0/0 }`,
      },
    ],
  },
});

/** Redirect and TLS ports, HTTP/3, and the ICMP that path discovery needs. */
function isAuthorized(one: Property): Verdict {
  const isPort = (port: number) => (): Verdict => allOf(one.get('FromPort').mustBe(port), () => one.get('ToPort').mustBe(port));
  return anyOf(
    one.get('IpProtocol').mustMatch(/^(?:icmp|icmpv6|1|58)$/i, 'ICMP'),
    () => allOf(isTransport(one, 'tcp'), () => anyOf(isPort(443), isPort(80))),
    () => allOf(isTransport(one, 'udp'), isPort(443)),
  );
}
