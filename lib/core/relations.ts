import { nameProperty } from './identity';
import { isList, isObject, own } from './json';
import type { Json } from './json';
import type { Resource } from './resource';
import type { Run } from './run';
import type { Elsewhere, Scope } from './scope';
import { resolve, stackOutput } from './intrinsics';
import { pseudoParameters } from './parameters';

/** What the referring properties of one resource type may point at, in any branch. Built once, so that relations cost linear time. */
interface Index {
  readonly isEmpty: boolean;
  readonly byTarget: Map<Resource, Resource[]>;
  readonly byLiteral: Map<string, Resource[]>;
  /** Their value comes from outside: only a resource with a name of its own can be meant. */
  readonly outside: Set<Resource>;
  /** Nothing is known about their value. */
  readonly unknown: Set<Resource>;
  /** What was found so far: several rules look for the same. */
  readonly found: Map<Resource, readonly Resource[]>;
}

const none: readonly Resource[] = [];

/** How much of an expression is looked at; what is larger counts as unknown. */
const largest = 400;

export class Relations {
  /** By type and property. */
  private readonly indexes = new Map<string, Map<string, Index>>();

  constructor(private readonly run: Run) {}

  /** The resources of a type whose property refers to the target, or may: a superset that the check then confirms. */
  referrers(target: Resource, type: string, property: string): readonly Resource[] {
    const index = this.index(type, property);
    // Most questions are about types of which there is none.
    if (index.isEmpty) return none;
    let found = index.found.get(target);
    if (found === undefined) index.found.set(target, (found = find(index, target)));
    return found;
  }

  private index(type: string, property: string): Index {
    let ofType = this.indexes.get(type);
    if (ofType === undefined) {
      this.indexes.set(type, (ofType = new Map<string, Index>()));
      this.run.lookedAt.add(type);
    }
    let index = ofType.get(property);
    if (index === undefined) {
      index = {
        isEmpty: this.run.declared(type).length === 0,
        byTarget: new Map(),
        byLiteral: new Map(),
        outside: new Set(),
        unknown: new Set(),
        found: new Map(),
      };
      ofType.set(property, index);
      for (const resource of this.run.declared(type)) this.enter(index, resource, property);
    }
    return index;
  }

  private enter(index: Index, resource: Resource, property: string): void {
    const [first = '', ...rest] = property.split('.');
    let raw = resource.rawProperty(first);
    for (const key of rest) raw = isObject(raw) ? (own(raw, key) ?? (Object.hasOwn(raw, 'Fn::If') ? raw : undefined)) : undefined;
    let left = largest;
    const walk = (scope: Scope, value: Json | undefined, depth: number): void => {
      if (--left < 0 || depth > 40) index.unknown.add(resource);
      else if (typeof value === 'string') add(index.byLiteral, value, resource);
      else if (isList(value)) for (const item of value) walk(scope, item, depth + 1);
      else if (isObject(value))
        for (const key of Object.keys(value)) this.enterKey(index, resource, scope, key, own(value, key), depth, walk);
    };
    walk(resource.home, raw, 0);
  }

  private enterKey(
    index: Index,
    resource: Resource,
    scope: Scope,
    key: string,
    argument: Json | undefined,
    depth: number,
    walk: (scope: Scope, value: Json | undefined, depth: number) => void,
  ): void {
    const named = (name: string): void => {
      if (pseudoParameters.has(name)) return;
      const target = scope.resource(name);
      if (target !== undefined) add(index.byTarget, target, resource);
      else this.enterParameter(index, resource, scope, name, depth, walk);
    };
    if (key === 'Ref') {
      if (typeof argument === 'string') named(argument);
      else index.unknown.add(resource);
    } else if (key === 'Fn::GetAtt') {
      const [id, ...attribute] =
        typeof argument === 'string'
          ? argument.split('.')
          : isList(argument)
            ? argument.map(part => (typeof part === 'string' ? part : ''))
            : [];
      const child = id !== undefined && scope.typeOf(id) === 'AWS::CloudFormation::Stack' ? scope.child(id) : undefined;
      const output = child === undefined ? undefined : own(child.outputs, attribute.join('.').replace(/^Outputs\./, ''));
      if (child !== undefined && isObject(output)) walk(child, own(output, 'Value'), depth + 1);
      else if (id !== undefined) named(id);
      else index.unknown.add(resource);
    } else if (key === 'Fn::Sub') {
      const [text, variables] = isList(argument) ? argument : [argument];
      if (typeof text === 'string')
        for (const match of text.matchAll(/\$\{([^!}][^}]*)\}/g)) subName(match[1] ?? '', variables, named);
      if (typeof text === 'string' && !text.includes('${')) add(index.byLiteral, text, resource);
      walk(scope, isObject(variables) ? Object.values(variables) : undefined, depth + 1);
    } else if (key === 'Fn::ImportValue') {
      const exported = fixed(scope, () => {
        const name = resolve(scope, argument);
        return typeof name === 'string' ? scope.exported(name) : undefined;
      });
      if (exported !== undefined) walk(exported.scope, exported.raw, depth + 1);
      else index.unknown.add(resource);
    } else if (key === 'Fn::GetStackOutput') {
      const output = fixed(scope, () => stackOutput(scope, argument));
      if (output !== undefined) walk(output.scope, output.raw, depth + 1);
      else index.unknown.add(resource);
    } else if (key === 'Fn::If' || key === 'Fn::Join' || key === 'Fn::Select' || key === 'Fn::Split')
      walk(scope, argument, depth + 1);
    else if (key.startsWith('Fn::')) index.unknown.add(resource);
    else walk(scope, argument, depth + 1);
  }

  private enterParameter(
    index: Index,
    resource: Resource,
    scope: Scope,
    name: string,
    depth: number,
    walk: (scope: Scope, value: Json | undefined, depth: number) => void,
  ): void {
    const parent = scope.parent();
    const passed = parent?.scope.rawProperty(parent.logicalId, 'Parameters');
    if (parent !== undefined && isObject(passed) && Object.hasOwn(passed, name)) walk(parent.scope, own(passed, name), depth + 1);
    else if (parent !== undefined && passed !== undefined && !isObject(passed)) index.unknown.add(resource);
    else index.outside.add(resource);
  }
}

/** What another stack gives, where its name depends on no branch. */
function fixed(scope: Scope, find: () => Elsewhere | undefined): Elsewhere | undefined {
  const { evaluation } = scope;
  const { question, assuming, touched } = evaluation;
  evaluation.assuming = false;
  const found = find();
  const isFixed = evaluation.question === question;
  evaluation.question = question;
  evaluation.assuming = assuming;
  evaluation.touched = touched;
  return isFixed ? found : undefined;
}

function find(index: Index, target: Resource): readonly Resource[] {
  const name = nameProperty(target.type);
  const literal = name === undefined ? undefined : target.rawProperty(name);
  const referring = index.byTarget.get(target);
  if (literal === undefined && index.unknown.size === 0) return referring ?? none;
  const found = new Set(referring);
  const same = (resource: Resource): boolean => resource.home === target.home;
  for (const resource of index.unknown) if (same(resource)) found.add(resource);
  if (typeof literal === 'string') for (const resource of index.byLiteral.get(literal) ?? []) found.add(resource);
  if (literal !== undefined) {
    for (const resource of index.outside) if (same(resource)) found.add(resource);
    if (typeof literal !== 'string')
      for (const all of index.byLiteral.values()) for (const resource of all) if (same(resource)) found.add(resource);
  }
  return [...found];
}

function subName(written: string, variables: Json | undefined, named: (name: string) => void): void {
  const name = written.trim();
  if (isObject(variables) && Object.hasOwn(variables, name)) return;
  named(name.split('.')[0] ?? name);
}

function add<K>(map: Map<K, Resource[]>, key: K, resource: Resource): void {
  const others = map.get(key);
  if (others === undefined) map.set(key, [resource]);
  // Resources are entered one after the other.
  else if (others.at(-1) !== resource) others.push(resource);
}
