import { readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import * as sdk from '@aws-sdk/client-config-service';
import { driftCommand } from '../../lib/cli/drift';
import type { DriftFlags } from '../../lib/cli/drift';
import { UsageError } from '../../lib/cli/messages';
import type { AssessedFinding, Assessment } from '../../lib/core';
import { deployedRules, packsOf, watchedBy } from '../../lib/config/conformance-pack';
import { packTemplate } from '../../lib/config/pack-template';
import { differenceOf } from '../../lib/live/own-rule';
import { parseAssessment } from '../../lib/reports';
import { rules } from '../../policies/rules';
import { aggregator, clientFor, FakeConfig } from '../support/fake-config';
import type { Estate, Faults } from '../support/fake-config';
import { folderWith } from './command';

const account = '111122223333';
const region = 'us-east-1';
const suffix = '-conformance-pack-a1b2c3d4e';

/** An assembly as CDK writes it: a stack of buckets and a role, and a nested stack with a database. */
function assembly(more: Readonly<Record<string, string>> = {}, where = region, conditions?: object): string {
  const metadata = (path: string) => ({ 'aws:cdk:path': path });
  const clinic = {
    ...(conditions && { Parameters: { Env: { Type: 'String' } }, Conditions: conditions }),
    Resources: {
      Kept: {
        Type: 'AWS::S3::Bucket',
        Properties: { VersioningConfiguration: { Status: 'Enabled' } },
        Metadata: metadata('Clinic/Kept/Resource'),
      },
      Lost: { Type: 'AWS::S3::Bucket', Properties: {}, Metadata: metadata('Clinic/Lost/Resource') },
      Waived: { Type: 'AWS::S3::Bucket', Properties: {}, Metadata: metadata('Clinic/Waived/Resource') },
      Mended: { Type: 'AWS::S3::Bucket', Properties: {}, Metadata: metadata('Clinic/Mended/Resource') },
      Reader: {
        Type: 'AWS::IAM::Role',
        Properties: { AssumeRolePolicyDocument: {}, ManagedPolicyArns: [] },
        Metadata: metadata('Clinic/Reader/Resource'),
      },
      Documents: {
        Type: 'AWS::DocDB::DBCluster',
        Properties: { StorageEncrypted: true },
        Metadata: metadata('Clinic/Documents/Resource'),
      },
      Key: { Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation: true }, Metadata: metadata('Clinic/Key/Resource') },
      Data: {
        Type: 'AWS::CloudFormation::Stack',
        ...(conditions && { Condition: 'WithData' }),
        Properties: { TemplateURL: 'x' },
        Metadata: {
          ...metadata('Clinic/Data.NestedStack/Resource'),
          'aws:asset:path': 'ClinicData.nested.template.json',
          'aws:asset:property': 'TemplateURL',
        },
      },
    },
  };
  const data = {
    Resources: {
      Charts: {
        Type: 'AWS::RDS::DBInstance',
        Properties: { Engine: 'postgres', DeletionProtection: true, PubliclyAccessible: false },
        Metadata: metadata('Clinic/Data/Charts/Resource'),
      },
    },
  };
  const folder = folderWith({
    ...more,
    'cdk.out/Clinic.template.json': JSON.stringify(clinic, null, 1),
    'cdk.out/ClinicData.nested.template.json': JSON.stringify(data, null, 1),
    'cdk.out/manifest.json': JSON.stringify({
      version: '55.0.0',
      artifacts: {
        Clinic: {
          type: 'aws:cloudformation:stack',
          environment: `aws://${account}/${where}`,
          properties: { templateFile: 'Clinic.template.json', stackName: 'clinic' },
        },
      },
    }),
    'hicp.config.yaml': `only: [${watchedRules.join(', ')}]
waivers:
  - { rule: s3-bucket-versioning-enabled, resource: Clinic/Waived/Resource, reason: copies of the archive, owner: it@clinic.example, expires: 2030-01-01 }
`,
  });
  return folder;
}

const watchedRules = [
  's3-bucket-versioning-enabled',
  'rds-instance-deletion-protection-enabled',
  'rds-instance-public-access-check',
  'iam-role-managed-policy-check',
  'root-account-mfa-enabled',
].filter(id => rules.some(rule => rule.id === id && !('none' in rule.config)));

const names = watchedBy(rules);
const ruleOf = (id: string): string => `${[...names].find(([, ids]) => ids.includes(id))?.[0] ?? id}${suffix}`;

/** What AWS Config makes of what the packs say, by the name of the rule. */
const written = new Map<string, sdk.ConfigRule>(
  packsOf(rules).flatMap(pack => {
    const { Parameters: parameters = {}, Resources: resources } = packTemplate(pack) as unknown as {
      readonly Parameters?: Readonly<Record<string, { readonly Default: string }>>;
      readonly Resources: Readonly<Record<string, { readonly Properties: WrittenRule }>>;
    };
    return Object.values(resources).map(({ Properties: { ConfigRuleName, InputParameters = {}, Scope, Source } }) => {
      const values = Object.entries(InputParameters).map(([name, { Ref }]) => [name, parameters[Ref]?.Default]);
      // AWS Config does not give the text of a policy with its rule.
      const { CustomPolicyDetails: policy, ...source } = Source;
      return [
        ConfigRuleName,
        {
          ...(values.length > 0 && { InputParameters: JSON.stringify(Object.fromEntries(values)) }),
          ...(Scope && { Scope }),
          Source: { ...source, ...(policy && { CustomPolicyDetails: { PolicyRuntime: policy.PolicyRuntime, PolicyText: '' } }) },
        },
      ];
    });
  }),
);

interface WrittenRule {
  readonly ConfigRuleName: string;
  readonly InputParameters?: Readonly<Record<string, { readonly Ref: string }>>;
  readonly Scope?: sdk.Scope;
  readonly Source: sdk.Source;
}

/** A rule as a pack of ours deploys it. */
const deployedRule = (id: string, change: Partial<sdk.ConfigRule> = {}) => ({
  name: ruleOf(id),
  config: { ...written.get(ruleOf(id).replace(suffix, '')), ...change },
});

const deployed: Estate['stacks'] = [
  {
    name: 'clinic',
    resources: [
      { logicalId: 'Kept', physicalId: 'clinic-kept-1x', type: 'AWS::S3::Bucket' },
      { logicalId: 'Lost', physicalId: 'clinic-lost-1x', type: 'AWS::S3::Bucket' },
      { logicalId: 'Waived', physicalId: 'clinic-waived-1x', type: 'AWS::S3::Bucket' },
      { logicalId: 'Mended', physicalId: 'clinic-mended-1x', type: 'AWS::S3::Bucket' },
      { logicalId: 'Reader', physicalId: 'clinic-Reader-8Q', type: 'AWS::IAM::Role' },
      { logicalId: 'Documents', physicalId: 'documents', type: 'AWS::DocDB::DBCluster' },
      { logicalId: 'Key', physicalId: '0f1e2d3c', type: 'AWS::KMS::Key', updated: '2026-01-01T00:00:00.000Z' },
      {
        logicalId: 'Data',
        physicalId: `arn:aws:cloudformation:${region}:${account}:stack/clinic-Data-77/0f`,
        type: 'AWS::CloudFormation::Stack',
      },
    ],
  },
  { name: 'clinic-Data-77', resources: [{ logicalId: 'Charts', physicalId: 'charts-db', type: 'AWS::RDS::DBInstance' }] },
];

const bucketRule = ruleOf('s3-bucket-versioning-enabled');
const found = (id: string, rule = bucketRule, type = 'AWS::S3::Bucket') => ({ rule, type, id });

const estate: Estate = {
  account,
  region,
  packs: [{ name: 'hicp-4', rules: watchedRules.map(id => deployedRule(id)) }],
  findings: [
    found('clinic-kept-1x'),
    found('clinic-lost-1x'),
    found('clinic-waived-1x'),
    found('made-by-hand'),
    found('db-ABCDEFGHIJKLMNOP', ruleOf('rds-instance-deletion-protection-enabled'), 'AWS::RDS::DBInstance'),
    found(account, ruleOf('root-account-mfa-enabled'), 'AWS::::Account'),
    found('not-ours', 'somebody-elses-rule'),
  ],
  items: [
    { type: 'AWS::RDS::DBCluster', id: 'cluster-ABCDEF', name: 'documents' },
    {
      type: 'AWS::RDS::DBInstance',
      id: 'db-ABCDEFGHIJKLMNOP',
      name: 'charts-db',
      arn: `arn:aws:rds:${region}:${account}:db:charts-db`,
    },
  ],
  stacks: deployed,
};

const servers: FakeConfig[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    expect(server.malformed).toEqual([]);
    await server.stop();
  }
});

interface Run {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
  readonly server: FakeConfig;
}

async function drift(
  estates: readonly Estate[],
  flags: DriftFlags = {},
  faults: Faults = {},
  folder = assembly(),
  paths: readonly string[] = [],
): Promise<Run> {
  const server = new FakeConfig(estates, faults);
  servers.push(server);
  const endpoint = await server.start();
  let out = '';
  let err = '';
  const exit = await driftCommand(
    paths,
    flags,
    { folder, color: false, print: text => (out += `${text}\n`), error: text => (err += `${text}\n`) },
    () => ({ sdk, client: clientFor(endpoint) }),
  );
  return { exit, out, err, server };
}

const json = { format: ['json'] } as const;
const shown = ({ ruleId, drift: note, resource, status }: AssessedFinding): string =>
  `${note?.state ?? ''}: ${ruleId} ${status} ${resource.constructPath ?? resource.logicalId}`;
const assessmentIn = (out: string): Assessment => JSON.parse(out) as Assessment;

const expected = [
  'aligned: rds-instance-public-access-check compliant Clinic/Data/Charts/Resource',
  'drifted: rds-instance-deletion-protection-enabled non-compliant Clinic/Data/Charts/Resource',
  'drifted: s3-bucket-versioning-enabled non-compliant Clinic/Kept/Resource',
  'both bad: s3-bucket-versioning-enabled non-compliant Clinic/Lost/Resource',
  'template only: s3-bucket-versioning-enabled non-compliant Clinic/Mended/Resource',
  'waived and bad: s3-bucket-versioning-enabled non-compliant Clinic/Waived/Resource',
  'unmanaged: s3-bucket-versioning-enabled non-compliant made-by-hand',
  `live only: root-account-mfa-enabled non-compliant ${account}/${region}`,
].sort();

test('each resource is said to be what it is in the template and where it is deployed', async () => {
  const { exit, out } = await drift([estate], json);
  const { findings, errors } = assessmentIn(out);
  expect(errors).toEqual([]);
  expect(findings.map(shown).sort()).toEqual(expected);
  expect(exit).toBe(1);
});

test('what is waived and bad keeps its waiver', async () => {
  const { out } = await drift([estate], json);
  const finding = assessmentIn(out).findings.find(({ drift: note }) => note?.state === 'waived and bad');
  expect(finding?.waiver).toMatchObject({ owner: 'it@clinic.example' });
});

test('what is said of a whole place is said once', async () => {
  const { out } = await drift([{ ...estate, recorders: [{ recording: false }] }], json);
  expect(assessmentIn(out).errors).toHaveLength(1);
});

test('fingerprints go by construct path, account and Region, not by file', async () => {
  const prints = (out: string): readonly string[] => assessmentIn(out).findings.map(({ fingerprint }) => fingerprint);
  const folder = assembly();
  const here = await drift([estate], json, {}, folder);
  renameSync(join(folder, 'cdk.out'), join(folder, 'moved'));
  const moved = await drift([estate], json, {}, folder, ['moved']);
  const elsewhere = await drift([{ ...estate, region: 'us-west-2' }], json, {}, assembly({}, 'us-west-2'));
  expect(prints(moved.out)).toEqual(prints(here.out));
  expect(prints(elsewhere.out).filter(print => prints(here.out).includes(print))).toEqual([]);
});

test('an organization says the same through its aggregator', async () => {
  const { exit, out, err } = await drift([estate], { ...json, aggregator });
  expect(assessmentIn(out).errors).toEqual([]);
  expect(assessmentIn(out).findings.map(shown).sort()).toEqual(expected);
  expect(exit).toBe(1);
  expect(err).toContain('A recorder that stopped is seen where the aggregator organization has it recorded');
});

test('what drifted says where it is in code, and by which id AWS Config knows it', async () => {
  const { out } = await drift([estate], json);
  const charts = assessmentIn(out).findings.find(
    ({ drift: note, resource }) => note?.state === 'drifted' && resource.logicalId === 'Charts',
  );
  expect(charts).toMatchObject({
    resource: {
      constructPath: 'Clinic/Data/Charts/Resource',
      location: { file: 'cdk.out/ClinicData.nested.template.json', line: 3 },
    },
    drift: { account, region, resourceId: 'db-ABCDEFGHIJKLMNOP' },
  });
});

test('the assessment has the published form, and the fingerprints of its findings differ', async () => {
  const { out } = await drift([estate], json);
  const assessment = parseAssessment(out);
  const prints = assessment.findings.map(({ fingerprint }) => fingerprint);
  expect(new Set(prints).size).toBe(prints.length);
});

test('a report for people counts the states', async () => {
  const { out } = await drift([estate]);
  expect(out).toMatch(/2 {2}drifted +compliant in the template, and not where it is deployed/);
  expect(out).toMatch(/1 {2}unmanaged/);
  expect(out).toContain('drifted: AWS Config finds clinic-kept-1x in 111122223333/us-east-1 not compliant');
});

test('all aligned is green', async () => {
  const folder = assembly();
  const { exit, out } = await drift(
    [{ ...estate, findings: [] }],
    { ...json, only: ['rds-instance-public-access-check'] },
    {},
    folder,
  );
  expect(assessmentIn(out).findings.map(shown)).toEqual([
    'aligned: rds-instance-public-access-check compliant Clinic/Data/Charts/Resource',
  ]);
  expect(exit).toBe(0);
});

const withoutDatabases: readonly [string, sdk.RecordingGroup][] = [
  [
    'excludes them',
    {
      exclusionByResourceTypes: { resourceTypes: ['AWS::RDS::DBInstance'] },
      recordingStrategy: { useOnly: 'EXCLUSION_BY_RESOURCE_TYPES' },
    },
  ],
  ['lists others', { allSupported: false, resourceTypes: ['AWS::S3::Bucket', 'AWS::CloudFormation::Stack'] }],
  [
    'lists others, and says so',
    { resourceTypes: ['AWS::S3::Bucket'], recordingStrategy: { useOnly: 'INCLUSION_BY_RESOURCE_TYPES' } },
  ],
];

test.each<[string, DriftFlags]>([
  ['in an account', {}],
  ['through an aggregator', { aggregator }],
])('what no rule has judged is not aligned, %s', async (_, flags) => {
  const only = { ...json, only: ['rds-instance-public-access-check'], ...flags };
  const { exit, out } = await drift([{ ...estate, findings: [], passed: [] }], only);
  const { errors, findings } = assessmentIn(out);
  expect(findings.map(shown)).toEqual(['blind: rds-instance-public-access-check undetermined Clinic/Data/Charts/Resource']);
  expect(errors.map(({ message }) => message)).toEqual([
    'blind: AWS Config shows no result for an AWS::RDS::DBInstance; wait until its rules have judged it, or skip those that do not concern it (rds-instance-public-access-check)',
  ]);
  expect(exit).toBe(2);
});

describe.each<[string, DriftFlags]>([
  ['in an account', {}],
  ['through an aggregator', { aggregator }],
])('a cluster of DocumentDB, which AWS Config has under a type of RDS and another id, %s', (_, flags) => {
  const only = { ...json, only: ['docdb-cluster-encrypted'], ...flags };
  const name = ruleOf('docdb-cluster-encrypted');
  const at = (change: Partial<Estate>): Estate => ({
    ...estate,
    packs: [{ name: 'hicp-4', rules: [deployedRule('docdb-cluster-encrypted')] }],
    findings: [],
    ...change,
  });

  test.each<[string, Partial<Estate>, string, number]>([
    ['is aligned where that is compliant', {}, 'aligned: docdb-cluster-encrypted compliant', 0],
    [
      'is drifted where it is not',
      { findings: [{ rule: name, type: 'AWS::RDS::DBCluster', id: 'cluster-ABCDEF' }] },
      'drifted: docdb-cluster-encrypted non-compliant',
      1,
    ],
    [
      'is blind where another cluster has a result',
      { passed: [{ rule: name, type: 'AWS::RDS::DBCluster', id: 'cluster-OTHER' }] },
      'blind: docdb-cluster-encrypted undetermined',
      2,
    ],
    [
      'is blind where AWS Config has recorded no clusters of RDS',
      { recorded: ['AWS::S3::Bucket', 'AWS::RDS::DBInstance'] },
      'blind: docdb-cluster-encrypted undetermined',
      2,
    ],
  ])('%s', async (_name, change, expectedState, code) => {
    const { exit, out } = await drift([at(change)], only);
    expect(assessmentIn(out).findings.map(shown)).toEqual([`${expectedState} Clinic/Documents/Resource`]);
    expect(exit).toBe(code);
  });
});

describe('a nested stack that is not deployed', () => {
  const isProduction = { 'Fn::Equals': [{ Ref: 'Env' }, 'production'] };
  const at = async (withData: object | undefined, flags: DriftFlags = {}): Promise<Run> => {
    const folder = assembly({}, region, withData && { WithData: withData });
    const [outer] = deployed;
    const resources = outer!.resources.filter(({ logicalId }) => logicalId !== 'Data');
    return drift(
      [{ ...estate, findings: [], stacks: [{ name: 'clinic', resources }] }],
      { ...json, only: ['rds-instance-public-access-check'], ...flags },
      {},
      folder,
    );
  };

  test('is in the template only where its condition can be false', async () => {
    const { exit, out } = await at(isProduction);
    expect(assessmentIn(out).errors).toEqual([]);
    expect(assessmentIn(out).findings.map(shown)).toEqual([
      'template only: rds-instance-public-access-check compliant Clinic/Data/Charts/Resource',
    ]);
    expect(exit).toBe(0);
  });

  test.each<[string, object | undefined, DriftFlags]>([
    ['it has no condition', undefined, {}],
    ['its condition always holds', { 'Fn::Equals': ['a', 'a'] }, {}],
    ['its condition holds by a parameter that is given', isProduction, { parameters: ['Env=production'] }],
  ])('is blind where %s', async (_, withData, flags) => {
    const { exit, out } = await at(withData, flags);
    expect(assessmentIn(out).errors.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^blind: the stack of cdk\.out\/Clinic\.template\.json has no nested stack Data in/),
    ]);
    expect(exit).toBe(2);
  });
});

describe('a rule that has the name of ours', () => {
  const only = { ...json, only: ['rds-instance-public-access-check'] };
  const at = (change: Partial<sdk.ConfigRule>): Estate => ({
    ...estate,
    findings: [],
    packs: [{ name: 'hicp-4', rules: [deployedRule('rds-instance-public-access-check', change)] }],
  });
  const source = { Owner: 'AWS', SourceIdentifier: 'RDS_INSTANCE_PUBLIC_ACCESS_CHECK' } as const;

  test.each<[string, Partial<sdk.ConfigRule>, string]>([
    ['runs another managed rule', { Source: { ...source, SourceIdentifier: 'RDS_MULTI_AZ_SUPPORT' } }, 'it runs something else'],
    [
      'runs a function of somebody',
      { Source: { Owner: 'CUSTOM_LAMBDA', SourceIdentifier: 'arn:aws:lambda:us-east-1:111122223333:function:alice' } },
      'it runs something else',
    ],
    ['has a parameter', { InputParameters: '{"secret":"Jane Roe"}' }, 'it has other values of secret'],
    ['looks at one tag', { Scope: { TagKey: 'team' } }, 'its scope leaves resources out'],
    [
      'looks at one resource',
      { Scope: { ComplianceResourceTypes: ['AWS::RDS::DBInstance'], ComplianceResourceId: 'db-ABC' } },
      'its scope leaves resources out',
    ],
    [
      'looks at other types',
      { Scope: { ComplianceResourceTypes: ['AWS::S3::Bucket'] } },
      'its scope leaves out AWS::RDS::DBInstance',
    ],
    ['looks at what is about to be deployed', { EvaluationModes: [{ Mode: 'PROACTIVE' }] }, 'it does not judge what is deployed'],
    ['is being deleted', { ConfigRuleState: 'DELETING' }, 'it is being deleted'],
  ])('and %s is blind, and words of AWS are not repeated', async (_, change, difference) => {
    const { exit, out } = await drift([at(change)], only);
    expect(assessmentIn(out).errors.map(({ message }) => message)).toEqual([
      `blind: its rules there are not those of our packs: ${difference}; deploy what hicp conformance-pack writes, or skip them (rds-instance-public-access-check)`,
    ]);
    expect(out).not.toMatch(/Jane Roe|alice/);
    expect(exit).toBe(2);
  });

  test.each<[string, Partial<sdk.ConfigRule>]>([
    ['looks at more types', { Scope: { ComplianceResourceTypes: ['AWS::S3::Bucket', 'AWS::RDS::DBInstance'] } }],
    ['looks at all types', { Scope: {} }],
    ['has an empty parameter', { InputParameters: '{"secret":""}' }],
    ['judges before and after deployment', { EvaluationModes: [{ Mode: 'PROACTIVE' }, { Mode: 'DETECTIVE' }] }],
    ['is being evaluated', { ConfigRuleState: 'EVALUATING' }],
  ])('and %s judges', async (_, change) => {
    expect((await drift([at(change)], only)).exit).toBe(0);
  });

  test('is ours as packs deploy it, each of them', () => {
    const others = [...deployedRules(rules)].flatMap(([id, own]) => {
      const rule = written.get(id);
      return rule === undefined ? [] : (differenceOf(own, rule) ?? []);
    });
    expect(others).toEqual([]);
  });

  test('and is of no conformance pack is not ours, as far as an aggregator tells', async () => {
    const alone = { ...at({}), packs: [{ name: 'hicp-4', rules: [{ name: 'rds-instance-public-access-check' }] }] };
    const { exit, out } = await drift([alone], { ...only, aggregator });
    expect(assessmentIn(out).errors.map(({ message }) => message)).toEqual([
      'blind: the rule of its name there is of no conformance pack, and nothing tells what it judges (rds-instance-public-access-check)',
    ]);
    expect(exit).toBe(2);
    const both = [...alone.packs[0]!.rules, deployedRule('rds-instance-public-access-check')];
    expect((await drift([{ ...alone, packs: [{ name: 'hicp-4', rules: both }] }], { ...only, aggregator })).exit).toBe(0);
  });
});

describe('a rule that runs by the clock', () => {
  const only = { ...json, only: ['cmk-backing-key-rotation-enabled'] };
  const at = (ran: number | null): Estate => ({
    ...estate,
    findings: [],
    packs: [{ name: 'hicp-4', rules: [{ ...deployedRule('cmk-backing-key-rotation-enabled'), ran }] }],
  });
  const deployed = Date.parse('2026-01-01T00:00:00.000Z') / 1000;

  test.each([
    ['before the key was deployed', deployed - 60],
    ['never with success', null],
  ])('is blind where it last ran %s', async (_, ran) => {
    const { exit, out } = await drift([at(ran)], only);
    expect(assessmentIn(out).errors.map(({ message }) => message)).toEqual([
      'blind: an AWS::KMS::Key was deployed after its rules last ran; wait until they run again, or start them (cmk-backing-key-rotation-enabled)',
    ]);
    expect(exit).toBe(2);
  });

  test('judges where it has run since, and where an aggregator does not tell, which is said', async () => {
    expect((await drift([at(deployed + 60)], only)).exit).toBe(0);
    const { exit, err } = await drift([at(deployed - 60)], { ...only, aggregator });
    expect(exit).toBe(0);
    expect(err).toContain('AWS Config does not tell when a rule last ran');
  });
});

describe('a recorder that leaves out a type of which AWS Config still has items and results', () => {
  const quiet: Estate = { ...estate, findings: [] };
  const only = { ...json, only: ['rds-instance-public-access-check'] };
  const why =
    'blind: the recorder of AWS Config leaves AWS::RDS::DBInstance out; have it record them (rds-instance-public-access-check)';

  test.each(withoutDatabases)('is blind where it %s', async (_, recordingGroup) => {
    const { exit, out } = await drift([{ ...quiet, recorders: [{ recording: true, recordingGroup }] }], only);
    expect(assessmentIn(out).errors.map(({ message }) => message)).toEqual([why]);
    expect(exit).toBe(2);
  });

  test.each(withoutDatabases)('is blind through an aggregator where it %s', async (_, recordingGroup) => {
    const recordedRecorders = [{ name: 'default', recording: true, recordingGroup }];
    const { exit, out } = await drift([{ ...quiet, recordedRecorders }], { ...only, aggregator });
    expect(assessmentIn(out).errors.map(({ message }) => message)).toEqual([why]);
    expect(exit).toBe(2);
  });

  test("is not blind where a service's own recorder leaves it out", async () => {
    const [, recordingGroup] = withoutDatabases[0]!;
    const inspector = { recording: true, recordingGroup, servicePrincipal: 'inspector2.amazonaws.com' };
    expect((await drift([{ ...quiet, recorders: [{ recording: true }, inspector] }], only)).exit).toBe(0);
    const recordedRecorders = [{ name: 'AWSConfigurationRecorderForInspector2', recording: true, recordingGroup }];
    expect((await drift([{ ...quiet, recordedRecorders }], { ...only, aggregator })).exit).toBe(0);
  });
});

describe('what AWS Config cannot tell is never green', () => {
  const quiet: Estate = { ...estate, findings: [] };
  const onlyAligned = { ...json, only: ['rds-instance-public-access-check'] };
  const pack = (change: Partial<Estate['packs'][number]>): Estate => ({
    ...quiet,
    packs: quiet.packs.map(one => ({ ...one, ...change })),
  });

  test.each<[string, Estate, string]>([
    ['no recorder', { ...quiet, recorders: [] }, 'AWS Config has no recorder'],
    ['a stopped recorder', { ...quiet, recorders: [{ recording: false }] }, 'the recorder of AWS Config is stopped'],
    [
      "only a service's own recorder",
      { ...quiet, recorders: [{ recording: true, servicePrincipal: 'inspector2.amazonaws.com' }] },
      'AWS Config has no recorder',
    ],
    [
      'a recorder that cannot deliver',
      { ...quiet, recorders: [{ recording: true, lastStatus: 'Failure', lastErrorCode: 'NoSuchBucket' }] },
      'cannot deliver (NoSuchBucket)',
    ],
    ['no pack', { ...quiet, packs: [] }, 'there is no conformance pack whose name begins with hicp'],
    ["only somebody else's pack", pack({ name: 'operational-best-practices' }), 'there is no conformance pack'],
    ['a pack that is not complete', pack({ state: 'CREATE_IN_PROGRESS' }), 'is CREATE_IN_PROGRESS'],
    ['a pack that failed', pack({ state: 'CREATE_FAILED', reason: 'no recorder', rules: [] }), 'is CREATE_FAILED: no recorder'],
    [
      'rules without data',
      pack({ rules: quiet.packs[0]!.rules.map(rule => ({ ...rule, compliance: 'INSUFFICIENT_DATA' })) }),
      'have not judged any resource yet',
    ],
    [
      'rules that fail',
      pack({ rules: quiet.packs[0]!.rules.map(rule => ({ ...rule, error: 'AccessDenied' })) }),
      'its rules fail (AccessDenied)',
    ],
    [
      'rules that have not run',
      pack({ rules: quiet.packs[0]!.rules.map(rule => ({ ...rule, started: false })) }),
      'have not run yet',
    ],
    ['a pack without the rule', pack({ rules: [] }), 'no rule of AWS Config in 111122223333/us-east-1 watches it'],
    ['a stack that is not recorded', { ...quiet, stacks: [] }, 'has not recorded the stack clinic'],
    [
      'a recorder that leaves the type out',
      { ...quiet, recorded: ['AWS::CloudFormation::Stack', 'AWS::S3::Bucket', 'AWS::IAM::Role'] },
      'AWS Config has recorded no AWS::RDS::DBInstance there; have its recorder record them (rds-instance-public-access-check)',
    ],
  ])('%s', async (_, one, why) => {
    const { exit, out, err } = await drift([one], onlyAligned);
    const { errors, findings } = assessmentIn(out);
    expect(exit).toBe(2);
    expect(errors.map(({ message }) => message).join()).toContain(`blind: `);
    expect(errors.map(({ message }) => message).join()).toContain(why);
    expect(err).toContain(why);
    expect(findings.filter(({ status }) => status === 'compliant')).toEqual([]);
  });

  test.each<[string, Estate, string]>([
    [
      'a source that failed',
      { ...quiet, source: { status: 'FAILED', error: 'AccessDenied' } },
      'has no data of it (AccessDenied)',
    ],
    ['a source with old data', { ...quiet, source: { status: 'OUTDATED' } }, 'has outdated data of it'],
    ['a place without our packs', { ...quiet, packs: [] }, 'there is no conformance pack'],
    ['a place that is not gathered', { ...quiet, account: '999988887777', stacks: [] }, 'does not gather it'],
    [
      'rules without data',
      pack({ rules: quiet.packs[0]!.rules.map(rule => ({ ...rule, compliance: 'INSUFFICIENT_DATA' })) }),
      'have not judged any resource yet',
    ],
    [
      'a stopped recorder',
      { ...quiet, recordedRecorders: [{ name: 'default', recording: false }] },
      'the recorder of AWS Config is stopped',
    ],
    [
      'a recorder that leaves the type out',
      { ...quiet, recorded: ['AWS::CloudFormation::Stack', 'AWS::S3::Bucket', 'AWS::IAM::Role'] },
      'AWS Config has recorded no AWS::RDS::DBInstance there',
    ],
  ])('through an aggregator: %s', async (_, one, why) => {
    const { exit, out } = await drift([one], { ...onlyAligned, aggregator });
    expect(exit).toBe(2);
    expect(
      assessmentIn(out)
        .errors.map(({ message }) => message)
        .join(),
    ).toContain(why);
  });

  test('a rule without data about a kind of resource that no template holds is no blindness', async () => {
    const idle = pack({
      rules: [...quiet.packs[0]!.rules, { name: `codebuild-project-logging-enabled${suffix}`, compliance: 'INSUFFICIENT_DATA' }],
    });
    expect((await drift([idle], onlyAligned)).exit).toBe(0);
  });

  test.each<[string, Estate]>([
    ['a type that no rule of this run judges and nobody records', { ...quiet, recorded: ['AWS::RDS::DBInstance'] }],
    [
      "a service's own recorder that stopped, beside one that runs",
      {
        ...quiet,
        recordedRecorders: [
          { name: 'AWSConfigurationRecorderForInspector2', recording: false },
          { name: 'default', recording: true },
        ],
      },
    ],
  ])('%s is no blindness', async (_, one) => {
    expect((await drift([one], onlyAligned)).exit).toBe(0);
    expect((await drift([one], { ...onlyAligned, aggregator })).exit).toBe(0);
  });

  test.each([
    ['alone', ['plain.yaml']],
    ['beside an assembly', ['cdk.out', 'plain.yaml']],
  ])('a template of no assembly, which no stack is known for, was not judged: %s', async (_, paths) => {
    const folder = assembly({ 'plain.yaml': 'Resources: { A: { Type: AWS::S3::Bucket } }' });
    const { exit, out } = await drift([quiet], onlyAligned, {}, folder, paths);
    expect(exit).toBe(2);
    expect(assessmentIn(out).errors).toEqual([
      { template: 'plain.yaml', message: 'blind: no stack is known to deploy it; name the cloud assembly that it is part of' },
    ]);
  });

  test('an assembly whose stacks are all deployed elsewhere was not judged', async () => {
    const other: Estate = { ...quiet, account: '999988887777', stacks: [] };
    const { exit, err } = await drift([other], onlyAligned);
    expect(exit).toBe(2);
    expect(err).toContain('deployed elsewhere: clinic');
  });
});

describe('faults of the service', () => {
  test('empty pages, small pages and keys that are left over lose nothing', async () => {
    const calm = await drift([estate], json);
    const rough = await drift([estate], json, { emptyPages: true, unprocessed: 1, throttled: 0.3 });
    expect(withoutTime(rough.out)).toEqual(withoutTime(calm.out));
    expect(rough.server.total).toBeGreaterThan(calm.server.total);
  });

  test('two runs say the same, byte for byte but for the time', async () => {
    const folder = assembly();
    const [first, second] = [
      await drift([estate], json, {}, folder),
      await drift([{ ...estate, findings: [...estate.findings!].reverse() }], json, {}, folder),
    ];
    expect(withoutTime(second.out)).toBe(withoutTime(first.out));
  });

  test.each<[string, Faults, DriftFlags, string]>([
    ['credentials that expire on the way', { expiredAfter: 3 }, json, 'the credentials have expired'],
    [
      'credentials that may not read',
      { denied: ['DescribeConformancePackStatus'] },
      json,
      'the credentials may not read AWS Config',
    ],
    ['an aggregator that is not there', {}, { ...json, aggregator: 'nobody' }, 'there is no aggregator of that name'],
    ['a service that refuses all', { throttled: 1 }, json, 'refused too many calls'],
  ])('%s are said, without words of the service, and nothing is written', async (_, faults, flags, why) => {
    const folder = assembly();
    const run = drift([estate], { ...flags, output: 'report.json' }, faults, folder);
    await expect(run).rejects.toThrow(UsageError);
    await expect(run).rejects.toThrow(why);
    await expect(run).rejects.not.toThrow(/SECRET|WHISPERED|alice|SESSION/);
    expect(readdirSync(folder)).not.toContain('report.json');
  });

  test('neither credentials nor words of AWS about resources reach a report', async () => {
    const folder = assembly();
    const { out, err } = await drift(
      [estate],
      { format: ['json', 'html', 'sarif', 'text'], output: 'all' },
      { throttled: 0.2 },
      folder,
    );
    const written = readdirSync(join(folder, 'all')).map(name => readFileSync(join(folder, 'all', name), 'utf8'));
    expect(written).toHaveLength(4);
    expect([out, err, ...written].join()).not.toMatch(/AKIDSECRET|WHISPERED|SECRETSESSION|Jane Roe/);
  });
});

test('names out of AWS steer no terminal and no page, and are no keys of objects', async () => {
  const folder = assembly();
  const hostile = ['\u001b[2J<script>alert(1)</script>', '__proto__', "'; DROP", '=cmd()'].map(id => found(id));
  const { out, exit } = await drift(
    [{ ...estate, findings: hostile }],
    { format: ['text', 'html', 'json'], output: 'all' },
    {},
    folder,
  );
  const [page, terminal] = ['index.html', 'report.txt'].map(name => readFileSync(join(folder, 'all', name), 'utf8'));
  expect(page).not.toContain('<script>alert');
  expect(page).toContain('__proto__');
  expect(`${out}${terminal ?? ''}`).not.toContain('\u001b');
  expect(exit).toBe(1);
});

test('a row of a query that is no JSON is no answer', async () => {
  const folder = assembly();
  const broken = { ...estate, stacks: [{ name: 'clinic', resources: [] }] };
  await expect(
    drift([broken], { ...json, only: ['rds-instance-public-access-check'] }, { garbled: true }, folder),
  ).rejects.toThrow(UsageError);
});

function withoutTime(out: string): string {
  return out.replace(/"time": "[^"]+"/, '"time": "now"');
}
