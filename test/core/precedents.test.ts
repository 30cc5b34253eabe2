import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { assess, isList, isObject, own } from '../../lib/core';
import type { Finding, Json, JsonObject, Rule, TemplateSource } from '../../lib/core';
import { parseYamlResources } from '../../lib/template/parse';
import { load } from '../../lib/template/read';
import { rules } from '../../policies/rules';
import { mutantsOf } from '../support/mutants';

// A precedent must never say anything else than judging the resource itself would.

function said({ rule, resource, verdict, assumes }: Finding): string {
  return `${rule.id} on ${resource.template.name} ${resource.logicalId}: ${JSON.stringify([verdict, assumes])}`;
}

function expectTheSame(sources: readonly TemplateSource[], judgedBy: readonly Rule[]): void {
  const going = assess(sources, judgedBy, { precedentsFrom: 1 });
  const each = assess(sources, judgedBy, { precedentsFrom: Infinity });
  expect(going.findings.map(said)).toEqual(each.findings.map(said));
  expect(going.errors).toEqual(each.errors);
  expect(going.unseen).toEqual(each.unseen);
  const passed = new Map<string, number>();
  const counted = assess(sources, judgedBy, { passed, precedentsFrom: 1 });
  const [compliant, open] = [true, false].map(is =>
    each.findings.filter(({ verdict }) => (verdict.status === 'compliant') === is),
  );
  expect(counted.findings.map(said)).toEqual(open?.map(said));
  const times = new Map<string, number>();
  for (const { rule } of compliant ?? []) times.set(rule.id, (times.get(rule.id) ?? 0) + 1);
  expect(new Map([...passed].sort())).toEqual(new Map([...times].sort()));
}

/** Numbers that look random and are the same in every run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** The value with other names for resources, wherever something refers to one. */
function renamed(value: Json, nameOf: (id: string) => string): Json {
  if (isList(value)) return value.map(item => renamed(item, nameOf));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value).map(key => {
      const argument = own(value, key) ?? null;
      if (key === 'Ref' && typeof argument === 'string') return [key, nameOf(argument)];
      if (key === 'Fn::GetAtt' && isList(argument) && typeof argument[0] === 'string')
        return [key, [nameOf(argument[0]), ...argument.slice(1)]];
      if (key === 'Fn::Sub' && typeof argument === 'string')
        return [key, argument.replace(/\$\{(\w+)((?:\.\w+)*)\}/g, (_, id: string, rest: string) => `\${${nameOf(id)}${rest}}`)];
      return [key, renamed(argument, nameOf)];
    }),
  );
}

/** One template with the resources of several, each of them a few times; now and then a reference leads into another copy. */
function estate(parts: readonly JsonObject[], copies: number, random: (below: number) => number, strays: number): JsonObject {
  const all: Record<string, Json> = {};
  parts.forEach((part, index) => {
    for (let copy = 0; copy < copies; copy++) {
      const name = (id: string): string =>
        Object.hasOwn(part, id) ? `${id}x${String(index)}x${String(random(100) < strays ? random(copies) : copy)}` : id;
      for (const id of Object.keys(part)) all[`${id}x${String(index)}x${String(copy)}`] = renamed(own(part, id) ?? null, name);
    }
  });
  return { Resources: all };
}

const resourcesIn = (body: JsonObject): JsonObject => own(body, 'Resources') as JsonObject;
const source = (body: JsonObject, path = 'estate.json'): TemplateSource => ({ path, body, sha256: '' });

const templates = join(__dirname, '..', 'corpus', 'templates');

test('each template of the corpus, and all of them together', () => {
  const entries = readdirSync(templates).sort();
  for (const entry of entries) expectTheSame(load([entry], { cwd: templates }).sources, rules);
  expectTheSame(load(entries, { cwd: templates }).sources, rules);
});

test('the corpus several times over, with stray references', () => {
  const random = randomFrom(7);
  for (const { body } of load(readdirSync(templates).sort(), { cwd: templates }).sources) {
    const { Resources: resources, ...rest } = body;
    if (resources === undefined) continue;
    const several = { ...rest, ...estate([resources as JsonObject], 3, random, 5) };
    expectTheSame([source(several), source(body, 'one.json'), source(several, 'again.json')], rules);
  }
});

test('the examples of every rule in one estate, with stray references', () => {
  const random = randomFrom(11);
  for (const rule of rules) {
    const { compliant, nonCompliant, undetermined = [] } = rule.examples;
    const parts = [...compliant, ...nonCompliant, ...undetermined].map(({ resources }) =>
      resourcesIn(parseYamlResources(resources)),
    );
    for (const strays of [0, 20]) {
      const all = source(estate(parts, 3, random, strays));
      expectTheSame([all], [rule]);
      expectTheSame(
        [all, source(estate(parts, 2, random, strays), 'other.json')],
        rules.filter(({ scope }) => scope === undefined),
      );
    }
  }
});

/** What is said of each bucket about TLS, when these policies stand on them. */
function aboutTls(
  policies: Readonly<Record<string, { readonly on: string; readonly covers: readonly Json[] }>>,
  rest: JsonObject = {},
): unknown {
  const buckets = ['A', 'B', 'C', 'D'].map(id => [id, { Type: 'AWS::S3::Bucket' }]);
  const written = Object.entries(policies).map(([id, { on, covers }]) => {
    const deny = {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: covers,
      Condition: { Bool: { 'aws:SecureTransport': false } },
    };
    return [id, { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: { Ref: on }, PolicyDocument: { Statement: deny } } }];
  });
  const body: JsonObject = { ...rest, Resources: Object.fromEntries([...buckets, ...written]) as JsonObject };
  const tls = rules.filter(({ id }) => id === 's3-bucket-ssl-requests-only');
  expectTheSame([source(body)], tls);
  return Object.fromEntries(
    assess([source(body)], tls).findings.map(({ resource, verdict }) => [resource.logicalId, verdict.status]),
  );
}

const both = (id: string): Json[] => [{ 'Fn::GetAtt': [id, 'Arn'] }, { 'Fn::Join': ['', [{ 'Fn::GetAtt': [id, 'Arn'] }, '/*']] }];
const inSub = (id: string): Json[] => [{ 'Fn::Sub': `\${${id}.Arn}` }, { 'Fn::Sub': `\${${id}.Arn}/*` }];
const hidden = (id: string): Json[] => [{ 'Fn::Sub': [`\${${id}.Arn}`, {}] }, { 'Fn::Sub': [`\${${id}.Arn}/*`, {}] }];

test.each([
  ['references', both],
  ['references inside text', inSub],
  ['references where only the engine finds them', hidden],
])('a policy that is like that of another bucket counts for the bucket that it names: %s', (_, covering) => {
  const named = (on: string, covered: string) => ({ on, covers: covering(covered) });
  expect(aboutTls({ P: named('A', 'A'), Q: named('B', 'A'), R: named('C', 'C'), S: named('D', 'D') })).toEqual({
    A: 'compliant',
    B: 'non-compliant',
    C: 'compliant',
    D: 'compliant',
  });
});

test('a parameter that goes by the name of a resource is no reference to it', () => {
  const rest = { Parameters: { A: { Type: 'String' } } };
  const policy = (on: string) => ({ on, covers: both(on) });
  expect(aboutTls({ Q: policy('B'), R: policy('C'), P: policy('A') }, rest)).toMatchObject({
    B: 'compliant',
    C: 'compliant',
    A: 'non-compliant',
  });
});

test('what is alike in two templates means what it means there', () => {
  const rule = rules.filter(({ id }) => id === 's3-bucket-versioning-enabled');
  const body = (production: boolean, fallback: string): JsonObject => ({
    Parameters: { Stage: { Type: 'String', Default: fallback } },
    Conditions: { Production: { 'Fn::Equals': [production ? 'yes' : 'no', 'yes'] } },
    Resources: Object.fromEntries(
      ['A', 'B', 'C'].flatMap(id => [
        [
          `If${id}`,
          {
            Type: 'AWS::S3::Bucket',
            Properties: { VersioningConfiguration: { Status: { 'Fn::If': ['Production', 'Enabled', 'Suspended'] } } },
          },
        ],
        [`Of${id}`, { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: { Ref: 'Stage' } } } }],
        [`On${id}`, { Type: 'AWS::S3::Bucket', Condition: 'Production' }],
      ]),
    ),
  });
  expectTheSame(
    [
      source(body(true, 'Enabled')),
      source(body(false, 'Suspended'), 'other.json'),
      source(body(true, 'Suspended'), 'third.json'),
    ],
    rule,
  );
});

test.each<[string, (database: string) => Json]>([
  ['GetAtt', database => ({ 'Fn::GetAtt': [database, 'Endpoint.Port'] })],
  ['Sub', database => ({ 'Fn::Sub': `\${${database}.Endpoint.Port}` })],
  ['GetAtt inside of an expression', database => ({ 'Fn::Join': ['', [{ 'Fn::GetAtt': [database, 'Endpoint.Port'] }]] })],
])('an attribute that the template works out is another value for each resource: %s', (_, portOf) => {
  const opened = (database: string, port: number): [string, Json][] => [
    [database, { Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'mysql', Port: port } }],
    [
      `To${database}`,
      {
        Type: 'AWS::EC2::SecurityGroupIngress',
        Properties: { CidrIp: '0.0.0.0/0', IpProtocol: 'tcp', FromPort: portOf(database), ToPort: portOf(database) },
      },
    ],
  ];
  const body = { Resources: Object.fromEntries([...opened('A', 443), ...opened('B', 443), ...opened('C', 22)]) as JsonObject };
  const ssh = rules.filter(({ id }) => id === 'restricted-ssh');
  expectTheSame([source(body)], ssh);
  expect(assess([source(body)], ssh, { precedentsFrom: 1 }).findings.map(({ verdict }) => verdict.status)).toEqual([
    'compliant',
    'compliant',
    'non-compliant',
  ]);
});

test('a check runs once for resources that are alike, and again where it read something else', () => {
  let runs = 0;
  const counting: Rule = {
    ...(rules.find(({ id }) => id === 's3-bucket-versioning-enabled') as Rule & { scope?: undefined }),
    check: bucket => {
      runs++;
      return bucket.property('VersioningConfiguration.Status').mustBe('Enabled');
    },
  };
  const bucket = (properties: JsonObject): Json => ({ Type: 'AWS::S3::Bucket', Properties: properties });
  const on = { VersioningConfiguration: { Status: 'Enabled' } };
  const body = {
    Resources: Object.fromEntries([
      ...Array.from({ length: 50 }, (_, index) => [
        `Alike${String(index)}`,
        bucket({ ...on, BucketName: `name-${String(index)}` }),
      ]),
      ['Other', bucket({})],
    ]) as JsonObject,
  };
  expect(assess([source(body)], [counting]).findings).toHaveLength(51);
  expect(runs).toBe(2);
});

test('every example of every rule, each with one property gone or turned, in runs of hundreds of templates', () => {
  const examples = rules.flatMap(({ examples: { compliant, nonCompliant, undetermined = [] } }) =>
    [...compliant, ...nonCompliant, ...undetermined].map(({ resources }) => parseYamlResources(resources)),
  );
  const bodies = examples.flatMap(body => [body, ...mutantsOf(body).map(mutant => mutant.body)]);
  expect(bodies.length).toBeGreaterThan(5_000);
  const sources = bodies.map((body, index) => ({ path: `template-${String(index)}.yaml`, sha256: '', body }));
  for (let from = 0; from < sources.length; from += 400) {
    const run = sources.slice(from, from + 400);
    const going = assess(run, rules).findings.map(said);
    const each = assess(run, rules, { precedentsFrom: Infinity }).findings.map(said);
    expect(going.filter((line, index) => line !== each[index])).toEqual([]);
    expect(going.length).toBe(each.length);
  }
});
