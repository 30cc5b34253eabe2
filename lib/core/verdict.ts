import type { StringMap } from './json';

/** What a check found. Unknown is a value of its own: never a pass, never a failure. */
export type Verdict =
  | { readonly status: 'compliant' }
  | { readonly status: 'non-compliant'; readonly reasons: readonly Reason[] }
  | { readonly status: 'undetermined'; readonly reasons: readonly Reason[] };

export type Status = Verdict['status'];

export interface Reason {
  /** What is, and what must be. */
  readonly message: string;
  /** Path of the property: `Properties.StorageEncrypted` of the judged resource, `Policy.Properties.Bucket` of another one. */
  readonly at?: string;
  /** The branch of the template in which it holds, such as `{ Env: 'dev' }`; absent where it holds in every branch. */
  readonly when?: StringMap;
}

/** A verdict, or a way to get it that is only taken when it still matters. */
export type Part = Verdict | (() => Verdict);

export const compliant: Verdict = Object.freeze({ status: 'compliant' });

/** A message, or how to make it: most verdicts inside a check are never shown. */
export type Message = string | (() => string);

/** The path of a property, or the property that knows it. */
export type At = string | { readonly path: string };

export function nonCompliant(message: Message, at?: At): Verdict {
  return { status: 'non-compliant', reasons: [reason(message, at)] };
}

export function undetermined(message: Message, at?: At): Verdict {
  return { status: 'undetermined', reasons: [reason(message, at)] };
}

function reason(message: Message, at: At | undefined): Reason {
  if (typeof message === 'function' || typeof at === 'object') return new Because(message, at);
  return at === undefined ? { message } : { message, at };
}

/** A reason whose texts are made when they are first read, which has to be while its branch is judged. */
class Because implements Reason {
  constructor(
    private readonly make: Message,
    private readonly place: At | undefined,
  ) {}

  get message(): string {
    return typeof this.make === 'function' ? this.make() : this.make;
  }

  get at(): string | undefined {
    return typeof this.place === 'object' ? this.place.path : this.place;
  }
}

/** The lone candidate's reason, with what it is a candidate for. */
class Quoted implements Reason {
  constructor(
    private readonly wanted: Message,
    private readonly reason: Reason,
  ) {}

  get message(): string {
    return `no ${textOf(this.wanted)}: ${this.reason.message}`;
  }

  get at(): string | undefined {
    return this.reason.at;
  }
}

/** Why the opposite of something unknown is unknown. */
class Doubt implements Reason {
  constructor(
    private readonly unknown: Reason,
    private readonly wrong: Message,
  ) {}

  get message(): string {
    return `${stateIn(this.unknown.message)}, so it is not known whether ${textOf(this.wrong)}`;
  }

  get at(): string {
    return this.unknown.at ?? '';
  }
}

/** The verdict with all messages made, as plain data. What was asked twice has one reason. */
export function settled(verdict: Verdict): Verdict {
  if (verdict.status === 'compliant') return verdict;
  const reasons = verdict.reasons.map(({ message, at }) => reason(message, at));
  return { status: verdict.status, reasons: reasons.length === 1 ? reasons : shortened(distinct(reasons)) };
}

function distinct(reasons: readonly Reason[]): readonly Reason[] {
  const seen = new Set<string>();
  return reasons.filter(({ at, message }) => {
    const key = `${at ?? ''}\n${message}`;
    return !seen.has(key) && seen.add(key);
  });
}

const mostReasons = 20;

/** Nobody reads a hundred reasons of one finding. */
export function shortened(reasons: readonly Reason[]): readonly Reason[] {
  if (reasons.length <= mostReasons) return reasons;
  return [...reasons.slice(0, mostReasons), { message: `and ${String(reasons.length - mostReasons)} more` }];
}

function taken(part: Part): Verdict {
  return typeof part === 'function' ? part() : part;
}

/** Compliant when every part is: one failure decides, else one unknown withholds. Parts after a failure are not taken. */
export function allOf(...parts: readonly Part[]): Verdict {
  let unknown: Reason[] | undefined;
  for (const part of parts) {
    const verdict = taken(part);
    if (verdict.status === 'non-compliant') return verdict;
    if (verdict.status === 'undetermined') (unknown ??= []).push(...verdict.reasons);
  }
  return unknown === undefined ? compliant : { status: 'undetermined', reasons: unknown };
}

/** Compliant when one part is: one success decides, else one unknown withholds. Parts after a success are not taken. */
export function anyOf(...parts: readonly Part[]): Verdict {
  const failed: Reason[] = [];
  let unknown: Reason[] | undefined;
  for (const part of parts) {
    const verdict = taken(part);
    if (verdict.status === 'compliant') return compliant;
    if (verdict.status === 'undetermined') (unknown ??= []).push(...verdict.reasons);
    else failed.push(...verdict.reasons);
  }
  return unknown === undefined ? { status: 'non-compliant', reasons: failed } : { status: 'undetermined', reasons: unknown };
}

/** Compliant when every item is; all failures are named, so that one run shows all that is to be mended. */
export function everyOf<T>(items: readonly T[], judge: (item: T) => Verdict): Verdict {
  let failed: Reason[] | undefined;
  let unknown: Reason[] | undefined;
  for (const item of items) {
    const verdict = judge(item);
    if (verdict.status === 'non-compliant') (failed ??= []).push(...verdict.reasons);
    else if (verdict.status === 'undetermined') (unknown ??= []).push(...verdict.reasons);
  }
  if (failed !== undefined) return { status: 'non-compliant', reasons: failed };
  return unknown === undefined ? compliant : { status: 'undetermined', reasons: unknown };
}

/**
 * Compliant when one item is. `wanted` says in the singular what is looked for, such as "statement that denies plain HTTP";
 * a lone candidate that fails is quoted with its reason, because that is the one to mend.
 */
export function someOf<T>(items: readonly T[], wanted: Message, judge: (item: T) => Verdict): Verdict {
  let unknown: Reason[] | undefined;
  let lone: Verdict | undefined;
  for (const item of items) {
    const verdict = judge(item);
    if (verdict.status === 'compliant') return compliant;
    if (verdict.status === 'undetermined') (unknown ??= []).push(...verdict.reasons);
    lone = verdict;
  }
  if (unknown !== undefined) return { status: 'undetermined', reasons: unknown };
  const [first] = items.length === 1 && lone !== undefined && lone.status !== 'compliant' ? lone.reasons : [];
  return first === undefined
    ? nonCompliant(typeof wanted === 'string' ? `no ${wanted}` : () => `no ${wanted()}`)
    : { status: 'non-compliant', reasons: [new Quoted(wanted, first)] };
}

/** `then` counts only where `test` holds. Where that is unknown, a failure of `then` is unknown too. */
export function when(test: Verdict, then: () => Verdict): Verdict {
  if (test.status === 'non-compliant') return compliant;
  const verdict = then();
  return test.status === 'undetermined' && verdict.status === 'non-compliant' ? test : verdict;
}

/** The opposite of `test`, with the message that says what is wrong when it holds. Unknown stays unknown. */
export function mustNotHold(test: Verdict, message: Message, at?: At): Verdict {
  if (test.status !== 'undetermined') return test.status === 'compliant' ? nonCompliant(message, at) : compliant;
  return {
    status: 'undetermined',
    reasons: test.reasons.map(unknown => new Doubt(unknown, message)),
  };
}

/** What is, out of a message that goes on with what must be: for the opposite of a test that would be the wrong way round. */
function stateIn(message: string): string {
  const [state = message] = message.split('; it must');
  return state;
}

function textOf(message: Message): string {
  return typeof message === 'function' ? message() : message;
}
