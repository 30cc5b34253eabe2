import type { GuardClause, GuardPolicy, GuardScalar } from '../core';

/**
 * A Guard policy as AWS Config takes it: in the grammar of Guard 2.0, one rule, for items of one type. Whatever is compared is asked
 * for first, because AWS Config reports a comparison with what is missing as "not applicable" where the command line fails it
 * (issue 367 of cloudformation-guard). Throws for a name or value that Guard cannot write.
 */
export function guardText(ruleId: string, { type, all }: GuardPolicy): string {
  const body = ['configuration exists', ...linesOf(all, 'configuration.')];
  return [`rule ${ruleId.replaceAll('-', '_')} when resourceType == ${literal(type)} {`, ...indented(body), '}'].join('\n');
}

function linesOf(all: readonly GuardClause[], before: string): readonly string[] {
  if (all.length === 0) throw new Error('a Guard policy without clauses passes everything');
  return all.flatMap(clause => lines(clause, before));
}

function lines(clause: GuardClause, before: string): readonly string[] {
  if ('every' in clause) {
    const list = before + named(clause.every);
    // A list without items has no first one. Guard's own `empty` stops at a null.
    return ifThere(`${list}[0]`, clause.orAbsent, block(`${list}[*]`, linesOf(clause.all, '')));
  }
  if ('given' in clause) return block(`when ${before}${named(clause.given)} exists`, linesOf(clause.all, before));
  if ('where' in clause) {
    const path = before + named(clause.where);
    return ifThere(path, clause.orAbsent, block(`when ${path} ${isAmong(clause.is)}`, linesOf(clause.all, before)));
  }
  if ('unless' in clause) return unless(clause, before);
  return demand(clause, before + named(clause.path));
}

/** Twice, because what is missing must not be compared. */
function unless(clause: Extract<GuardClause, { readonly unless: string }>, before: string): readonly string[] {
  const path = before + named(clause.unless);
  const all = linesOf(clause.all, before);
  const [there, compared] =
    'holds' in clause
      ? [`${path}[0]`, isNone(`${path}[*]`, [clause.holds])]
      : [path, 'is' in clause ? isNone(path, [clause.is]) : `${path} ${noText}`];
  return [...block(`when ${there} !exists`, all), ...block(`when ${there} exists`, block(`when ${compared}`, all))];
}

const someText = '== /./';
const noText = 'in [null, ""]';

function demand(clause: Extract<GuardClause, { readonly path: string }>, path: string): readonly string[] {
  if ('must' in clause)
    return clause.must === 'be text'
      ? ifThere(path, undefined, [`${path} ${someText}`])
      : ifThere(path, true, [`${path} ${noText}`]);
  if ('mustHold' in clause) return ifThere(`${path}[0]`, undefined, [`some ${path}[*] ${isAmong([clause.mustHold])}`]);
  if ('mustHoldMatch' in clause) return ifThere(`${path}[0]`, undefined, [`some ${path}[*] == ${pattern(clause.mustHoldMatch)}`]);
  if ('mustHoldNone' in clause) return ifThere(`${path}[0]`, true, [isNone(`${path}[*]`, clause.mustHoldNone)]);
  if ('mustNotBe' in clause) return ifThere(path, clause.orAbsent, [isNone(path, clause.mustNotBe)]);
  if ('mustBe' in clause) return ifThere(path, clause.orAbsent, [`${path} ${isAmong(clause.mustBe)}`]);
  if ('mustMatch' in clause) return ifThere(path, clause.orAbsent, [`${path} == ${pattern(clause.mustMatch)}`]);
  if ('mustNotMatch' in clause) return ifThere(path, clause.orAbsent, [`${path} != ${pattern(clause.mustNotMatch)}`]);
  const [operator, bound] = 'mustBeAtLeast' in clause ? ['>=', clause.mustBeAtLeast] : ['<=', clause.mustBeAtMost];
  return ifThere(path, clause.orAbsent, [`${path} ${operator} ${literal(bound)}`]);
}

/** Existence first; then what is there. */
function ifThere(path: string, orAbsent: true | undefined, what: readonly string[]): readonly string[] {
  return [...(orAbsent === true ? [] : [`${path} exists`]), ...block(`when ${path} exists`, what)];
}

function block(head: string, body: readonly string[]): readonly string[] {
  return [`${head} {`, ...indented(body), '}'];
}

function indented(texts: readonly string[]): readonly string[] {
  return texts.map(text => `  ${text}`);
}

function isAmong(values: readonly GuardScalar[]): string {
  const [first, ...more] = asRecorded(values).map(literal);
  if (first === undefined) throw new Error('a comparison with no value at all fails everything');
  return more.length === 0 ? `== ${first}` : `in [${[first, ...more].join(', ')}]`;
}

/** Not `!=`, which neither holds nor fails where the kinds differ, and so lets a null through where it is the head of a block. */
function isNone(path: string, values: readonly GuardScalar[]): string {
  if (values.length === 0) throw new Error('a comparison with no value at all passes everything');
  return `${path} not in [${asRecorded(values).map(literal).join(', ')}]`;
}

/** Of some types AWS Config records numbers and truth values as text: "true" for true. To Guard those differ. */
function asRecorded(values: readonly GuardScalar[]): readonly GuardScalar[] {
  return [...new Set(values.flatMap(value => (typeof value === 'string' ? [value] : [value, String(value)])))];
}

function named(path: string): string {
  if (!/^[A-Za-z]\w*(?:\.[A-Za-z]\w*)*$/.test(path))
    throw new Error(`${JSON.stringify(path)} is no path of names with dots between`);
  return path;
}

function literal(value: GuardScalar): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new Error(`${String(value)} is no whole number`);
  if (typeof value === 'string' && !/^[\x20\x21\x23-\x5b\x5d-\x7e]*$/.test(value))
    throw new Error(
      `${JSON.stringify(value)} holds what a text of Guard cannot: a quote, a backslash or another sign than ASCII`,
    );
  return JSON.stringify(value);
}

function pattern(text: string): string {
  if (!/^[\x20-\x2e\x30-\x7e]+$/.test(text))
    throw new Error(`the pattern ${JSON.stringify(text)} is empty or holds a slash, which ends it in Guard; write \\x2f`);
  return `/${text}/`;
}
