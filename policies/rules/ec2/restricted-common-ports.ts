import { allOf, compliant, everyOf } from '../../../lib/core';
import { rule } from '../../rule';
import {
  directions,
  isAnyProtocol,
  isNotJudgedWithItsGroup,
  isOpenToEveryone,
  mustNotBeOpen,
  reaches,
  rulesOf,
} from './_traffic';

/** Services that have no business on the internet: what AWS's rule names, HICP 6.M.B's SMB and RDP, databases, and clinical protocols. */
const services: readonly { readonly name: string; readonly tcp: readonly number[]; readonly udp?: readonly number[] }[] = [
  { name: 'RDP', tcp: [3389], udp: [3389] },
  { name: 'SMB or NetBIOS', tcp: [139, 445] },
  { name: 'FTP', tcp: [20, 21] },
  { name: 'Telnet', tcp: [23] },
  { name: 'Windows RPC or WinRM', tcp: [135, 5985, 5986] },
  { name: 'VNC', tcp: [5900] },
  { name: 'NFS', tcp: [2049], udp: [2049] },
  { name: 'a database', tcp: [1433, 1521, 3306, 4333, 5432, 5439, 27017], udp: [1434] },
  { name: 'a cache or search engine', tcp: [6379, 9200, 9300, 11211], udp: [11211] },
  { name: 'DICOM or HL7', tcp: [104, 2575, 11112] },
];

function names(some: readonly { readonly name: string }[]): string {
  const all = some.map(({ name }) => name);
  return all.length === 1 ? all.join() : `${all.slice(0, -1).join(', ')} or ${all.at(-1) ?? ''}`;
}

export default rule({
  id: 'restricted-common-ports',
  title: 'Security group does not open remote desktop, file sharing, database or clinical ports to the internet',
  why: 'Open RDP and SMB are how most ransomware reaches hospitals, and an open database, DICOM or HL7 port hands out ePHI itself.',
  severity: 'high',
  controls: { hicp: ['6.M.A', '6.M.B', '6.L.A'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  from: 'small',
  appliesTo: ['AWS::EC2::SecurityGroup', directions.in.type],
  where: isNotJudgedWithItsGroup,

  check: resource =>
    everyOf(rulesOf(resource, 'in'), one => {
      const isOpen = isOpenToEveryone(one);
      if (isOpen.status === 'non-compliant') return compliant;
      const reached = services.map(({ name, ...ports }) => ({ name, isOpen: allOf(isOpen, () => reaches(one, ports)) }));
      const unknown = reached.filter(({ isOpen: { status } }) => status === 'undetermined');
      return allOf(
        mustNotBeOpen(
          one,
          allOf(isOpen, () => isAnyProtocol(one)),
          'opens every port to the internet',
        ),
        () =>
          everyOf(
            reached.filter(service => !unknown.includes(service)),
            ({ name, isOpen: opens }) => mustNotBeOpen(one, opens, `opens ${name} to the internet`),
          ),
        // One unknown port could be that of any of them.
        () =>
          everyOf(unknown.slice(0, 1), ({ isOpen: opens }) =>
            mustNotBeOpen(one, opens, `opens ${names(unknown)} to the internet`),
          ),
      );
    }),

  fix: {
    how: 'Replace `ec2.Peer.anyIpv4()` by the security group or the network that needs the port; reach desktops and databases through SSM Session Manager or Client VPN.',
  },
  // The managed rule takes five ports; SSH has a rule of its own.
  config: {
    managedRule: 'RESTRICTED_INCOMING_TRAFFIC',
    parameters: { blockedPort1: '139', blockedPort2: '445', blockedPort3: '3389', blockedPort4: '3306', blockedPort5: '5432' },
    differs: 'watches these five ports over TCP alone; vpc-sg-open-only-to-authorized-ports watches the others',
  },

  examples: {
    compliant: [
      {
        when: 'the database is open to one security group',
        resources: `
      RecordsDatabase:
        Type: AWS::EC2::SecurityGroup
        Properties:
          GroupDescription: Records database
          SecurityGroupIngress:
            - { IpProtocol: tcp, FromPort: 5432, ToPort: 5432, SourceSecurityGroupId: sg-0123456789abcdef0 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'RDP is open to everyone',
        resources: `
      ImagingWorkstations:
        Type: AWS::EC2::SecurityGroup
        Properties:
          GroupDescription: Imaging workstations
          SecurityGroupIngress:
            - { IpProtocol: tcp, FromPort: 3389, ToPort: 3389, CidrIp: 0.0.0.0/0 }`,
      },
      {
        when: 'a rule of its own opens a range that holds SMB',
        resources: `
      FileShares:
        Type: AWS::EC2::SecurityGroup
        Properties: { GroupDescription: File shares }
      FromAnywhere:
        Type: AWS::EC2::SecurityGroupIngress
        Properties: { GroupId: !Ref FileShares, IpProtocol: tcp, FromPort: 100, ToPort: 1000, CidrIpv6: ::/0 }`,
      },
    ],
    undetermined: [
      {
        when: 'the network is only known at deployment',
        resources: `
      ImagingWorkstations:
        Type: AWS::EC2::SecurityGroup
        Properties:
          GroupDescription: Imaging workstations
          SecurityGroupIngress:
            - { IpProtocol: tcp, FromPort: 3389, ToPort: 3389, CidrIp: !Ref ClinicNetwork }`,
      },
    ],
  },
});
