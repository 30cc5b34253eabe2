import { isObject, own } from '../core';
import type { Json, JsonObject } from '../core';

/** One property of a patch, as it stands on the resource now. */
export interface Leaf {
  readonly path: string;
  readonly value: Json;
  /** `absent`: nobody said anything. `explicit`: somebody did, `found` is what. `opaque`: what it is part of is known only at deployment. */
  readonly state: 'absent' | 'equal' | 'explicit' | 'opaque';
  readonly found?: Json;
  /** The path of what was found: that of the leaf, or of what it is part of. */
  readonly at: string;
}

/** A patch, property by property: an object that lacks one of four flags gets that flag and keeps the others. */
export function leavesOf(set: Readonly<Record<string, Json>>, resource: JsonObject): readonly Leaf[] {
  return Object.entries(set)
    .flatMap(([path, value]) => flattened(path, value))
    .map(([path, value]) => leafOf(path, value, resource));
}

function flattened(path: string, value: Json): readonly (readonly [string, Json])[] {
  if (!isObject(value) || Object.keys(value).length === 0) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => flattened(`${path}.${key}`, inner));
}

function leafOf(path: string, value: Json, resource: JsonObject): Leaf {
  const names = path.split('.');
  let scope: Json = resource;
  for (const [depth, name] of names.entries()) {
    if (!isObject(scope) || isIntrinsic(scope))
      return { path, value, state: 'opaque', found: scope, at: names.slice(0, depth).join('.') };
    const next: Json | undefined = own(scope, name);
    if (next === undefined || next === null) return { path, value, state: 'absent', at: path };
    scope = next;
  }
  const state = isSame(scope, value) ? 'equal' : 'explicit';
  return { path, value, state, found: scope, at: path };
}

function isIntrinsic(value: JsonObject): boolean {
  const keys = Object.keys(value);
  return keys.length === 1 && (keys[0] === 'Ref' || keys[0] === 'Condition' || (keys[0]?.startsWith('Fn::') ?? false));
}

/** CloudFormation takes `"true"` for true and `"7"` for 7. */
function isSame(found: Json, wanted: Json): boolean {
  if (typeof found === 'object' || typeof wanted === 'object') return JSON.stringify(found) === JSON.stringify(wanted);
  return String(found) === String(wanted);
}
