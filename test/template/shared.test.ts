import { assess, compliant, own } from '../../lib/core';
import type { Json, JsonObject } from '../../lib/core';
import { load } from '../../lib/template/read';
import { sharedBody } from '../../lib/template/shared';
import { fakeRule } from '../support/fake-rule';
import { folderWith } from './files';

const declared = { Encrypt: { Type: 'String', Default: 'true' }, Other: { Type: 'Number', Default: 1, AllowedValues: [1, 2] } };
const parametersOf = (body: JsonObject | undefined): unknown => own(body ?? {}, 'Parameters');
const widened = (...passed: (Json | undefined)[]): unknown => parametersOf(sharedBody({ Parameters: declared }, passed));

describe('parameters of a template that several stacks deploy', () => {
  test.each<[string, (Json | undefined)[], Json]>([
    ['as they are where nobody passes them', [undefined, {}, null], declared.Encrypt],
    [
      'each value that is passed',
      [{ Encrypt: true }, { Encrypt: 'false' }],
      { Type: 'String', AllowedValues: ['true', 'false'] },
    ],
    ['the default where one stack leaves it', [{ Encrypt: 'false' }, {}], { Type: 'String', AllowedValues: ['false', 'true'] }],
    ['anything where a value is computed', [{ Encrypt: { Ref: 'X' } }, { Encrypt: 'true' }], { Type: 'String' }],
    ['anything where a value is read at deployment', [{ Encrypt: '{{resolve:ssm:x}}' }, {}], { Type: 'String' }],
    ['anything where all are computed', [{ 'Fn::If': ['C', {}, {}] }, {}], { Type: 'String' }],
    ['anything where a macro may pass it', [{ 'Fn::Transform': { Name: 'M' }, Other: 1 }, {}], { Type: 'String' }],
  ])('have %s', (_, passed, Encrypt) => {
    expect(widened(...passed)).toMatchObject({ Encrypt });
    expect(own((widened(...passed) as JsonObject)['Encrypt'] as JsonObject, 'Default')).toEqual(
      own(Encrypt as JsonObject, 'Default'),
    );
  });

  test('stay away where there are none', () => {
    expect(sharedBody({ Resources: {} }, [{}, {}])).toEqual({ Resources: {} });
  });
});

const stack = (file: string, value: string): object => ({
  Type: 'AWS::CloudFormation::Stack',
  Metadata: { 'aws:asset:path': file },
  Properties: { TemplateURL: file, Parameters: { Encrypt: value } },
});
const root = JSON.stringify({ Resources: { One: stack('inner.json', 'true'), Two: stack('inner.json', 'false') } });
const inner = JSON.stringify({ Parameters: declared, Resources: { Data: { Type: 'AWS::EC2::Volume' } } });
const manifest = JSON.stringify({
  version: '40.0.0',
  artifacts: { A: { type: 'aws:cloudformation:stack', properties: { templateFile: 'root.json' } } },
});

test.each<[string, Record<string, string>]>([
  ['in files', {}],
  ['in an assembly', { 'out/manifest.json': manifest }],
])('a value that only one of the stacks passes is judged: %s', (_, more) => {
  const cwd = folderWith({ 'out/root.json': root, 'out/inner.json': inner, ...more });
  const { sources, errors } = load(['out'], { cwd });
  expect(errors).toEqual([]);
  const found = sources.find(({ path }) => path === 'out/inner.json');
  expect(found?.parent).toBeUndefined();
  expect(parametersOf(found?.body)).toEqual({ ...declared, Encrypt: { Type: 'String', AllowedValues: ['true', 'false'] } });
});

test('a template that is deployed by itself and as a nested stack is judged for each', () => {
  const artifacts = Object.fromEntries(
    ['inner.json', 'root.json'].map(templateFile => [
      templateFile.replace('.json', ''),
      { type: 'aws:cloudformation:stack', properties: { templateFile } },
    ]),
  );
  const once = JSON.stringify({ Resources: { One: stack('inner.json', 'false') } });
  const cwd = folderWith({
    'out/manifest.json': JSON.stringify({ version: '40.0.0', artifacts }),
    'out/root.json': once,
    'out/inner.json': inner,
  });
  const found = load(['out'], { cwd }).sources.filter(({ path }) => path === 'out/inner.json');
  expect(found.map(({ parent, body }) => [parent?.path, parametersOf(body)])).toEqual([
    [undefined, declared],
    ['out/root.json', declared],
  ]);
});

describe('a loop over a parameter that a stack passes', () => {
  const looping = (names: JsonObject): string =>
    JSON.stringify({
      Transform: 'AWS::LanguageExtensions',
      Parameters: { Names: { Type: 'CommaDelimitedList', ...names } },
      Resources: { 'Fn::ForEach::All': ['Name', { Ref: 'Names' }, { 'Of${Name}': { Type: 'AWS::S3::Bucket' } }] },
    });
  const passing = (...all: (Json | undefined)[]): string =>
    JSON.stringify({
      Resources: Object.fromEntries(
        all.map((Names, index) => [
          `Stack${String(index)}`,
          {
            Type: 'AWS::CloudFormation::Stack',
            Metadata: { 'aws:asset:path': 'inner.json' },
            Properties: { TemplateURL: 'inner.json', ...(Names === undefined ? {} : { Parameters: { Names } }) },
          },
        ]),
      ),
    });
  const read = (inAssembly: boolean, root: string, inner: string): { resources: string[]; errors: string[] } => {
    const cwd = folderWith({
      'out/root.json': root,
      'out/inner.json': inner,
      ...(inAssembly ? { 'out/manifest.json': manifest } : {}),
    });
    const { sources, errors } = load(['out'], { cwd });
    const body = sources.find(({ path }) => path === 'out/inner.json')?.body;
    return { resources: Object.keys(own(body ?? {}, 'Resources') ?? {}), errors: errors.map(({ message }) => message) };
  };

  describe.each([
    ['in files', false],
    ['in an assembly', true],
  ])('%s', (_, inAssembly) => {
    test('is written out for what it passes', () => {
      const wanted = { resources: ['OfC', 'OfD'], errors: [] };
      expect(read(inAssembly, passing('C,D'), looping({ Default: 'A' }))).toEqual(wanted);
      expect(read(inAssembly, passing('C,D'), looping({}))).toEqual(wanted);
    });

    test('is written out for its default where nothing is passed', () => {
      expect(read(inAssembly, passing(undefined), looping({ Default: 'A' }))).toEqual({ resources: ['OfA'], errors: [] });
    });

    test.each<[string, (Json | undefined)[]]>([
      ['what it passes is not known', [{ Ref: 'X' }]],
      ['two of them pass different values', ['A', 'B']],
      ['one of them passes nothing', ['B', undefined]],
    ])('is not judged as a whole where %s', (_why, passed) => {
      expect(read(inAssembly, passing(...passed), looping({ Default: 'A' })).errors).toEqual([
        expect.stringContaining('Fn::ForEach over'),
      ]);
    });
  });

  test('by a default of a template of its own is an assumption of each finding', () => {
    const rule = fakeRule({ appliesTo: ['AWS::S3::Bucket'], check: () => compliant });
    const assumes = (parameters: Record<string, string>): unknown => {
      const { sources } = load(['a.json'], { cwd: folderWith({ 'a.json': looping({ Default: 'A,B' }) }), parameters });
      return assess(sources, [rule]).findings.map(finding => finding.assumes);
    };
    expect(assumes({})).toEqual([{ Names: 'A,B' }, { Names: 'A,B' }]);
    expect(assumes({ Names: 'C' })).toEqual([undefined]);
  });
});
