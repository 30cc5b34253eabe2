import { App, CfnOutput, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib/core';
import type { AppProps } from 'aws-cdk-lib/core';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../../lib/core';
import type { TemplateSource } from '../../lib/core/template-source';
import { Constructs } from '../../lib/template/constructs';
import { load, readAssembly } from '../../lib/template/read';
import { bucket, folderWith } from './files';

/** What the `cdk` command sets and a test or script does not. */
const asCommand = { 'aws:cdk:enable-path-metadata': true, 'aws:cdk:enable-asset-metadata': true };

function synthesized(build: (app: App) => void, context: AppProps['context'] = {}): string {
  const cwd = folderWith();
  const app = new App({ outdir: join(cwd, 'cdk.out'), analyticsReporting: false, context });
  build(app);
  app.synth();
  return cwd;
}

function lineOf(text: string): number {
  return (
    readFileSync(__filename, 'utf8')
      .split('\n')
      .findIndex(line => line.includes(text)) + 1
  );
}

function found(sources: readonly TemplateSource[], constructPath: string): { source: TemplateSource; logicalId: string } {
  for (const source of sources) {
    for (const logicalId of Object.keys(source.body['Resources'] ?? {})) {
      if (source.constructPath?.(logicalId) === constructPath) return { source, logicalId };
    }
  }
  throw new Error(`${constructPath} is not among ${sources.map(({ path }) => path).join(', ')}`);
}

const nestedApp = (app: App): void => {
  const stack = new Stack(app, 'Records', { env: { account: '111122223333', region: 'us-east-1' } });
  const records = new Bucket(stack, 'Data'); // line: outer
  Validations.of(records).acknowledge({ id: 'HICP::s3-bucket-versioning-enabled', reason: 'holds copies' });
  const inner = new NestedStack(stack, 'Inner');
  const copies = new Bucket(inner, 'Data'); // line: inner
  Validations.of(copies).acknowledge({ id: 'HICP::s3-bucket-logging-enabled', reason: 'no PHI' });
  new Bucket(new NestedStack(inner, 'Deeper'), 'Data'); // line: deeper
  new Bucket(new Stack(new Stage(app, 'Prod'), 'App', { stackName: 'prod-app' }), 'Data'); // line: stage
};

describe.each([
  ['the cdk command', asCommand],
  ['a script', {}],
])('an assembly made by %s', (_, context) => {
  let cwd = '';
  beforeAll(() => {
    cwd = synthesized(nestedApp, context);
  });

  test('gives all stacks, nested ones and those of Stages', () => {
    const { sources, errors } = load(['cdk.out'], { cwd });
    expect(errors).toEqual([]);
    expect(sources.map(({ stack }) => stack)).toEqual(['Records', 'Records', 'Records', 'prod-app']);
    expect(sources.every(({ path }) => path.startsWith('cdk.out/'))).toBe(true);
  });

  test.each([
    ['Records/Data/Resource', 'outer'],
    ['Records/Inner/Data/Resource', 'inner'],
    ['Records/Inner/Deeper/Data/Resource', 'deeper'],
    ['Prod/App/Data/Resource', 'stage'],
  ])('knows the line of code that made %s, although logical ids are the same', (constructPath, mark) => {
    const { sources } = load(['cdk.out'], { cwd });
    const { source, logicalId } = found(sources, constructPath);
    expect(source.sourceOf?.(logicalId)).toEqual({ file: __filename, line: lineOf(`// line: ${mark}`) });
    expect(load(['cdk.out'], { cwd }).sources[0]?.locate?.(['Resources'])).toEqual({ line: 2, column: 2 });
  });

  test('shows the code relative to the working folder', () => {
    const { sources } = load([join(cwd, 'cdk.out')], { cwd: __dirname });
    const { source, logicalId } = found(sources, 'Records/Data/Resource');
    expect(source.sourceOf?.(logicalId)?.file).toBe('assembly.test.ts');
  });

  test('links nested stacks to the resource that deploys them', () => {
    const { sources } = load(['cdk.out'], { cwd });
    const outer = found(sources, 'Records/Inner.NestedStack/Inner.NestedStackResource');
    const inner = found(sources, 'Records/Inner/Data/Resource').source;
    expect(inner.parent).toEqual({ path: outer.source.path, logicalId: outer.logicalId });
    expect(found(sources, 'Records/Inner/Deeper/Data/Resource').source.parent?.path).toBe(inner.path);
    expect(outer.source.parent).toBeUndefined();
  });

  test('knows account and Region where they are known', () => {
    const { sources } = load(['cdk.out'], { cwd });
    expect(found(sources, 'Records/Inner/Data/Resource').source.environment).toEqual({
      account: '111122223333',
      region: 'us-east-1',
    });
    expect(found(sources, 'Prod/App/Data/Resource').source.environment).toBeUndefined();
  });

  test('hands over acknowledgements with the construct that they were made on', () => {
    const template = 'cdk.out/Records.template.json';
    expect(load(['cdk.out'], { cwd }).acknowledgements).toEqual([
      { template, constructPath: 'Records/Data', id: 'HICP::s3-bucket-versioning-enabled', reason: 'holds copies' },
      { template, constructPath: 'Records/Inner/Data', id: 'HICP::s3-bucket-logging-enabled', reason: 'no PHI' },
    ]);
  });
});

test('given parameters are facts for stacks, and nested stacks get theirs from their parent', () => {
  const cwd = synthesized(nestedApp, asCommand);
  const { sources } = load(['cdk.out'], { cwd, parameters: { BootstrapVersion: '20' } });
  expect(sources.filter(({ parameters }) => parameters !== undefined).map(({ parent }) => parent)).toEqual([
    undefined,
    undefined,
  ]);
});

describe('an assembly of an older CDK', () => {
  const manifest = {
    version: '36.0.0',
    artifacts: {
      Records: {
        type: 'aws:cloudformation:stack',
        environment: 'aws://unknown-account/eu-west-1',
        properties: { templateFile: 'Records.template.json' },
        metadata: {
          '/Records/Data/Resource': [
            {
              type: 'aws:cdk:logicalId',
              data: 'Data666C94C7',
              trace: [
                'new Bucket (/app/node_modules/aws-cdk-lib/aws-s3/lib/bucket.js:1:19223)',
                'node:internal/main:3:4',
                'new RecordsStack (/app/lib/records.ts:14:5)',
                'Object.<anonymous> (/app/bin/app.ts:5:1)',
              ],
            },
          ],
          '/Records/Key': [{ type: 'aws:cdk:logicalId', data: 'Key', trace: ['bin/app.ts:12:78'] }],
        },
      },
    },
  };
  const template = {
    Resources: { Data666C94C7: { Type: 'AWS::S3::Bucket' }, Key: { Type: 'AWS::KMS::Key' }, Other: { Type: 'T' } },
  };

  test('keeps metadata in the manifest, and stacks with the logical id', () => {
    const cwd = folderWith({
      'out/manifest.json': JSON.stringify(manifest),
      'out/Records.template.json': JSON.stringify(template),
    });
    const [source, ...more] = load(['out'], { cwd: cwd }).sources;
    expect(more).toEqual([]);
    expect(source?.environment).toEqual({ region: 'eu-west-1' });
    expect(source?.constructPath?.('Data666C94C7')).toBe('Records/Data/Resource');
    expect(source?.sourceOf?.('Data666C94C7')).toEqual({ file: '/app/lib/records.ts', line: 14 });
    expect(source?.sourceOf?.('Key')).toEqual({ file: 'bin/app.ts', line: 12 });
    expect(source?.constructPath?.('Other')).toBeUndefined();
    expect(source?.sourceOf?.('__proto__')).toBeUndefined();
  });
});

describe('what is not judged is an error', () => {
  const stack = (properties: unknown): string =>
    JSON.stringify({ version: '40.0.0', artifacts: { A: { type: 'aws:cloudformation:stack', properties } } });
  const messages = (files: Record<string, string>): readonly string[] =>
    load(['out'], { cwd: folderWith(files) }).errors.map(({ message }) => message);

  test.each([
    ['a manifest that is no JSON', { 'out/manifest.json': '{' }, 'out/manifest.json:1 is not valid JSON'],
    [
      'a template that is missing',
      { 'out/manifest.json': stack({ templateFile: 'a.json' }) },
      'out/a.json cannot be read: it does not exist',
    ],
    [
      'a template that is broken',
      { 'out/manifest.json': stack({ templateFile: 'a.json' }), 'out/a.json': '{' },
      'out/a.json:1 is not valid JSON',
    ],
    ['a stack without a template', { 'out/manifest.json': stack({}) }, "gives 'A' no templateFile"],
    [
      'a template outside',
      { 'out/manifest.json': stack({ templateFile: '../a.json' }), 'a.json': '{}' },
      "gives 'A' a templateFile outside the assembly: '../a.json'",
    ],
    [
      'an absolute template',
      { 'out/manifest.json': stack({ templateFile: '/etc/passwd' }) },
      'a templateFile outside the assembly',
    ],
    [
      'metadata that is missing',
      {
        'out/manifest.json': JSON.stringify({
          version: '50.0.0',
          artifacts: {
            A: { type: 'aws:cloudformation:stack', properties: { templateFile: 'a.json' }, additionalMetadataFile: 'm.json' },
          },
        }),
        'out/a.json': '{"Resources": {"A": {"Type": "T"}}}',
      },
      'out/m.json cannot be read',
    ],
    [
      'metadata that is broken',
      {
        'out/manifest.json': JSON.stringify({
          version: '50.0.0',
          artifacts: {
            A: { type: 'aws:cloudformation:stack', properties: { templateFile: 'a.json' }, additionalMetadataFile: 'm.json' },
          },
        }),
        'out/a.json': '{"Resources": {"A": {"Type": "T"}}}',
        'out/m.json': '{\n"/A/B": [\n',
      },
      'out/m.json:3 is not valid JSON',
    ],
    ['an assembly without stacks', { 'out/manifest.json': '{"version": "40.0.0", "artifacts": {}}' }, 'No templates in out'],
    [
      'a Stage that is missing',
      {
        'out/manifest.json':
          '{"version": "40.0.0", "artifacts": {"S": {"type": "cdk:cloud-assembly", "properties": {"directoryName": "s"}}}}',
      },
      'out/s/manifest.json is missing',
    ],
    [
      'a nested stack outside',
      {
        'out/manifest.json': stack({ templateFile: 'a.json' }),
        'out/a.json':
          '{"Resources": {"N": {"Type": "AWS::CloudFormation::Stack", "Metadata": {"aws:asset:path": "../../x.json"}}}}',
      },
      "'../../x.json', which is outside the assembly, as 'N'",
    ],
  ])('%s', (_, files, message) => {
    expect(messages(files as Record<string, string>).join('\n')).toContain(message);
  });

  test('a template that is a link out of the assembly', () => {
    const cwd = folderWith({ 'out/manifest.json': stack({ templateFile: 'a.json' }), 'secret.json': bucket });
    symlinkSync(join(cwd, 'secret.json'), join(cwd, 'out', 'a.json'));
    expect(load(['out'], { cwd }).errors[0]?.message).toContain('outside the assembly');
  });

  test('a nested stack whose template was deleted', () => {
    const cwd = synthesized(nestedApp, asCommand);
    const inner = found(load(['cdk.out'], { cwd }).sources, 'Records/Inner/Data/Resource').source.path;
    rmSync(join(cwd, inner));
    expect(load(['cdk.out'], { cwd }).errors.map(({ template }) => template)).toEqual([inner]);
  });

  test('a nested stack that neither metadata nor assets name', () => {
    const cwd = synthesized(nestedApp);
    renameSync(join(cwd, 'cdk.out', 'Records.assets.json'), join(cwd, 'cdk.out', 'gone'));
    expect(load(['cdk.out'], { cwd }).errors[0]?.message).toContain('deploys a template that the assembly does not name');
  });
});

test('a template that two nested stacks deploy is judged for any values, and one that deploys itself ends', () => {
  const nested = (path: string): object => ({ Type: 'AWS::CloudFormation::Stack', Metadata: { 'aws:asset:path': path } });
  const cwd = folderWith({
    'out/manifest.json': JSON.stringify({
      version: '40.0.0',
      artifacts: { A: { type: 'aws:cloudformation:stack', properties: { templateFile: 'a.json' } } },
    }),
    'out/a.json': JSON.stringify({ Resources: { One: nested('b.json'), Two: nested('b.json') } }),
    'out/b.json': JSON.stringify({ Resources: { Again: nested('b.json') } }),
  });
  const { sources, errors } = readAssembly('out', { cwd });
  expect(errors).toEqual([]);
  expect(sources.map(({ path, parent }) => [path, parent])).toEqual([
    ['out/a.json', undefined],
    ['out/b.json', undefined],
  ]);
});

describe('a template file that two stacks deploy', () => {
  const artifact = (stackName: string, region: string): object => ({
    type: 'aws:cloudformation:stack',
    environment: `aws://111122223333/${region}`,
    properties: { templateFile: 'a.json', stackName },
  });
  const nested = { Type: 'AWS::CloudFormation::Stack', Metadata: { 'aws:asset:path': 'b.json' } };
  const assembly = (artifacts: object, b = JSON.stringify({ Resources: {} })): string =>
    folderWith({
      'out/manifest.json': JSON.stringify({ version: '40.0.0', artifacts }),
      'out/a.json': JSON.stringify({ Resources: { Inner: nested } }),
      'out/b.json': b,
    });

  test('is read once for each, with the nested stacks of each in its place', () => {
    const cwd = assembly({ One: artifact('records', 'us-east-1'), Two: artifact('records', 'eu-west-1') });
    const { sources, errors } = load(['out'], { cwd });
    expect(errors).toEqual([]);
    expect(sources.map(({ path, environment, parent }) => [path, environment?.region, parent?.path])).toEqual([
      ['out/a.json', 'us-east-1', undefined],
      ['out/a.json', 'eu-west-1', undefined],
      ['out/b.json', 'us-east-1', 'out/a.json'],
      ['out/b.json', 'eu-west-1', 'out/a.json'],
    ]);
  });

  test('is read once where both are the same stack', () => {
    const cwd = assembly({ One: artifact('records', 'us-east-1'), Two: artifact('records', 'us-east-1') });
    expect(load(['out'], { cwd }).sources.map(({ path }) => path)).toEqual(['out/a.json', 'out/b.json']);
  });

  test('says once that it cannot be read', () => {
    const cwd = assembly({ One: artifact('records', 'us-east-1'), Two: artifact('records', 'eu-west-1') }, '{');
    expect(load(['out'], { cwd }).errors).toHaveLength(1);
  });
});

test('assemblies that hold one another end', () => {
  const cwd = folderWith();
  const manifest = { version: '40.0.0', artifacts: { S: { type: 'cdk:cloud-assembly', properties: { directoryName: '.' } } } };
  writeFileSync(join(cwd, 'manifest.json'), JSON.stringify(manifest));
  expect(load(['.'], { cwd }).errors[0]?.message).toContain('No templates in .');
});

test.each<[string, readonly string[]]>([
  ['before its assembly', ['out/a.json', 'out']],
  ['after its assembly', ['out', 'out/a.json']],
  ['twice', ['out', 'out/a.json', 'out/a.json', 'out']],
  ['by a link before its assembly', ['link.json', 'out']],
  ['by a link after its assembly', ['out', 'link.json']],
  ['by a link to the folder', ['out', 'folder/a.json', 'folder']],
  ['in a folder that holds both', ['.']],
])('a template of an assembly that is named %s is judged once, for its stack', (_, paths) => {
  const artifacts = { A: { type: 'aws:cloudformation:stack', properties: { templateFile: 'a.json', stackName: 'records' } } };
  const cwd = folderWith({
    'out/manifest.json': JSON.stringify({ version: '40.0.0', artifacts }),
    'out/a.json': JSON.stringify({ Resources: {} }),
  });
  symlinkSync('out/a.json', join(cwd, 'link.json'));
  symlinkSync('out', join(cwd, 'folder'));
  const { sources, errors } = load(paths, { cwd });
  expect(errors).toEqual([]);
  expect(sources.map(({ stack }) => stack)).toEqual(['records']);
});

test('a template of an assembly that cannot be read is one error, though it is named too', () => {
  const artifacts = { A: { type: 'aws:cloudformation:stack', properties: { templateFile: 'a.json' } } };
  const cwd = folderWith({ 'out/manifest.json': JSON.stringify({ version: '40.0.0', artifacts }), 'out/a.json': '{' });
  expect(load(['out/a.json', 'out'], { cwd }).errors).toHaveLength(1);
});

test('a template of an assembly that is named by itself keeps construct paths and its nested stacks', () => {
  const cwd = synthesized(nestedApp, asCommand);
  const { sources, errors } = load(['cdk.out/Records.template.json'], { cwd });
  expect(errors).toEqual([]);
  expect(sources).toHaveLength(3);
  expect(found(sources, 'Records/Inner/Data/Resource').source.parent?.path).toBe('cdk.out/Records.template.json');
});

test.each([
  ['new Records (/app/lib/records.ts:14:5)', { file: 'lib/records.ts', line: 14 }],
  ['    at <anonymous> (/app/bin/my app.ts:3:1)', { file: 'bin/my app.ts', line: 3 }],
  ['at async /app/bin/app.ts:3:1', { file: 'bin/app.ts', line: 3 }],
  ['Object.<anonymous> (file:///app/bin/app.mjs:3:1)', { file: 'bin/app.mjs', line: 3 }],
  ['bin\\app.ts:12:78', { file: 'bin/app.ts', line: 12 }],
  ['new Bucket (/app/node_modules/aws-cdk-lib/x.js:1:1)', undefined],
  ['node:internal/main:3:4', undefined],
  ['...new Bucket2 in aws-cdk-lib...', undefined],
  ['(no user code in 10 frames, use --stack-trace-limit to capture more)', undefined],
])('the frame %s is read', (frame, source) => {
  const constructs = new Constructs([['/A/B', [{ type: 'aws:cdk:creationStack', data: [frame] }]]], '/app');
  expect(constructs.sourceOf('A/B')).toEqual(source);
});

test('what is no change is passed over, and what is long or deep is cut', () => {
  const set = (data: Json): Json => ({ type: 'hicp:changed', data });
  const known = { rule: 'a-rule', path: 'Properties.A' };
  let deep: Json = [];
  for (let level = 0; level < 100_000; level++) deep = [deep];
  const entries = [
    set('text'),
    set({ path: 'Properties.A', value: 1 }),
    set({ rule: 'a-rule', value: 1 }),
    set({ ...known, value: 'x'.repeat(1000), was: null, replaces: 'yes', effect: 7 }),
    set({ ...known, value: deep }),
    set(known),
  ];
  const [long, nested, none, ...others] = new Constructs([['/A/B', entries]], '/app').changes;
  expect(long).toEqual({
    ruleId: 'a-rule',
    constructPath: 'A/B',
    path: 'Properties.A',
    value: `"${'x'.repeat(299)}…`,
    was: 'null',
  });
  expect([nested?.value, none?.value, others]).toEqual(['…', 'null', []]);
});

test('a frame without end is read soon', () => {
  const start = performance.now();
  new Constructs([['/A/B', [{ type: 'aws:cdk:creationStack', data: [`${':1'.repeat(500_000)} (((`] }]]], '/app');
  expect(performance.now() - start).toBeLessThan(20_000);
});

test('an output of a stack is no resource', () => {
  const cwd = synthesized(app => {
    const stack = new Stack(app, 'Records');
    new CfnOutput(stack, 'Name', { value: new Bucket(stack, 'Data').bucketName });
  });
  const { sources } = load(['cdk.out'], { cwd });
  expect(found(sources, 'Records/Data/Resource').source.constructPath?.('Name')).toBe('Records/Name');
});

test('placeholders for what CDK has not looked up are no templates to go by', () => {
  const cwd = synthesized(app => {
    const stack = new Stack(app, 'Clinic', { env: { account: '111122223333', region: 'us-east-1' } });
    Vpc.fromLookup(stack, 'Network', { vpcId: 'vpc-1' });
    new Bucket(stack, 'Data');
  });
  const { sources, errors } = load(['cdk.out'], { cwd, isFinal: true });
  // CDK's command validates the placeholders, too, before it looks up what they stand for.
  expect(load(['cdk.out'], { cwd }).errors).toEqual([]);
  expect(sources).toHaveLength(1);
  expect(errors).toEqual([
    {
      template: 'cdk.out/manifest.json',
      message:
        "cdk.out/manifest.json lacks values that CDK looks up ('vpc-provider'), so its templates hold placeholders; run `cdk synth` with credentials, or with the cdk.context.json of a run that had them",
    },
  ]);
});

test('names of zones may be placeholders: no verdict depends on them', () => {
  const cwd = synthesized(app => {
    new Vpc(new Stack(app, 'Clinic', { env: { account: '111122223333', region: 'us-east-1' } }), 'Network');
  });
  expect(load(['cdk.out'], { cwd, isFinal: true }).errors).toEqual([]);
});
