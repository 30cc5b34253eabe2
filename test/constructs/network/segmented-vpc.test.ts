import { Template } from 'aws-cdk-lib/assertions';
import { InterfaceVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import guide from '../../../lib/constructs/network/segmented-vpc.guide';
import { SegmentedVpc } from '../../../lib/constructs/network/segmented-vpc';
import type { SegmentedVpcProps, Tier } from '../../../lib/constructs/network/segmented-vpc';
import { guideCases, resourcesIn, stackWith, undeterminedFindings } from '../../support/guide-cases';

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
