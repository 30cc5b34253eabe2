import { CfnResource, DefaultTokenResolver, Lazy, NestedStack, Reference, Stack, Token, Tokenization } from 'aws-cdk-lib/core';
import type { IPostProcessor, IResolvable, IResolveContext } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { assess, isObject, own } from '../core';
import type { JsonObject, Rule, StringMap, TemplateSource } from '../core';
import { readTemplateText, withFacts } from '../template/file';
import type { Loaded } from '../template/read';
import { inAllBranches, onlyWhere } from './branches';

/** Stacks and resources render themselves by this method, which CDK keeps to itself. */
interface Rendered {
  _toCloudFormation(): object;
}

/** A resource as its template will have it, overrides included; nothing where it renders nothing. */
export function bodyOf(resource: CfnResource): JsonObject | undefined {
  const rendered = asJson(early(resource, resource));
  const resources = own(rendered, 'Resources');
  const body = isObject(resources) ? own(resources, logicalIdOf(resource)) : undefined;
  return isObject(body) ? body : undefined;
}

export function logicalIdOf(resource: CfnResource): string {
  return String(resource.stack.resolve(resource.logicalId));
}

export function resourcesOf(stack: Stack): readonly CfnResource[] {
  const found: CfnResource[] = [];
  const open = [...stack.node.children];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (Stack.isStack(node)) continue;
    if (CfnResource.isCfnResource(node)) found.push(node);
    open.push(...node.node.children);
  }
  return found;
}

/** The template of one stack, before CDK has settled what stacks take from each other. */
export function loadedEarly(stack: Stack, parameters: StringMap): Loaded {
  return loaded(stack, asJson(early(stack as unknown as Rendered, stack)), NestedStack.isNestedStack(stack) ? {} : parameters);
}

/** The templates of stacks, once they were synthesized. */
export function loadedFinal(stacks: readonly Stack[], parameters: StringMap): Loaded {
  const each = stacks.map(stack => {
    const rendered = asJson(stack.resolve((stack as unknown as Rendered)._toCloudFormation()));
    return loaded(stack, rendered, stack.nestedStackParent === undefined ? parameters : {}, parentOf(stack));
  });
  return {
    sources: each.flatMap(({ sources }) => sources),
    errors: each.flatMap(({ errors }) => errors),
    acknowledgements: [],
    changes: [],
  };
}

function parentOf(stack: Stack): Partial<TemplateSource> {
  const { nestedStackParent: parent, nestedStackResource: resource } = stack;
  if (parent === undefined || resource === undefined) return {};
  return { parent: { path: nameOf(parent), logicalId: logicalIdOf(resource) } };
}

/** Files of nested stacks in different Stages may share a name, construct paths may not. */
function nameOf(stack: Stack): string {
  return `${stack.node.path}.template.json`;
}

function loaded(stack: Stack, body: JsonObject, parameters: StringMap, facts: Partial<TemplateSource> = {}): Loaded {
  const name = nameOf(stack);
  const text = JSON.stringify('Resources' in body ? body : { ...body, Resources: {} }, undefined, 1);
  const { source, errors } = readTemplateText(text, name, parameters);
  if (source === undefined) return { sources: [], errors, acknowledgements: [], changes: [] };
  const paths = new Map(resourcesOf(stack).map(resource => [logicalIdOf(resource), resource.node.path]));
  const known = withFacts(source, {
    stack: stack.stackName,
    constructPath: logicalId => paths.get(logicalId),
    environment: {
      ...(Token.isUnresolved(stack.account) ? {} : { account: stack.account }),
      ...(Token.isUnresolved(stack.region) ? {} : { region: stack.region }),
    },
    ...facts,
  });
  return { sources: [known], errors, acknowledgements: [], changes: [] };
}

function asJson(rendered: unknown): JsonObject {
  return JSON.parse(JSON.stringify(rendered)) as JsonObject;
}

function early(rendered: Rendered, scope: CfnResource | Stack): unknown {
  const resolve = (value: unknown): unknown =>
    Tokenization.resolve(value, { scope, resolver: new EarlyResolver(), preparing: false });
  // A stack resolves each of its parts itself, its own way.
  const own = Stack.isStack(scope) ? (Object.create(scope, { resolve: { value: resolve } }) as Rendered) : rendered;
  return unkept(() => resolve(own._toCloudFormation()));
}

interface LazyValue {
  readonly producer: { produce(context: IResolveContext): unknown };
  readonly _cached?: unknown;
  resolve: (this: LazyValue, context: IResolveContext) => unknown;
}

/** What all lazy values of CDK extend, which it does not export. */
const lazyValues = Object.getPrototypeOf(
  Object.getPrototypeOf(Tokenization.reverse(Lazy.uncachedString({ produce: () => undefined }))),
) as LazyValue;

/**
 * Lazy values keep what they are first asked for, such as the containers of a task or the user data of an instance: asked before all
 * Aspects have run, what those add later would be lost. They may be asked in passing, by a token that resolves others itself.
 */
function unkept<T>(render: () => T): T {
  const { resolve } = lazyValues;
  lazyValues.resolve = function (context) {
    return this._cached ?? this.producer.produce(context);
  };
  try {
    return render();
  } finally {
    lazyValues.resolve = resolve;
  }
}

/** What `Fn::Join` of CDK's own resolver amounts to, which it does not export. */
const joined: ConstructorParameters<typeof DefaultTokenResolver>[0] = {
  join(left: unknown, right: unknown): unknown {
    if (left === undefined) return right;
    if (right === undefined) return left;
    if (isText(left) && isText(right)) return `${left}${right}`;
    return { 'Fn::Join': ['', [...partsOf(left), ...partsOf(right)]] };
  },
};

function isText(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function partsOf(value: unknown): readonly unknown[] {
  const join = typeof value === 'object' && value !== null && 'Fn::Join' in value ? value['Fn::Join'] : undefined;
  return Array.isArray(join) && join[0] === '' && Array.isArray(join[1]) ? (join[1] as readonly unknown[]) : [value];
}

/** How what another stack takes of a construct is written before there is an export. */
export function importOf(construct: IConstruct, attribute: string): string {
  return `${construct.node.path}.${attribute}`;
}

/**
 * Until stacks are prepared, a reference to another stack renders as one to a resource of that name in this stack, which may exist.
 * Here it is an import that nothing exports: unknown.
 */
class EarlyResolver extends DefaultTokenResolver {
  constructor() {
    super(joined);
  }

  override resolveToken(token: IResolvable, context: IResolveContext, postProcessor: IPostProcessor): unknown {
    if (Reference.isReference(token) && Stack.of(token.target) !== Stack.of(context.scope))
      return { 'Fn::ImportValue': importOf(token.target, token.displayName) };
    return super.resolveToken(isDocument(token) ? unfrozen(token) : token, context, postProcessor);
  }
}

interface Document extends IResolvable {
  readonly statements: readonly unknown[];
  freezeStatements(): void;
}

function isDocument(token: IResolvable): token is Document {
  return 'freezeStatements' in token && 'statements' in token && Array.isArray(token.statements);
}

/** Policy documents that render freeze and merge their statements, and an Aspect may have yet to write into those. */
function unfrozen(document: Document): IResolvable {
  return Object.create(document, {
    statements: { value: [...document.statements] },
    freezeStatements: { value: () => undefined },
  }) as IResolvable;
}

/** Whether a rule is not met by a resource on its own, in whatever branch. */
export function isOpenAlone(resource: CfnResource, body: JsonObject, rule: Rule): boolean {
  const id = logicalIdOf(resource);
  const template = JSON.stringify({ Resources: Object.fromEntries([[id, body]]) });
  const { source } = readTemplateText(template, `${resource.node.path}.json`);
  if (source === undefined) return false;
  const { findings } = assess([source], [inAllBranches(rule)], { phi: 'everything' });
  return findings.some(
    ({ verdict, assumes }) =>
      verdict.status === 'non-compliant' &&
      onlyWhere({ reasons: verdict.reasons, ...(assumes === undefined ? {} : { assumes }) }) === undefined,
  );
}
