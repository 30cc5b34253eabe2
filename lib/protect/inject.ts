import { RemovalPolicy } from 'aws-cdk-lib/core';
import type { Injection } from './injections';

interface Injected {
  readonly props: unknown;
  /** Where something was put in. */
  readonly paths: readonly string[];
}

/** Props with a default of ours where the user left it out; as in `withDefaults`, an explicit `undefined` counts as left out. */
export function injected(props: unknown, { path, value, unless = [], saidBy = [], unlessDestroyed }: Injection): Injected {
  const given = isRecord(props) ? props : {};
  const isSaid =
    (unlessDestroyed === true && given['removalPolicy'] === RemovalPolicy.DESTROY) ||
    unless.some(name => given[name] !== undefined && given[name] !== false) ||
    saidBy.some(name => isSaidAt(given, name.split('.')));
  if (isSaid || (props !== undefined && !isRecord(props))) return { props, paths: [] };
  const paths: string[] = [];
  const changed = put(given, path.split('.'), value, '', paths);
  return paths.length === 0 ? { props, paths } : { props: changed, paths };
}

/** Whether a value stands at a path, on which `*` is each item of a list. */
function isSaidAt(value: unknown, [name, ...rest]: readonly string[]): boolean {
  if (name === undefined) return value !== undefined;
  if (name === '*') return Array.isArray(value) && value.some(item => isSaidAt(item, rest));
  return isRecord(value) && isSaidAt(value[name], rest);
}

type Props = Readonly<Record<string, unknown>>;

function put(given: Props, [name = '', ...rest]: readonly string[], value: unknown, above: string, paths: string[]): Props {
  const names = name === '*' ? Object.keys(given) : [name];
  const changed: Record<string, unknown> = { ...given };
  for (const key of names) {
    const before = given[key];
    const at = `${above}${key}`;
    if (rest.length === 0) {
      if (before !== undefined) continue;
      paths.push(at);
      define(changed, key, value);
    } else if (before === undefined ? !rest.includes('*') && name !== '*' : isRecord(before)) {
      define(changed, key, put((before ?? {}) as Props, rest, value, `${at}.`, paths));
    }
  }
  return changed;
}

/** Keys of the user's, such as the patterns of a distribution, may be any. */
function define(target: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

/** Props are plain objects; what has a class is a construct or a value of CDK's. */
function isRecord(value: unknown): value is Props {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
