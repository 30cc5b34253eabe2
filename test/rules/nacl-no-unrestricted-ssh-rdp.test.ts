import rule from '../../policies/rules/ec2/nacl-no-unrestricted-ssh-rdp';
import { compliantExample, ruleCases } from '../support/rule-cases';

const denies = compliantExample(rule, 1);

ruleCases(rule, [
  ['non-compliant', 'what is denied before is another protocol', denies.with('NoSsh.Properties.Protocol', 17)],
  ['non-compliant', 'what is denied before is one network', denies.with('NoRdp.Properties.CidrBlock', '198.51.100.0/24')],
  ['non-compliant', 'what is denied before is outbound', denies.with('NoSsh.Properties.Egress', true)],
  ['non-compliant', 'the entry that denies is of another ACL', denies.with('NoSsh.Properties.NetworkAclId', 'acl-1234')],
  [
    'non-compliant',
    'IPv6 is allowed although IPv4 is denied',
    denies.without('Everything.Properties.CidrBlock').with('Everything.Properties.Ipv6CidrBlock', '::/0'),
  ],
  ['compliant', 'what is allowed is outbound', denies.without('NoSsh').with('Everything.Properties.Egress', 'true')],
  ['compliant', 'what is allowed is the VPC', denies.without('NoSsh').with('Everything.Properties.CidrBlock', '10.0.0.0/16')],
  ['undetermined', 'the order is not known', denies.with('NoSsh.Properties.RuleNumber', { Ref: 'Number' })],
  [
    'undetermined',
    'what is allowed is not known',
    denies.without('NoSsh').with('Everything.Properties.CidrBlock', { Ref: 'Cidr' }),
  ],
]);
