import { App, Stack } from 'aws-cdk-lib/core';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { InterfaceVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import guide from '../../../lib/constructs/network/segmented-vpc.guide';
import { SegmentedVpc } from '../../../lib/constructs/network/segmented-vpc';
import type { SegmentedVpcProps, Tier } from '../../../lib/constructs/network/segmented-vpc';
import { guideCases, openFindings, resourcesIn, stackWith, undeterminedFindings } from '../../support/guide-cases';

guideCases(guide);

test('nothing about it is undetermined', () => {
  expect(undeterminedFindings(stackWith(guide.example))).toEqual([]);
});

function network(props: SegmentedVpcProps = {}): { readonly vpc: SegmentedVpc; readonly template: Template } {
  let vpc: SegmentedVpc | undefined;
  const stack = stackWith(scope => (vpc = new SegmentedVpc(scope, 'Network', props)));
  return { vpc: vpc!, template: Template.fromStack(stack) };
}

interface Entry {
  readonly CidrBlock: string;
  readonly Egress: boolean;
  readonly NetworkAclId: { readonly Ref: string };
  readonly PortRange: { readonly From: number; readonly To: number };
  readonly RuleAction: string;
}

/** Whether a client in one tier gets through the ACLs to a port of a server in another and back to its own port. */
function reaches(from: Tier, to: Tier, port: number, { vpc, template }: ReturnType<typeof network>): boolean {
  const entries = resourcesIn<Entry>(template, 'AWS::EC2::NetworkAclEntry');
  const cidrOf = (tier: Tier): string => vpc.selectSubnets(vpc.tier(tier)).subnets[0]!.ipv4CidrBlock;
  const lets = (tier: Tier, egress: boolean, peer: Tier, at: number): boolean =>
    entries.some(
      ({ Properties }) =>
        Properties.NetworkAclId.Ref.includes(`${tier}Acl`) &&
        Properties.Egress === egress &&
        Properties.RuleAction === 'allow' &&
        (Properties.CidrBlock === cidrOf(peer) || Properties.CidrBlock === '0.0.0.0/0') &&
        Properties.PortRange.From <= at &&
        at <= Properties.PortRange.To,
    );
  const ephemeral = 50_000;
  return (
    lets(from, true, to, port) &&
    lets(to, false, from, port) &&
    lets(to, true, from, ephemeral) &&
    lets(from, false, to, ephemeral)
  );
}

test.each<[Tier, Tier, boolean]>([
  ['edge', 'application', true],
  ['application', 'data', true],
  ['devices', 'application', true],
  ['devices', 'data', false],
  ['edge', 'data', false],
  ['devices', 'edge', false],
  ['edge', 'devices', false],
])('network ACLs let %s reach %s: %s', (from, to, expected) => {
  const made = network();
  for (const port of [443, 5432, 3306]) expect([port, reaches(from, to, port, made)]).toEqual([port, expected]);
});

test('no tier has a way to the internet', () => {
  const { template } = network();
  for (const type of ['AWS::EC2::InternetGateway', 'AWS::EC2::NatGateway', 'AWS::EC2::Route']) template.resourceCountIs(type, 0);
});

test('sites are let into the edge tier alone', () => {
  const { template } = network({ siteCidrs: ['10.200.0.0/16'] });
  const entries = resourcesIn<Entry>(template, 'AWS::EC2::NetworkAclEntry');
  const acls = entries
    .filter(({ Properties }) => Properties.CidrBlock === '10.200.0.0/16')
    .map(({ Properties }) => Properties.NetworkAclId.Ref);
  expect(acls).toHaveLength(2);
  for (const acl of acls) expect(acl).toContain('edgeAcl');
});

test('endpoints let in principals and resources of the account alone', () => {
  const { template } = network();
  const endpoints = resourcesIn<{ readonly PolicyDocument: unknown }>(template, 'AWS::EC2::VPCEndpoint');
  expect(endpoints).toHaveLength(6);
  for (const { Properties } of endpoints) expect(JSON.stringify(Properties.PolicyDocument)).toContain('aws:ResourceAccount');
});

test('names that DNS Firewall answers for can be given', () => {
  network({ allowedDomains: ['*.clinic.example'] }).template.hasResourceProperties('AWS::Route53Resolver::FirewallDomainList', {
    Domains: ['*.clinic.example'],
  });
});

test('Availability Zones can be named', () => {
  const { template } = network({ availabilityZones: ['us-east-1a'] });
  template.resourceCountIs('AWS::EC2::Subnet', 4);
});

test('an endpoint is found by its service, and asking for one that is not there says what to add', () => {
  const { APIGATEWAY, KMS } = InterfaceVpcEndpointAwsService;
  stackWith(scope => {
    const vpc = new SegmentedVpc(scope, 'Network', { endpoints: [APIGATEWAY] });
    expect(vpc.endpoint(APIGATEWAY).node.path).toMatch(/^Clinic\/Network\/execute-api$/);
    expect(() => vpc.endpoint(KMS)).toThrow('Clinic/Network has no endpoint of kms; add it to `endpoints` of the network');
  });
});
const zones = ['us-east-1a', 'us-east-1b'];
const firewalled: SegmentedVpcProps = {
  availabilityZones: zones,
  networkFirewall: { allowedDomains: ['api.clearinghouse.example', '*.lab.example'] },
};

interface Route {
  readonly RouteTableId: { readonly Ref: string };
  readonly DestinationCidrBlock?: string;
  readonly NatGatewayId?: { readonly Ref: string };
  readonly GatewayId?: { readonly Ref: string };
  readonly VpcEndpointId?: unknown;
}

/** What CloudFormation makes of `Select`, `Split` and `Join` once the firewall stands; it lists endpoints in any order. */
function resolved(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const [[name, content]] = Object.entries(value) as [[string, unknown]];
  const [first, second] = (content as readonly unknown[]).map(resolved);
  if (name === 'Fn::GetAtt') return ['us-east-1b:vpce-b', 'us-east-1a:vpce-a'];
  if (name === 'Fn::Join') return (second as readonly string[]).join(first as string);
  if (name === 'Fn::Split') return (second as string).split(first as string);
  if (name === 'Fn::Select') return (second as readonly string[])[first as number];
  throw new Error(`${name} is not resolved here`);
}

/** Where a subnet sends what is meant for an address: `firewall a`, `NAT 1`, `internet` or nothing. */
function nextHop(routes: readonly Route[], subnet: string, destination: string): string | undefined {
  const route = routes.find(
    ({ RouteTableId, DestinationCidrBlock }) =>
      RouteTableId.Ref.startsWith(`Network${subnet}RouteTable`) && DestinationCidrBlock === destination,
  );
  if (route?.VpcEndpointId !== undefined) return `firewall ${String(resolved(route.VpcEndpointId)).replace('vpce-', '')}`;
  if (route?.NatGatewayId !== undefined) return `NAT ${/natSubnet(\d)/.exec(route.NatGatewayId.Ref)?.[1] ?? '?'}`;
  return route?.GatewayId === undefined ? undefined : 'internet';
}

const routesOf = (template: Template): readonly Route[] =>
  resourcesIn<Route>(template, 'AWS::EC2::Route').map(({ Properties }) => Properties);

test('the application tier goes out through the firewall of its zone, and answers come back through it', () => {
  const { vpc, template } = network(firewalled);
  const routes = routesOf(template);
  const everywhere = '0.0.0.0/0';
  const [first, second] = vpc.selectSubnets(vpc.tier('application')).subnets.map(({ ipv4CidrBlock }) => ipv4CidrBlock);
  expect([1, 2].map(n => nextHop(routes, `applicationSubnet${String(n)}`, everywhere))).toEqual(['firewall a', 'firewall b']);
  expect([1, 2].map(n => nextHop(routes, `inspectionSubnet${String(n)}`, everywhere))).toEqual(['NAT 1', 'NAT 2']);
  for (const nat of ['natSubnet1', 'natSubnet2']) {
    expect(nextHop(routes, nat, everywhere)).toBe('internet');
    expect([first, second].map(cidr => nextHop(routes, nat, cidr ?? ''))).toEqual(['firewall a', 'firewall b']);
  }
});

test('with one NAT gateway for all zones, the firewall still sees both directions', () => {
  const routes = routesOf(network({ ...firewalled, natGateways: 1 }).template);
  expect([1, 2].map(n => nextHop(routes, `applicationSubnet${String(n)}`, '0.0.0.0/0'))).toEqual(['firewall a', 'firewall b']);
  expect([1, 2].map(n => nextHop(routes, `inspectionSubnet${String(n)}`, '0.0.0.0/0'))).toEqual(['NAT 1', 'NAT 1']);
  expect(nextHop(routes, 'natSubnet1', '10.0.32.0/20')).toBe('firewall b');
});

test('no other tier has a way out, and no subnet but that of NAT gateways a route to the internet gateway', () => {
  const routes = routesOf(network(firewalled).template);
  for (const tier of ['edge', 'data', 'devices']) expect(nextHop(routes, `${tier}Subnet1`, '0.0.0.0/0')).toBeUndefined();
  for (const { RouteTableId, GatewayId } of routes) {
    if (GatewayId !== undefined) expect(RouteTableId.Ref).toContain('natSubnet');
  }
});

test('only the application tier stops to be called isolated', () => {
  const { vpc } = network(firewalled);
  const isolated = vpc.isolatedSubnets.map(({ node }) => node.id);
  expect(isolated).toEqual(['edge', 'data', 'devices'].flatMap(tier => [`${tier}Subnet1`, `${tier}Subnet2`]));
});

test('tiers have the same addresses with a firewall and without', () => {
  const cidrs = (props: SegmentedVpcProps): readonly string[] => {
    const { vpc } = network(props);
    return (['edge', 'application', 'data', 'devices'] as const).flatMap(name =>
      vpc.selectSubnets(vpc.tier(name)).subnets.map(({ ipv4CidrBlock }) => ipv4CidrBlock),
    );
  };
  expect(cidrs(firewalled)).toEqual(cidrs({ availabilityZones: zones }));
});

test('the firewall leaves nothing open and nothing undetermined', () => {
  const stack = stackWith(scope => new SegmentedVpc(scope, 'Network', firewalled));
  expect([...openFindings(stack), ...undeterminedFindings(stack)]).toEqual([]);
});

test('named domains are let through after known attacks were dropped, and nothing else is', () => {
  const { template } = network(firewalled);
  template.hasResourceProperties('AWS::NetworkFirewall::RuleGroup', {
    RuleGroup: {
      StatefulRuleOptions: { RuleOrder: 'STRICT_ORDER' },
      RulesSource: {
        RulesSourceList: {
          GeneratedRulesType: 'ALLOWLIST',
          TargetTypes: ['TLS_SNI'],
          Targets: ['api.clearinghouse.example', '.lab.example'],
        },
      },
    },
  });
  template.hasResourceProperties('AWS::NetworkFirewall::FirewallPolicy', {
    FirewallPolicy: {
      StatefulDefaultActions: ['aws:drop_established', 'aws:alert_established'],
      StatefulRuleGroupReferences: [
        { Priority: 1, ResourceArn: Match.anyValue() },
        { Priority: 2, ResourceArn: Match.anyValue() },
        { Priority: 3, ResourceArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('FirewallDomains'), 'RuleGroupArn'] } },
      ],
    },
  });
  template.hasResourceProperties('AWS::NetworkFirewall::Firewall', { FirewallPolicyChangeProtection: true });
});

test('names that the firewall lets through are answered by DNS Firewall', () => {
  network(firewalled).template.hasResourceProperties('AWS::Route53Resolver::FirewallDomainList', {
    Domains: Match.arrayWith(['*.amazonaws.com', 'api.clearinghouse.example', '*.lab.example']),
  });
});

test('alerts and flows of the firewall are delivered to log groups with a key', () => {
  const { template } = network(firewalled);
  template.hasResourceProperties('AWS::NetworkFirewall::LoggingConfiguration', {
    LoggingConfiguration: {
      LogDestinationConfigs: [
        { LogType: 'ALERT', LogDestination: { logGroup: { Ref: Match.stringLikeRegexp('FirewallAlerts') } } },
        { LogType: 'FLOW', LogDestination: { logGroup: { Ref: Match.stringLikeRegexp('FirewallFlows') } } },
      ],
    },
  });
  const groups = resourcesIn<{ readonly KmsKeyId?: unknown }>(template, 'AWS::Logs::LogGroup');
  expect(groups).toHaveLength(4);
  for (const { Properties } of groups) expect(Properties.KmsKeyId).toBeDefined();
  template.hasResource('AWS::NetworkFirewall::LoggingConfiguration', {
    DependsOn: [Match.stringLikeRegexp('FirewallLogsPolicy')],
  });
  const policies = resourcesIn<{ readonly PolicyDocument: unknown }>(template, 'AWS::Logs::ResourcePolicy').map(
    ({ Properties }) => JSON.stringify(Properties.PolicyDocument),
  );
  for (const group of ['FirewallAlerts', 'FirewallFlows', 'QueryLogs'])
    expect(policies.filter(policy => policy.includes(group))).toHaveLength(1);
});

test('without names of Availability Zones it says what to do', () => {
  const stack = new Stack(new App(), 'Anywhere');
  expect(() => new SegmentedVpc(stack, 'Network', { networkFirewall: { allowedDomains: ['api.lab.example'] } })).toThrow(
    'give the stack an `env` with account and region, or the network `availabilityZones`',
  );
});

test('without the option there is no firewall, which costs', () => {
  network().template.resourceCountIs('AWS::NetworkFirewall::Firewall', 0);
});
