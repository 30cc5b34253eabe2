import { isList, isObject } from '../../lib/core';
import type { Json, JsonObject } from '../../lib/core';

/** A copy with the value at a path; objects on the way are made, lists are addressed by index. */
export function patched(body: JsonObject, path: readonly string[], value: Json): JsonObject {
  return change(body, path, value) as JsonObject;
}

export function removed(body: JsonObject, path: readonly string[]): JsonObject {
  return change(body, path, undefined) as JsonObject;
}

function change(node: Json | undefined, path: readonly string[], value: Json | undefined): Json | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (isList(node))
    return node
      .map((item, index) => (String(index) === key ? change(item, rest, value) : item))
      .filter(item => item !== undefined);
  const object = isObject(node) ? node : {};
  const child = change(object[key], rest, value);
  const entries = Object.entries(object).map(([name, old]) => [name, name === key ? child : old] as const);
  if (!Object.hasOwn(object, key)) entries.push([key, child]);
  return Object.fromEntries(entries.filter((entry): entry is readonly [string, Json] => entry[1] !== undefined));
}
