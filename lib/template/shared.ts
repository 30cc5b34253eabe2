import { intrinsicName, macro } from '../core/expression';
import { isObject, isScalar, own } from '../core/json';
import type { Json, JsonObject } from '../core/json';

/** The parameters that a resource passes to the stack which it deploys, as they are written there. */
export function passedBy(template: JsonObject, logicalId: string): Json | undefined {
  const resources = own(template, 'Resources');
  const resource = isObject(resources) ? own(resources, logicalId) : undefined;
  const properties = isObject(resource) ? own(resource, 'Properties') : undefined;
  return isObject(properties) ? own(properties, 'Parameters') : undefined;
}

/**
 * A template that several stacks deploy, with its parameters as wide as what they pass: a default that one of them replaces is
 * no longer what a deployment gets.
 */
export function sharedBody(body: JsonObject, passed: readonly (Json | undefined)[]): JsonObject {
  const parameters = own(body, 'Parameters');
  if (!isObject(parameters)) return body;
  const widened = Object.entries(parameters).map(([name, declared]) => [name, widenedBy(name, declared, passed)] as const);
  return { ...body, Parameters: Object.fromEntries(widened) };
}

function widenedBy(name: string, declared: Json, passed: readonly (Json | undefined)[]): Json {
  if (!isObject(declared)) return declared;
  const values = passed.map(all => valueIn(all, name));
  if (values.every(value => value === undefined)) return declared;
  const { Default: byDefault, ...rest } = declared;
  const all = values.map(value => (value === undefined ? (byDefault ?? null) : value));
  const known = all.filter(value => isScalar(value) && value !== null);
  return known.length < all.length ? rest : { ...rest, AllowedValues: [...new Set(known.map(String))] };
}

/** What is passed for a parameter: undefined for nothing, null where that is not known. */
function valueIn(passed: Json | undefined, name: string): Json | undefined {
  if (passed === undefined || passed === null) return undefined;
  if (!isObject(passed) || intrinsicName(passed) !== undefined) return null;
  const value = own(passed, name);
  if (value === undefined) return Object.hasOwn(passed, macro) ? null : undefined;
  return typeof value === 'string' && value.includes('{{resolve:') ? null : value;
}
