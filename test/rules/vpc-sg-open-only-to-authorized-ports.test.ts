import rule from '../../policies/rules/ec2/vpc-sg-open-only-to-authorized-ports';
import { compliantExample, ruleCases } from '../support/rule-cases';

const secure = compliantExample(rule);
const https = 'PortalAccess.Properties.SecurityGroupIngress.0';

ruleCases(rule, [
  ['compliant', 'HTTP/3 is open', secure.with(`${https}.IpProtocol`, 'udp')],
  [
    'compliant',
    'ICMPv6 is open',
    secure.with(`${https}.IpProtocol`, 58).with(`${https}.FromPort`, -1).with(`${https}.ToPort`, -1),
  ],
  ['compliant', 'port 80 is open as a string', secure.with(`${https}.FromPort`, '80').with(`${https}.ToPort`, '80')],
  ['non-compliant', 'the range begins at an authorized port', secure.with(`${https}.ToPort`, 8443)],
  ['non-compliant', 'the range ends at an authorized port', secure.with(`${https}.FromPort`, 80)],
  [
    'non-compliant',
    'UDP 80 is open',
    secure.with(`${https}.IpProtocol`, 'udp').with(`${https}.FromPort`, 80).with(`${https}.ToPort`, 80),
  ],
  ['non-compliant', 'another protocol is open', secure.with(`${https}.IpProtocol`, '47')],
  ['non-compliant', 'it names no ports', secure.without(`${https}.FromPort`).without(`${https}.ToPort`)],
  ['undetermined', 'the protocol is not known', secure.with(`${https}.IpProtocol`, { Ref: 'Protocol' })],
  [
    'undetermined',
    'the source of another port is not known',
    secure.with(`${https}.FromPort`, 8443).with(`${https}.CidrIp`, { Ref: 'Cidr' }),
  ],
  ['compliant', 'the source of an authorized port is not known', secure.with(`${https}.CidrIp`, { Ref: 'Cidr' })],
]);
