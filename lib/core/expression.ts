import { describe, isList, isObject, own } from './json';
import type { Json, JsonObject } from './json';

/** The name of the intrinsic that an object is: `Ref` or `Fn::…` as its only key. */
export function intrinsicName(raw: JsonObject): string | undefined {
  let found: string | undefined;
  for (const key in raw) {
    if (found !== undefined) return undefined;
    found = key;
  }
  return found !== undefined && (found === 'Ref' || found.startsWith('Fn::')) ? found : undefined;
}

export const macro = 'Fn::Transform';

/** Macros that add to the mapping in which they stand. Any other one is given that mapping and can put anything in its place. */
const adding = new Set(['AWS::Include', 'AWS::Serverless-2016-10-31']);

/** Whether what is written in a mapping can be something else at deployment, because a macro stands beside it. */
export function isRewritten(raw: JsonObject): boolean {
  if (!Object.hasOwn(raw, macro)) return false;
  const transform = own(raw, macro);
  const name = isObject(transform) ? own(transform, 'Name') : undefined;
  return typeof name !== 'string' || !adding.has(name);
}

/** The value of a key. A macro beside other keys can add any key. */
export function ownOrMacro(raw: JsonObject, key: string): Json | undefined {
  return own(raw, key) ?? (Object.hasOwn(raw, macro) ? { [macro]: own(raw, macro) ?? null } : undefined);
}

/** The short form a person would write: `!Ref Encrypt`, `!GetAtt Key.Arn`. */
export function expressionText(raw: Json): string {
  const name = isObject(raw) ? intrinsicName(raw) : undefined;
  if (!isObject(raw) || name === undefined) return describe(raw);
  const argument = own(raw, name);
  const short = name.replace('Fn::', '');
  if (isList(argument) && short === 'GetAtt' && argument.every(part => typeof part === 'string'))
    return `!GetAtt ${argument.join('.')}`;
  return `!${short} ${typeof argument === 'string' ? argument.slice(0, 120) : describe(argument)}`;
}

/** A key under which equal expressions meet. Bounded: YAML aliases make trees that are exponentially large when written out. */
export function canonical(raw: Json | undefined): string {
  let budget = 2_000;
  const write = (value: Json | undefined): string => {
    if (--budget < 0) return '';
    if (isList(value)) return `[${value.map(write).join(',')}]`;
    if (!isObject(value)) return value === undefined ? 'null' : JSON.stringify(value);
    const keys = Object.keys(value).sort();
    return `{${keys.map(key => `${JSON.stringify(key)}:${write(own(value, key))}`).join(',')}}`;
  };
  const text = write(raw);
  return budget < 0 ? `${text}\n#${String(++uncounted)}` : text;
}
/** Expressions too large to compare are equal to nothing, themselves included. */
let uncounted = 0;
