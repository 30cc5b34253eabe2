import rule from '../../policies/rules/ec2/ec2-security-group-cleartext-protocols-closed';
import { compliantExample, ruleCases } from '../support/rule-cases';

const letting = (ingress: Record<string, string | number>) =>
  compliantExample(rule).with('Gateway.Properties.SecurityGroupIngress', [{ CidrIp: '10.0.0.0/16', ...ingress }]);

ruleCases(rule, [
  ['non-compliant', 'it lets Telnet in', letting({ IpProtocol: 'tcp', FromPort: 23, ToPort: 23 })],
  ['non-compliant', 'its protocol is a number', letting({ IpProtocol: '6', FromPort: 20, ToPort: 25 })],
  ['compliant', 'it lets everything in, which other rules judge', letting({ IpProtocol: '-1' })],
  ['compliant', 'it names no port for everything', letting({ IpProtocol: '-1', FromPort: -1, ToPort: -1 })],
  [
    'compliant',
    'it is for every protocol, so that its ports do not count',
    letting({ IpProtocol: '-1', FromPort: 23, ToPort: 23 }),
  ],
  ['compliant', 'it is for every port', letting({ IpProtocol: 'tcp', FromPort: -1, ToPort: -1 })],
  ['compliant', 'its range is wide', letting({ IpProtocol: 'tcp', FromPort: 0, ToPort: 65535 })],
]);
