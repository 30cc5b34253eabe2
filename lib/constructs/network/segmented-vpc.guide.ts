import { SubnetType } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { guide } from '../guide';
import { networkAclAcknowledgement, SegmentedVpc } from './segmented-vpc';
import type { NetworkFirewallProps, SegmentedVpcProps } from './segmented-vpc';

const behindFirewall = (scope: Construct, firewall: Partial<NetworkFirewallProps>, props: SegmentedVpcProps = {}): SegmentedVpc =>
  new SegmentedVpc(scope, 'Network', {
    networkFirewall: { allowedDomains: ['api.clearinghouse.example'], ...firewall },
    ...props,
  });

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
    {
      prop: 'networkFirewall.allowedDomains, managedRuleGroups',
      holds: 'the firewall lets through named domains and drops known attacks',
      weakened: scope => behindFirewall(scope, { allowedDomains: [], managedRuleGroups: [] }),
      reportedBy: ['netfw-policy-rule-group-associated', 'networkfirewall-policy-prevents-intrusions'],
    },
    {
      prop: 'networkFirewall (policy of your own)',
      holds: 'what no rule of the firewall lets through is dropped, packets and fragments alike',
      weakened: scope => {
        const { firewallPolicy } = behindFirewall(scope, {});
        firewallPolicy?.addPropertyOverride('FirewallPolicy.StatefulDefaultActions', ['aws:alert_established']);
        firewallPolicy?.addPropertyOverride('FirewallPolicy.StatelessDefaultActions', ['aws:pass']);
        firewallPolicy?.addPropertyOverride('FirewallPolicy.StatelessFragmentDefaultActions', ['aws:pass']);
        firewallPolicy?.addPropertyOverride('FirewallPolicy.StatefulEngineOptions.StreamExceptionPolicy', 'CONTINUE');
      },
      reportedBy: [
        'netfw-policy-default-action-fragment-packets',
        'netfw-policy-default-action-full-packets',
        'networkfirewall-policy-default-drop',
        'networkfirewall-policy-fails-closed',
      ],
    },
    {
      prop: 'networkFirewall.changeProtection',
      holds: 'the firewall cannot be deleted or taken out of the way',
      weakened: scope => behindFirewall(scope, { changeProtection: false }),
      reportedBy: ['netfw-deletion-protection-enabled', 'netfw-subnet-change-protection-enabled'],
    },
    {
      prop: 'networkFirewall.logging',
      holds: 'alerts and flows of the firewall are logged',
      weakened: scope => behindFirewall(scope, { logging: false }),
      reportedBy: ['netfw-logging-enabled'],
    },
    {
      prop: 'maxAzs (with networkFirewall)',
      holds: 'the way out outlives an Availability Zone',
      weakened: scope => behindFirewall(scope, {}, { maxAzs: 1 }),
      reportedBy: ['netfw-multi-az-enabled'],
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
      '`networkFirewall`, at about 320 USD for each Availability Zone, and 0.11 USD a gigabyte',
    ],
  },
});
