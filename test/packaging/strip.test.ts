import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { functionsOf } from '../../lib/packaging/strip';

const rules = resolve(__dirname, '..', '..', 'policies', 'rules');

function keysOf(source: string): readonly string[] {
  const tree = ts.createSourceFile('rule.ts', source, ts.ScriptTarget.ES2022, true);
  const keys: string[] = [];
  const visit = (node: ts.Node): void => {
    const [facts] = ts.isCallExpression(node) && node.expression.getText(tree) === 'rule' ? node.arguments : [];
    if (facts !== undefined && ts.isObjectLiteralExpression(facts)) {
      keys.push(...facts.properties.map(({ name }) => name?.getText(tree) ?? ''));
    } else ts.forEachChild(node, visit);
  };
  visit(tree);
  return keys;
}

const files = readdirSync(rules, { recursive: true, encoding: 'utf8' })
  .filter(name => /^[^/\\]+[/\\][^_/\\][^/\\]*\.ts$/.test(name))
  .map(name => ({ name, source: readFileSync(join(rules, name), 'utf8') }));

const called = ['id', 'where', 'check'];

test('every rule keeps its id and its functions, and still parses', () => {
  expect(files.length).toBeGreaterThan(10);
  for (const { name, source } of files) {
    const stripped = functionsOf(source, name);
    expect({ name, keys: keysOf(stripped) }).toEqual({ name, keys: keysOf(source).filter(key => called.includes(key)) });
    const { diagnostics = [] } = ts.transpileModule(stripped, { reportDiagnostics: true });
    expect({ name, diagnostics: diagnostics.map(({ messageText }) => messageText) }).toEqual({ name, diagnostics: [] });
  }
});

test.each([
  ["rule({ id: 'a', title: 'b', check: c })", "rule({ id: 'a', check: c })"],
  ["rule({ title: 'b', id: 'a' })", "rule({ id: 'a' })"],
  ["rule({ id: 'a', severity: 'low', where, check() {} })", "rule({ id: 'a', where, check() {} })"],
  ["rule({ ...shared, id: 'a', from: 'small' })", "rule({ ...shared, id: 'a', })"],
  ["rule({ id: 'a', examples: { title: 1 } })", "rule({ id: 'a', })"],
  ["rule({ id: 'a', check: () => x({ title: 'kept' }) })", "rule({ id: 'a', check: () => x({ title: 'kept' }) })"],
  ["other({ title: 'kept' })", "other({ title: 'kept' })"],
  ['rule(facts)', 'rule(facts)'],
])('%s becomes %s', (source, stripped) => {
  expect(functionsOf(source, 'rule.ts').replace(/\s+/g, ' ')).toBe(stripped);
});
