import * as sdk from '@aws-sdk/client-config-service';
import { join } from '../../lib/drift/join';
import { readOrganization } from '../../lib/live/organization';
import type { Assessment } from '../../lib/core';
import { aggregator, clientFor, FakeConfig } from '../support/fake-config';
import type { Estate, Faults } from '../support/fake-config';

jest.setTimeout(120_000);

const regions = ['us-east-1', 'us-west-2'];
const accounts = Array.from({ length: 500 }, (_, index) => String(100_000_000_000 + index));
const suffix = '-conformance-pack-a1b2c3d4e';
const ruleNames = Array.from({ length: 200 }, (_, index) => `rule-${String(index)}`);
/** The assembly is deployed in twenty accounts, in both Regions. */
const own = new Set(accounts.slice(0, 20));

/** 500 accounts, 2 Regions and 200 rules in each: in all places eight resources are not compliant, one of them a role. */
const estates: readonly Estate[] = accounts.flatMap(account =>
  regions.map(region => ({
    account,
    region,
    packs: [0, 1].map(pack => ({
      name: `OrgConformsPack-hicp-${String(pack + 3)}-a1b2c3d4`,
      rules: ruleNames.slice(pack * 100, pack * 100 + 100).map(name => ({ name: `${name}${suffix}` })),
    })),
    findings: [
      ...Array.from({ length: 7 }, (_, index) => ({
        rule: `rule-${String(index * 20)}${suffix}`,
        type: 'AWS::S3::Bucket',
        id: `bucket-${account}-${region}-${String(index)}`,
      })),
      { rule: `rule-199${suffix}`, type: 'AWS::IAM::Role', id: `AROA${account}${region}` },
    ],
    // More are compliant, of which nobody asks in places without stacks of the assembly.
    passed: [
      ...Array.from({ length: own.has(account) ? 140 : 20 }, (_, index) => ({
        rule: `rule-120${suffix}`,
        type: 'AWS::S3::Bucket',
        id: `bucket-${account}-${region}-${String(index)}`,
      })).filter((_, index) => index !== 6),
      { rule: `rule-5${suffix}`, type: 'AWS::IAM::Role', id: `AROA${account}${region}` },
    ],
    items: [{ type: 'AWS::IAM::Role', id: `AROA${account}${region}`, name: `reader-${region}` }],
    stacks: own.has(account)
      ? [
          {
            name: 'clinic',
            // More than the hundred at which DescribeStackResources stops.
            resources: [
              ...Array.from({ length: 140 }, (_, index) => ({
                logicalId: `Bucket${String(index)}`,
                physicalId: `bucket-${account}-${region}-${String(index)}`,
                type: 'AWS::S3::Bucket',
              })),
              { logicalId: 'Reader', physicalId: `reader-${region}`, type: 'AWS::IAM::Role' },
            ],
          },
        ]
      : [{ name: 'something-else', resources: [] }],
  })),
);

async function read(faults: Faults = {}, all = estates) {
  const server = new FakeConfig(all, faults);
  const client = clientFor(await server.start());
  try {
    const live = await readOrganization(
      { sdk, client, prefix: 'hicp' },
      { aggregator, stackNames: ['clinic'], nested: false, places: [] },
    );
    expect(server.malformed).toEqual([]);
    return { live, calls: server.total, byOperation: Object.fromEntries(server.calls) };
  } finally {
    client.destroy();
    await server.stop();
  }
}

test('500 accounts in 2 Regions with 200 rules each are read in under 500 calls, and in bounded memory', async () => {
  const before = process.memoryUsage().heapUsed;
  const { live, calls, byOperation } = await read();
  expect(live.blind).toEqual([]);
  expect(live.findings).toHaveLength(8000);
  // The other buckets of the assembly, its role, and what is compliant of the bucket that fails by another rule.
  expect(live.passed.length).toBeGreaterThanOrEqual(40 * 140);
  expect(live.stacks).toHaveLength(40);
  expect(live.watched).toHaveLength(40);
  expect(live.watched[0]?.rules).toHaveLength(200);
  expect(calls).toBeLessThan(500);
  // Not once for each rule or account: pages of what is not compliant, and of what is in the accounts of the assembly.
  expect(byOperation['SelectAggregateResourceConfig']).toBeLessThan(160);
  expect((process.memoryUsage().heapUsed - before) / 2 ** 20).toBeLessThan(150);
  console.log(`${String(calls)} calls: ${JSON.stringify(byOperation)}`);
});

test('the same is read when 30 % of the calls are throttled', async () => {
  const { live, calls } = await read({ throttled: 0.3, emptyPages: true });
  expect(live.findings).toHaveLength(8000);
  expect(live.stacks).toHaveLength(40);
  expect(calls).toBeGreaterThan(450);
});

test('resources of stacks with more than a hundred, and roles by their names, are joined in each place', async () => {
  const { live } = await read();
  const declared: Assessment = {
    schema: 1,
    tool: { name: 'cdk-hicp', version: '0' },
    time: '2026-01-01T00:00:00.000Z',
    profile: 'medium',
    catalogs: {},
    rules: ruleNames.map(id => ({ id, title: id, why: '', severity: 'high', controls: {}, fix: { how: '' } })),
    templates: [{ path: 'clinic.json', stack: 'clinic', sha256: '0', resources: 141 }],
    findings: [
      ...Array.from({ length: 140 }, (_, index) => ({
        ruleId: 'rule-120',
        status: 'compliant' as const,
        severity: 'high' as const,
        fingerprint: '',
        resource: { template: 'clinic.json', logicalId: `Bucket${String(index)}`, type: 'AWS::S3::Bucket' },
        reasons: [],
      })),
    ],
    unseen: [],
    waiverNotices: [],
    errors: [],
  };
  const { assessment, elsewhere } = join({
    declared,
    templates: [{ path: 'clinic.json', stack: 'clinic' }],
    live,
    idsOf: rule => [rule],
    isPeriodic: () => true,
    mayBeAbsent: () => false,
    typesOf: () => ['AWS::S3::Bucket', 'AWS::IAM::Role'],
    locate: resource => resource,
  });
  const counts = new Map<string, number>();
  for (const { drift } of assessment.findings) counts.set(drift?.state ?? '', (counts.get(drift?.state ?? '') ?? 0) + 1);
  expect(Object.fromEntries(counts)).toEqual({
    // In 40 places: bucket 6 fails the rule that was declared compliant; 139 do not.
    drifted: 40,
    aligned: 40 * 139,
    // The other six buckets fail rules that no template tells of, and so does the role.
    'live only': 40 * 7,
    // The 480 accounts in which the assembly is not deployed.
    unmanaged: 960 * 8,
  });
  expect(assessment.errors).toEqual([]);
  expect(elsewhere).toEqual([]);
  const role = assessment.findings.find(({ drift, resource }) => drift?.state === 'live only' && resource.logicalId === 'Reader');
  expect(role?.drift?.resourceId).toMatch(/^AROA/);
});

describe('a small organization', () => {
  const account = '111122223333';
  const packs = [{ name: 'hicp', rules: [{ name: `rule-1${suffix}` }] }];
  const inRegion = (region: string): Estate => ({ account, region, packs });
  const ireland = inRegion('eu-west-1');
  const virginia = inRegion('us-east-1');
  const oregon = inRegion('us-west-2');
  const placesOf = async (all: readonly Estate[]): Promise<readonly string[]> =>
    (await read({}, all)).live.watched.map(({ region, rules }) => `${region}: ${rules.join()}`).sort();
  const withResource = (estate: Estate, type: string): Estate => ({
    ...estate,
    stacks: [{ name: 'clinic', resources: [{ logicalId: 'It', physicalId: 'it', type }] }],
  });

  test('is looked at in the home Region of a distribution too, where the aggregator gathers that', async () => {
    const web = withResource(ireland, 'AWS::CloudFront::Distribution');
    expect(await placesOf([web, virginia, oregon])).toEqual(['eu-west-1: rule-1', 'us-east-1: rule-1']);
    expect(await placesOf([web, oregon])).toEqual(['eu-west-1: rule-1']);
  });

  test('is looked at in no other Region for a bucket', async () => {
    expect(await placesOf([withResource(ireland, 'AWS::S3::Bucket'), virginia, oregon])).toEqual(['eu-west-1: rule-1']);
  });

  test('is looked at in one Region that judges its roles, where those of its stacks do not', async () => {
    const role = 'AWS::IAM::Role';
    const passed = [{ rule: `rule-1${suffix}`, type: role, id: 'AROA1' }];
    const west = { ...withResource(oregon, role), passed: [] };
    expect(await placesOf([west, { ...ireland, passed }, { ...virginia, passed }])).toEqual([
      'eu-west-1: rule-1',
      'us-west-2: rule-1',
    ]);
    expect(
      await placesOf([
        { ...west, passed },
        { ...virginia, passed },
      ]),
    ).toEqual(['us-west-2: rule-1']);
    expect(await placesOf([west, { ...virginia, account: '444455556666', passed }])).toEqual(['us-west-2: rule-1']);
  });

  test('a Region that is watched and records no role is blind for roles of stacks in other Regions', async () => {
    const west = withResource(oregon, 'AWS::IAM::Role');
    const east = { ...withResource(virginia, 'AWS::S3::Bucket'), recorded: ['AWS::S3::Bucket'] };
    const { live } = await read({}, [west, east]);
    expect(live.blind).toEqual([
      {
        account,
        region: 'us-east-1',
        type: 'AWS::IAM::Role',
        why: expect.stringContaining('has recorded no AWS::IAM::Role there'),
      },
    ]);
  });
});
