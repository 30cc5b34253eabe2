import { isObject } from './json';
import type { Json, Scalar } from './json';
import { canonicalText } from './identity';
import { covers, overlaps } from './pattern';
import { sameScalar } from './property';
import type { Property } from './property';
import { escapedSymbols, hasSymbols, SymbolicText } from './text';
import { allOf, anyOf, compliant, everyOf, mustNotHold, nonCompliant, someOf, undetermined } from './verdict';
import type { Verdict } from './verdict';

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
    return document.below('', parsed).get('Statement').items().map(asStatement);
  }
  return document.get('Statement').items().map(asStatement);
}

const asStatement = (property: Property): Statement => new Statement(property);

/** A document out of JSON text, in which references keep standing for what they refer to. */
function parsedDocument(text: string): Json | undefined {
  try {
    const parsed = JSON.parse(escapedSymbols(text), (_, value: unknown) =>
      typeof value === 'string' && hasSymbols(value) ? new SymbolicText(value) : value,
    ) as unknown;
    return isObject(parsed) ? parsed : undefined;
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
      return anyOf(this.mustAllow(), () => nonCompliant(() => `${except.state()}; everyone must be meant`, except.path));
    }
    const principals = this.principals();
    if (principals.length === 0) return nonCompliant(`${this.at} names no principal; it must apply to everyone`, this.at);
    return someOf(principals, 'principal that is everyone', ({ kind, value }) =>
      kind === '*' || kind === 'AWS' ? value.mustBe('*') : nonCompliant(() => `${value.state()}; it must be "*"`, value.path),
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
        tests.entries().map(([key, values]) => {
          const [, qualifier, base = '', ifExists] = /^(?:(ForAnyValue|ForAllValues):)?(.*?)(IfExists)?$/i.exec(operator) ?? [];
          return {
            operator: base.toLowerCase(),
            qualifier:
              qualifier === undefined
                ? undefined
                : qualifier.toLowerCase() === 'foranyvalue'
                  ? ('ForAnyValue' as const)
                  : ('ForAllValues' as const),
            ifExists: ifExists !== undefined,
            key: key.toLowerCase(),
            values: values.items(),
          };
        }),
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
    const condition = this.property.get('Condition');
    if (condition.isUnresolved())
      return undetermined(() => `${condition.state()}; it must be ${operator} ${key} ${String(value)}`, condition.path);
    const tests = this.conditions();
    const [test] = tests;
    const wanted = `the only condition must be ${operator} ${key} = ${String(value)}`;
    if (test === undefined) return nonCompliant(`${condition.path} is not set; ${wanted}`, condition.path);
    if (
      tests.length > 1 ||
      test.operator !== operator.toLowerCase() ||
      test.key !== key.toLowerCase() ||
      test.qualifier === 'ForAnyValue'
    ) {
      return nonCompliant(() => `${condition.state()}; ${wanted}`, condition.path);
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
    const condition = this.property.get('Condition');
    const wanted = `condition that limits it by ${keys.join(' or ')}`;
    if (condition.isUnresolved())
      return undetermined(() => `${condition.state()}; it must limit the statement by ${keys.join(' or ')}`, condition.path);
    const lower = new Set(keys.map(key => key.toLowerCase()));
    const tests = this.conditions().filter(
      ({ key, operator, qualifier, ifExists }) =>
        matchesKey(lower, key) && naming.has(operator) && !ifExists && qualifier !== 'ForAllValues',
    );
    return someOf(tests, wanted, ({ values, operator }) =>
      values.length === 0
        ? nonCompliant(`no ${wanted}`, condition.path)
        : everyOf(values, value => mustBeSpecific(value, operator)),
    );
  }

  private principalsOf(element: 'Principal' | 'NotPrincipal'): readonly Principal[] {
    const property = this.property.get(element);
    if (!isObject(property.value())) return property.items().map(value => ({ kind: '*', value }));
    return property.entries().flatMap(([kind, values]) => values.items().map(value => ({ kind, value })));
  }

  private covered(element: string, negated: string, wanted: readonly string[], isAction: boolean): Verdict {
    const { not, items, absent } = this.patterns(element, negated);
    if (absent) return isAction ? nonCompliant(`${this.at}.${element} is not set`, this.at) : compliant;
    return allOf(
      ...wanted.map(text => () => {
        const target = this.form(text, isAction);
        const message = `${not ? negated : element} of ${this.at} is ${listed(items)}; it must ${not ? 'leave' : 'cover'} ${this.shown(text)}`;
        return not
          ? everyOf(items, item => mustNotHold(this.match(item, target, isAction, overlaps), message, item.path))
          : withMessage(
              someOf(items, 'match', item => this.match(item, target, isAction, covers)),
              message,
              this.property.get(element).path,
            );
      }),
    );
  }

  private reached(element: string, negated: string, wanted: readonly string[], isAction: boolean): Verdict {
    const { not, items, absent } = this.patterns(element, negated);
    if (absent) return isAction ? nonCompliant(`${this.at}.${element} is not set`, this.at) : compliant;
    const message = `${not ? negated : element} of ${this.at} is ${listed(items)}; it must reach ${wanted.map(text => this.shown(text)).join(' or ')}`;
    const path = this.property.get(not ? negated : element).path;
    const verdict = anyOf(
      ...wanted.map(text => () => {
        const target = this.form(text, isAction);
        return not
          ? everyOf(items, item => mustNotHold(this.match(item, target, isAction, covers), message, item.path))
          : someOf(items, 'match', item => this.match(item, target, isAction, overlaps));
      }),
    );
    return withMessage(verdict, message, path);
  }

  private patterns(
    element: string,
    negated: string,
  ): { readonly not: boolean; readonly items: readonly Property[]; readonly absent: boolean } {
    const positive = this.property.get(element);
    const negative = this.property.get(negated);
    const not = positive.value() === undefined && negative.value() !== undefined;
    const used = not ? negative : positive;
    return { not, items: used.items(), absent: used.value() === undefined };
  }

  /** Whether a listed pattern covers or overlaps a wanted one; where a part of it is unknown, whether it still may. */
  private match(item: Property, target: string, isAction: boolean, test: (listed: string, wanted: string) => boolean): Verdict {
    const written = item.canonicalText();
    if (written === undefined) return nonCompliant(() => `${item.state()}; it must be text`, item.path);
    const pattern = isAction ? written.toLowerCase() : written;
    const { symbols } = item.resource.template.evaluation;
    const blank = (text: string): string =>
      symbols.replace(text, (symbol, token) => (symbol.kind === 'unresolved' ? '*' : token));
    const isKnown = !symbols.hasUnresolved(pattern) && !symbols.hasUnresolved(target);
    // Equal unknowns are equal, and a star covers an unknown: what holds with unknowns as plain characters holds in any case.
    if (test === covers && covers(pattern, target)) return compliant;
    const may = isKnown ? test(pattern, target) : overlaps(blank(pattern), blank(target));
    if (!may) return nonCompliant(() => `${item.state()}; it does not match`, item.path);
    return isKnown ? compliant : undetermined(() => item.state(), item.path);
  }

  private form(text: string, isAction: boolean): string {
    return isAction ? text.toLowerCase() : canonicalText(this.property.resource.template, text);
  }

  private shown(text: string): string {
    return this.property.below('', hasSymbols(text) ? undefined : text).value() === undefined
      ? readable(this.property, text)
      : text;
  }
}

function readable(property: Property, text: string): string {
  return property.resource.template.evaluation.symbols.replace(text, symbol =>
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

function withMessage(verdict: Verdict, message: string, at: string): Verdict {
  return verdict.status === 'non-compliant' ? nonCompliant(message, at) : verdict;
}

/** `aws:PrincipalTag/*` in the keys stands for any tag. */
function matchesKey(keys: ReadonlySet<string>, key: string): boolean {
  return keys.has(key) || (key.includes('/') && keys.has(`${key.slice(0, key.indexOf('/'))}/*`));
}

const openValues = /^(?:[*?]*|arn:[\w*-]*:[*:?]*|0\.0\.0\.0\/0|::\/0)$/;

function mustBeSpecific(value: Property, operator: string): Verdict {
  const text = value.canonicalText();
  if (text === undefined) return nonCompliant(() => `${value.state()}; it must name something`, value.path);
  const { symbols } = value.resource.template.evaluation;
  if (symbols.hasUnresolved(text))
    return operator === 'bool'
      ? value.mustBe(true)
      : mustKeepSpecific(
          value,
          symbols.replace(text, () => ''),
        );
  const isOpen = openValues.test(text) || (operator === 'bool' && text.toLowerCase() !== 'true');
  return isOpen ? nonCompliant(() => `${value.state()}; it must name something`, value.path) : compliant;
}

/** An unknown beside known text, such as `arn:aws:s3:::${Name}`, still names something; an unknown alone may be a star. */
function mustKeepSpecific(value: Property, known: string): Verdict {
  return openValues.test(known) || known.replace(/[:*?]|arn|aws/g, '') === ''
    ? undetermined(() => `${value.state()}; it must name something`, value.path)
    : compliant;
}
