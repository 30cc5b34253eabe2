import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Validations } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { guidedFiles, guideOf } from '../../lib/packaging/construct-facts';
import { rules } from '../../policies/rules';
import { stackWith } from '../support/guide-cases';

const root = resolve(__dirname, '../..');
const files = guidedFiles(root);
const guides = files.map(file => ({ file, guide: guideOf(root, file) }));

test('every file with a construct has a guide, a test and an export', () => {
  const index = readFileSync(join(root, 'lib', 'index.ts'), 'utf8');
  const sources = readdirSync(join(root, 'lib', 'constructs'), { recursive: true, encoding: 'utf8' })
    .map(name => name.replaceAll('\\', '/'))
    .filter(name => /^[a-z]+\/[^_][^.]*\.ts$/.test(name));
  const missing = sources
    .map(name => name.slice(0, -'.ts'.length))
    .flatMap(file => [
      ...(files.includes(file) ? [] : [`lib/constructs/${file}.guide.ts`]),
      ...(existsSync(join(root, 'test', 'constructs', `${file}.test.ts`)) ? [] : [`test/constructs/${file}.test.ts`]),
      ...(index.includes(`'./constructs/${file}'`) ? [] : [`an export of ${file} in lib/index.ts`]),
    ]);
  expect(sources.length).toBeGreaterThan(0);
  expect(missing).toEqual([]);
});

test('the guides name rules that exist', () => {
  const ids = new Set<string>(rules.map(({ id }) => id));
  const unknown = guides
    .flatMap(({ guide }) => guide.defaults.flatMap(({ reportedBy }) => reportedBy))
    .filter(id => !ids.has(id));
  expect(unknown).toEqual([]);
});

/** Each rule of another pack that is acknowledged in a tree, without what cdk-nag adds in brackets. */
function acknowledgedIn(scope: IConstruct): readonly string[] {
  return (
    scope.node
      .findAll()
      .flatMap(({ node }) => node.metadata)
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.keys(data as object))
      .map(id => id.replace(/^annotation::/i, '').replace(/\[.*\]$/s, ''))
      // CDK acknowledges findings of its own in its helpers.
      .filter(id => /^(AwsSolutions|HIPAA\.Security|NIST\.800\.53\.R5)-/.test(id))
  );
}

test('constructs acknowledge at most ten rules of other packs in all, each in a guide', () => {
  const documented = new Set(guides.flatMap(({ guide }) => (guide.acknowledged ?? []).map(({ rule }) => rule)));
  const recorded = new Set(guides.flatMap(({ guide }) => acknowledgedIn(stackWith(guide.example))));
  expect([...documented].sort()).toEqual([...recorded].sort());
  expect(documented.size).toBeLessThanOrEqual(10);
});
