import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib/core';
import recommendedFlags from 'aws-cdk-lib/recommended-feature-flags.json';
import ts from 'typescript';
import type { Guide } from '../constructs/guide';
import type { DocumentedConstruct, DocumentedProp } from '../docs/construct-page';

const load = createRequire(__filename);
const guideEnding = '.guide.ts';

/** Paths of all guides below `lib/constructs`, without ending: `data/phi-bucket`. */
export function guidedFiles(root: string): readonly string[] {
  return readdirSync(join(root, 'lib', 'constructs'), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith(guideEnding))
    .map(name => name.slice(0, -guideEnding.length).replaceAll('\\', '/'))
    .sort();
}

/** The guide of a construct. */
export function guideOf(root: string, file: string): Guide {
  return (load(join(root, 'lib', 'constructs', `${file}.guide`)) as { readonly default: Guide }).default;
}

/** All that a page says of a construct. Synthesizes its example. */
export function constructFacts(root: string, file: string): DocumentedConstruct {
  const guide = guideOf(root, file);
  const path = join(root, 'lib', 'constructs', file);
  const tree = parsed(`${path}.ts`);
  const { declaration, description } = classOf(tree, guide.construct);
  const base = declaration.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.expression;
  return {
    name: guide.construct,
    file,
    description,
    snippet: snippetOf(parsed(`${path}${guideEnding}`)),
    makes: resourcesOf(guide),
    props: propsOf(tree, `${guide.construct}Props`),
    ...baseOf(tree, base?.getText(tree)),
    defaults: guide.defaults.map(({ prop, holds, reportedBy }) => ({ prop, holds, reportedBy })),
    acknowledged: guide.acknowledged ?? [],
    cost: guide.cost,
  };
}

function parsed(path: string): ts.SourceFile {
  return ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true);
}

function classOf(tree: ts.SourceFile, name: string): { readonly declaration: ts.ClassDeclaration; readonly description: string } {
  const declaration = tree.statements.filter(ts.isClassDeclaration).find(one => one.name?.text === name);
  if (declaration === undefined) throw new Error(`${tree.fileName} has no class ${name}, which its guide is about`);
  const description = commentOf(declaration);
  if (description === '') throw new Error(`${tree.fileName}: the class ${name} has no doc comment, which its page begins with`);
  return { declaration, description };
}

function commentOf(node: ts.Node): string {
  const [comment] = ts.getJSDocCommentsAndTags(node);
  return comment === undefined || !ts.isJSDoc(comment) ? '' : (ts.getTextOfJSDocComment(comment.comment) ?? '');
}

/** `s3.Bucket` for a class that was imported from `aws-cdk-lib/aws-s3`. */
function baseOf(tree: ts.SourceFile, name: string | undefined): { readonly extends?: string } {
  if (name === undefined) return {};
  const module = importsOf(tree).find(({ names }) => names.includes(name))?.from;
  const service = module === undefined ? undefined : /^aws-cdk-lib\/(?:aws-)?(.+)$/.exec(module)?.[1];
  return service === undefined ? {} : { extends: `${service}.${name}` };
}

function importsOf(tree: ts.SourceFile): readonly { readonly from: string; readonly names: readonly string[] }[] {
  return tree.statements.filter(ts.isImportDeclaration).map(({ moduleSpecifier, importClause }) => ({
    from: (moduleSpecifier as ts.StringLiteral).text,
    names:
      importClause?.namedBindings !== undefined && ts.isNamedImports(importClause.namedBindings)
        ? importClause.namedBindings.elements.map(element => element.name.text)
        : [],
  }));
}

function propsOf(tree: ts.SourceFile, name: string): readonly DocumentedProp[] {
  const declaration = tree.statements.filter(ts.isInterfaceDeclaration).find(one => one.name.text === name);
  const members: readonly ts.TypeElement[] = declaration?.members ?? [];
  return members.filter(ts.isPropertySignature).map(member => ({
    name: member.name.getText(tree),
    isOptional: member.questionToken !== undefined,
    description: commentOf(member),
    ...defaultOf(member),
  }));
}

function defaultOf(member: ts.Node): { readonly defaultText?: string } {
  const tag = ts.getJSDocTags(member).find(({ tagName }) => tagName.text === 'default');
  const text = tag === undefined ? undefined : ts.getTextOfJSDocComment(tag.comment);
  return text === undefined ? {} : { defaultText: text.replace(/^-\s*/, '') };
}

/** The body of `example` in a guide, as a user writes it in a stack. */
function snippetOf(tree: ts.SourceFile): string {
  const body = exampleIn(tree);
  const text = dedented(body.getText(tree).replace(/^\{|\}$/g, '')).replace(/\bscope\b/g, 'this');
  const used = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(text);
  const own = tree.statements.flatMap(declaredNames).filter(used);
  if (own.length > 0)
    throw new Error(`${tree.fileName}: the example uses ${own.join(', ')} of the guide, which users have not got`);
  const imports = new Map<string, string[]>();
  for (const { from, names } of importsOf(tree)) {
    const module = from.startsWith('.') ? 'cdk-hicp' : from;
    for (const name of names.filter(used)) imports.set(module, [...(imports.get(module) ?? []), name]);
  }
  const lines = [...imports].sort().map(([module, names]) => `import { ${names.sort().join(', ')} } from '${module}';`);
  return `${lines.join('\n')}\n\n${text}`;
}

function declaredNames(statement: ts.Statement): readonly string[] {
  if (ts.isFunctionDeclaration(statement)) return statement.name === undefined ? [] : [statement.name.text];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.map(({ name }) => name.getText());
}

function exampleIn(tree: ts.SourceFile): ts.Node {
  let found: ts.Node | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && node.name.getText(tree) === 'example' && ts.isArrowFunction(node.initializer))
      found ??= node.initializer.body;
    if (found === undefined) ts.forEachChild(node, visit);
  };
  visit(tree);
  if (found === undefined) throw new Error(`${tree.fileName} has no example written as an arrow function`);
  return found;
}

function dedented(text: string): string {
  const lines = text
    .replace(/^\s*\n/, '')
    .trimEnd()
    .split('\n');
  const indents = lines.filter(line => line.trim() !== '').map(line => /^ */.exec(line)?.[0].length ?? 0);
  const common = Math.min(...indents);
  return lines.map(line => line.slice(common)).join('\n');
}

function resourcesOf({ example }: Guide): ReadonlyMap<string, number> {
  const app = new App({ context: { ...recommendedFlags } });
  const stack = new Stack(app, 'Clinic', { env: { account: '111122223333', region: 'us-east-1' } });
  example(stack);
  const template = app.synth({ skipValidation: true }).getStackByName('Clinic').template as {
    readonly Resources: Readonly<Record<string, { readonly Type: string }>>;
  };
  const counts = new Map<string, number>();
  for (const { Type } of Object.values(template.Resources)) {
    if (Type !== 'AWS::CDK::Metadata') counts.set(Type, (counts.get(Type) ?? 0) + 1);
  }
  return counts;
}
