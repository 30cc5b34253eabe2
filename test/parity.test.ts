import { managedRules } from '../lib/config/managed-rules';
import type { Rule } from '../lib/core';
import { awsPack, cdkNag, guardRegistry } from '../policies/parity';
import type { ConfigOnlyPeer, JudgedPeer, Peers } from '../policies/parity';
import { rules } from '../policies/rules';
import { nagRules, nagTypes } from './support/cdk-nag';

const byId = new Map<string, Rule>(rules.map(rule => [rule.id, rule]));
const managedByName = new Map([...managedRules.values()].map(rule => [rule.name, rule]));

/** What a template has, where AWS Config records the thing that it belongs to or also looks at another. */
const inTemplates: Readonly<Record<string, readonly string[]>> = {
  'alb-http-to-https-redirection-check': ['AWS::ElasticLoadBalancingV2::Listener'],
  'elbv2-acm-certificate-required': ['AWS::ElasticLoadBalancingV2::Listener'],
  'emr-master-no-public-ip': ['AWS::EMR::Cluster'],
  'iam-customer-policy-blocked-kms-actions': ['AWS::IAM::ManagedPolicy'],
  'internet-gateway-authorized-vpc-only': ['AWS::EC2::VPCGatewayAttachment'],
  'lambda-function-public-access-prohibited': ['AWS::Lambda::Permission'],
  'no-unrestricted-route-to-igw': ['AWS::EC2::Route'],
  'redshift-require-tls-ssl': ['AWS::Redshift::Cluster'],
  's3-default-encryption-kms': ['AWS::S3::Bucket'],
  'vpc-default-security-group-closed': ['AWS::EC2::VPC'],
};

/** AWS Config has its own words for some types. */
const otherNames: Readonly<Record<string, string>> = {
  'AWS::ACM::Certificate': 'AWS::CertificateManager::Certificate',
  'AWS::OpenSearch::Domain': 'AWS::OpenSearchService::Domain',
};

function typesOfManaged(name: string): readonly string[] {
  const types = inTemplates[name] ?? managedByName.get(name)?.resourceTypes ?? [];
  return types.map(type => otherNames[type] ?? type);
}

const sentence = /^[A-Z].*[^.]\.$/;

const pack: Peers<JudgedPeer | ConfigOnlyPeer> = { ...awsPack.iac, ...awsPack.account, ...awsPack.runtime };

const sets = [
  { set: 'AWS Config', peers: pack, typesOf: typesOfManaged },
  { set: 'cdk-nag', peers: cdkNag, typesOf: (peer: string) => nagTypes(nagRules.get(peer) ?? fail(peer)) },
  { set: 'the Guard registry', peers: guardRegistry, typesOf: (peer: string) => typesOfManaged(peer.replaceAll('_', '-')) },
] as const;

function fail(peer: string): never {
  throw new Error(`cdk-nag registers no ${peer}`);
}

describe('the sets are complete', () => {
  test("AWS's pack is the 130 managed rules that it deploys", () => {
    const deployed = [...managedRules.values()].filter(({ inHipaaPack }) => inHipaaPack).map(({ name }) => name);
    expect(Object.keys(pack).sort()).toEqual(deployed.sort());
    const { iac, account, runtime } = awsPack;
    expect([iac, account, runtime].map(peers => Object.keys(peers).length)).toEqual([100, 14, 16]);
  });

  test("cdk-nag's pack is what the installed version registers", () => {
    expect(Object.keys(cdkNag).sort()).toEqual([...nagRules.keys()].sort());
    expect(nagRules.size).toBe(90);
  });

  test("the Guard registry's set is its 85 files, most of them named after a managed rule", () => {
    const names = Object.keys(guardRegistry);
    expect(names).toHaveLength(85);
    expect(names.filter(name => !managedByName.has(name.replaceAll('_', '-')))).toEqual([]);
  });

  test('what a template decides, some rule of ours decides', () => {
    expect(Object.entries(awsPack.iac).filter(([, peer]) => 'configOnly' in peer)).toEqual([]);
  });
});

const entries = sets.flatMap(({ set, peers, typesOf }) =>
  Object.entries<JudgedPeer | ConfigOnlyPeer>(peers).map(([peer, entry]) => ({ set, peer, entry, typesOf })),
);

describe.each(entries)('$peer of $set', ({ peer, entry, typesOf }) => {
  if ('configOnly' in entry) {
    test('says why AWS Config alone looks', () => {
      expect(entry.configOnly).toMatch(sentence);
    });
    return;
  }

  test('has a rule of ours, which judges templates', () => {
    expect(entry.rules.length).toBeGreaterThan(0);
    expect(entry.rules.filter(id => !byId.has(id))).toEqual([]);
    expect(entry.rules.filter(id => typeof byId.get(id)?.check !== 'function')).toEqual([]);
  });

  test('has its resource types judged, or says which are left out', () => {
    const judged = entry.rules.flatMap(id => byId.get(id)?.appliesTo ?? []);
    const leftOut = entry.leftOut ?? [];
    expect(typesOf(peer).filter(type => !judged.includes(type) && !leftOut.includes(type))).toEqual([]);
    expect(leftOut.filter(type => judged.includes(type) || !typesOf(peer).includes(type))).toEqual([]);
  });

  test('says in sentences what is different, and only then', () => {
    if (entry.meaning === 'same') expect([entry.why, entry.leftOut]).toEqual([undefined, undefined]);
    else expect(entry.why).toMatch(sentence);
    if (entry.leftOut !== undefined) expect(entry.meaning).toBe('differs');
  });
});
