import type { Json, Scalar } from '../core';

/** Keys from the resource down: `['Properties', 'Listeners', anyItem, 'Protocol']`. */
export type Path = readonly string[];

/** Stands in a path for the items of a list. */
export const anyItem = '[*]';

/** The values for which a test of a property holds. */
export type Values =
  | { readonly kind: 'among'; readonly all: readonly Scalar[] }
  | { readonly kind: 'at least' | 'at most'; readonly bound: number }
  | { readonly kind: 'matching'; readonly source: string; readonly flags: string }
  /** Not empty: a text with a letter, a number, a list with an item, an object with a key. */
  | { readonly kind: 'something' };

/**
 * What a check may ask of a resource: whether a property is there, and whether what is there is one of some values; of a list, how
 * many items it has.
 */
export interface Question {
  readonly path: Path;
  readonly about: 'presence' | 'value' | 'items';
  readonly values?: Values;
}

/** `dynamic`: a reference such as `{{resolve:ssm:/clinic/port}}`, of which nobody can tell what it will be. */
export type Presence = 'absent' | 'dynamic' | 'set';
export type Answer = Presence | 'yes' | 'no' | 'none' | 'some';

export function answersTo({ about }: Question): readonly Answer[] {
  if (about === 'presence') return ['absent', 'dynamic', 'set'];
  return about === 'value' ? ['yes', 'no'] : ['none', 'some'];
}

export function keyOf({ path, about, values }: Question): string {
  return JSON.stringify([path, about, values ?? null]);
}

/** `Properties.Listeners[*].Protocol`, as a person writes it. */
export function shownPath(path: Path): string {
  return path.reduce((text, key) => (key.startsWith('[') ? `${text}${key}` : text === '' ? key : `${text}.${key}`), '');
}

/** Why Guard cannot say what a check asks. */
export type Obstacle =
  | 'another resource'
  | 'policy document'
  | 'beside Properties'
  | 'tags'
  | 'keys'
  | 'computed'
  | 'reference'
  | 'list'
  | 'too many'
  | 'no grammar';

/** Thrown by the stand-in of a resource where a check asks what a rule of Guard cannot ask. */
export class CannotSay extends Error {
  constructor(
    readonly obstacle: Obstacle,
    /** What was asked about, as a person writes it. */
    readonly what: string,
    /** The same as a path, where it is a property. */
    readonly path?: Path,
  ) {
    super(`${obstacle}: ${what}`);
  }
}

/** Thrown where a whole list is a dynamic reference: whatever it holds, nobody knows. */
export class NobodyKnows extends Error {}

export type Ask = (question: Question) => Answer;

export function isEmptyConstant(value: Json | undefined): boolean {
  if (value === undefined || value === '') return true;
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
