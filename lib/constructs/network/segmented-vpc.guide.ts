import { SubnetType } from 'aws-cdk-lib/aws-ec2';
import { guide } from '../guide';
import { networkAclAcknowledgement, SegmentedVpc } from './segmented-vpc';

export default guide({
  construct: 'SegmentedVpc',
  example: scope => {
    new SegmentedVpc(scope, 'Network');
  },
  defaults: [
    {
      prop: 'allowedDomains',
      holds: 'only names that are listed can be looked up',
      weakened: scope => new SegmentedVpc(scope, 'Network', { allowedDomains: ['*'] }),
      reportedBy: ['route53resolver-vpc-dns-firewall-associated'],
    },
    {
      prop: 'restrictDefaultSecurityGroup',
      holds: 'the default security group lets nothing through',
      weakened: scope => new SegmentedVpc(scope, 'Network', { restrictDefaultSecurityGroup: false }),
      reportedBy: ['vpc-default-security-group-closed'],
    },
    {
      prop: 'flowLogging',
      holds: 'all traffic is logged',
      weakened: scope => new SegmentedVpc(scope, 'Network', { flowLogging: false }),
      reportedBy: ['vpc-flow-logs-enabled'],
    },
    {
      prop: 'dnsFirewall',
      holds: 'names that are not allowed are not answered',
      weakened: scope => new SegmentedVpc(scope, 'Network', { dnsFirewall: false }),
      reportedBy: ['route53resolver-vpc-dns-firewall-associated'],
    },
    {
      prop: 'queryLogging',
      holds: 'every lookup of a name is logged',
      weakened: scope => new SegmentedVpc(scope, 'Network', { queryLogging: false }),
      reportedBy: ['route53resolver-vpc-query-logging-enabled'],
    },
    {
      prop: 'natGateways, subnetConfiguration',
      holds: 'no subnet has a route to the internet',
      weakened: scope =>
        new SegmentedVpc(scope, 'Network', {
          natGateways: 1,
          networkAcls: false,
          subnetConfiguration: (['edge', 'application', 'data', 'devices'] as const).map(name => ({
            name,
            subnetType: name === 'edge' ? SubnetType.PUBLIC : SubnetType.PRIVATE_WITH_EGRESS,
          })),
        }),
      reportedBy: [
        'no-unrestricted-route-to-igw',
        'subnet-auto-assign-public-ip-disabled',
        'subnet-isolated-no-route-to-internet',
      ],
    },
  ],
  acknowledged: [networkAclAcknowledgement],
  cost: {
    monthly: 'about 60 USD for four endpoints in two Availability Zones',
    drivers: [
      'endpoints, at about 7.30 USD each for each Availability Zone',
      'gigabytes through endpoints',
      'gigabytes of flow logs and query logs',
      'lookups that DNS Firewall judges',
    ],
  },
});
