import type { GuardClause, GuardPolicy } from '../core';

type Scalar = string | number | boolean;

/**
 * A Guard policy as AWS Config takes it: in the grammar of Guard 2.0, one rule, for items of one type. Whatever is compared is asked
 * for first, because AWS Config reports a comparison with what is missing as "not applicable" where the command line fails it
 * (issue 367 of cloudformation-guard). Throws for a name or value that Guard cannot write.
 */
export function guardText(ruleId: string, { type, all }: GuardPolicy): string {
  const body = ['configuration exists', ...all.flatMap(clause => lines(clause, 'configuration.'))];
  return [`rule ${ruleId.replaceAll('-', '_')} when resourceType == ${literal(type)} {`, ...indented(body), '}'].join('\n');
}

function lines(clause: GuardClause, before: string): readonly string[] {
  if ('oneOf' in clause) return [clause.oneOf.map(path => `${before}${named(path)} exists`).join(' or ')];
  if ('every' in clause) {
    const list = before + named(clause.every);
    // A list without items has no first one. `empty` would stop at a null.
    const all = clause.all.flatMap(one => lines(one, ''));
    return ifThere(`${list}[0]`, clause.orAbsent, [`${list}[*] {`, ...indented(all), '}']);
  }
  if ('where' in clause) {
    const path = before + named(clause.where);
    const all = clause.all.flatMap(one => lines(one, before));
    return ifThere(path, clause.orAbsent, [`when ${path} ${isAmong(clause.is)} {`, ...indented(all), '}']);
  }
  const path = before + named(clause.path);
  if ('must' in clause) return clause.must === 'be absent' ? [`${path} !exists`] : ifThere(path, undefined, [`${path} == /./`]);
  if ('mustHold' in clause) return ifThere(path, undefined, [`some ${path}[*] == ${literal(clause.mustHold)}`]);
  if ('mustHoldNone' in clause) return ifThere(`${path}[0]`, true, isNone(`${path}[*]`, clause.mustHoldNone));
  return ifThere(
    path,
    clause.orAbsent,
    'mustNotBe' in clause ? isNone(path, clause.mustNotBe) : [`${path} ${comparison(clause)}`],
  );
}

function comparison(clause: GuardClause): string {
  if ('mustBe' in clause) return isAmong(clause.mustBe);
  if ('mustBeAtLeast' in clause) return `>= ${literal(clause.mustBeAtLeast)}`;
  if ('mustBeAtMost' in clause) return `<= ${literal(clause.mustBeAtMost)}`;
  if ('mustMatch' in clause) return `== ${pattern(clause.mustMatch)}`;
  throw new Error(`${JSON.stringify(clause)} is no clause of a Guard policy`);
}

function ifThere(path: string, orAbsent: true | undefined, comparisons: readonly string[]): readonly string[] {
  return [...(orAbsent === true ? [] : [`${path} exists`]), `when ${path} exists {`, ...indented(comparisons), '}'];
}

function isAmong(values: readonly Scalar[]): string {
  const [first, ...more] = values.map(literal);
  if (first === undefined) throw new Error('a comparison with no value at all fails everything');
  return more.length === 0 ? `== ${first}` : `in [${[first, ...more].join(', ')}]`;
}

function isNone(path: string, values: readonly Scalar[]): readonly string[] {
  return values.map(value => `${path} != ${literal(value)}`);
}

function indented(texts: readonly string[]): readonly string[] {
  return texts.map(text => `  ${text}`);
}

function named(path: string): string {
  if (!/^[A-Za-z]\w*(?:\.[A-Za-z]\w*)*$/.test(path))
    throw new Error(`${JSON.stringify(path)} is no path of names with dots between`);
  return path;
}

function literal(value: Scalar): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new Error(`${String(value)} is no whole number`);
  if (typeof value === 'string' && !/^[\x20-\x7e]*$/.test(value.replace(/["\\]/g, '\n')))
    throw new Error(
      `${JSON.stringify(value)} holds what a text of Guard cannot: a quote, a backslash or another sign than ASCII`,
    );
  return JSON.stringify(value);
}

function pattern(text: string): string {
  if (text.includes('/')) throw new Error(`the pattern ${text} holds a slash, which ends it in Guard; write \\x2f`);
  return `/${text}/`;
}
