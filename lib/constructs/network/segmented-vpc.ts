import { Stack, Tags, Token } from 'aws-cdk-lib/core';
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
  NetworkAcl,
  Peer,
  Port,
  PrefixList,
  SecurityGroup,
  SubnetType,
  TrafficDirection,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import type { IPeer, IPrefixList, ISecurityGroup, ISubnet, SubnetSelection, VpcProps } from 'aws-cdk-lib/aws-ec2';
import { AnyPrincipal, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ResourcePolicy } from 'aws-cdk-lib/aws-logs';
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
}

/**
 * A network whose tiers are kept apart, in place of `ec2.Vpc`: `edge` for load balancers and VPC origins, `application`, `data` for stores
 * with ePHI, and `devices` for medical devices. None of them has a way to the internet; services of AWS are reached through endpoints
 * that let in principals of this account alone. Devices reach the application tier and no store.
 *
 * Two Availability Zones, flow logs of all traffic, a closed default security group, DNS Firewall that answers for allowed names only,
 * and a log of every lookup. Supports HICP 6.M.A, 6.M.B, 6.M.D, 9.M.B and 164.312(a)(1), (b), (e)(1).
 */
export class SegmentedVpc extends Vpc {
  /** Takes what all endpoints of services let in: HTTPS from inside the network. */
  readonly endpointSecurityGroup: ISecurityGroup;
  /** Flow logs of all traffic, where they are on. */
  readonly flowLog?: FlowLog;
  private readonly endpoints = new Map<string, InterfaceVpcEndpoint>();
  private readonly gateways: Partial<Record<'s3' | 'dynamodb', IPrefixList>> = {};

  constructor(scope: Construct, id: string, props: SegmentedVpcProps = {}) {
    super(
      scope,
      id,
      withDefaults<VpcProps, VpcProps>(props, {
        ipAddresses: IpAddresses.cidr('10.0.0.0/16'),
        // CDK refuses a number beside names.
        ...(props.availabilityZones === undefined && { maxAzs: 2 }),
        natGateways: 0,
        restrictDefaultSecurityGroup: true,
        subnetConfiguration: tiers.map(({ name, cidrMask }) => ({ name, cidrMask, subnetType: SubnetType.PRIVATE_ISOLATED })),
      }),
    );
    for (const { name, zone } of tiers) {
      for (const subnet of this.subnetsOf(name)) Tags.of(subnet).add('NetworkZone', zone);
    }
    this.endpointSecurityGroup = this.addServiceEndpoints(props.endpoints ?? defaultEndpoints);
    if (props.flowLogging ?? true) this.flowLog = this.addFlowLogs();
    if (props.dnsFirewall ?? true) this.addDnsFirewall(props.allowedDomains ?? namesOfAws);
    if (props.queryLogging ?? true) this.addQueryLogs();
    if (props.networkAcls ?? true) this.keepApart(props.siteCidrs ?? []);
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
    const policy = new ResourcePolicy(this, 'QueryLogsPolicy', {
      policyStatements: [
        new PolicyStatement({
          principals: [new ServicePrincipal('delivery.logs.amazonaws.com')],
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [logs.logGroupArn],
          conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
        }),
      ],
    });
    const config = new CfnResolverQueryLoggingConfig(this, 'QueryLogging', { destinationArn: logs.logGroupArn });
    config.node.addDependency(policy);
    new CfnResolverQueryLoggingConfigAssociation(this, 'QueryLoggingAssociation', {
      resolverQueryLogConfigId: config.attrId,
      resourceId: this.vpcId,
    });
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
      // Gateway endpoints leave the addresses of S3 and DynamoDB public, and an ACL knows no state; no route leads elsewhere.
      entries.allow(TrafficDirection.EGRESS, AclCidr.anyIpv4(), AclTraffic.tcpPort(443));
      entries.allow(TrafficDirection.INGRESS, AclCidr.anyIpv4(), AclTraffic.tcpPortRange(32_768, 65_535));
    }
    acknowledgePeers(this, networkAclAcknowledgement);
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
