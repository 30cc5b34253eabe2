import { isOfOwnProperty } from './attributes';
import { canonicalText, nameProperty, noteIdentities } from './identity';
import { ownOrMacro } from './expression';
import { resolve } from './intrinsics';
import type { Value } from './intrinsics';
import { describe, isList, isObject, isScalar, own } from './json';
import type { Json, Scalar } from './json';
import { overlaps } from './pattern';
import type { Resource } from './resource';
import { Elsewhere } from './scope';
import type { Scope } from './scope';
import { hasSymbols } from './text';
import type { Symbols } from './text';
import { compliant, nonCompliant, undetermined } from './verdict';
import type { Message, Verdict } from './verdict';

/** Rules ask by the same few hundred paths. */
const splitPaths = new Map<string, readonly string[]>();

export function keysOf(path: string): readonly string[] {
  let keys = splitPaths.get(path);
  if (keys === undefined) {
    keys = path.split('.');
    if (splitPaths.size < 10_000) splitPaths.set(path, keys);
  }
  return keys;
}

/** The value depends on no branch. */
const always = 'always';

/** Children kept for the next check; objects with more keys than that are walked, not asked. */
const mostKept = 24;

const secretName = /password|passphrase|secretstring|authtoken|privatekey|accesstoken|credential/i;

/**
 * Something written in a resource, in the branch being judged: a value, nothing, or unresolved. It never shows an intrinsic; what
 * is not known makes every `must…` undetermined.
 */
export class Property {
  private resolved: Value;
  /** The run for which `resolved` holds; what does not depend on the branch holds always. */
  private validIn: number | typeof always = 0;
  private canonical: string | undefined;
  private canonicalIn: number | typeof always = 0;
  /** The properties below that were asked for, a few of them: checks ask for the same ones again and again. */
  private child: Property | undefined;
  private next: Property | undefined;
  private list: { readonly items: readonly Property[]; readonly validIn: number | typeof always } | undefined;

  constructor(
    readonly resource: Resource,
    private readonly parent: Property | undefined,
    /** Its key in the parent, or what stands behind the parent's path, such as `[0]`. */
    private readonly key: string,
    private readonly scope: Scope,
    private readonly raw: Json | undefined,
    private readonly kind: 'written' | 'default' | 'part' = 'written',
  ) {}

  /** As a person writes it: `Properties.Tags[0].Value`. Made when a message needs it. */
  get path(): string {
    if (this.parent === undefined) {
      // The name of another resource is part of it.
      if (!this.resource.isJudged()) this.scope.evaluation.observed.escape();
      return this.key;
    }
    return this.key === '' || this.key.startsWith('[') ? `${this.parent.path}${this.key}` : `${this.parent.path}.${this.key}`;
  }

  /** The property below, by a dotted path. Use `at` for a key that may hold a dot. */
  get(path: string): Property {
    return this.down(keysOf(path));
  }

  /** @internal */
  down(keys: readonly string[]): Property {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- a walk that begins here
    let property: Property = this;
    for (const key of keys) property = property.at(key);
    return property;
  }

  at(key: string): Property {
    const value = this.value();
    let count = 0;
    for (let child = this.child; child !== undefined; child = child.next) {
      if (child.key === key) return child;
      count++;
    }
    const child = this.childAt(key, value);
    if (count < mostKept) {
      child.next = this.child;
      this.child = child;
    }
    return child;
  }

  private childAt(key: string, value: Value): Property {
    if (value instanceof Elsewhere) return new Property(this.resource, this, key, value.scope, childOf(value.raw, key));
    if (typeof value === 'string' && hasSymbols(value)) {
      // The known parts of a text tell nothing of what stands below it: a policy in JSON text with a gap is not its own `Effect`.
      const isWhole = this.scope.evaluation.symbols.only(value) !== undefined;
      return new Property(
        this.resource,
        this,
        key,
        this.scope,
        isWhole ? this.raw : { 'Fn::Transform': 'text with a gap' },
        'part',
      );
    }
    return new Property(this.resource, this, key, this.scope, childOf(value, key));
  }

  /** The items of a list; one value counts as a list of one, nothing as an empty list. Items removed by `AWS::NoValue` are gone. */
  items(): readonly Property[] {
    const value = this.value();
    const { run } = this.scope.evaluation;
    if (this.list !== undefined && (this.list.validIn === always || this.list.validIn === run)) return this.list.items;
    const scope = value instanceof Elsewhere ? value.scope : this.scope;
    const raw = value instanceof Elsewhere ? value.raw : value;
    let items: Property[] = [];
    let validIn = this.validIn;
    if (isList(raw)) {
      const all = raw.map((item, index) => new Property(this.resource, this, `[${String(index)}]`, scope, item));
      items = all.filter(item => item.value() !== undefined);
      if (all.some(item => item.validIn !== always)) validIn = run;
    } else if (raw !== undefined) items = [this];
    this.list = { items, validIn };
    return items;
  }

  /** The entries of an object by key; none where it is not one. */
  entries(): readonly (readonly [string, Property])[] {
    const value = this.value();
    const object = value instanceof Elsewhere ? value.raw : value;
    return isObject(object) ? Object.keys(object).map(key => [key, this.at(key)] as const) : [];
  }

  /** The same property with what AWS applies where it is not set. */
  orDefault(value: Json): Property {
    return this.value() === undefined ? new Property(this.resource, this, '', this.scope, value, 'default') : this;
  }

  mustBe(...accepted: readonly Scalar[]): Verdict {
    const value = this.value();
    const isOpen = typeof value === 'string' && hasSymbols(value);
    if (!isOpen && isScalar(value) && isAmong(accepted, value)) return compliant;
    const wanted = (): string => (accepted.length === 1 ? shown(accepted[0]) : `one of ${accepted.map(shown).join(', ')}`);
    if (!isOpen) return nonCompliant(() => this.wanting(wanted), this);
    // Text of which a part is known can be none of them.
    return accepted.every(one => !this.mayEqual(value, String(one)))
      ? nonCompliant(() => `${this.path} is ${this.shownValue()}; it must be ${wanted()}`, this)
      : undetermined(() => this.wanting(wanted), this);
  }

  mustNotBe(...refused: readonly Scalar[]): Verdict {
    const value = this.value();
    if (value === undefined) return compliant;
    const wanted = (): string => `anything but ${refused.map(shown).join(', ')}`;
    // Text of which a part is known can rule a value out.
    if (typeof value === 'string' && hasSymbols(value) && refused.every(one => !this.mayEqual(value, String(one))))
      return compliant;
    return this.must(wanted, known => !isAmong(refused, known));
  }

  mustBeAtLeast(minimum: number): Verdict {
    return this.must(
      () => `at least ${String(minimum)}`,
      value => isNumeric(value) && Number(value) >= minimum,
    );
  }

  mustBeAtMost(maximum: number): Verdict {
    return this.must(
      () => `at most ${String(maximum)}`,
      value => isNumeric(value) && Number(value) <= maximum,
    );
  }

  mustMatch(pattern: RegExp, wanted: string): Verdict {
    return this.must(wanted, value => pattern.test(String(value)));
  }

  /** Judges a plain value. `wanted` ends the sentence "it must be …". An absent value and a list or object fail. */
  must(wanted: Message, test: (value: Scalar) => boolean): Verdict {
    const value = this.value();
    if (typeof value === 'string' && hasSymbols(value)) return undetermined(() => this.wanting(wanted), this);
    return isScalar(value) && test(value) ? compliant : nonCompliant(() => this.wanting(wanted), this);
  }

  private wanting(wanted: Message): string {
    return `${this.state()}; it must be ${typeof wanted === 'function' ? wanted() : wanted}`;
  }

  /** Set, and not empty. A reference counts: whatever it is at deployment, it is something. */
  mustBePresent(): Verdict {
    const value = this.value();
    if (typeof value === 'string' && hasSymbols(value) && this.isSomething(value)) return compliant;
    if (this.isUnresolved()) return undetermined(() => `${this.state()}; it must be set`, this);
    return this.isEmpty(value)
      ? nonCompliant(() => `${this.path} is ${value === undefined ? 'not set' : 'empty'}; it must be set`, this)
      : compliant;
  }

  mustBeAbsent(): Verdict {
    const value = this.value();
    if (typeof value === 'string' && hasSymbols(value) && this.isSomething(value)) {
      return nonCompliant(() => `${this.path} is ${this.shownValue()}; it must not be set`, this);
    }
    if (this.isUnresolved()) return undetermined(() => `${this.state()}; it must not be set`, this);
    return this.isEmpty(value) ? compliant : nonCompliant(() => `${this.state()}; it must not be set`, this);
  }

  /** Nothing, or a list or object of which this branch leaves nothing. No more is looked at than needed: each part may split a run. */
  private isEmpty(value: Value): boolean {
    const scope = value instanceof Elsewhere ? value.scope : this.scope;
    const plain = value instanceof Elsewhere ? value.raw : value;
    const parts = isList(plain) ? plain : isObject(plain) ? Object.values(plain) : undefined;
    if (parts === undefined) return plain === undefined || plain === '';
    return parts.every(part => isObject(part) || isList(part)) && parts.every(part => resolve(scope, part) === undefined);
  }

  /** Refers to this very resource, by reference, by its name or by its ARN. */
  mustReferTo(resource: Resource): Verdict {
    const value = this.value();
    const failed = (): Verdict => nonCompliant(() => this.wanting(resource.logicalId), this);
    if (typeof value !== 'string') return failed();
    const { symbols, observed } = this.scope.evaluation;
    observed.identity(resource);
    const only = symbols.only(value);
    if (only?.kind === 'reference') {
      const same = only.scope === resource.home && only.id === resource.id;
      return same ? compliant : failed();
    }
    const text = canonicalText(this.scope, value);
    if (text === canonicalText(resource.home, resource.ref) || text === canonicalText(resource.home, resource.arn))
      return compliant;
    const open = symbols.in(text).filter(symbol => symbol.kind === 'unresolved');
    const named = nameProperty(resource.type);
    const isNamed = named !== undefined && resource.property(named).value() !== undefined;
    // CloudFormation makes the name of an unnamed resource at deployment: no literal, parameter or import can hold it beforehand.
    const cannot = isNamed
      ? (open.length === 0 && !hasUnresolvedName(resource, named)) || this.cannotName(resource, text)
      : open.every(symbol => symbol.outside);
    return cannot ? failed() : undetermined(() => this.wanting(resource.logicalId), this);
  }

  /** The known parts of both rule out that the text is the name or the ARN: `central-logs` is no `${AWS::AccountId}-records`. */
  private cannotName(resource: Resource, text: string): boolean {
    const { symbols } = this.scope.evaluation;
    const blank = (one: string): string => symbols.replace(one, () => '*');
    return [resource.ref, resource.arn].every(name => !overlaps(blank(text), blank(canonicalText(resource.template, name))));
  }

  /** Judges the resource that it refers to; a literal or an unknown leads out of the run, so that is undetermined. */
  leadsTo(judge: (resource: Resource) => Verdict): Verdict {
    const target = this.target();
    if (target !== undefined) return judge(target);
    if (this.value() === undefined) return nonCompliant(() => `${this.path} is not set; it must refer to a resource`, this);
    return undetermined(() => `${this.state()}, outside the templates of this run`, this);
  }

  /** The resource of this run that it refers to, if it is a reference to one. */
  target(): Resource | undefined {
    const value = this.value();
    const found = typeof value === 'string' ? this.referredTo(value) : undefined;
    return found ?? this.attributeOf();
  }

  /** The resource whose attribute it is as it is written, although the template tells its value: the port of a database. */
  private attributeOf(): Resource | undefined {
    if (!isObject(this.raw)) return undefined;
    const text = own(this.raw, 'Fn::Sub');
    const attribute = own(this.raw, 'Fn::GetAtt') ?? (typeof text === 'string' ? /^\$\{([^}]+)\}$/.exec(text)?.[1] : undefined);
    const [logicalId, name] = isList(attribute) ? attribute : typeof attribute === 'string' ? attribute.split(/\.(.*)/) : [];
    if (typeof logicalId !== 'string' || typeof name !== 'string') return undefined;
    const found = this.scope.resource(logicalId);
    if (found === undefined || !isOfOwnProperty(found.type, name)) return undefined;
    this.resource.home.run.lookedAt.add(found.type);
    return found;
  }

  private referredTo(value: string): Resource | undefined {
    const [symbol, another] = this.scope.evaluation.symbols.in(value).filter(({ kind }) => kind === 'reference');
    const found =
      symbol?.kind === 'reference' && another === undefined
        ? this.resource.home.run.template(symbol.scope).find(symbol.id)
        : undefined;
    if (symbol !== undefined) this.scope.evaluation.observed.identity(found);
    // Text around a reference makes another thing of it, unless the whole is the ARN.
    const isWhole = found !== undefined && (this.scope.evaluation.symbols.only(value) !== undefined || this.isArnOf(found));
    if (!isWhole) return undefined;
    this.resource.home.run.lookedAt.add(found.type);
    return found;
  }

  private isArnOf(resource: Resource): boolean {
    return this.canonicalText() === canonicalText(resource.home, resource.arn);
  }

  /** What is, for a message: `Properties.Encrypted is !Ref Encrypt, known only at deployment`. Secrets are never shown. */
  state(): string {
    const value = this.value();
    if (this.kind === 'default') return `${this.path} is not set (AWS applies ${this.shownValue()})`;
    if (value === undefined) return `${this.path} is not set`;
    return `${this.path} is ${this.shownValue()}${this.isUnresolved() ? ', known only at deployment' : ''}`;
  }

  /** The value as a message shows it. */
  shownValue(): string {
    const value = this.value();
    const { symbols, observed } = this.scope.evaluation;
    if (typeof value === 'object' || (typeof value === 'string' && hasSymbols(value))) observed.expression();
    if (value instanceof Elsewhere) return describe(value.raw);
    if (typeof value !== 'string') return describe(value);
    const only = symbols.only(value);
    if (only !== undefined) return only.kind === 'unresolved' ? only.expression : expressionOf(only.logicalId, only.attribute);
    if (secretName.test(this.path) || symbols.in(value).some(symbol => symbol.kind === 'unresolved' && symbol.secret))
      return '"***"';
    return describe(
      symbols.replace(value, symbol =>
        symbol.kind === 'unresolved'
          ? `\${${symbol.expression.replace(/^!Ref /, '')}}`
          : `\${${symbol.logicalId}${symbol.attribute === 'Ref' ? '' : `.${symbol.attribute}`}}`,
      ),
    );
  }

  /** The value is not decided by the template; a reference to a resource is not a plain value either. */
  isUnresolved(): boolean {
    const value = this.value();
    return typeof value === 'string' && hasSymbols(value);
  }

  /** Known text, a reference, or an expression that never yields nothing. */
  private isSomething(text: string): boolean {
    if (this.kind === 'part') return false;
    const { symbols } = this.scope.evaluation;
    return (
      symbols.replace(text, () => '') !== '' || symbols.in(text).some(symbol => symbol.kind === 'reference' || symbol.something)
    );
  }

  /** Whether text with symbols can be this literal: known parts must agree, and what a deployment fills in is no wildcard. */
  private mayEqual(text: string, literal: string): boolean {
    if (hasSymbols(literal)) return true;
    const { symbols } = this.scope.evaluation;
    if (literal === '*' && symbols.in(text).some(symbol => symbol.kind === 'reference' || symbol.plain)) return false;
    const first = text.indexOf('\u0001');
    const last = text.lastIndexOf('\u0002');
    return literal.startsWith(text.slice(0, first)) && literal.endsWith(text.slice(last + 1));
  }

  /** What stands for the undecided parts of its text. */
  get symbols(): Symbols {
    return this.scope.evaluation.symbols;
  }

  /** @internal For the core's own views of a value; rules use `must…` and `decide`. */
  value(): Value {
    const { evaluation } = this.scope;
    evaluation.work++;
    if (this.validIn === always || this.validIn === evaluation.run) return this.resolved;
    const before = evaluation.touched;
    this.resolved = resolve(this.scope, this.raw);
    this.validIn = evaluation.touched === before ? always : evaluation.run;
    this.child = undefined;
    this.list = undefined;
    return this.resolved;
  }

  /** @internal The text in the form in which references compare equal. */
  canonicalText(): string | undefined {
    const { evaluation } = this.scope;
    const value = this.value();
    if (typeof value === 'string' && evaluation.observed.isOpen) noteIdentities(this.scope, value);
    if (this.canonicalIn === always || this.canonicalIn === evaluation.run) return this.canonical;
    const before = evaluation.touched;
    this.canonical = this.canonicalTextOf(value);
    this.canonicalIn = this.validIn === always && evaluation.touched === before ? always : evaluation.run;
    return this.canonical;
  }

  private canonicalTextOf(value: Value): string | undefined {
    return typeof value === 'string' ? canonicalText(this.scope, value) : isScalar(value) ? String(value) : undefined;
  }

  /** @internal A value below this one that was computed, such as a policy document out of its JSON text. */
  below(key: string, raw: Json | undefined): Property {
    return new Property(this.resource, this, key, this.scope, raw);
  }
}

/**
 * Judges plain values together, such as the two ends of a port range: `decide([from, to], (from, to) => …)`. An absent one arrives
 * as undefined; one that is not known makes the verdict undetermined, unless the others settle it and `judge` is not needed.
 */
export function decide(properties: readonly Property[], judge: (...values: (Scalar | undefined)[]) => Verdict): Verdict {
  for (const property of properties) if (property.isUnresolved()) return undetermined(() => property.state(), property);
  return judge(
    ...properties.map(property => {
      const value = property.value();
      return isScalar(value) ? value : undefined;
    }),
  );
}

function childOf(value: unknown, key: string): Json | undefined {
  return isObject(value) ? ownOrMacro(value, key) : undefined;
}

function hasUnresolvedName(resource: Resource, name: string): boolean {
  return resource.property(name).isUnresolved();
}

function expressionOf(logicalId: string, attribute: string): string {
  return attribute === 'Ref' ? `!Ref ${logicalId}` : `!GetAtt ${logicalId}.${attribute}`;
}

function shown(value: Scalar | undefined): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

function isAmong(all: readonly Scalar[], value: Scalar): boolean {
  for (const one of all) if (sameScalar(one, value)) return true;
  return false;
}

/** CloudFormation takes `"true"` for true and `"30"` for 30. */
export function sameScalar(left: Scalar, right: Scalar): boolean {
  if (left === right) return true;
  if (typeof left === 'boolean' || typeof right === 'boolean') return String(left).toLowerCase() === String(right).toLowerCase();
  if (typeof left === 'number' || typeof right === 'number')
    return isNumeric(left) && isNumeric(right) && Number(left) === Number(right);
  return false;
}

function isNumeric(value: Scalar): boolean {
  return typeof value === 'number'
    ? Number.isFinite(value)
    : typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value));
}
