import type { Observed } from './precedents';
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
export class Reference {
  readonly kind = 'reference';

  constructor(
    readonly scope: Scope,
    /** @internal */
    readonly id: string,
    readonly attribute: string,
  ) {}

  /** The name of the resource. A verdict that depends on it is no precedent for others. */
  get logicalId(): string {
    this.scope.evaluation.observed.escape();
    return this.id;
  }
}

export class Unresolved {
  readonly kind = 'unresolved';
  readonly secret: boolean;
  /** It comes from a parameter or another stack, so it cannot name what this template creates. */
  readonly outside: boolean;
  /** Whatever it turns out to be, it is not empty: dynamic references, pseudo parameters. */
  readonly something: boolean;
  /** It is an account, a Region, a partition or a stack: plain text without wildcards. */
  readonly plain: boolean;

  constructor(
    private readonly observed: Observed,
    private readonly text: string,
    facts: Facts,
  ) {
    this.secret = facts.secret ?? false;
    this.outside = facts.outside ?? false;
    this.something = facts.something ?? false;
    this.plain = facts.plain ?? false;
  }

  /** As a person writes it: `!Ref Encrypt`. It may name resources. */
  get expression(): string {
    if (!this.plain) this.observed.expression();
    return this.text;
  }
}

export type Facts = Partial<Pick<Unresolved, 'secret' | 'outside' | 'something' | 'plain'>>;

export type Symbol = Reference | Unresolved;

export class Symbols {
  private readonly all: Symbol[] = [];
  private readonly unknown: Unresolved;
  private readonly tokens = new Map<string, string>();

  constructor(private readonly observed: Observed) {
    this.unknown = new Unresolved(observed, 'an unknown value', {});
  }

  reference(scope: Scope, logicalId: string, attribute: string): string {
    const key = `${scope.id}\n${logicalId}\n${attribute}`;
    return this.tokens.get(key) ?? this.intern(key, new Reference(scope, logicalId, attribute));
  }

  /** Equal keys are equal values, whatever they turn out to be. */
  unresolved(key: string, expression: string, facts: Facts = {}): string {
    return this.tokens.get(`?${key}`) ?? this.intern(`?${key}`, new Unresolved(this.observed, expression, facts));
  }

  private intern(key: string, symbol: Symbol): string {
    const token = `${open}${String(this.all.push(symbol) - 1)}${close}`;
    this.tokens.set(key, token);
    return token;
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
    return this.all[number] ?? this.unknown;
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
