import { isList, isObject } from './json';
import type { Json, Scalar } from './json';
import { canonicalText } from './identity';
import { covers, overlaps } from './pattern';
import { sameScalar } from './property';
import type { Property } from './property';
import { escapedSymbols, hasSymbols, SymbolicText } from './text';
import { anyOf, compliant, everyOf, mustNotHold, nonCompliant, someOf, undetermined } from './verdict';
import type { At, Message, Verdict } from './verdict';

/**
 * The statements of a policy document, which may be an object or its JSON text. A document that is not known yields one statement
 * of which nothing is known, so that a check over it is undetermined. A document that is not there has none.
 */
export function statementsOf(document: Property): readonly Statement[] {
  const value = document.value();
  if (value === undefined) return [];
  if (typeof value === 'string') {
    const parsed = parsedDocument(value);
    // Literal text that is no JSON cannot be deployed, and is no statement that one could clear either.
    if (parsed === undefined)
      return [
        new Statement(hasSymbols(value) ? document : document.below('', { 'Fn::Transform': 'text that is no policy document' })),
      ];
    return document.below('', parsed).get('Statement').items().flatMap(statementsIn);
  }
  const items = document.get('Statement').items();
  let statements = views.get(items);
  if (statements === undefined) {
    statements = items.flatMap(statementsIn);
    views.set(items, statements);
  }
  return statements;
}

/** Statements by the items that they view: several rules look at one document. */
const views = new WeakMap<readonly Property[], readonly Statement[]>();

/** What stands in the place of a statement may be its JSON text, too, or that of several. */
function statementsIn(property: Property): readonly Statement[] {
  const value = property.value();
  if (typeof value !== 'string') return [new Statement(property)];
  const parsed = parsedText(value);
  if (parsed === undefined)
    return [new Statement(hasSymbols(value) ? property : property.below('', { 'Fn::Transform': 'text that is no statement' }))];
  return property
    .below('', parsed)
    .items()
    .map(one => new Statement(one));
}

/** A document out of JSON text, in which references keep standing for what they refer to. */
function parsedDocument(text: string): Json | undefined {
  const parsed = parsedText(text);
  return isObject(parsed) ? parsed : undefined;
}

function parsedText(text: string): Json | undefined {
  try {
    const parsed = JSON.parse(escapedSymbols(text), (_, value: unknown) =>
      typeof value === 'string' && hasSymbols(value) ? new SymbolicText(value) : value,
    ) as unknown;
    return isObject(parsed) || isList(parsed) ? parsed : undefined;
  } catch {
    // Text with unresolved parts between the quotes, or none that is JSON: nothing is known of it.
    return undefined;
  }
}

/** Who a statement is about: `AWS`, `Service`, `Federated`, `CanonicalUser`, or `*` for a bare star. */
export interface Principal {
  readonly kind: string;
  readonly value: Property;
}

/** One test of a statement's `Condition`. */
export interface ConditionTest {
  /** Without qualifier and `IfExists`, in lower case: `stringequals`. */
  readonly operator: string;
  readonly qualifier: 'ForAnyValue' | 'ForAllValues' | undefined;
  readonly ifExists: boolean;
  /** In lower case, as IAM compares it. */
  readonly key: string;
  readonly values: readonly Property[];
}

/** Operators that hold only for values which the statement names. */
const naming = new Set([
  'stringequals',
  'stringequalsignorecase',
  'stringlike',
  'arnequals',
  'arnlike',
  'ipaddress',
  'numericequals',
  'bool',
]);

/** A statement of an IAM policy document. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html */
export class Statement {
  constructor(readonly property: Property) {}

  get at(): string {
    return this.property.path;
  }

  get sid(): Property {
    return this.property.get('Sid');
  }

  mustAllow(): Verdict {
    return this.property.get('Effect').mustBe('Allow');
  }

  mustDeny(): Verdict {
    return this.property.get('Effect').mustBe('Deny');
  }

  principals(): readonly Principal[] {
    return this.principalsOf('Principal');
  }

  /**
   * Applies to every principal there is, other accounts and anonymous ones included. An Allow with `NotPrincipal` does for all but
   * a few, and counts; a Deny with `NotPrincipal` does not.
   */
  mustApplyToEveryone(): Verdict {
    const except = this.property.get('NotPrincipal');
    if (except.isUnresolved() || this.property.get('Principal').isUnresolved()) return this.property.get('Principal').mustBe('*');
    if (except.value() !== undefined) {
      return anyOf(this.mustAllow(), () => nonCompliant(() => `${except.state()}; everyone must be meant`, except));
    }
    const principals = this.principals();
    if (principals.length === 0)
      return nonCompliant(() => `${this.at} names no principal; it must apply to everyone`, this.property);
    return someOf(principals, 'principal that is everyone', ({ kind, value }) =>
      kind === '*' || kind === 'AWS' ? value.mustBe('*') : nonCompliant(() => `${value.state()}; it must be "*"`, value),
    );
  }

  /** Some listed action covers each of these, wildcards on both sides considered. */
  mustCoverAction(...actions: readonly string[]): Verdict {
    return this.covered('Action', 'NotAction', actions, true);
  }

  /** It touches at least one action that the patterns match. */
  mustReachAction(...patterns: readonly string[]): Verdict {
    return this.reached('Action', 'NotAction', patterns, true);
  }

  /** The statement is about all of these resources: ARNs, such as `bucket.arn` and `${bucket.arn}/*`. No `Resource` means the resource that the policy stands on. */
  mustCoverResource(...resources: readonly string[]): Verdict {
    return this.covered('Resource', 'NotResource', resources, false);
  }

  mustReachResource(...patterns: readonly string[]): Verdict {
    return this.reached('Resource', 'NotResource', patterns, false);
  }

  conditions(): readonly ConditionTest[] {
    return this.property
      .get('Condition')
      .entries()
      .flatMap(([operator, tests]) =>
        tests.entries().map(([key, values]) => ({ ...operatorOf(operator), key: key.toLowerCase(), values: values.items() })),
      );
  }

  mustBeUnconditional(): Verdict {
    return this.property.get('Condition').mustBeAbsent();
  }

  /**
   * Its only condition is this test: a second one would narrow it. For Deny statements; `IfExists` widens those, so it is accepted.
   * `ForAllValues` also holds where the key is missing, and is accepted for the same reason; `ForAnyValue` is not.
   */
  mustOnlyApplyWhen(operator: string, key: string, value: Scalar): Verdict {
    const condition = this.property.at('Condition');
    const wanted = `the only condition must be ${operator} ${key} = ${String(value)}`;
    const open = this.openCondition();
    if (open !== undefined) return undetermined(() => `${open.state()}; ${wanted}`, open);
    const tests = this.conditions();
    const [test] = tests;
    if (test === undefined) return nonCompliant(() => `${condition.path} is not set; ${wanted}`, condition);
    if (
      tests.length > 1 ||
      test.operator !== operator.toLowerCase() ||
      test.key !== key.toLowerCase() ||
      test.qualifier === 'ForAnyValue'
    ) {
      return nonCompliant(() => `${condition.state()}; ${wanted}`, condition);
    }
    return someOf(test.values, `value ${String(value)} of ${key}`, one =>
      one.must(String(value), known => sameScalar(known, value)),
    );
  }

  /**
   * A condition names who or what the statement is for: one of these keys, by an operator that fails where the key is missing, with
   * values that are not open themselves. A reference to a resource is such a value; an unresolved one is undetermined.
   */
  mustBeLimitedBy(...keys: readonly string[]): Verdict {
    const condition = this.property.at('Condition');
    const lower = new Set(keys.map(key => key.toLowerCase()));
    const tests = this.conditions().filter(
      ({ key, operator, qualifier, ifExists }) =>
        matchesKey(lower, key) && naming.has(operator) && !ifExists && qualifier !== 'ForAllValues',
    );
    const wanted = `condition that limits it by ${keys.join(' or ')}`;
    const known = someOf(tests, wanted, ({ key, values, operator }) =>
      values.length === 0
        ? nonCompliant(`no ${wanted}`, condition)
        : everyOf(values, value => mustBeSpecific(value, operator, key)),
    );
    const open = known.status === 'compliant' ? undefined : this.openCondition();
    return open === undefined ? known : undetermined(() => `${open.state()}; it must be a ${wanted}`, open);
  }

  /** The condition, or the tests of one operator, where they are not known. */
  private openCondition(): Property | undefined {
    const condition = this.property.at('Condition');
    return condition.isUnresolved() ? condition : condition.entries().find(([, tests]) => tests.isUnresolved())?.[1];
  }

  private principalsOf(element: 'Principal' | 'NotPrincipal'): readonly Principal[] {
    const property = this.property.get(element);
    if (!isObject(property.value())) return property.items().map(value => ({ kind: '*', value }));
    return property.entries().flatMap(([kind, values]) => values.items().map(value => ({ kind, value })));
  }

  private covered(element: string, negated: string, wanted: readonly string[], isAction: boolean): Verdict {
    const { not, items, absent, used } = this.patterns(element, negated);
    if (absent) return isAction ? nonCompliant(() => `${this.at}.${element} is not set`, this.property) : compliant;
    return everyOf(wanted, text => {
      const target = this.form(text, isAction);
      const message = (): string =>
        `${used.path} is ${listed(items)}; it must ${not ? 'leave' : 'cover'} ${readable(this.property, text)}`;
      return not
        ? everyOf(items, item => mustNotHold(match(item, target, isAction, overlaps), message, item))
        : withMessage(
            someOf(items, 'match', item => match(item, target, isAction, covers)),
            message,
            used,
          );
    });
  }

  private reached(element: string, negated: string, wanted: readonly string[], isAction: boolean): Verdict {
    const { not, items, absent, used } = this.patterns(element, negated);
    if (absent) return isAction ? nonCompliant(() => `${this.at}.${element} is not set`, this.property) : compliant;
    const message = (): string =>
      `${used.path} is ${listed(items)}; it must reach ${wanted.map(text => readable(this.property, text)).join(' or ')}`;
    const known = isAction && !not ? knownActions(items) : undefined;
    if (known !== undefined) return reachOne(known, wanted) ? compliant : nonCompliant(message, used);
    const verdict = someOf(wanted, 'match', text => {
      const target = this.form(text, isAction);
      return not
        ? everyOf(items, item => mustNotHold(match(item, target, isAction, covers), message, item))
        : someOf(items, 'match', item => match(item, target, isAction, overlaps));
    });
    return withMessage(verdict, message, used);
  }

  private patterns(
    element: string,
    negated: string,
  ): { readonly not: boolean; readonly items: readonly Property[]; readonly absent: boolean; readonly used: Property } {
    const positive = this.property.at(element);
    const not = positive.value() === undefined && this.property.at(negated).value() !== undefined;
    const used = not ? this.property.at(negated) : positive;
    return { not, items: used.items(), absent: used.value() === undefined, used };
  }

  private form(text: string, isAction: boolean): string {
    return isAction ? text.toLowerCase() : canonicalText(this.property.resource.home, text);
  }
}

type Operator = Pick<ConditionTest, 'operator' | 'qualifier' | 'ifExists'>;

/** Operators as they were written: there are a few dozen, and every statement with a condition has one. */
const operators = new Map<string, Operator>();

function operatorOf(written: string): Operator {
  let found = operators.get(written);
  if (found === undefined) {
    const [, qualifier, base = '', ifExists] = /^(?:(ForAnyValue|ForAllValues):)?(.*?)(IfExists)?$/i.exec(written) ?? [];
    found = {
      operator: base.toLowerCase(),
      qualifier: qualifier === undefined ? undefined : qualifier.toLowerCase() === 'foranyvalue' ? 'ForAnyValue' : 'ForAllValues',
      ifExists: ifExists !== undefined,
    };
    if (operators.size < 1_000) operators.set(written, found);
  }
  return found;
}

/** Listed actions in lower case, where nothing about them is unknown: most lists, which are then compared without a verdict for each pair. */
function knownActions(items: readonly Property[]): readonly string[] | undefined {
  const known: string[] = [];
  for (const item of items) {
    const written = item.canonicalText();
    if (written === undefined || hasSymbols(written)) return undefined;
    known.push(written.toLowerCase());
  }
  return known;
}

function reachOne(listed: readonly string[], wanted: readonly string[]): boolean {
  for (const text of wanted) {
    const target = text.toLowerCase();
    for (const pattern of listed) if (overlaps(pattern, target)) return true;
  }
  return false;
}

/** Whether a listed pattern covers or overlaps a wanted one; where a part of it is unknown, whether it still may. */
function match(item: Property, target: string, isAction: boolean, test: (listed: string, wanted: string) => boolean): Verdict {
  const written = item.canonicalText();
  if (written === undefined) return nonCompliant(() => `${item.state()}; it must be text`, item);
  const pattern = isAction ? written.toLowerCase() : written;
  const { symbols } = item.resource.home.evaluation;
  const isKnown = !symbols.hasUnresolved(pattern) && !symbols.hasUnresolved(target);
  if (isKnown) return test(pattern, target) ? compliant : nonCompliant(() => `${item.state()}; it does not match`, item);
  // Equal unknowns are equal, and a star covers an unknown: what holds with unknowns as plain characters holds in any case.
  if (test === covers && covers(pattern, target)) return compliant;
  const blank = (text: string): string => symbols.replace(text, (symbol, token) => (symbol.kind === 'unresolved' ? '*' : token));
  const may =
    test === covers && !symbols.hasUnresolved(target) ? covers(blank(pattern), target) : overlaps(blank(pattern), blank(target));
  return may ? undetermined(() => item.state(), item) : nonCompliant(() => `${item.state()}; it does not match`, item);
}

function readable(property: Property, text: string): string {
  return property.resource.home.evaluation.symbols.replace(text, symbol =>
    symbol.kind === 'reference'
      ? `${symbol.logicalId}${symbol.attribute === 'Ref' ? '' : `.${symbol.attribute}`}`
      : `\${${symbol.expression}}`,
  );
}

function listed(items: readonly Property[]): string {
  const most = 3;
  const values = items.slice(0, most).map(item => item.shownValue());
  return items.length > most ? `${values.join(', ')} and ${String(items.length - most)} more` : values.join(', ') || 'empty';
}

function withMessage(verdict: Verdict, message: Message, at: At): Verdict {
  return verdict.status === 'non-compliant' ? nonCompliant(message, at) : verdict;
}

/** `aws:PrincipalTag/*` in the keys stands for any tag. */
function matchesKey(keys: ReadonlySet<string>, key: string): boolean {
  return keys.has(key) || (key.includes('/') && keys.has(`${key.slice(0, key.indexOf('/'))}/*`));
}

const namesAccount = /(?:^|:)\d{12}(?::|$)/;

/** Ids of organizations, their roots and units, VPCs and endpoints, of which everything behind the prefix is open. */
const openId = /^(?:o|r|ou|vpc|vpce)-[*?]/;

/**
 * Whether a value of a condition names nobody: a wildcard alone, any organization, VPC or endpoint, any account's ARN, any alias or
 * service, most of the address space. In a text a star runs over colons and slashes, so one that comes first, or stands before where
 * the account would, leaves the account open: `*:role/deploy`, `arn:aws:*`.
 */
function isOpenValue(text: string): boolean {
  if (/^[*?]*$/.test(text) || openId.test(text) || /^alias\/[*?]+$/.test(text) || /^[*?]+\.amazonaws\.com$/.test(text))
    return true;
  const isOpenAtFirst = /^[*?]/.test(text);
  if (text.startsWith('arn:') || (isOpenAtFirst && /[:/]/.test(text))) {
    const [, , , , account, ...resource] = text.split(':');
    // Twelve digits behind an open account are part of a name.
    const before = /^arn:[^:]*:[^:]*:[^:]*:(?=\d{0,11}[*?])/.exec(text)?.[0] ?? text;
    if (namesAccount.test(before)) return false;
    if (isOpenAtFirst || account === undefined) return /[*?]/.test(text);
    return /^\d{0,11}[*?]/.test(account) || (account === '' && /^[*?]/.test(resource.join(':')));
  }
  const [, address, prefix] = /^([0-9.]+|[0-9a-f:]+)\/(\d{1,3})$/i.exec(text) ?? [];
  return prefix !== undefined && Number(prefix) < (address?.includes(':') === true ? 16 : 8);
}

/** Keys whose values are accounts: of the many that a wildcard matches, most are somebody else's. */
const accountKey = /^[^/]*(?:account|owner)$/;

/** What the caller brings along, as keys and as variables in values. */
const ofCaller = /^(?:aws:(?:principal|source|userid|username|calledvia)|kms:calleraccount)/;

/**
 * Whose values a wildcard opens: `*:role/reader` is a role of any account, `vpce-*` any endpoint, `1*` a tenth of all accounts, `o-a*`
 * one organization in thirty-six, `AROA*` any role. An id of an organization has ten characters or more.
 */
function isOpenPattern(text: string, key: string): boolean {
  if (accountKey.test(key)) return /[*?]/.test(text);
  if (!key.startsWith('aws:') || key.includes('tag/') || namesAccount.test(text)) return false;
  if (key === 'aws:userid' && /^(?:A[A-Z]{0,3}|\d{0,11})[*?]/.test(text)) return true;
  return /^(?:[*?].*|vpce?-[*?]+|o-[^/*?]{0,9}[*?].*|\d{1,11}[*?]+)$/.test(text);
}

/** A caller compared with itself is anyone: there, its variables stand for whatever it brings along. */
function withoutCaller(text: string, key: string): string {
  if (!ofCaller.test(key)) return text;
  return text.replace(/\$\{([^{}]*)\}/g, (written, name: string) => (ofCaller.test(name.trim().toLowerCase()) ? '*' : written));
}

function mustBeSpecific(value: Property, operator: string, key: string): Verdict {
  const written = value.canonicalText();
  if (written === undefined) return nonCompliant(() => `${value.state()}; it must name something`, value);
  if (operator === 'bool') return value.mustBe(true);
  const text = withoutCaller(written, key);
  const { symbols } = value.resource.home.evaluation;
  // What a deployment fills in for an account or a name is no wildcard; any other unknown may be, where the operator knows wildcards.
  const isExact = text === written && (operator === 'stringequals' || operator === 'stringequalsignorecase');
  const filled = symbols.replace(text, symbol => (isExact || symbol.kind === 'reference' || symbol.plain ? 'x' : '*'));
  const message = (): string => `${value.state()}; it must name something`;
  if (
    !isExact &&
    isOpenPattern(
      symbols.replace(text, () => 'x'),
      key,
    )
  )
    return nonCompliant(message, value);
  if (!isOpenValue(filled)) return compliant;
  return symbols.hasUnresolved(text) && !isOpenValue(symbols.replace(text, () => 'x'))
    ? undetermined(message, value)
    : nonCompliant(message, value);
}
