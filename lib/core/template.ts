import { holds } from './conditions';
import type { Evaluation } from './evaluation';
import { isRewritten, macro } from './expression';
import { resolve } from './intrinsics';
import { isList, isObject, own } from './json';
import type { Json, JsonObject, StringMap } from './json';
import { Resource } from './resource';
import type { Run } from './run';
import type { Elsewhere, Scope, StackOutput } from './scope';
import type { Environment, TemplateSource } from './template-source';

/** Transforms that leave a template as it reads here: readers carry them out, or they concern deployment only. */
const carriedOut = new Set([
  'AWS::LanguageExtensions',
  'AWS::Serverless-2016-10-31',
  'AWS::CodeDeployBlueGreen',
  'AWS::SecretsManager-2020-07-23',
  'AWS::SecretsManager-2024-09-16',
]);

/** On which the verdicts about all resources may depend. */
const sections = ['Parameters', 'Mappings', 'Conditions'];

/** A template as a graph: from a resource, the whole run is in reach. */
export class Template implements Scope {
  readonly resources: readonly Resource[];
  readonly parameters: JsonObject;
  readonly mappings: JsonObject;
  readonly conditions: JsonObject;
  readonly outputs: JsonObject;
  readonly given: StringMap;
  readonly environment: Environment;
  /** Account and Region as one text. */
  readonly place: string;
  readonly stack: string | undefined;
  readonly evaluation: Evaluation;
  /** A macro that changes the template at deployment in ways that nobody can see here. */
  readonly rewrittenBy: string | undefined;
  private readonly byId = new Map<string, Resource>();
  private readonly byType = new Map<string, Resource[]>();

  constructor(
    readonly run: Run,
    readonly id: string,
    readonly source: TemplateSource,
  ) {
    this.evaluation = run.evaluation;
    this.parameters = section(source.body, 'Parameters');
    this.mappings = section(source.body, 'Mappings');
    this.conditions = section(source.body, 'Conditions');
    this.outputs = section(source.body, 'Outputs');
    this.given = source.parameters ?? {};
    this.environment = source.environment ?? {};
    // No id of a template begins like this.
    this.place = `@${JSON.stringify([this.environment.account, this.environment.region])}`;
    this.stack = source.stack;
    this.rewrittenBy =
      unknownMacro(own(source.body, 'Transform')) ??
      (Object.hasOwn(source.body, macro) || sections.some(name => isRewritten(section(source.body, name))) ? macro : undefined);
    const resources: Resource[] = [];
    const written = section(source.body, 'Resources');
    for (const logicalId of Object.keys(written)) {
      const raw = own(written, logicalId);
      const type = isObject(raw) ? own(raw, 'Type') : undefined;
      if (!isObject(raw) || typeof type !== 'string') continue;
      const resource = new Resource(this, logicalId, type, raw);
      resources.push(resource);
      this.byId.set(logicalId, resource);
      const others = this.byType.get(type);
      if (others === undefined) this.byType.set(type, [resource]);
      else others.push(resource);
    }
    this.resources = resources;
  }

  /** Defaults without which it would hold other resources. */
  get assumed(): StringMap | undefined {
    const { repeatedOver, parent } = this.source;
    if (repeatedOver === undefined || parent !== undefined) return undefined;
    const open = Object.entries(repeatedOver).filter(([name]) => !Object.hasOwn(this.given, name));
    return open.length === 0 ? undefined : Object.fromEntries(open);
  }

  get name(): string {
    return this.source.path;
  }

  find(logicalId: string): Resource | undefined {
    return this.byId.get(logicalId);
  }

  /** The resources of a type that exist in the branch being judged. To find what belongs to a resource, `referredToBy` is cheaper. */
  ofType(type: string): readonly Resource[] {
    this.run.lookedAt.add(type);
    if (this.run.declared(type).length > 0) this.evaluation.observed.ofType(this, type);
    return (this.byType.get(type) ?? []).filter(resource => resource.exists());
  }

  /** @internal Those of every branch. */
  declared(type: string): readonly Resource[] {
    return this.byType.get(type) ?? [];
  }

  types(): Iterable<readonly [string, readonly Resource[]]> {
    return this.byType;
  }

  /** Whether a resource's own `Condition` holds; asks when that is not decided. */
  holds(condition: Json): boolean {
    if (typeof condition !== 'string') return true;
    const outcome = holds(this, condition, resolve);
    if (typeof outcome === 'boolean') return outcome;
    this.evaluation.ask(outcome);
    return true;
  }

  resource(logicalId: string): Resource | undefined {
    return this.byId.get(logicalId);
  }

  typeOf(logicalId: string): string | undefined {
    return this.byId.get(logicalId)?.type;
  }

  rawProperty(logicalId: string, name: string): Json | undefined {
    return this.byId.get(logicalId)?.rawProperty(name);
  }

  parent(): { readonly scope: Scope; readonly logicalId: string } | undefined {
    return this.run.parentOf(this);
  }

  child(logicalId: string): Scope | undefined {
    return this.run.childOf(this, logicalId);
  }

  exported(name: string): Elsewhere | undefined {
    return this.run.exported(this, name);
  }

  outputOf(output: StackOutput): Elsewhere | undefined {
    return this.run.outputOf(this, output);
  }
}

function section(body: JsonObject, name: string): JsonObject {
  const value = own(body, name);
  return isObject(value) ? value : {};
}

function unknownMacro(transform: Json | undefined): string | undefined {
  for (const entry of isList(transform) ? transform : [transform]) {
    if (entry === undefined || entry === null) continue;
    const name = typeof entry === 'string' ? entry : isObject(entry) ? own(entry, 'Name') : undefined;
    if (typeof name !== 'string') return 'a transform without a name';
    if (!carriedOut.has(name)) return name;
  }
  return undefined;
}
