import { arnAttribute } from './identity';
import type { Json, JsonObject } from './json';
import { isObject, own } from './json';
import { intrinsicName, macro, ownOrMacro } from './expression';
import type { Shape } from './precedents';
import { keysOf, Property } from './property';
import type { Run } from './run';
import type { Template } from './template';

/** What types call their tags; most say `Tags`. */
const tagProperties = [
  'Tags',
  'FileSystemTags',
  'AccessPointTags',
  'BackupVaultTags',
  'BackupPlanTags',
  'HostedZoneTags',
  'UserPoolTags',
];

/** What the look for the one that is written goes by among the names of properties. */
const whichTags = '#tags';
/** Its replicas hold the same records, whichever of them is tagged. */
const globalTable = 'AWS::DynamoDB::GlobalTable';

const nothing: JsonObject = {};

function writtenIn(properties: Json | undefined): JsonObject | undefined {
  if (properties === undefined) return nothing;
  // A macro beside them can add any of them.
  const isPlain = isObject(properties) && intrinsicName(properties) === undefined && !Object.hasOwn(properties, macro);
  return isPlain ? properties : undefined;
}

/** A resource as a template declares it. */
export class Resource {
  readonly type: string;
  /** Kept, because many rules read the same properties: as the resource that is judged, and as another one. */
  private own: Property | undefined;
  private other: Property | undefined;
  private knownArn: string | undefined;
  private knownRef: string | undefined;
  private readonly condition: Json | undefined;
  private shapes: Map<string, Shape | undefined> | undefined;
  /** As written, where each is written by itself; undefined where they are computed together. */
  private readonly written: JsonObject | undefined;
  /** The resource, of which nothing is known where a macro stands beside its type. */
  private readonly raw: JsonObject;

  constructor(
    /** @internal The template, for the core's own use: what rules read of it is noted. */
    readonly home: Template,
    /** @internal */
    readonly id: string,
    type: string,
    raw: JsonObject,
  ) {
    this.type = type;
    this.condition = own(raw, 'Condition');
    this.raw = Object.hasOwn(raw, macro) ? { [macro]: own(raw, macro) ?? null } : raw;
    this.written = writtenIn(ownOrMacro(this.raw, 'Properties'));
  }

  /** @internal */
  get isConditional(): boolean {
    return this.condition !== undefined;
  }

  /** The name of the resource. A verdict, or a message that was made, in which it occurs is no precedent for other resources. */
  get logicalId(): string {
    this.home.evaluation.observed.escape();
    return this.id;
  }

  get template(): Template {
    this.home.evaluation.observed.template();
    return this.home;
  }

  /** Its ARN, for comparison: `bucket.arn`, `${bucket.arn}/*`. */
  get arn(): string {
    return (this.knownArn ??= this.reference(arnAttribute(this.type)));
  }

  /** What `!Ref` returns, for comparison. */
  get ref(): string {
    return (this.knownRef ??= this.reference('Ref'));
  }

  private reference(attribute: string): string {
    return this.home.evaluation.symbols.reference(this.home, this.id, attribute);
  }

  get constructPath(): string | undefined {
    this.home.evaluation.observed.escape();
    return this.home.source.constructPath?.(this.id);
  }

  /** A property by its dotted path below `Properties`. */
  property(path: string): Property {
    const keys = keysOf(path);
    this.home.evaluation.observed.property(this, keys[0] ?? '');
    return this.properties().down(keys);
  }

  /** Whether its logical id or its construct path is like this, which is all that a precedent has to know of them. */
  goesBy(logicalIds: RegExp, constructPaths: RegExp): boolean {
    const { observed, shapes } = this.home.evaluation;
    observed.property(this, shapes.question(logicalIds, constructPaths));
    return this.isCalled(logicalIds, constructPaths);
  }

  private isCalled(logicalIds: RegExp, constructPaths: RegExp): boolean {
    return logicalIds.test(this.id) || constructPaths.test(this.home.source.constructPath?.(this.id) ?? '');
  }

  /** All that is judged together. */
  get run(): Run {
    return this.home.run;
  }

  /** An attribute beside `Properties`, such as `DeletionPolicy`. */
  attribute(name: string): Property {
    this.home.evaluation.observed.property(this, `@${name}`);
    if (name === 'Properties') return this.properties();
    return new Property(this, undefined, this.isJudged() ? name : `${this.id}.${name}`, this.home, ownOrMacro(this.raw, name));
  }

  private properties(): Property {
    if (this.isJudged()) return (this.own ??= this.propertiesAs('Properties'));
    // A check may look at other resources: then the path says which.
    return (this.other ??= this.propertiesAs(`${this.id}.Properties`));
  }

  private propertiesAs(name: string): Property {
    return new Property(this, undefined, name, this.home, ownOrMacro(this.raw, 'Properties'));
  }

  /** @internal Lets go of what was read of it, once its template is judged. */
  forget(): void {
    this.own = undefined;
    this.other = undefined;
    this.shapes = undefined;
  }

  /** @internal The findings are about this resource, so its name goes without saying. */
  isJudged(): boolean {
    return this.home.evaluation.judged === this;
  }

  /** @internal How a property, or an attribute with `@` before its name, is written. Undefined where that cannot be compared. */
  shape(name: string): Shape | undefined {
    const { shapes } = this.home.evaluation;
    if (name === whichTags) return this.written && shapes.ofScalar(this.tagProperty());
    if (name.startsWith('#')) {
      const asked = shapes.asked.get(name);
      return asked && shapes.ofScalar(this.isCalled(...asked));
    }
    const isAttribute = name.startsWith('@');
    const source = isAttribute ? this.raw : this.written;
    if (source === undefined || Object.hasOwn(source, macro)) return undefined;
    const raw = own(source, isAttribute ? name.slice(1) : name);
    if (typeof raw !== 'object' || raw === null)
      return name === '@Condition' ? shapes.ofCondition(this.home, raw) : shapes.ofScalar(raw);
    const known = (this.shapes ??= new Map<string, Shape | undefined>());
    let shape = known.get(name);
    if (shape === undefined && !known.has(name)) known.set(name, (shape = shapes.of(this.home, raw)));
    return shape;
  }

  /** The value of a tag; `Tags` may be a list of pairs or an object, and those of a global table stand on its replicas. */
  tag(key: string): Property {
    this.home.evaluation.observed.property(this, whichTags);
    const lists =
      this.type === globalTable
        ? this.property('Replicas')
            .items()
            .map(replica => replica.get('Tags'))
        : [this.property(this.tagProperty())];
    let open: Property | undefined;
    for (const tags of lists) {
      if (isObject(tags.value())) return tags.at(key);
      for (const pair of tags.items()) {
        const name = pair.get('Key');
        if (name.value() === key) return pair.get('Value');
        // It may be the tag: what stands below a value that is not known is neither set nor absent.
        if (name.isUnresolved()) open ??= name.at('Value');
      }
    }
    return open ?? (lists[0] ?? this.property('Tags')).below(key, undefined);
  }

  private tagProperty(): string {
    return tagProperties.find(name => this.rawProperty(name) !== undefined) ?? 'Tags';
  }

  /** The resources of a type that exist in this branch and whose property refers to this resource, or may. */
  referredToBy(type: string, property: string): readonly Resource[] {
    const { run } = this.home;
    // Where the run has none of the type, the answer is the same for all.
    if (run.declared(type).length > 0) this.home.evaluation.observed.referrers(this, type, property);
    const found = run.referrers(this, type, property);
    return found.length === 0 ? found : found.filter(resource => resource.exists());
  }

  /** Whether it is deployed in the branch being judged. */
  exists(): boolean {
    // Of the one that is judged, precedents know it.
    if (this.condition === undefined && this.isJudged()) return true;
    this.home.evaluation.observed.property(this, '@Condition');
    return this.condition === undefined || this.home.holds(this.condition);
  }

  /** @internal */
  rawProperty(name: string): Json | undefined {
    const properties = ownOrMacro(this.raw, 'Properties');
    return isObject(properties) ? ownOrMacro(properties, name) : undefined;
  }
}
