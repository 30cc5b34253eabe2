import { allOf, everyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { directions, isNotJudgedWithItsGroup, isOpenToEveryone, mustNotBeOpen, reaches, rulesOf } from './_traffic';

export default rule({
  id: 'restricted-ssh',
  title: 'Security group does not open SSH to the internet',
  why: 'A server whose port 22 answers everyone is scanned within minutes; one weak or stolen key then gives a shell beside ePHI.',
  severity: 'high',
  controls: { hicp: ['6.L.A', '6.M.B', '6.M.A'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  from: 'small',
  appliesTo: ['AWS::EC2::SecurityGroup', directions.in.type],
  where: isNotJudgedWithItsGroup,

  check: resource =>
    everyOf(rulesOf(resource, 'in'), one =>
      mustNotBeOpen(
        one,
        allOf(isOpenToEveryone(one), () => reaches(one, { tcp: [22] })),
        'opens port 22 (SSH) to the internet',
      ),
    ),

  fix: {
    how: 'Reach hosts through SSM Session Manager (`instance.role` with AmazonSSMManagedInstanceCore) and leave out `allowFromAnyIpv4(ec2.Port.SSH)`; else name the network in `CidrIp`.',
  },
  config: { managedRule: 'INCOMING_SSH_DISABLED' },

  examples: {
    compliant: [
      {
        when: 'SSH is open to the hospital network alone',
        resources: `
      BastionAccess:
        Type: AWS::EC2::SecurityGroup
        Properties:
          GroupDescription: Administrators
          VpcId: vpc-1234
          SecurityGroupIngress:
            - { IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 10.20.0.0/16 }`,
      },
      {
        when: 'only HTTPS is open to everyone',
        resources: `
      PortalAccess:
        Type: AWS::EC2::SecurityGroup
        Properties:
          GroupDescription: Patient portal
          SecurityGroupIngress:
            - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'SSH is open to every IPv4 address',
        resources: `
      BastionAccess:
        Type: AWS::EC2::SecurityGroup
        Properties:
          GroupDescription: Administrators
          SecurityGroupIngress:
            - { IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0 }`,
      },
      {
        when: 'a rule of its own opens all protocols to every IPv6 address',
        resources: `
      BastionAccess:
        Type: AWS::EC2::SecurityGroup
        Properties: { GroupDescription: Administrators }
      FromAnywhere:
        Type: AWS::EC2::SecurityGroupIngress
        Properties:
          GroupId: !GetAtt BastionAccess.GroupId
          IpProtocol: '-1'
          CidrIpv6: ::/0`,
      },
    ],
    undetermined: [
      {
        when: 'the network is only known at deployment',
        resources: `
      BastionAccess:
        Type: AWS::EC2::SecurityGroup
        Properties:
          GroupDescription: Administrators
          SecurityGroupIngress:
            - { IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: !Ref AdministratorNetwork }`,
      },
    ],
  },
});
