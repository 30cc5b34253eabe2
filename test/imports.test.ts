import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

const root = resolve(__dirname, '..');

/** What each folder may import besides itself, `node:` modules and types: folders of this repository, then packages. */
const table: Readonly<Record<string, { readonly folders: readonly string[]; readonly packages: readonly string[] }>> = {
  'lib/core': { folders: [], packages: [] },
  policies: { folders: ['lib/core'], packages: [] },
  'lib/template': { folders: ['lib/core'], packages: ['js-yaml', 'jsonc-parser', 'yaml'] },
  'lib/waivers': { folders: ['lib/core'], packages: [] },
  'lib/settings': { folders: ['lib/core', 'lib/waivers'], packages: ['js-yaml', 'yaml'] },
  'lib/reports': { folders: ['lib/core'], packages: ['jsonc-parser', 'sarif'] },
  'lib/docs': { folders: ['lib/core'], packages: [] },
  'lib/check': { folders: ['lib/core', 'lib/waivers'], packages: [] },
  'lib/config': { folders: ['lib/core'], packages: ['js-yaml'] },
  'lib/hook': { folders: ['lib/core'], packages: [] },
  'lib/drift': { folders: ['lib/core'], packages: [] },
  'lib/live': { folders: ['lib/drift'], packages: ['@aws-sdk/client-config-service'] },
  'lib/guardrails': { folders: ['lib/core', 'lib/config', 'policies'], packages: [] },
  'lib/cli': {
    folders: [
      'lib/core',
      'lib/template',
      'lib/waivers',
      'lib/settings',
      'lib/reports',
      'lib/check',
      'lib/config',
      'lib/drift',
      'lib/guardrails',
      'lib/live',
      'lib/docs',
      'policies',
    ],
    packages: ['@aws-sdk/client-config-service', 'commander'],
  },
  'lib/nag': {
    folders: ['lib/core', 'lib/template', 'lib/waivers', 'lib/settings', 'lib/check', 'lib/config', 'policies'],
    packages: ['aws-cdk-lib', 'cdk-nag', 'constructs'],
  },
  'lib/protect': {
    folders: ['lib/core', 'lib/template', 'lib/waivers', 'lib/nag', 'policies'],
    packages: ['aws-cdk-lib', 'constructs'],
  },
  'lib/constructs': {
    folders: ['lib/core', 'lib/waivers', 'lib/check', 'lib/config', 'lib/guardrails', 'policies'],
    packages: ['aws-cdk-lib', 'constructs'],
  },
  'lib/packaging': {
    folders: ['lib/cli', 'lib/constructs', 'lib/core', 'lib/docs', 'lib/guardrails', 'lib/nag', 'lib/protect'],
    packages: ['aws-cdk-lib', 'constructs', 'esbuild', 'typescript'],
  },
};

/** Folders that may not even import Node's own modules. */
const pure = ['lib/core', 'policies', 'lib/waivers', 'lib/reports', 'lib/docs', 'lib/check'];

interface Import {
  readonly from: string;
  readonly to: string;
  /** Gone after compilation. */
  readonly typeOnly: boolean;
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map(name => join(folder, name).replaceAll('\\', '/'))
    .sort();
}

function importsOf(file: string, text = readFileSync(join(root, file), 'utf8')): readonly Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, typeOnly: boolean): void => {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return;
    const to = specifier.text.startsWith('.')
      ? relative(root, resolve(root, dirname(file), specifier.text)).replaceAll('\\', '/')
      : specifier.text;
    found.push({ from: file, to, typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference))
      add(node.moduleReference.expression, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && isLoader(node.expression)) add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true));
  return found;
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const bindings = clause.namedBindings;
  return (
    clause.name === undefined &&
    bindings !== undefined &&
    ts.isNamedImports(bindings) &&
    bindings.elements.length > 0 &&
    bindings.elements.every(element => element.isTypeOnly)
  );
}

function isLoader(callee: ts.Expression): boolean {
  return callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require');
}

function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** What an import breaks of the table, or nothing. */
function faultOf({ from, to }: Import): string | undefined {
  const own = folderOf(from);
  const allowed = own === undefined ? undefined : table[own];
  if (own === undefined || allowed === undefined) return `${from}: its folder is not in the table`;
  if (to.startsWith('node:')) return pure.includes(own) ? `${from} imports ${to}, but ${own} knows no machine` : undefined;
  // The version is in package.json.
  if (to === 'package.json') return own === 'lib/cli' || own === 'lib/nag' ? undefined : `${from} imports ${to}`;
  const target = folderOf(to);
  if (target !== undefined)
    return target === own || allowed.folders.includes(target) ? undefined : `${from} imports ${target}, which ${own} may not`;
  if (existsSync(join(root, to)) || existsSync(join(root, `${to}.ts`))) return `${from} imports ${to}, which is in no folder`;
  return allowed.packages.includes(packageOf(to)) ? undefined : `${from} imports the package ${to}, which ${own} may not`;
}

function folderOf(path: string): string | undefined {
  return Object.keys(table).find(folder => path === folder || path.startsWith(`${folder}/`));
}

const files = [...filesBelow('lib'), ...filesBelow('policies')];
const imports = files.flatMap(file => importsOf(file));

test('every folder is in the table', () => {
  const folders = readdirSync(join(root, 'lib'), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => `lib/${name}`);
  expect(folders.filter(folder => !(folder in table))).toEqual([]);
});

test('imports run as the table says', () => {
  // lib/index.ts is what users import: it brings folders together.
  const faults = imports.filter(({ from }) => from !== 'lib/index.ts').map(faultOf);
  expect(imports.length).toBeGreaterThan(200);
  expect(faults.filter(fault => fault !== undefined)).toEqual([]);
});

test('rules know the core and each other only', () => {
  const rules = imports.filter(({ from }) => /^policies\/rules\/[^/]+\//.test(from));
  const odd = rules.filter(
    ({ to }) => !/^(lib\/core|policies\/(rule|cdk-helper|environment|ineligible-types)$|policies\/rules\/)/.test(to),
  );
  expect(odd).toEqual([]);
});

test('entry points have no logic to import from, and bin/cli.ts loads no CDK, also not through others', () => {
  const seen = new Set<string>();
  const reached: string[] = [];
  const open = ['bin/cli.ts'];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    for (const { to, typeOnly } of importsOf(file)) {
      if (typeOnly) continue;
      const next = fileOf(to);
      if (next === undefined) reached.push(packageOf(to));
      else if (next.endsWith('.ts')) open.push(next);
    }
  }
  expect(seen.size).toBeGreaterThan(50);
  expect([...new Set(reached)].filter(name => !name.startsWith('node:')).sort()).toEqual([
    '@aws-sdk/client-config-service',
    'commander',
    'js-yaml',
    'jsonc-parser',
    'yaml',
  ]);
});

function fileOf(to: string): string | undefined {
  return [to, `${to}.ts`, `${to}/index.ts`].find(path => /\.(ts|json)$/.test(path) && existsSync(join(root, path)));
}

test('no files import each other in a circle at run time', () => {
  const next = new Map<string, readonly string[]>();
  for (const file of files) {
    const targets = imports.filter(({ from, typeOnly }) => from === file && !typeOnly).map(({ to }) => fileOf(to));
    next.set(
      file,
      targets.filter(target => target !== undefined),
    );
  }
  expect(circles(next)).toEqual([]);
});

/** One circle through each file that is on any. */
function circles(next: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file);
    if (at >= 0) {
      found.push([...path.slice(at), file].join(' -> '));
      return;
    }
    if (done.has(file)) return;
    for (const target of next.get(file) ?? []) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of next.keys()) visit(file, []);
  return found;
}

describe('this test itself', () => {
  test.each([
    ['lib/core/x.ts', "import { readFileSync } from 'node:fs';", 'knows no machine'],
    ['lib/core/x.ts', "import type { Rule } from '../../policies/rule';", 'imports policies'],
    ['lib/core/x.ts', "export * from '../template/read';", 'imports lib/template'],
    ['lib/cli/x.ts', "import { App } from 'aws-cdk-lib/core';", 'imports the package aws-cdk-lib/core'],
    ['lib/cli/x.ts', "const a = require('../nag/hicp-checks');", 'imports lib/nag'],
    ['lib/reports/x.ts', "const a = await import('../../policies/rules');", 'imports policies'],
    ['policies/rules/s3/x.ts', "import { load } from '../../../lib/template/read';", 'imports lib/template'],
    ['lib/nag/x.ts', "type A = import('../cli/main').Console;", 'imports lib/cli'],
    ['lib/new/x.ts', "import '../core';", 'not in the table'],
  ])('%s with %j is refused', (file, text, fault) => {
    expect(importsOf(file, text).map(faultOf).join()).toContain(fault);
  });

  test('finds circles, and none through types', () => {
    expect(
      circles(
        new Map([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['a']],
        ]),
      ),
    ).toEqual(['a -> b -> c -> a']);
    expect(importsOf('lib/core/x.ts', "import type { A } from './a'; import { type B } from './b';")).toMatchObject([
      { typeOnly: true },
      { typeOnly: true },
    ]);
  });
});
