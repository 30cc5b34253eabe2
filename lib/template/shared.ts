import { intrinsicName, macro } from '../core/expression';
import { isObject, isScalar, own } from '../core/json';
import type { Json, JsonObject, StringMap } from '../core/json';
import type { TemplateSource } from '../core/template-source';

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

/** What is passed as it stands, which a loop over a parameter has to know. */
export function literalsIn(passed: Json | undefined): StringMap {
  if (!isObject(passed)) return {};
  const known = Object.keys(passed).map(name => [name, valueIn(passed, name)] as const);
  return Object.fromEntries(known.flatMap(([name, value]) => (isScalar(value) && value !== null ? [[name, String(value)]] : [])));
}

/** A parameter over which a template repeats something, where a stack passes something else than it was written out for. */
export function repeatedOtherwise({ body, repeatedOver = {} }: TemplateSource, passed: Json | undefined): string | undefined {
  const parameters = own(body, 'Parameters');
  return Object.keys(repeatedOver).find(name => {
    const declared = isObject(parameters) ? own(parameters, name) : undefined;
    const byDefault = isObject(declared) ? own(declared, 'Default') : undefined;
    const value = valueIn(passed, name);
    const gets = value === undefined ? byDefault : value;
    return !isScalar(gets) || String(gets) !== own(repeatedOver, name);
  });
}

/** What is passed for a parameter: undefined for nothing, null where that is not known. */
function valueIn(passed: Json | undefined, name: string): Json | undefined {
  if (passed === undefined || passed === null) return undefined;
  if (!isObject(passed) || intrinsicName(passed) !== undefined) return null;
  const value = own(passed, name);
  if (value === undefined) return Object.hasOwn(passed, macro) ? null : undefined;
  return isScalar(value) && !String(value).includes('{{resolve:') ? value : null;
}
