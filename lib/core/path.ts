/**
 * The place of a reason in its template, as keys and indexes from the top: `Properties.Tags[0].Key` of `Records` is
 * `['Resources', 'Records', 'Properties', 'Tags', 0, 'Key']`. A path that begins with another resource's id leads there.
 */
export function pathOf(
  logicalId: string,
  at: string | undefined,
  isResource: (id: string) => boolean,
): readonly (string | number)[] {
  const keys = at === undefined ? [] : keysIn(at);
  const first = keys[0];
  const own = first === undefined || attributes.has(String(first)) || !isResource(String(first));
  const top: readonly (string | number)[] = own ? ['Resources', logicalId] : ['Resources'];
  return top.concat(keys);
}

/** Findings say the same of many resources. */
const known = new Map<string, readonly (string | number)[]>();
const mostKnown = 1_000;

function keysIn(at: string): readonly (string | number)[] {
  const before = known.get(at);
  if (before !== undefined) return before;
  const keys: (string | number)[] = [];
  for (const part of at.split('.')) {
    if (!part.includes('[')) {
      keys.push(part);
      continue;
    }
    const [, name = '', indexes = ''] = /^([^[]*)((?:\[\d+\])*)/.exec(part) ?? [];
    keys.push(name);
    for (const index of indexes.matchAll(/\d+/g)) keys.push(Number(index[0]));
  }
  if (known.size < mostKnown) known.set(at, keys);
  return keys;
}

const attributes = new Set(['Properties', 'DeletionPolicy', 'UpdateReplacePolicy', 'Metadata', 'Condition', 'DependsOn']);
