export type Scalar = string | number | boolean | null;
export type Json = Scalar | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = Readonly<Record<string, Json>>;
export type StringMap = Readonly<Record<string, string>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

export function isScalar(value: unknown): value is Scalar {
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** The value of an own key: templates are hostile, and `__proto__` or `constructor` must find nothing that they did not write. */
export function own<T>(object: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

const depthShown = 4;
const lengthShown = 120;

/** A value as a person reads it in a message: short, on one line, never deeper than a few levels. */
export function describe(value: Json | undefined): string {
  const text = render(value, depthShown);
  return text.length > lengthShown ? `${text.slice(0, lengthShown - 1)}…` : text;
}

function render(value: Json | undefined, depth: number): string {
  if (value === undefined) return 'not set';
  if (typeof value === 'string') return JSON.stringify(value.length > lengthShown ? value.slice(0, lengthShown) : value);
  if (isScalar(value)) return String(value);
  if (depth === 0) return '…';
  if (isList(value)) return `[${shown(value, item => render(item, depth - 1))}]`;
  return `{${shown(Object.keys(value), key => `${key}: ${render(own(value, key), depth - 1)}`)}}`;
}

function shown<T>(items: readonly T[], text: (item: T) => string): string {
  const most = 6;
  return items.slice(0, most).map(text).join(', ') + (items.length > most ? ', …' : '');
}
