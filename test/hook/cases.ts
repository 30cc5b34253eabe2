import { isList, isObject } from '../../lib/core';
import type { Json, JsonObject, Rule } from '../../lib/core';
import { parseYamlResources } from '../../lib/template/parse';

/** What a hook is given: one resource, in which references have become what they refer to. */
export interface HookCase {
  readonly when: string;
  readonly body: JsonObject;
}

type Others = (value: Json, isItem: boolean) => readonly Json[];

/** The resources of a rule's examples, and each of them with one thing taken out or changed into one of the others. */
export function hookCases(rule: Rule, types: readonly string[], others: Others = ofItsKind): readonly HookCase[] {
  const { compliant, nonCompliant, undetermined = [] } = rule.examples;
  const cases = new Map<string, HookCase>();
  for (const { when, resources } of [...compliant, ...nonCompliant, ...undetermined]) {
    const all = parseYamlResources(resources)['Resources'];
    if (!isObject(all)) continue;
    for (const [id, resource] of Object.entries(all)) {
      if (!isObject(resource) || !types.some(type => type === resource['Type'])) continue;
      const properties = settled(resource['Properties'] ?? {});
      if (!isObject(properties)) continue;
      for (const [what, changed] of [['as it is', properties] as const, ...changes(properties, others)]) {
        // CloudFormation has run macros before a hook is asked.
        if (JSON.stringify(changed).includes('"Fn::')) continue;
        const body = { Resources: { [id]: { Type: resource['Type'] ?? '', Properties: changed } } };
        cases.set(JSON.stringify(body), { when: `${when}, ${what}`, body });
      }
    }
  }
  return [...cases.values()];
}

/** What a deployment makes of intrinsics. */
function settled(value: Json): Json {
  if (isList(value)) return value.map(settled);
  if (!isObject(value)) return value;
  const [name = ''] = Object.keys(value);
  if (Object.keys(value).length === 1 && (name === 'Ref' || name.startsWith('Fn::')))
    return `resolved-${JSON.stringify(value).replace(/[^A-Za-z0-9]+/g, '-')}`;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, settled(item)]));
}

/** Each key taken out, each value made another one. */
function changes(properties: JsonObject, others: Others): readonly (readonly [string, JsonObject])[] {
  const found: (readonly [string, JsonObject])[] = [];
  const visit = (value: Json, path: readonly (string | number)[]): void => {
    const name = path.join('.');
    if (path.length > 0) {
      found.push([`without ${name}`, put(properties, path, undefined) as JsonObject]);
      for (const other of others(value, typeof path.at(-1) === 'number'))
        found.push([`with ${name} ${JSON.stringify(other)}`, put(properties, path, other) as JsonObject]);
    }
    if (isList(value)) value.forEach((item, index) => visit(item, [...path, index]));
    else if (isObject(value)) for (const key of Object.keys(value)) visit(value[key] ?? null, [...path, key]);
  };
  visit(properties, []);
  return found;
}

/** Values of the same kind, as CloudFormation refuses others. */
function ofItsKind(value: Json, isItem: boolean): readonly Json[] {
  if (typeof value === 'boolean') return [!value, String(value)];
  if (typeof value === 'number') return [0, value + 1, value - 1, String(value)];
  if (typeof value === 'string') {
    const texts = ['something-else', value.toLowerCase(), ...(isItem ? [] : [''])];
    // What references became is of the kind that was referred to, which nobody can tell here.
    return value.startsWith('resolved-') ? texts : [...texts, '{{resolve:ssm:/clinic/value}}'];
  }
  if (isList(value)) return [[], [...value, ...value], ...(value.some(isObject) ? [[{}], [...value, {}]] : [])];
  return [{}];
}

function put(value: Json, path: readonly (string | number)[], other: Json | undefined): Json {
  const [key, ...rest] = path;
  if (key === undefined) return other ?? null;
  if (isList(value)) {
    return value.flatMap((item, index) =>
      index !== key ? [item] : rest.length > 0 ? [put(item, rest, other)] : other === undefined ? [] : [other],
    );
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]) =>
      name !== key
        ? [[name, item]]
        : rest.length > 0
          ? [[name, put(item, rest, other)]]
          : other === undefined
            ? []
            : [[name, other]],
    ),
  );
}
