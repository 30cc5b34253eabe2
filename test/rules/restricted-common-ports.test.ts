import rule from '../../policies/rules/ec2/restricted-common-ports';
import { compliantExample, ruleCases } from '../support/rule-cases';

const secure = compliantExample(rule);
const ingress = 'RecordsDatabase.Properties.SecurityGroupIngress.0';
const open = secure.without(`${ingress}.SourceSecurityGroupId`).with(`${ingress}.CidrIp`, '0.0.0.0/0');
const port = (number: number, protocol: string | number = 'tcp') =>
  open.with(`${ingress}.IpProtocol`, protocol).with(`${ingress}.FromPort`, number).with(`${ingress}.ToPort`, number);

ruleCases(rule, [
  ...[20, 21, 23, 104, 139, 445, 1433, 2575, 3306, 3389, 4333, 5432, 6379, 27017].map(
    number => ['non-compliant', `port ${String(number)} is open`, port(number)] as const,
  ),
  ['non-compliant', 'RDP over UDP is open', port(3389, 17)],
  ['non-compliant', 'every protocol is open', port(443, -1)],
  ['compliant', 'the port of a database is open in UDP', port(5432, 'udp')],
  ['compliant', 'HTTPS is open', port(443)],
  ['compliant', 'the media ports of a video visit are open in UDP', port(49152, 'udp').with(`${ingress}.ToPort`, 65535)],
  ['undetermined', 'the upper end of the range is not known', port(443).with(`${ingress}.ToPort`, { Ref: 'Last' })],
]);
