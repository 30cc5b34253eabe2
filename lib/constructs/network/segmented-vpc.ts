import { Fn, Names, Stack, Tags, Token } from 'aws-cdk-lib/core';
import {
  AclCidr,
  AclTraffic,
  Action,
  FlowLog,
  FlowLogDestination,
  FlowLogResourceType,
  FlowLogTrafficType,
  GatewayVpcEndpoint,
  GatewayVpcEndpointAwsService,
  InterfaceVpcEndpoint,
  InterfaceVpcEndpointAwsService,
  IpAddresses,
  NatProvider,
  NetworkAcl,
  Peer,
  Port,
  PrefixList,
  RouterType,
  SecurityGroup,
  Subnet,
  SubnetType,
  TrafficDirection,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import type {
  ConfigureNatOptions,
  GatewayConfig,
  IPeer,
  IPrefixList,
  ISecurityGroup,
  ISubnet,
  SubnetConfiguration,
  SubnetSelection,
  VpcProps,
} from 'aws-cdk-lib/aws-ec2';
import { AnyPrincipal, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ResourcePolicy } from 'aws-cdk-lib/aws-logs';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnFirewall, CfnFirewallPolicy, CfnLoggingConfiguration, CfnRuleGroup } from 'aws-cdk-lib/aws-networkfirewall';
import {
  CfnFirewallDomainList,
  CfnFirewallRuleGroup,
  CfnFirewallRuleGroupAssociation,
  CfnResolverQueryLoggingConfig,
  CfnResolverQueryLoggingConfigAssociation,
} from 'aws-cdk-lib/aws-route53resolver';
import type { Construct } from 'constructs';
import { WorkloadRole } from '../access/workload-role';
import { acknowledgePeers } from '../acknowledge';
import { withDefaults } from '../defaults';
import { PhiLogGroup } from '../operations/phi-log-group';

/** The parts of a network that HICP 6.M.B keeps apart. */
export type Tier = 'edge' | 'application' | 'data' | 'devices';

export interface NetworkFirewallProps {
  /** Names that the application tier reaches over HTTPS, such as `api.clearinghouse.example` or `*.lab.example`; all else is dropped. */
  readonly allowedDomains: readonly string[];
  /**
   * Rule groups of AWS that drop known attacks, before names are looked at; they are of the strict order.
   * https://docs.aws.amazon.com/network-firewall/latest/developerguide/nwfw-managed-rule-groups.html
   * @default - ThreatSignaturesExploitsStrictOrder and MalwareDomainsStrictOrder
   */
  readonly managedRuleGroups?: readonly string[];
  /**
   * Whether the firewall can neither be deleted, nor get other subnets or another policy, before that is turned off.
   * @default true
   */
  readonly changeProtection?: boolean;
  /**
   * Whether alerts and flows are logged.
   * @default true
   */
  readonly logging?: boolean;
}

export interface SegmentedVpcProps extends VpcProps {
  /**
   * Services of AWS that are reached without the internet, besides S3 and DynamoDB, which cost nothing.
   * @default - CloudWatch Logs, KMS, Secrets Manager and STS
   */
  readonly endpoints?: readonly InterfaceVpcEndpointAwsService[];
  /**
   * Names that may be looked up; DNS Firewall answers no others.
   * @default - names of AWS: `amazonaws.com`, `api.aws`, `aws.dev`, and private names of EC2
   */
  readonly allowedDomains?: readonly string[];
  /**
   * CIDR blocks of the sites that reach the edge tier over a VPN or Direct Connect, such as `10.200.0.0/16`.
   * @default - none
   */
  readonly siteCidrs?: readonly string[];
  /**
   * Whether all traffic is logged.
   * @default true
   */
  readonly flowLogging?: boolean;
  /**
   * Whether DNS Firewall answers for allowed names only.
   * @default true
   */
  readonly dnsFirewall?: boolean;
  /**
   * Whether lookups of names are logged.
   * @default true
   */
  readonly queryLogging?: boolean;
  /**
   * Whether network ACLs keep the tiers apart, whatever security groups say.
   * @default true
   */
  readonly networkAcls?: boolean;
  /**
   * A way to the internet for the application tier alone, through AWS Network Firewall and to named domains. It adds subnets `inspection`
   * and `nat`, which `subnetConfiguration` of your own has to have. The stack needs an account and a Region, or the network
   * `availabilityZones`. NAT gateways need the internet gateway, which cdk-nag's VPCNoUnrestrictedRouteToIGW reports: acknowledge it there.
   * @default - none, and no way to the internet: an endpoint costs about 290 USD a month in each Availability Zone, a NAT gateway 33
   */
  readonly networkFirewall?: NetworkFirewallProps;
}

/**
 * A network whose tiers are kept apart, in place of `ec2.Vpc`: `edge` for load balancers and VPC origins, `application`, `data` for stores
 * with ePHI, and `devices` for medical devices. None of them has a way to the internet; services of AWS are reached through endpoints
 * that let in principals of this account alone. Devices reach the application tier and no store.
 *
 * Two Availability Zones, flow logs of all traffic, a closed default security group, DNS Firewall that answers for allowed names only,
 * and a log of every lookup. `networkFirewall` gives the application tier a way out to named domains, through AWS Network Firewall.
 * Supports HICP 6.M.A, 6.M.B, 6.M.C, 6.M.D, 9.M.B and 164.312(a)(1), (b), (e)(1).
 */
export class SegmentedVpc extends Vpc {
  /** Takes what all endpoints of services let in: HTTPS from inside the network. */
  readonly endpointSecurityGroup: ISecurityGroup;
  /** Flow logs of all traffic, where they are on. */
  readonly flowLog?: FlowLog;
  /** The firewall on the way to the internet, where `networkFirewall` is given. */
  readonly firewall?: CfnFirewall;
  /** What the firewall lets through. */
  readonly firewallPolicy?: CfnFirewallPolicy;
  private readonly endpoints = new Map<string, InterfaceVpcEndpoint>();
  private readonly gateways: Partial<Record<'s3' | 'dynamodb', IPrefixList>> = {};

  constructor(scope: Construct, id: string, props: SegmentedVpcProps = {}) {
    const { networkFirewall } = props;
    const nat = props.natGatewayProvider ?? new NatBehindFirewall();
    super(
      scope,
      id,
      withDefaults<VpcProps, VpcProps>(props, {
        ipAddresses: IpAddresses.cidr('10.0.0.0/16'),
        // CDK refuses a number beside names.
        ...(props.availabilityZones === undefined && { maxAzs: 2 }),
        // One in each Availability Zone, where there is a way out.
        ...(networkFirewall === undefined ? { natGateways: 0 } : { natGatewayProvider: nat }),
        restrictDefaultSecurityGroup: true,
        subnetConfiguration: subnetsFor(networkFirewall !== undefined),
      }),
    );
    for (const { name, zone } of tiers) {
      for (const subnet of this.subnetsOf(name)) Tags.of(subnet).add('NetworkZone', zone);
    }
    this.endpointSecurityGroup = this.addServiceEndpoints(props.endpoints ?? defaultEndpoints);
    if (props.flowLogging ?? true) this.flowLog = this.addFlowLogs();
    if (props.dnsFirewall ?? true)
      this.addDnsFirewall(props.allowedDomains ?? [...namesOfAws, ...(networkFirewall?.allowedDomains ?? [])]);
    if (props.queryLogging ?? true) this.addQueryLogs();
    if (props.networkAcls ?? true) this.keepApart(props.siteCidrs ?? []);
    if (networkFirewall !== undefined) {
      this.firewallPolicy = this.makeFirewallPolicy(networkFirewall);
      this.firewall = this.makeFirewall(this.firewallPolicy, networkFirewall);
      this.routeThrough(this.firewall, nat.configuredGateways);
    }
  }

  /** Which subnets a tier has: `vpcSubnets: vpc.tier('data')`. */
  tier(name: Tier): SubnetSelection {
    return { subnetGroupName: name };
  }

  /**
   * The addresses of S3 or DynamoDB behind the gateway endpoints, to allow a service to go there:
   * `service.connections.allowTo(vpc.gateway('s3'), Port.tcp(443))`. CDK looks the prefix list up in the Region of the stack.
   * @throws if the stack has no account and Region
   */
  gateway(service: 's3' | 'dynamodb'): IPeer {
    const { account, region } = Stack.of(this);
    if (Token.isUnresolved(account) || Token.isUnresolved(region)) {
      throw new Error(
        `The addresses of ${service} differ by Region, and the stack of ${this.node.path} has none; give the stack an \`env\` with account and region`,
      );
    }
    const list = (this.gateways[service] ??= PrefixList.fromLookup(this, `GatewayTo-${service}`, {
      prefixListName: `com.amazonaws.${region}.${service}`,
    }));
    return Peer.prefixList(list.prefixListId);
  }

  /**
   * The endpoint by which a service is reached, such as the one that a `PrivateApi` answers at.
   * @throws if `endpoints` do not name the service
   */
  endpoint(service: InterfaceVpcEndpointAwsService): InterfaceVpcEndpoint {
    const endpoint = this.endpoints.get(service.shortName);
    if (endpoint === undefined) {
      throw new Error(`${this.node.path} has no endpoint of ${service.shortName}; add it to \`endpoints\` of the network`);
    }
    return endpoint;
  }

  private subnetsOf(name: Tier): readonly ISubnet[] {
    return this.selectSubnetObjects({ subnetGroupName: name });
  }

  private addServiceEndpoints(services: readonly InterfaceVpcEndpointAwsService[]): ISecurityGroup {
    const securityGroup = new SecurityGroup(this, 'EndpointSecurityGroup', {
      vpc: this,
      description: 'HTTPS from inside the network to endpoints of services',
      allowAllOutbound: false,
    });
    for (const { name } of tiers) {
      for (const { ipv4CidrBlock } of this.subnetsOf(name))
        securityGroup.addIngressRule(Peer.ipv4(ipv4CidrBlock), Port.tcp(443), `HTTPS from the tier ${name}`);
    }
    const subnets = this.tier('application');
    for (const [name, service] of Object.entries({
      S3: GatewayVpcEndpointAwsService.S3,
      DynamoDb: GatewayVpcEndpointAwsService.DYNAMODB,
    })) {
      new GatewayVpcEndpoint(this, name, { vpc: this, service }).addToPolicy(ofThisAccount(this));
    }
    for (const service of services) {
      const endpoint = new InterfaceVpcEndpoint(this, service.shortName.replace(/[^A-Za-z0-9]/g, '-'), {
        vpc: this,
        service,
        subnets,
        open: false,
        securityGroups: [securityGroup],
      });
      endpoint.addToPolicy(ofThisAccount(this));
      this.endpoints.set(service.shortName, endpoint);
    }
    return securityGroup;
  }

  private addFlowLogs(): FlowLog {
    const role = new WorkloadRole(this, 'FlowLogRole', {
      assumedBy: new ServicePrincipal('vpc-flow-logs.amazonaws.com'),
      description: `Writes the flow logs of ${this.node.id}`,
    });
    return new FlowLog(this, 'FlowLog', {
      resourceType: FlowLogResourceType.fromVpc(this),
      trafficType: FlowLogTrafficType.ALL,
      destination: FlowLogDestination.toCloudWatchLogs(new PhiLogGroup(this, 'FlowLogs'), role),
    });
  }

  /** AWS's own lists of bad domains have an id in each Region that no template can look up; what is not needed is blocked instead. */
  private addDnsFirewall(allowedDomains: readonly string[]): void {
    const allowed = new CfnFirewallDomainList(this, 'AllowedDomains', { domains: [...allowedDomains] });
    const all = new CfnFirewallDomainList(this, 'AllDomains', { domains: ['*'] });
    const rules = new CfnFirewallRuleGroup(this, 'DnsFirewall', {
      firewallRules: [
        { priority: 100, action: 'ALLOW', firewallDomainListId: allowed.attrId },
        { priority: 200, action: 'BLOCK', blockResponse: 'NODATA', firewallDomainListId: all.attrId },
      ],
    });
    new CfnFirewallRuleGroupAssociation(this, 'DnsFirewallAssociation', {
      firewallRuleGroupId: rules.attrId,
      vpcId: this.vpcId,
      priority: 101,
      mutationProtection: 'ENABLED',
    });
  }

  /** https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-query-logs-choosing-target-resource.html */
  private addQueryLogs(): void {
    const logs = new PhiLogGroup(this, 'QueryLogs');
    const policy = this.letLogsBeDelivered('QueryLogsPolicy', logs);
    const config = new CfnResolverQueryLoggingConfig(this, 'QueryLogging', { destinationArn: logs.logGroupArn });
    config.node.addDependency(policy);
    new CfnResolverQueryLoggingConfigAssociation(this, 'QueryLoggingAssociation', {
      resolverQueryLogConfigId: config.attrId,
      resourceId: this.vpcId,
    });
  }

  private letLogsBeDelivered(id: string, ...logGroups: readonly ILogGroup[]): ResourcePolicy {
    return new ResourcePolicy(this, id, {
      policyStatements: [
        new PolicyStatement({
          principals: [new ServicePrincipal('delivery.logs.amazonaws.com')],
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: logGroups.map(({ logGroupArn }) => logGroupArn),
          conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
        }),
      ],
    });
  }

  /** https://docs.aws.amazon.com/network-firewall/latest/developerguide/suricata-rule-evaluation-order.html */
  private makeFirewallPolicy({ allowedDomains, managedRuleGroups }: NetworkFirewallProps): CfnFirewallPolicy {
    const { partition, region } = Stack.of(this);
    const ofAws = (managedRuleGroups ?? defaultRuleGroups).map(
      name => `arn:${partition}:network-firewall:${region}:aws-managed:stateful-rulegroup/${name}`,
    );
    const allowed = allowedDomains.length === 0 ? [] : [this.makeAllowList(allowedDomains).attrRuleGroupArn];
    return new CfnFirewallPolicy(this, 'FirewallPolicy', {
      firewallPolicyName: this.firewallName('Policy'),
      firewallPolicy: {
        statelessDefaultActions: ['aws:forward_to_sfe'],
        statelessFragmentDefaultActions: ['aws:forward_to_sfe'],
        statefulEngineOptions: { ruleOrder: 'STRICT_ORDER', streamExceptionPolicy: 'DROP' },
        // Names are seen once a connection stands: dropped before, none would ever be allowed.
        statefulDefaultActions: ['aws:drop_established', 'aws:alert_established'],
        statefulRuleGroupReferences: [...ofAws, ...allowed].map((resourceArn, index) => ({ resourceArn, priority: index + 1 })),
      },
    });
  }

  private makeAllowList(domains: readonly string[]): CfnRuleGroup {
    return new CfnRuleGroup(this, 'FirewallDomains', {
      ruleGroupName: this.firewallName('Domains'),
      type: 'STATEFUL',
      // It cannot grow later; a domain takes one, for the one protocol.
      capacity: 1000,
      ruleGroup: {
        statefulRuleOptions: { ruleOrder: 'STRICT_ORDER' },
        rulesSource: {
          rulesSourceList: {
            generatedRulesType: 'ALLOWLIST',
            targetTypes: ['TLS_SNI'],
            // A dot in front stands for all names below.
            targets: domains.map(domain => domain.replace(/^\*\./, '.')),
          },
        },
      },
    });
  }

  private makeFirewall(policy: CfnFirewallPolicy, props: NetworkFirewallProps): CfnFirewall {
    const { changeProtection = true, logging = true } = props;
    const firewall = new CfnFirewall(this, 'Firewall', {
      firewallName: this.firewallName('Firewall'),
      firewallPolicyArn: policy.attrFirewallPolicyArn,
      vpcId: this.vpcId,
      subnetMappings: this.selectSubnets({ subnetGroupName: inspection }).subnetIds.map(subnetId => ({ subnetId })),
      deleteProtection: changeProtection,
      firewallPolicyChangeProtection: changeProtection,
      subnetChangeProtection: changeProtection,
    });
    if (!logging) return firewall;
    const logs = { ALERT: new PhiLogGroup(this, 'FirewallAlerts'), FLOW: new PhiLogGroup(this, 'FirewallFlows') };
    const delivery = this.letLogsBeDelivered('FirewallLogsPolicy', ...Object.values(logs));
    new CfnLoggingConfiguration(this, 'FirewallLogging', {
      firewallArn: firewall.attrFirewallArn,
      loggingConfiguration: {
        logDestinationConfigs: Object.entries(logs).map(([logType, { logGroupName }]) => ({
          logType,
          logDestinationType: 'CloudWatchLogs',
          logDestination: { logGroup: logGroupName },
        })),
      },
    }).node.addDependency(delivery);
    return firewall;
  }

  /**
   * Out: application tier, firewall, NAT gateway, internet; back the same way, in the same Availability Zone, as the firewall knows only
   * connections of which it sees both directions. https://docs.aws.amazon.com/network-firewall/latest/developerguide/arch-igw-ngw.html
   */
  private routeThrough(firewall: CfnFirewall, gateways: readonly GatewayConfig[]): void {
    const endpointIn = (zone: string): string => {
      if (Token.isUnresolved(zone)) {
        throw new Error(
          `Routes through the firewall go by the names of Availability Zones, and the stack of ${this.node.path} does not know them; give the stack an \`env\` with account and region, or the network \`availabilityZones\``,
        );
      }
      // `us-east-1a:vpce-1,us-east-1b:vpce-2`: CloudFormation promises no order.
      const after = Fn.select(1, Fn.split(`${zone}:`, Fn.join(',', firewall.attrEndpointIds)));
      return Fn.select(0, Fn.split(',', after));
    };
    const routes = (group: string, add: (subnet: Subnet) => void): void => {
      for (const subnet of this.selectSubnetObjects({ subnetGroupName: group })) if (subnet instanceof Subnet) add(subnet);
    };
    routes('application', subnet => {
      subnet.addRoute('ToFirewall', { routerType: RouterType.VPC_ENDPOINT, routerId: endpointIn(subnet.availabilityZone) });
    });
    routes(inspection, subnet => {
      const gateway = gateways.find(({ az }) => az === subnet.availabilityZone) ?? gateways[0];
      if (gateway !== undefined) subnet.addRoute('ToNat', { routerType: RouterType.NAT_GATEWAY, routerId: gateway.gatewayId });
    });
    // By the endpoint of the client's zone, also where one NAT gateway serves all.
    routes(perimeter, subnet => {
      for (const { ipv4CidrBlock, availabilityZone, node } of this.subnetsOf('application')) {
        subnet.addRoute(`BackTo-${node.id}`, {
          routerType: RouterType.VPC_ENDPOINT,
          routerId: endpointIn(availabilityZone),
          destinationCidrBlock: ipv4CidrBlock,
        });
      }
    });
  }

  private firewallName(part: string): string {
    return `${Names.uniqueResourceName(this, { maxLength: 100, separator: '-' })}-${part}`;
  }

  private keepApart(siteCidrs: readonly string[]): void {
    for (const { name, reaches, usesGateways } of tiers) {
      const entries = new AclEntries(new NetworkAcl(this, `${name}Acl`, { vpc: this, subnetSelection: this.tier(name) }));
      const neighbors = tiers.filter(
        other => reaches.includes(other.name) || other.reaches.includes(name) || other.name === name,
      );
      const cidrs = neighbors.flatMap(neighbor => this.subnetsOf(neighbor.name).map(({ ipv4CidrBlock }) => ipv4CidrBlock));
      for (const cidr of [...cidrs, ...(name === 'edge' ? siteCidrs : [])]) {
        entries.allow(TrafficDirection.INGRESS, AclCidr.ipv4(cidr), AclTraffic.tcpPortRange(0, 65_535));
        entries.allow(TrafficDirection.EGRESS, AclCidr.ipv4(cidr), AclTraffic.tcpPortRange(0, 65_535));
      }
      if (!usesGateways) continue;
      // Gateway endpoints leave the addresses of S3 and DynamoDB public, and an ACL knows no state; no route leads elsewhere but the one
      // through the firewall.
      entries.allow(TrafficDirection.EGRESS, AclCidr.anyIpv4(), AclTraffic.tcpPort(443));
      entries.allow(TrafficDirection.INGRESS, AclCidr.anyIpv4(), AclTraffic.tcpPortRange(32_768, 65_535));
    }
    acknowledgePeers(this, networkAclAcknowledgement);
  }
}

/** NAT gateways to which no subnet has a route yet. */
class NatBehindFirewall extends NatProvider {
  private readonly gateways = NatProvider.gateway();

  override get configuredGateways(): GatewayConfig[] {
    return this.gateways.configuredGateways;
  }

  override configureNat(options: ConfigureNatOptions): void {
    this.gateways.configureNat({ ...options, privateSubnets: [] });
  }

  override configureSubnet(): void {
    // The way leads through the firewall, which is made later.
  }
}

/** Entries of an ACL, numbered in the order in which they are added. */
class AclEntries {
  private ruleNumber = 100;

  constructor(private readonly acl: NetworkAcl) {}

  allow(direction: TrafficDirection, cidr: AclCidr, traffic: AclTraffic): void {
    this.acl.addEntry(`Entry${String(this.ruleNumber)}`, {
      cidr,
      traffic,
      direction,
      ruleNumber: this.ruleNumber,
      ruleAction: Action.ALLOW,
    });
    this.ruleNumber += 10;
  }
}

interface TierFacts {
  readonly name: Tier;
  readonly cidrMask: number;
  /** What the rules read as the tag `NetworkZone`. */
  readonly zone: string;
  /** The tiers that it opens connections to. */
  readonly reaches: readonly Tier[];
  /** Whether it works with S3 and DynamoDB. */
  readonly usesGateways: boolean;
}

const tiers: readonly TierFacts[] = [
  { name: 'edge', cidrMask: 26, zone: 'edge', reaches: ['application'], usesGateways: false },
  { name: 'application', cidrMask: 20, zone: 'application', reaches: ['data'], usesGateways: true },
  { name: 'data', cidrMask: 22, zone: 'phi', reaches: [], usesGateways: true },
  { name: 'devices', cidrMask: 22, zone: 'device', reaches: ['application'], usesGateways: false },
];

/** Subnets of the firewall's endpoints, and those of NAT gateways. */
const inspection = 'inspection';
const perimeter = 'nat';

/** The tiers first, so that their addresses are the same with and without a firewall. */
function subnetsFor(hasFirewall: boolean): SubnetConfiguration[] {
  const isolated = SubnetType.PRIVATE_ISOLATED;
  const inside = tiers.map(({ name, cidrMask }) => ({
    name,
    cidrMask,
    subnetType: hasFirewall && name === 'application' ? SubnetType.PRIVATE_WITH_EGRESS : isolated,
  }));
  if (!hasFirewall) return inside;
  return [
    ...inside,
    { name: inspection, cidrMask: 28, subnetType: SubnetType.PRIVATE_WITH_EGRESS },
    { name: perimeter, cidrMask: 28, subnetType: SubnetType.PUBLIC, mapPublicIpOnLaunch: false },
  ];
}

const defaultRuleGroups = ['ThreatSignaturesExploitsStrictOrder', 'MalwareDomainsStrictOrder'];

const defaultEndpoints: readonly InterfaceVpcEndpointAwsService[] = [
  InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS,
  InterfaceVpcEndpointAwsService.KMS,
  InterfaceVpcEndpointAwsService.SECRETS_MANAGER,
  InterfaceVpcEndpointAwsService.STS,
];

const namesOfAws = ['*.amazonaws.com', '*.api.aws', '*.aws.dev', '*.compute.internal', '*.ec2.internal'];

/** What an endpoint lets through: nobody takes data out to an account of somebody else's. */
function ofThisAccount(scope: Construct): PolicyStatement {
  return new PolicyStatement({
    principals: [new AnyPrincipal()],
    actions: ['*'],
    resources: ['*'],
    conditions: {
      StringEquals: { 'aws:PrincipalAccount': Stack.of(scope).account, 'aws:ResourceAccount': Stack.of(scope).account },
    },
  });
}

/** A rule of cdk-nag against network ACLs as such. */
export const networkAclAcknowledgement = {
  rule: 'AwsSolutions-VPC3',
  reason:
    'Network ACLs are a second line here: they keep devices from the tier of stores even where a security group was opened by mistake (HICP 6.M.B).',
} as const;
