import type { Scope } from './scope';

/**
 * Text that a template decides only in part keeps its undecided parts as symbols: a number between two control characters
 * that stands for a reference to a resource or for an unresolved expression. So references compare equal however they were
 * written, and `Join`, `Sub` and `+` need no types of their own. Rules never see one.
 */
const open = '\u0001';
const close = '\u0002';
// eslint-disable-next-line no-control-regex -- control characters are what makes symbols impossible to write by accident
const symbolPattern = /\u0001(\d+)\u0002/g;
// eslint-disable-next-line no-control-regex -- the same
const forged = /[\u0001\u0002]/g;

/** The attribute of a resource: `Ref` for what `!Ref` returns, else the name after `!GetAtt`. */
export interface Reference {
  readonly kind: 'reference';
  readonly scope: Scope;
  readonly logicalId: string;
  readonly attribute: string;
}

export interface Unresolved {
  readonly kind: 'unresolved';
  /** As a person writes it: `!Ref Encrypt`. */
  readonly expression: string;
  readonly secret: boolean;
  /** It comes from a parameter or another stack, so it cannot name what this template creates. */
  readonly outside: boolean;
  /** Whatever it turns out to be, it is not empty: dynamic references, pseudo parameters. */
  readonly something: boolean;
  /** It is an account, a Region, a partition or a stack: plain text without wildcards. */
  readonly plain: boolean;
}

export type Symbol = Reference | Unresolved;

export class Symbols {
  private readonly all: Symbol[] = [];
  private readonly numbers = new Map<string, number>();

  reference(scope: Scope, logicalId: string, attribute: string): string {
    return this.intern(`${scope.id}\n${logicalId}\n${attribute}`, { kind: 'reference', scope, logicalId, attribute });
  }

  /** Equal keys are equal values, whatever they turn out to be. */
  unresolved(
    key: string,
    expression: string,
    facts: Partial<Pick<Unresolved, 'secret' | 'outside' | 'something' | 'plain'>> = {},
  ): string {
    return this.intern(`?${key}`, {
      kind: 'unresolved',
      expression,
      secret: facts.secret ?? false,
      outside: facts.outside ?? false,
      something: facts.something ?? false,
      plain: facts.plain ?? false,
    });
  }

  private intern(key: string, symbol: Symbol): string {
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.all.push(symbol) - 1;
      this.numbers.set(key, number);
    }
    return `${open}${String(number)}${close}`;
  }

  /** The symbols inside a text, in order. */
  in(text: string): readonly Symbol[] {
    if (!hasSymbols(text)) return [];
    const found: Symbol[] = [];
    for (let from = text.indexOf(open); from >= 0; from = text.indexOf(open, from + 1))
      found.push(this.get(Number(text.slice(from + 1, text.indexOf(close, from)))));
    return found;
  }

  /** The reference that is the whole text, if it is one. */
  only(text: string): Symbol | undefined {
    if (!text.startsWith(open) || text.indexOf(close) !== text.length - 1) return undefined;
    return this.get(Number(text.slice(1, -1)));
  }

  replace(text: string, put: (symbol: Symbol, token: string) => string): string {
    return hasSymbols(text) ? text.replace(symbolPattern, (token, number: string) => put(this.get(Number(number)), token)) : text;
  }

  hasUnresolved(text: string): boolean {
    return hasSymbols(text) && this.in(text).some(symbol => symbol.kind === 'unresolved');
  }

  private get(number: number): Symbol {
    return (
      this.all[number] ?? {
        kind: 'unresolved',
        expression: 'an unknown value',
        secret: false,
        outside: false,
        something: false,
        plain: false,
      }
    );
  }
}

export function hasSymbols(text: string): boolean {
  return text.includes(open);
}

/** Text to be matched token by token: plain text is its own tokens. */
export type Tokens = string | readonly string[];

/** The text as tokens for pattern matching: characters, and each symbol as one. */
export function tokensOf(text: string): Tokens {
  if (!hasSymbols(text)) return text;
  const tokens: string[] = [];
  let from = 0;
  for (const match of text.matchAll(symbolPattern)) {
    tokens.push(...text.slice(from, match.index).split(''), match[0]);
    from = match.index + match[0].length;
  }
  tokens.push(...text.slice(from).split(''));
  return tokens;
}

/** Text from a template, with the characters that only symbols may have taken out. */
export function literalText(text: string): string {
  return text.includes(open) || text.includes(close) ? text.replace(forged, '\uFFFD') : text;
}

/** Text that was resolved already and stands in a tree again, such as in a policy document that was parsed out of text. */
export class SymbolicText {
  constructor(readonly text: string) {}
}

/** Text with its symbols in a form that JSON strings may hold. */
export function escapedSymbols(text: string): string {
  return text.replaceAll(open, '\\u0001').replaceAll(close, '\\u0002');
}

/** The way back: in text that was written as JSON, symbols stand as themselves again. A backslash that was there before stays one. */
export function unescapedSymbols(json: string): string {
  return json.replace(
    /(?<!\\)((?:\\\\)*)\\u000([12])/g,
    (_, before: string, which: string) => `${before}${which === '1' ? open : close}`,
  );
}
