import { arnAttribute } from './identity';
import type { Json } from './json';
import { isObject, own } from './json';
import { Property } from './property';
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

/** A resource as a template declares it. */
export class Resource {
  readonly logicalId: string;
  readonly type: string;
  readonly template: Template;
  /** Kept, because many rules read the same properties: as the resource that is judged, and as another one. */
  private own: Property | undefined;
  private other: Property | undefined;
  private knownArn: string | undefined;
  private knownRef: string | undefined;
  private readonly condition: Json | undefined;

  constructor(
    template: Template,
    logicalId: string,
    type: string,
    private readonly raw: Readonly<Record<string, Json>>,
  ) {
    this.template = template;
    this.logicalId = logicalId;
    this.type = type;
    this.condition = own(raw, 'Condition');
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
    return this.template.evaluation.symbols.reference(this.template, this.logicalId, attribute);
  }

  get constructPath(): string | undefined {
    return this.template.source.constructPath?.(this.logicalId);
  }

  /** A property by its dotted path below `Properties`. */
  property(path: string): Property {
    return this.properties().get(path);
  }

  /** An attribute beside `Properties`, such as `DeletionPolicy`. */
  attribute(name: string): Property {
    if (name === 'Properties') return this.properties();
    return new Property(
      this,
      undefined,
      this.isJudged() ? name : `${this.logicalId}.${name}`,
      this.template,
      own(this.raw, name),
    );
  }

  private properties(): Property {
    if (this.isJudged()) return (this.own ??= this.propertiesAs('Properties'));
    // A check may look at other resources: then the path says which.
    return (this.other ??= this.propertiesAs(`${this.logicalId}.Properties`));
  }

  private propertiesAs(name: string): Property {
    return new Property(this, undefined, name, this.template, own(this.raw, 'Properties'));
  }

  /** @internal Lets go of what was read of it, once its template is judged. */
  forget(): void {
    this.own = undefined;
    this.other = undefined;
  }

  private isJudged(): boolean {
    return this.template.evaluation.judged === this;
  }

  /** The value of a tag; `Tags` may be a list of pairs or an object. */
  tag(key: string): Property {
    const tags = this.property(tagProperties.find(name => this.rawProperty(name) !== undefined) ?? 'Tags');
    if (isObject(tags.value())) return tags.at(key);
    let open: Property | undefined;
    for (const pair of tags.items()) {
      const name = pair.get('Key');
      if (name.value() === key) return pair.get('Value');
      // It may be the tag: what stands below a value that is not known is neither set nor absent.
      if (name.isUnresolved()) open ??= name.at('Value');
    }
    return open ?? tags.below(key, undefined);
  }

  /** The resources of a type that exist in this branch and whose property refers to this resource, or may. */
  referredToBy(type: string, property: string): readonly Resource[] {
    return this.template.run.referrers(this, type, property).filter(resource => resource.exists());
  }

  /** Whether it is deployed in the branch being judged. */
  exists(): boolean {
    return this.condition === undefined || this.template.holds(this.condition);
  }

  /** @internal */
  rawProperty(name: string): Json | undefined {
    const properties = own(this.raw, 'Properties');
    return isObject(properties) ? own(properties, name) : undefined;
  }
}
