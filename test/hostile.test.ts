import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import type { Status } from '../lib/core';

// What a run meets in the wild or from an attacker. Each file ends in a clear verdict or a clear error, quickly, and the
// file beside it is judged as if the hostile one were not there.
const seconds = 5;
const mebibytes = 512;
/** How much longer a run may take on the clock than in processor time before it counts as hanging. */
const patience = 4;

const made: string[] = [];

function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hicp-hostile-')));
  made.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const neighbor = `Resources:
  Records:
    Type: AWS::S3::Bucket
    Properties: { VersioningConfiguration: { Status: Suspended } }
`;

type Verdicts = Readonly<Record<string, Status>>;

interface Outcome {
  readonly messages: readonly string[];
  /** From template to logical id and rule. */
  readonly verdicts: Readonly<Record<string, Verdicts>>;
  /** Of processor time: another process on the machine must not fail a test. */
  readonly seconds: number;
  readonly mebibytes: number;
}

/** A process of its own for each run: one that hangs or runs out of memory fails its test and not the whole suite. */
const judge = `
  import { load } from './lib/template/read';
  import { assess } from './lib/core';
  import { rules } from './policies/rules';
  const { sources, errors } = load(process.argv.slice(2), { cwd: process.cwd() });
  const judged = assess(sources, rules);
  // Since the process started, loading of the rules included. What the test itself makes of it is no part of judging.
  const { user, system } = process.cpuUsage();
  const verdicts = {};
  for (const { rule, resource, verdict } of judged.findings)
    (verdicts[resource.template.name] ??= {})[resource.logicalId + ' ' + rule.id] = verdict.status;
  const messages = [...errors, ...judged.errors].map(({ message }) => message);
  const mebibytes = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ messages, verdicts, seconds: (user + system) / 1e6, mebibytes }));`;

let script = '';

beforeAll(() => {
  script = join(folderWith({}), 'judge.js');
  buildSync({
    stdin: { contents: judge, resolveDir: resolve(__dirname, '..'), loader: 'ts' },
    bundle: true,
    platform: 'node',
    outfile: script,
    mainFields: ['module', 'main'],
    logLevel: 'silent',
  });
});

function run(folder: string, paths: readonly string[] = ['.']): Outcome {
  const { error, status, stdout, stderr } = spawnSync(
    process.execPath,
    [`--max-old-space-size=${String(mebibytes)}`, script, ...paths],
    {
      cwd: folder,
      encoding: 'utf8',
      timeout: patience * seconds * 1000,
      maxBuffer: 256 * 1024 * 1024,
    },
  );
  expect({ error, status, stderr: stderr.slice(0, 500) }).toEqual({ error: undefined, status: 0, stderr: '' });
  const outcome = JSON.parse(stdout) as Outcome;
  expect(outcome.seconds).toBeLessThan(seconds * slowness());
  expect(outcome.mebibytes).toBeLessThan(mebibytes);
  return outcome;
}

/** How many times slower than an idle machine this one is now: an empty process takes 40 to 60 ms of processor time there. */
function slowness(): number {
  const { stdout } = spawnSync(process.execPath, ['-p', 'const { user, system } = process.cpuUsage(); (user + system) / 1e6'], {
    encoding: 'utf8',
  });
  return Math.max(1, Number(stdout) / 0.06);
}

function verdictsIn({ verdicts }: Outcome, template: string): Verdicts {
  return verdicts[template] ?? {};
}

function expectNeighborJudged(outcome: Outcome): void {
  expect(verdictsIn(outcome, 'neighbor.yaml')).toMatchObject({
    'Records s3-bucket-versioning-enabled': 'non-compliant',
    'Records s3-bucket-ssl-requests-only': 'non-compliant',
  });
}

interface Hostile {
  readonly what: string;
  readonly file: string;
  readonly content: () => string | Buffer;
  /** The errors, in order; none means that the file is read. */
  readonly errors?: readonly RegExp[];
  /** Verdicts that the file must get, among others. */
  readonly verdicts?: Readonly<Record<string, Status>>;
}

const bucket = (properties = ''): string => `Type: AWS::S3::Bucket${properties}`;
const repeat = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join('');

/** Every condition is another one and a parameter of its own: 2^41 combinations, if one tried them all. */
function chainedConditions(): string {
  return `Parameters:
${repeat(41, index => `  P${String(index)}: { Type: String }\n`)}Conditions:
  C0: !Equals [!Ref P0, a]
${repeat(40, index => `  C${String(index + 1)}: !Or [!Condition C${String(index)}, !Equals [!Ref P${String(index + 1)}, a]]\n`)}Resources:
  Disk:
    Type: AWS::EC2::Volume
    Properties: { AvailabilityZone: a, Size: 1, Encrypted: !If [C40, true, true] }
  Other:
    Type: AWS::EC2::Volume
    Properties: { AvailabilityZone: a, Size: 1, Encrypted: !If [C40, true, false] }
`;
}

/** 41 values that each depend on a condition of its own, in one property that a rule reads as a whole. */
function independentConditions(): string {
  return `Parameters:
${repeat(41, index => `  P${String(index)}: { Type: String }\n`)}Conditions:
${repeat(41, index => `  C${String(index)}: !Equals [!Ref P${String(index)}, a]\n`)}Resources:
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: g
      SecurityGroupIngress:
${repeat(41, index => `        - !If [C${String(index)}, { IpProtocol: tcp, FromPort: ${String(index + 1000)}, ToPort: ${String(index + 1000)}, CidrIp: 10.0.0.0/8 }, !Ref 'AWS::NoValue']\n`)}`;
}

function tenMebibytes(): string {
  const policy = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: ['s3:GetObject'], Resource: `arn:aws:s3:::${'x'.repeat(400)}/*` }],
  };
  const resources = Object.fromEntries(
    Array.from({ length: 15_500 }, (_, index) => [
      `Policy${String(index)}`,
      { Type: 'AWS::IAM::ManagedPolicy', Properties: { Description: `for ward ${String(index)}`, PolicyDocument: policy } },
    ]),
  );
  return JSON.stringify({ AWSTemplateFormatVersion: '2010-09-09', Resources: resources });
}

function nested(levels: number, open: string, inner: string, close: string): string {
  return open.repeat(levels) + inner + close.repeat(levels);
}

const bomb = `A: &a [x, x, x, x, x, x, x, x, x, x]
B: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
C: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
D: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
E: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
F: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
G: &g [*f, *f, *f, *f, *f, *f, *f, *f, *f, *f]
H: &h [*g, *g, *g, *g, *g, *g, *g, *g, *g, *g]
Resources:
  Records:
    Type: AWS::S3::Bucket
    Metadata: *h
`;

const rows: readonly Hostile[] = [
  {
    what: '41 chained conditions',
    file: 'hostile.yaml',
    content: chainedConditions,
    verdicts: { 'Disk encrypted-volumes': 'compliant', 'Other encrypted-volumes': 'non-compliant' },
  },
  {
    what: '41 independent conditions in one property',
    file: 'hostile.yaml',
    content: independentConditions,
    verdicts: { 'Group restricted-ssh': 'undetermined' },
  },
  {
    what: 'a template of 10 MiB in JSON',
    file: 'hostile.json',
    content: tenMebibytes,
    verdicts: { 'Policy15499 iam-policy-no-statements-with-admin-access': 'compliant' },
  },
  {
    what: 'a template of 10 MiB in YAML',
    file: 'hostile.yaml',
    content: largeYaml,
    verdicts: { 'Policy14999 iam-policy-no-statements-with-admin-access': 'compliant' },
  },
  {
    what: '200 levels of nested values in YAML',
    file: 'hostile.yaml',
    content: () => `Resources:\n  Records:\n    ${bucket()}\n    Metadata: ${nested(200, '[', 'x', ']')}\n`,
    verdicts: { 'Records s3-bucket-versioning-enabled': 'non-compliant' },
  },
  {
    what: '200 levels of nested values in JSON',
    file: 'hostile.json',
    content: () => `{"Resources": {"Records": {"Type": "AWS::S3::Bucket", "Metadata": ${nested(200, '{"a":', '1', '}')}}}}`,
    verdicts: { 'Records s3-bucket-versioning-enabled': 'non-compliant' },
  },
  {
    what: '160 functions inside one another',
    file: 'hostile.json',
    content: () =>
      `{"Resources": {"Records": {"Type": "AWS::S3::Bucket", "Properties": {"VersioningConfiguration": {"Status": ${nested(160, '{"Fn::Join":["",[', '"Enabled"', ']]}')}}}}}}`,
    verdicts: { 'Records s3-bucket-versioning-enabled': 'compliant' },
  },
  {
    what: '200 decisions inside one another',
    file: 'hostile.json',
    content: () =>
      `{"Parameters": {"P": {"Type": "String"}}, "Conditions": {"C": {"Fn::Equals": [{"Ref": "P"}, "a"]}}, "Resources": {"Disk": {"Type": "AWS::EC2::Volume", "Properties": {"Encrypted": ${nested(200, '{"Fn::If":["C",', 'true', ', false]}')}}}}}`,
    verdicts: { 'Disk encrypted-volumes': 'non-compliant' },
  },
  {
    what: '200 negations inside one another',
    file: 'hostile.json',
    content: () =>
      `{"Parameters": {"P": {"Type": "String"}}, "Conditions": {"C": ${nested(200, '{"Fn::Not":[', '{"Fn::Equals":[{"Ref":"P"},"a"]}', ']}')}}, "Resources": {"Disk": {"Type": "AWS::EC2::Volume", "Properties": {"Encrypted": {"Fn::If": ["C", true, false]}}}}}`,
    verdicts: { 'Disk encrypted-volumes': 'non-compliant' },
  },
  {
    what: '100,000 levels of JSON',
    file: 'hostile.json',
    content: () => `{"Resources": ${nested(100_000, '{"a":', '1', '}')}}`,
    errors: [/^hostile\.json:1 is nested more than \d+ levels deep/],
  },
  {
    what: '100,000 levels of YAML',
    file: 'hostile.yaml',
    content: () => `Resources: ${nested(100_000, '[', 'x', ']')}\n`,
    errors: [/^hostile\.yaml(:1)? is nested too deep/],
  },
  {
    what: 'resources that refer to one another in a circle',
    file: 'hostile.yaml',
    content: () => `Resources:
  A: { Type: AWS::S3::Bucket, DependsOn: B, Properties: { BucketName: !Ref B, LoggingConfiguration: { DestinationBucketName: !Ref B } } }
  B: { Type: AWS::S3::Bucket, DependsOn: A, Properties: { BucketName: !Sub '\${A}', LoggingConfiguration: { DestinationBucketName: !Ref A } } }
  Alone: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: !GetAtt Alone.GroupId, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 22, ToPort: 22, SourceSecurityGroupId: !GetAtt Alone.GroupId }] } }
`,
    verdicts: { 'A s3-bucket-versioning-enabled': 'non-compliant', 'Alone restricted-ssh': 'compliant' },
  },
  {
    what: 'conditions that refer to one another in a circle',
    file: 'hostile.yaml',
    content: () => `Conditions: { A: !Not [!Condition B], B: !And [!Condition A, !Condition A], C: !Condition C }
Resources:
  Disk: { Type: AWS::EC2::Volume, Properties: { Encrypted: !If [A, true, !If [C, true, false]] } }
  Sure: { Type: AWS::EC2::Volume, Properties: { Encrypted: true } }
`,
    verdicts: { 'Sure encrypted-volumes': 'compliant', 'Disk encrypted-volumes': 'non-compliant' },
  },
  {
    what: 'a parent and a child stack that deploy one another',
    file: 'hostile.yaml',
    content: () => `Parameters: { P: { Type: String } }
Resources:
  Again: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ./hostile.yaml, Parameters: { P: !Ref P } } }
  Disk: { Type: AWS::EC2::Volume, Properties: { Encrypted: !Ref P } }
`,
    verdicts: { 'Disk encrypted-volumes': 'undetermined' },
  },
  {
    what: 'an output that imports its own export',
    file: 'hostile.yaml',
    content: () => `Resources:
  Disk: { Type: AWS::EC2::Volume, Properties: { Encrypted: !ImportValue loop } }
Outputs: { Loop: { Value: !ImportValue loop, Export: { Name: loop } } }
`,
    verdicts: { 'Disk encrypted-volumes': 'undetermined' },
  },
  {
    what: 'a YAML bomb of aliases',
    file: 'hostile.yaml',
    content: () => bomb,
    errors: [/^hostile\.yaml:\d+ stands for more than \d+ values/],
  },
  {
    what: 'an alias inside what it names',
    file: 'hostile.yaml',
    content: () => 'Resources:\n  Records: &self\n    Type: AWS::S3::Bucket\n    Metadata: *self\n',
    errors: [/^hostile\.yaml:4 has an alias inside the very value that it names/],
  },
  {
    what: 'thousands of merge keys',
    file: 'hostile.yaml',
    content: () =>
      `Base: &base0 { K0: v }\n${repeat(3000, index => `L${String(index)}: &base${String(index + 1)} { <<: *base${String(index)}, K${String(index + 1)}: v }\n`)}Resources: { Records: { Type: AWS::S3::Bucket } }\n`,
    errors: [/^hostile\.yaml(:\d+)? is not valid YAML: .*merge/],
  },
  {
    what: 'a key twice in YAML',
    file: 'hostile.yaml',
    content: () => 'Resources:\n  Records: { Type: AWS::S3::Bucket }\n  Records: { Type: AWS::SNS::Topic }\n',
    errors: [/^hostile\.yaml:3 has the key 'Records' twice/],
  },
  {
    what: 'a key twice in JSON',
    file: 'hostile.json',
    content: () => '{\n "Resources": {\n  "Records": { "Type": "AWS::S3::Bucket",\n   "Type": "AWS::SNS::Topic" } } }\n',
    errors: [/^hostile\.json:4 has the key 'Type' twice/],
  },
  {
    what: 'a key twice in JSON, once behind an escape',
    file: 'hostile.json',
    content: () => '{\n "Resources": {\n  "Records": { "Type": "AWS::S3::Bucket",\n   "\\u0054ype": "AWS::SNS::Topic" } } }\n',
    errors: [/^hostile\.json:4 has the key 'Type' twice/],
  },
  {
    what: 'a byte order mark',
    file: 'hostile.yaml',
    content: () => `\uFEFFResources:\n  Records: { Type: AWS::S3::Bucket }\n`,
    verdicts: { 'Records s3-bucket-versioning-enabled': 'non-compliant' },
  },
  {
    what: 'a byte order mark in JSON',
    file: 'hostile.json',
    content: () => `\uFEFF{"Resources": {"Records": {"Type": "AWS::S3::Bucket"}}}`,
    verdicts: { 'Records s3-bucket-versioning-enabled': 'non-compliant' },
  },
  {
    what: 'lines that end in carriage return and line feed',
    file: 'hostile.yaml',
    content: () =>
      'Resources:\r\n  Records:\r\n    Type: AWS::S3::Bucket\r\n    Properties:\r\n      VersioningConfiguration:\r\n        Status: Enabled\r\n',
    verdicts: { 'Records s3-bucket-versioning-enabled': 'compliant' },
  },
  {
    what: 'bytes that are no UTF-8',
    file: 'hostile.yaml',
    content: () =>
      Buffer.concat([
        Buffer.from('Resources:\n  Records:\n    Type: AWS::S3::Bucket # caf'),
        Buffer.from([0xe9]),
        Buffer.from('\n'),
      ]),
    errors: [/^hostile\.yaml:3 is not valid UTF-8/],
  },
  {
    what: 'UTF-16',
    file: 'hostile.yaml',
    content: () => Buffer.from(`\uFEFFResources:\n  Records: { Type: AWS::S3::Bucket }\n`, 'utf16le'),
    errors: [/^hostile\.yaml:1 is UTF-16/],
  },
  {
    what: 'Resources that are null',
    file: 'hostile.yaml',
    content: () => 'AWSTemplateFormatVersion: 2010-09-09\nResources: null\n',
    errors: [/^hostile\.yaml:2 has a section Resources that is empty/],
  },
  {
    what: 'Resources that are a list',
    file: 'hostile.json',
    content: () => '{"AWSTemplateFormatVersion": "2010-09-09",\n"Resources": []}',
    errors: [/^hostile\.json:2 has a section Resources that is a list/],
  },
  {
    what: 'a Type that is a number',
    file: 'hostile.yaml',
    content: () => 'Resources:\n  Broken:\n    Type: 12\n  Records: { Type: AWS::S3::Bucket }\n',
    errors: [/^hostile\.yaml:2 has a resource 'Broken' that has a Type that is no text/],
    verdicts: { 'Records s3-bucket-versioning-enabled': 'non-compliant' },
  },
  {
    what: 'a Type that is a function',
    file: 'hostile.json',
    content: () => '{"Resources": {"Records": {"Type": "AWS::S3::Bucket"},\n"Broken": {"Type": {"Ref": "Records"}}}}',
    errors: [/^hostile\.json:2 has a resource 'Broken' that has a Type that is no text/],
    verdicts: { 'Records s3-bucket-versioning-enabled': 'non-compliant' },
  },
  {
    what: '__proto__ as a logical id in JSON',
    file: 'hostile.json',
    content: () => '{"Resources": {"__proto__": {"Type": "AWS::S3::Bucket"}, "constructor": {"Type": "AWS::EC2::Volume"}}}',
    verdicts: { '__proto__ s3-bucket-versioning-enabled': 'non-compliant', 'constructor encrypted-volumes': 'non-compliant' },
  },
  {
    what: '__proto__ as a logical id in YAML',
    file: 'hostile.yaml',
    content: () => 'Resources:\n  __proto__: { Type: AWS::S3::Bucket }\n  toString: { Type: AWS::EC2::Volume }\n',
    verdicts: { '__proto__ s3-bucket-versioning-enabled': 'non-compliant', 'toString encrypted-volumes': 'non-compliant' },
  },
  {
    what: '__proto__ as a property name that would lend its values',
    file: 'hostile.json',
    content: () =>
      '{"Resources": {"Disk": {"Type": "AWS::EC2::Volume", "Properties": {"__proto__": {"Encrypted": true}}}, "Records": {"Type": "AWS::S3::Bucket", "__proto__": {"Properties": {"VersioningConfiguration": {"Status": "Enabled"}}}}}}',
    verdicts: { 'Disk encrypted-volumes': 'non-compliant', 'Records s3-bucket-versioning-enabled': 'non-compliant' },
  },
  {
    what: '__proto__ in a YAML merge',
    file: 'hostile.yaml',
    content: () =>
      'Base: &base { __proto__: { Encrypted: true } }\nResources:\n  Disk: { Type: AWS::EC2::Volume, Properties: { <<: *base } }\n',
    verdicts: { 'Disk encrypted-volumes': 'non-compliant' },
  },
  {
    what: 'parameters, conditions and mappings named like members of every object',
    file: 'hostile.json',
    content: () =>
      '{"Parameters": {"constructor": {"Type": "String"}}, "Mappings": {"toString": {"valueOf": {"hasOwnProperty": true}}}, "Conditions": {"__proto__": {"Fn::Equals": [{"Ref": "constructor"}, "a"]}}, "Resources": {"Disk": {"Type": "AWS::EC2::Volume", "Properties": {"Encrypted": {"Fn::If": ["__proto__", {"Fn::FindInMap": ["toString", "valueOf", "hasOwnProperty"]}, {"Fn::FindInMap": ["toString", "valueOf", "toString"]}]}}}}}',
    verdicts: { 'Disk encrypted-volumes': 'compliant' },
  },
  {
    what: 'a loop that makes millions of resources',
    file: 'hostile.yaml',
    content: () => `Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::A:
    - A
    - [${repeat(300, index => `a${String(index)},`)}]
    - Fn::ForEach::B:
        - B
        - [${repeat(300, index => `b${String(index)},`)}]
        - '\${A}\${B}': { Type: AWS::S3::Bucket }
`,
    errors: [/^hostile\.yaml:\d+ .*(20,?000|more than)/],
  },
  {
    what: '100 encodings inside one another, each a third longer',
    file: 'hostile.json',
    content: () =>
      `{"Resources": {"Disk": {"Type": "AWS::EC2::Volume", "Properties": {"Encrypted": ${nested(100, '{"Fn::Base64":', '"x"', '}')}}}}}`,
    verdicts: { 'Disk encrypted-volumes': 'undetermined' },
  },
  {
    // Whatever it becomes, it starts with a quote, so it is not true.
    what: '60 texts of JSON inside one another, each with twice the escapes',
    file: 'hostile.json',
    content: () =>
      `{"Transform": "AWS::LanguageExtensions", "Resources": {"Disk": {"Type": "AWS::EC2::Volume", "Properties": {"Encrypted": ${nested(60, '{"Fn::ToJsonString":{"a":', '"x"', '}}')}}}}}`,
    verdicts: { 'Disk encrypted-volumes': 'non-compliant' },
  },
  {
    what: 'a text that doubles with every step',
    file: 'hostile.yaml',
    content: () => `Parameters: { P0: { Type: String, Default: xxxxxxxxxx } }
Resources:
  Disk:
    Type: AWS::EC2::Volume
    Properties:
      Encrypted: ${nested(40, '!Sub ["${A}${A}", { A: ', 'x', ' }]')}
`,
    verdicts: { 'Disk encrypted-volumes': 'undetermined' },
  },
  {
    what: 'patterns that make naive matching explode',
    file: 'hostile.json',
    content: () =>
      JSON.stringify({
        Resources: {
          Policy: {
            Type: 'AWS::IAM::ManagedPolicy',
            Properties: {
              PolicyDocument: {
                Statement: [
                  { Effect: 'Allow', Action: `s3:${'*a'.repeat(2000)}`, Resource: `arn:aws:s3:::${'*?'.repeat(5000)}` },
                ],
              },
            },
          },
          Records: { Type: 'AWS::S3::Bucket', Properties: { BucketName: '${'.repeat(20_000) } },
          Group: {
            Type: 'AWS::EC2::SecurityGroup',
            Properties: {
              GroupDescription: 'g',
              SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: `${'1.'.repeat(20_000)}0/0` }],
            },
          },
          Key: { Type: 'AWS::IAM::AccessKey', Properties: { UserName: `{{resolve:${':'.repeat(50_000)}` } },
        },
      }),
    verdicts: { 'Records s3-bucket-versioning-enabled': 'non-compliant' },
  },
  {
    what: 'a policy with thousands of statements beside thousands of buckets',
    file: 'hostile.json',
    content: () =>
      JSON.stringify({
        Resources: {
          ...Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`B${String(index)}`, { Type: 'AWS::S3::Bucket' }])),
          Policy: {
            Type: 'AWS::S3::BucketPolicy',
            Properties: {
              Bucket: { Ref: 'B0' },
              PolicyDocument: {
                Statement: Array.from({ length: 2000 }, (_, index) => ({
                  Effect: 'Deny',
                  Principal: '*',
                  Action: 's3:*',
                  Resource: { 'Fn::GetAtt': [`B${String(index)}`, 'Arn'] },
                  Condition: { Bool: { 'aws:SecureTransport': false } },
                })),
              },
            },
          },
        },
      }),
    verdicts: { 'B1999 s3-bucket-ssl-requests-only': 'non-compliant' },
  },
  {
    what: 'several documents in one file',
    file: 'hostile.yaml',
    content: () => 'Resources:\n  Records: { Type: AWS::S3::Bucket }\n---\nResources: {}\n',
    errors: [/^hostile\.yaml:3 holds several YAML documents/],
  },
  {
    what: 'a function that does not exist',
    file: 'hostile.yaml',
    content: () => 'Resources:\n  Records:\n    Type: AWS::S3::Bucket\n    Properties: { BucketName: !Evil x }\n',
    errors: [/^hostile\.yaml:4 uses '!Evil', which is no function of CloudFormation/],
  },
  {
    what: 'control characters in names',
    file: 'hostile.json',
    content: () => '{"Resources": {"\\u001b[31mRed": {"Type": 5}, "Records": {"Type": "AWS::S3::Bucket"}}}',
    // eslint-disable-next-line no-control-regex -- that none gets through is the point
    errors: [/^hostile\.json:1 has a resource '[^\u0000-\u001f]*' that has a Type that is no text/],
    verdicts: { 'Records s3-bucket-versioning-enabled': 'non-compliant' },
  },
];

jest.setTimeout(2 * patience * seconds * 1000);

describe('a hostile file ends in a clear verdict or a clear error, and its neighbor is judged', () => {
  test.each(rows)('$what', ({ file, content, errors = [], verdicts = {} }) => {
    const outcome = run(folderWith({ [file]: content(), 'neighbor.yaml': neighbor }));
    expect(outcome.messages).toEqual(errors.map(error => expect.stringMatching(error) as string));
    expect(verdictsIn(outcome, file)).toMatchObject(verdicts);
    expectNeighborJudged(outcome);
  });
});

describe('what is no template at all', () => {
  test('an empty file that is named', () => {
    const outcome = run(folderWith({ 'empty.yaml': '', 'neighbor.yaml': neighbor }), ['empty.yaml', 'neighbor.yaml']);
    expect(outcome.messages).toEqual([expect.stringMatching(/^empty\.yaml:1 is empty; a template has a section Resources/)]);
    expectNeighborJudged(outcome);
  });

  test('a folder without templates beside one with some', () => {
    const folder = folderWith({ 'docs/readme.md': '# none', 'docs/package.json': '{"name": "x"}', 'neighbor.yaml': neighbor });
    const outcome = run(folder, ['docs', 'neighbor.yaml']);
    expect(outcome.messages).toEqual([expect.stringMatching(/^No templates in docs\. Run `cdk synth` first/)]);
    expectNeighborJudged(outcome);
  });

  test('a path that does not exist', () => {
    const outcome = run(folderWith({ 'neighbor.yaml': neighbor }), ['missing', 'neighbor.yaml']);
    expect(outcome.messages).toEqual([expect.stringMatching(/^No templates in missing: it does not exist/)]);
    expectNeighborJudged(outcome);
  });

  test('a chain of nested stacks that double what they pass on', () => {
    const stacks = Array.from({ length: 30 }, (_, index): [string, string] => [
      `stack${String(index)}.yaml`,
      `Parameters: { P: { Type: String, Default: xx } }
Resources:
  Disk: { Type: AWS::EC2::Volume, Properties: { Encrypted: !Ref P } }
${index === 29 ? '' : `  Next: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ./stack${String(index + 1)}.yaml, Parameters: { P: !Sub '\${P}\${P}' } } }`}
`,
    ]);
    const outcome = run(folderWith({ ...Object.fromEntries(stacks), 'neighbor.yaml': neighbor }));
    expect(outcome.messages).toEqual([]);
    expect(verdictsIn(outcome, 'stack29.yaml')).toMatchObject({ 'Disk encrypted-volumes': 'undetermined' });
    expectNeighborJudged(outcome);
  });

  test('a folder that contains itself through a link', () => {
    const folder = folderWith({ 'neighbor.yaml': neighbor });
    symlinkSync(folder, join(folder, 'again'));
    const outcome = run(folder);
    expect(outcome.messages).toEqual([]);
    expectNeighborJudged(outcome);
  });

  test('a cloud assembly that names a file outside itself', () => {
    const artifacts = { Evil: { type: 'aws:cloudformation:stack', properties: { templateFile: '../../etc/passwd' } } };
    const folder = folderWith({
      'out/manifest.json': JSON.stringify({ version: '36.0.0', artifacts }),
      'neighbor.yaml': neighbor,
    });
    const outcome = run(folder);
    expect(outcome.messages).toEqual([
      expect.stringMatching(/^out\/manifest\.json gives 'Evil' a templateFile outside the assembly/),
    ]);
    expectNeighborJudged(outcome);
  });
});

function largeYaml(): string {
  return `Resources:
${repeat(
  15_000,
  index => `  Policy${String(index)}:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      Description: ${'for a ward with a long name '.repeat(12)}
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: ['s3:GetObject', 's3:PutObject']
            Resource: !Sub 'arn:aws:s3:::\${AWS::AccountId}-ward-${String(index)}-${'x'.repeat(60)}/*'
`,
)}`;
}
