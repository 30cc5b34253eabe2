import { mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { load, readTemplateFile } from '../../lib/template/read';
import { bucket, folderWith } from './files';

const pathsOf = (cwd: string, ...paths: string[]): readonly string[] => load(paths, { cwd }).sources.map(({ path }) => path);
const messagesOf = (cwd: string, ...paths: string[]): readonly string[] =>
  load(paths, { cwd }).errors.map(({ message }) => message);

describe('a file', () => {
  test('comes with its path below the working folder, its hash and positions', () => {
    const cwd = folderWith({ 'infra/records.yaml': bucket });
    const { sources, errors } = load([join(cwd, 'infra', 'records.yaml')], { cwd });
    expect(errors).toEqual([]);
    expect(sources).toHaveLength(1);
    expect(sources[0]).toMatchObject({
      path: 'infra/records.yaml',
      sha256: createHash('sha256').update(bucket).digest('hex'),
      body: { Resources: { Records: { Type: 'AWS::S3::Bucket' } } },
    });
    expect(sources[0]?.locate?.(['Resources', 'Records', 'Type'])).toEqual({ line: 3, column: 5 });
  });

  test('outside the working folder keeps its full path', () => {
    const elsewhere = folderWith({ 'a.yaml': bucket });
    expect(pathsOf(folderWith(), join(elsewhere, 'a.yaml'))).toEqual([join(elsewhere, 'a.yaml')]);
  });

  test('named twice, also through a link, is read once', () => {
    const cwd = folderWith({ 'a.yaml': bucket });
    symlinkSync(join(cwd, 'a.yaml'), join(cwd, 'b.yaml'));
    expect(pathsOf(cwd, 'a.yaml', './a.yaml', '.', 'b.yaml')).toEqual(['a.yaml']);
  });

  test('gets the given values of the parameters that it declares', () => {
    const cwd = folderWith({ 'a.yaml': `Parameters: { Env: { Type: String } }\n${bucket}` });
    const { sources } = load(['a.yaml'], { cwd, parameters: { Env: 'prod', Other: 'x', __proto__: 'x' } });
    expect(sources[0]?.parameters).toEqual({ Env: 'prod' });
  });

  test.each([
    ['package.json', '{"name": "x"}', 'package.json:1 has no section Resources'],
    ['a.txt', 'hello', 'a.txt:1 holds one value and no mapping'],
  ])('that is no template is an error when it is named: %s', (name, content, message) => {
    expect(messagesOf(folderWith({ [name]: content }), name)[0]).toContain(message);
  });

  test('that does not exist is an error with the next step', () => {
    expect(messagesOf(folderWith(), 'cdk.out')).toEqual([
      'No templates in cdk.out: it does not exist. Run `cdk synth` first, or name the files: hicp check infra/*.yaml',
    ]);
  });

  test('larger than any template is refused without being read', () => {
    const cwd = folderWith({ 'a.yaml': bucket });
    truncateSync(join(cwd, 'a.yaml'), 65 * 1024 * 1024);
    expect(messagesOf(cwd, 'a.yaml')[0]).toContain('a.yaml is larger than 64 MiB');
  });

  test('that is a pipe is refused and not waited for', () => {
    const cwd = folderWith();
    execFileSync('mkfifo', [join(cwd, 'a.yaml')]);
    expect(messagesOf(cwd, 'a.yaml')[0]).toContain('neither a file nor a folder');
  });

  test('can be read by itself', () => {
    const cwd = folderWith({ 'a.yaml': bucket, 'b.yaml': 'x' });
    expect(readTemplateFile(join(cwd, 'a.yaml'), 'shown.yaml').source?.path).toBe('shown.yaml');
    expect(readTemplateFile(join(cwd, 'b.yaml'), 'shown.yaml')).toMatchObject({ error: { template: 'shown.yaml' } });
    expect(readTemplateFile(join(cwd, 'c.yaml'), 'shown.yaml').error?.message).toBe(
      'shown.yaml cannot be read: it does not exist',
    );
  });
});

describe('a folder', () => {
  test('is searched for templates, in a fixed order, beside what is none', () => {
    const cwd = folderWith({
      'b.yml': bucket,
      'a/x.template': bucket,
      'a/y.template.json': '{"Resources": {"A": {"Type": "T"}}}',
      'package.json': '{"name": "x"}',
      'data.json': '{"Resources": {"total": 4}}',
      'list.json': '[{"Resources": 1}]',
      'k8s.yaml': 'kind: A\nspec:\n  Resources: {}\n---\nkind: B\n',
      'values.yaml': 'a: {{ .Values.x }}\n',
      'notes.md': bucket,
      '.hidden/x.yaml': bucket,
      'node_modules/x/y.yaml': bucket,
      'cdk.out/x.yaml': bucket,
      '.git/x.yaml': bucket,
    });
    const { sources, errors } = load(['.'], { cwd });
    expect(errors).toEqual([]);
    expect(sources.map(({ path }) => path)).toEqual(['a/x.template', 'a/y.template.json', 'b.yml']);
  });

  test('named cdk.out is searched when it is the path given', () => {
    expect(pathsOf(folderWith({ 'cdk.out/x.yaml': bucket }), 'cdk.out')).toEqual(['cdk.out/x.yaml']);
  });

  test.each([
    ['a broken template', 'a.yaml', 'AWSTemplateFormatVersion: "2010-09-09"\nResources: {\n'],
    ['a broken JSON template', 'a.json', '{"Resources": {"A": {"Type": "T"},}}'],
    ['a template with a duplicate key', 'a.yaml', 'Resources:\n  A: { Type: T }\n  A: { Type: T }\n'],
    ['a template in UTF-16', 'a.yaml', Buffer.from(`\uFEFF${bucket}`, 'utf16le')],
    ['a template without resources', 'a.yaml', 'AWSTemplateFormatVersion: 2010-09-09\nResources:\n'],
    ['a template with a wrong Type', 'a.json', '{"\\u0052esources": {"A": {"Type": 42}}}'],
  ])('does not pass over %s', (_, name, content) => {
    const cwd = folderWith({ [name]: content, 'good.yaml': bucket });
    const { sources, errors } = load(['.'], { cwd });
    expect(errors.map(({ template }) => template)).toEqual([name]);
    expect(sources.map(({ path }) => path)).toContain('good.yaml');
  });

  test('without a template is an error with the next step', () => {
    expect(messagesOf(folderWith({ 'infra/package.json': '{}' }), 'infra')).toEqual([
      'No templates in infra. Run `cdk synth` first, or name the files: hicp check infra/*.yaml',
    ]);
  });

  test('is read once when links lead around in a circle', () => {
    const cwd = folderWith({ 'infra/a.yaml': bucket });
    symlinkSync(join(cwd, 'infra'), join(cwd, 'infra', 'again'));
    expect(pathsOf(cwd, '.')).toEqual(['infra/a.yaml']);
  });

  test('that links out of itself is an error, not a walk through the machine', () => {
    const elsewhere = folderWith({ 'x.yaml': bucket });
    const cwd = folderWith({ 'infra/a.yaml': bucket });
    symlinkSync(elsewhere, join(cwd, 'infra', 'out'));
    expect(messagesOf(cwd, 'infra')[0]).toContain('infra/out links to a folder outside infra');
  });

  test('with a manifest of a web application is an ordinary folder', () => {
    expect(pathsOf(folderWith({ 'manifest.json': '{"name": "app"}', 'a.yaml': bucket }), '.')).toEqual(['a.yaml']);
  });

  test('tells of each file that it comes to', () => {
    const seen: [number, string][] = [];
    load(['.'], { cwd: folderWith({ 'a.yaml': bucket, 'b.yaml': bucket }), onProgress: (done, path) => seen.push([done, path]) });
    expect(seen).toEqual([
      [0, 'a.yaml'],
      [1, 'b.yaml'],
    ]);
  });
});

describe('a nested stack in a local file', () => {
  const deploys = (url: string): string =>
    `Resources:\n  Inner:\n    Type: AWS::CloudFormation::Stack\n    Properties: { TemplateURL: ${url} }\n`;

  test('is read with the stack that deploys it', () => {
    const { sources, errors } = load(['infra/root.yaml'], {
      cwd: folderWith({ 'infra/root.yaml': deploys('./inner.yaml'), 'infra/inner.yaml': bucket }),
    });
    expect(errors).toEqual([]);
    expect(sources.map(({ path, parent }) => [path, parent])).toEqual([
      ['infra/inner.yaml', { path: 'infra/root.yaml', logicalId: 'Inner' }],
      ['infra/root.yaml', undefined],
    ]);
  });

  test('that two stacks deploy is judged for any values', () => {
    const cwd = folderWith({ 'a.yaml': deploys('inner.yaml'), 'b.yaml': deploys('inner.yaml'), 'inner.yaml': bucket });
    expect(load(['.'], { cwd }).sources.map(({ parent }) => parent)).toEqual([undefined, undefined, undefined]);
  });

  test('that is not there is an error', () => {
    expect(messagesOf(folderWith({ 'a.yaml': deploys('gone.yaml') }), 'a.yaml')).toEqual([
      "a.yaml:2 deploys 'gone.yaml' as 'Inner', which does not exist, so it is not judged",
    ]);
  });

  test('outside the working folder is not read', () => {
    const cwd = folderWith({ 'a.yaml': deploys('../../../../../../../../etc/hostname') });
    expect(messagesOf(cwd, 'a.yaml')[0]).toContain('which is outside the working folder');
  });

  test('that deploys itself ends', () => {
    expect(pathsOf(folderWith({ 'a.yaml': deploys('a.yaml') }), 'a.yaml')).toEqual(['a.yaml']);
  });

  test.each([
    ["'https://s3.amazonaws.com/x/y.yaml'", "'https://s3.amazonaws.com/x/y.yaml'"],
    ["'https://x.s3.amazonaws.com/y.yaml?X-Amz-Signature=SECRET'", "'https://x.s3.amazonaws.com/y.yaml'"],
    ["'s3://x/y.yaml'", "'s3://x/y.yaml'"],
    ["!Sub 'https://${Bucket}.s3.amazonaws.com/y.yaml'", "'!Sub https://${Bucket}.s3.amazonaws.com/y.yaml'"],
    ["'{{resolve:ssm:/where}}'", 'a template known at deployment'],
    ["''", "''"],
    ['null', 'a template that it does not name'],
  ])('at %s is not judged, which is said', (url, shown) => {
    const yaml = `Resources:\n  Inner: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ${url} } }\n`;
    expect(messagesOf(folderWith({ 'a.yaml': yaml }), 'a.yaml')).toEqual([
      `a.yaml:2 deploys ${shown} as 'Inner', which this run cannot read, so it is not judged; give its file in place of its address, or say in the settings who judges it (environment.provided: stacks, by)`,
    ]);
  });
});

test('one bad file does not hide the others', () => {
  const cwd = folderWith({ 'a.yaml': 'Resources: {', 'b.yaml': bucket });
  mkdirSync(join(cwd, 'c.yaml'));
  const { sources, errors } = load(['a.yaml', 'b.yaml', 'c.yaml', 'd.yaml'], { cwd });
  expect(sources.map(({ path }) => path)).toEqual(['b.yaml']);
  expect(errors.map(({ template }) => template)).toEqual(['a.yaml', 'c.yaml', 'd.yaml']);
});
