import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isList, isObject, isScalar, own } from '../core';
import type { Json, StringMap } from '../core';

/** Parameter values that cannot be taken as written, with what to do about it. */
export class ParametersProblem extends Error {}

function unreadable(file: string, why: string): string {
  return `${file}: ${why}. Give {"Key": "Value"}, or the list that the AWS CLI takes: [{"ParameterKey": "Key", "ParameterValue": "Value"}]`;
}

/** The values of `--parameters`: files as CloudFormation's tools take them, or `Key=Value`; later ones win. */
export function parametersFrom(entries: readonly string[], folder: string): StringMap {
  const all = new Map<string, string>();
  for (const entry of entries) {
    const equals = entry.indexOf('=');
    if (equals > 0 && /^[\w:.-]+$/.test(entry.slice(0, equals))) all.set(entry.slice(0, equals), entry.slice(equals + 1));
    else for (const [name, value] of fromFile(entry, folder)) all.set(name, value);
  }
  return Object.fromEntries(all);
}

function fromFile(file: string, folder: string): Iterable<readonly [string, string]> {
  let content: Json;
  try {
    content = JSON.parse(readFileSync(resolve(folder, file), 'utf8').replace(/^\uFEFF/, '')) as Json;
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new ParametersProblem(
      missing
        ? `--parameters ${file} is neither a file nor Key=Value. Give a JSON file, or Key=Value`
        : unreadable(file, error instanceof Error ? error.message : String(error)),
    );
  }
  const pairs = isList(content)
    ? content.map(pairOf)
    : Object.entries(namedIn(content)).map(([name, value]) => [name, value] as const);
  return pairs.map(([name, value]) => {
    if (typeof name !== 'string' || !isScalar(value))
      throw new ParametersProblem(unreadable(file, 'a parameter has no name, or a value that is no text'));
    return [name, String(value)] as const;
  });
}

function pairOf(pair: Json): readonly [Json | undefined, Json | undefined] {
  return isObject(pair) ? [own(pair, 'ParameterKey'), own(pair, 'ParameterValue')] : [undefined, undefined];
}

function namedIn(content: Json): Readonly<Record<string, Json>> {
  const inner = isObject(content) ? own(content, 'Parameters') : undefined;
  return isObject(inner) ? inner : isObject(content) ? content : {};
}
