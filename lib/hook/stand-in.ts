import { compliant, nonCompliant, undetermined } from '../core';
import type { Json, Property, Resource, Scalar, Verdict } from '../core';
import { isList, isObject, isScalar, own } from '../core/json';
import { sameScalar } from '../core/property';
import { anyItem, CannotSay, isEmptyConstant, NobodyKnows, shownPath } from './questions';
import type { Ask, Obstacle, Path, Values } from './questions';

/**
 * What stands in for a resource while the questions of a check are gathered: it has no values but asks for each answer. Whatever
 * a rule of Guard could not ask ends the run with `CannotSay`.
 */
export function standIn(type: string, ask: Ask, items: number): Resource {
  return new StandIn(type, ask, items) as unknown as Resource;
}

const noVerdict = '';
const failed = (): Verdict => nonCompliant(noVerdict);
const unknown = (): Verdict => undetermined(noVerdict);

class StandIn {
  constructor(
    readonly type: string,
    private readonly ask: Ask,
    private readonly items: number,
  ) {}

  /** For messages, which nobody reads here. */
  readonly logicalId = 'Judged';
  readonly constructPath = undefined;

  property(path: string): Property {
    return asProperty(new Asked(['Properties', ...path.split('.')], this.ask, this.items));
  }

  attribute(name: string): Property {
    if (name === 'Properties') return asProperty(new Asked(['Properties'], this.ask, this.items));
    throw new CannotSay('beside Properties', name);
  }

  tag(key: string): never {
    throw new CannotSay('tags', key);
  }

  goesBy(): never {
    throw new CannotSay('beside Properties', 'the logical id');
  }

  exists(): boolean {
    return true;
  }

  referredToBy(type: string): never {
    throw new CannotSay('another resource', type);
  }

  get template(): never {
    throw new CannotSay('another resource', 'the template');
  }

  get run(): never {
    throw new CannotSay('another resource', 'the templates of the run');
  }

  get home(): never {
    throw new CannotSay('another resource', 'the template');
  }

  get arn(): never {
    throw new CannotSay('another resource', 'its ARN');
  }

  get ref(): never {
    throw new CannotSay('another resource', 'its name');
  }
}

function asProperty(one: Asked | Constant): Property {
  return one as unknown as Property;
}

/** Paths below which IAM policies stand. */
const policies = /^(?:.*Polic(?:y|ies)(?:Document|Text)?|.*Document|Statement)$/;

class Asked {
  constructor(
    private readonly keys: Path,
    private readonly ask: Ask,
    private readonly itemCount: number,
  ) {}

  get path(): string {
    return shownPath(this.keys);
  }

  state(): string {
    return this.path;
  }

  shownValue(): string {
    return this.path;
  }

  get(path: string): Property {
    return asProperty(new Asked([...this.keys, ...path.split('.')], this.ask, this.itemCount));
  }

  at(key: string): Property {
    return asProperty(new Asked([...this.keys, key], this.ask, this.itemCount));
  }

  private presence(): 'absent' | 'dynamic' | 'set' {
    return this.ask({ path: this.keys, about: 'presence' }) as 'absent' | 'dynamic' | 'set';
  }

  private test(values: Values, absent: Verdict, isWanted = true): Verdict {
    const presence = this.presence();
    if (presence === 'absent') return absent;
    if (presence === 'dynamic') return values.kind === 'something' ? (isWanted ? compliant : failed()) : unknown();
    return (this.ask({ path: this.keys, about: 'value', values }) === 'yes') === isWanted ? compliant : failed();
  }

  orDefault(value: Json): Property {
    return asProperty(this.presence() === 'absent' ? new Constant(this.path, value) : this);
  }

  mustBe(...all: readonly Scalar[]): Verdict {
    return this.test({ kind: 'among', all }, failed());
  }

  mustNotBe(...all: readonly Scalar[]): Verdict {
    return this.test({ kind: 'among', all }, compliant, false);
  }

  mustBeAtLeast(bound: number): Verdict {
    return this.test({ kind: 'at least', bound }, failed());
  }

  mustBeAtMost(bound: number): Verdict {
    return this.test({ kind: 'at most', bound }, failed());
  }

  mustMatch({ source, flags }: RegExp): Verdict {
    return this.test({ kind: 'matching', source, flags }, failed());
  }

  mustBePresent(): Verdict {
    return this.test({ kind: 'something' }, failed());
  }

  mustBeAbsent(): Verdict {
    return this.test({ kind: 'something' }, compliant, false);
  }

  must(): Verdict {
    if (this.presence() === 'absent') return failed();
    throw this.computed();
  }

  isUnresolved(): boolean {
    const presence = this.presence();
    if (presence === 'set') throw this.cannotSay('reference');
    return presence === 'dynamic';
  }

  items(): readonly Property[] {
    const presence = this.presence();
    if (presence === 'absent') return [];
    if (presence === 'dynamic') throw new NobodyKnows();
    if (this.keys.includes(anyItem)) throw this.cannotSay('list');
    if (this.ask({ path: this.keys, about: 'items' }) === 'none') return [];
    return Array.from({ length: this.itemCount }, (_, index) =>
      asProperty(new Asked([...this.keys, index === 0 ? anyItem : `[${String(index)}]`], this.ask, this.itemCount)),
    );
  }

  entries(): readonly (readonly [string, Property])[] {
    if (this.presence() === 'absent') return [];
    throw this.cannotSay(policies.test(this.keys.at(-1) ?? '') ? 'policy document' : 'keys');
  }

  value(): undefined {
    if (this.presence() === 'absent') return undefined;
    throw this.computed();
  }

  canonicalText(): undefined {
    if (this.presence() === 'absent') return undefined;
    throw this.computed();
  }

  private computed(): CannotSay {
    return this.cannotSay(this.keys.some(key => policies.test(key)) ? 'policy document' : 'computed');
  }

  private cannotSay(obstacle: Obstacle): CannotSay {
    return new CannotSay(obstacle, this.path, this.keys);
  }

  get symbols(): never {
    throw this.computed();
  }

  below(): never {
    throw this.computed();
  }

  get resource(): never {
    throw this.cannotSay('another resource');
  }

  mustReferTo(): Verdict {
    if (this.presence() === 'absent') return failed();
    throw this.cannotSay('another resource');
  }

  leadsTo(): Verdict {
    return this.mustReferTo();
  }

  target(): undefined {
    if (this.presence() === 'absent') return undefined;
    throw this.cannotSay('another resource');
  }
}

/** What AWS applies where a property is not set. */
class Constant {
  constructor(
    readonly path: string,
    private readonly known: Json | undefined,
  ) {}

  state(): string {
    return this.path;
  }

  shownValue(): string {
    return this.path;
  }

  get(path: string): Property {
    return asProperty(path.split('.').reduce((one: Constant, key) => one.child(key), this));
  }

  at(key: string): Property {
    return asProperty(this.child(key));
  }

  private child(key: string): Constant {
    return new Constant(`${this.path}.${key}`, isObject(this.known) ? own(this.known, key) : undefined);
  }

  orDefault(value: Json): Property {
    return asProperty(this.known === undefined ? new Constant(this.path, value) : this);
  }

  must(_: unknown, test: (value: Scalar) => boolean): Verdict {
    return isScalar(this.known) && test(this.known) ? compliant : failed();
  }

  mustBe(...all: readonly Scalar[]): Verdict {
    return this.must(noVerdict, value => all.some(one => sameScalar(one, value)));
  }

  mustNotBe(...all: readonly Scalar[]): Verdict {
    return this.known === undefined ? compliant : this.must(noVerdict, value => !all.some(one => sameScalar(one, value)));
  }

  mustBeAtLeast(bound: number): Verdict {
    return this.must(noVerdict, value => Number(value) >= bound);
  }

  mustBeAtMost(bound: number): Verdict {
    return this.must(noVerdict, value => Number(value) <= bound);
  }

  mustMatch(pattern: RegExp): Verdict {
    return this.must(noVerdict, value => pattern.test(String(value)));
  }

  mustBePresent(): Verdict {
    return isEmptyConstant(this.known) ? failed() : compliant;
  }

  mustBeAbsent(): Verdict {
    return isEmptyConstant(this.known) ? compliant : failed();
  }

  isUnresolved(): boolean {
    return false;
  }

  items(): readonly Property[] {
    if (this.known === undefined) return [];
    return (isList(this.known) ? this.known : [this.known]).map(item => asProperty(new Constant(this.path, item)));
  }

  entries(): readonly (readonly [string, Property])[] {
    return isObject(this.known) ? Object.keys(this.known).map(key => [key, asProperty(this.child(key))] as const) : [];
  }

  value(): Json | undefined {
    return this.known;
  }

  canonicalText(): string | undefined {
    return isScalar(this.known) ? String(this.known) : undefined;
  }

  get symbols(): never {
    throw new CannotSay('computed', this.path);
  }

  below(): never {
    throw new CannotSay('computed', this.path);
  }

  get resource(): never {
    throw new CannotSay('another resource', this.path);
  }

  mustReferTo(): Verdict {
    return failed();
  }

  leadsTo(): Verdict {
    return this.known === undefined ? failed() : unknown();
  }

  target(): undefined {
    return undefined;
  }
}
