/**
 * The waivers of a YAML file, where they are written as nearly all are: one `key: value` a line, nothing folded, quoted with
 * escapes, shared or in flow style. A YAML reader takes longer for a thousand of them than a run takes to judge thousands of
 * resources. Undefined for anything else, valid or not: then the YAML reader decides.
 */
export interface PlainWaivers {
  readonly waivers: readonly object[];
  /** Line of each. */
  readonly lines: ReadonlyMap<unknown, number>;
  /** The text before and after, each to be read for itself. */
  readonly rest: readonly [string, string];
}

const header = /^waivers: *\r?$/m;
/** Other documents, lone carriage returns and letters that YAML restricts. */
const unusual = /^(?:---|\.\.\.|%)|\r(?!\n)|[^\n\r\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe]/m;
const ignorable = /^ *(?:#.*)?\r?$/;
/** Indentation, the dash of a new item, key and value. */
const entry = /^( *)(- +)?([a-z]+): +([^ ].*)$/;
/** What ends a plain scalar or makes it a key. */
const notPlain = /: | #|:$/;

/** Plain, or in quotes without escapes. */
function scalar(written: string): string | undefined {
  const value = written.trimEnd();
  const quote = value[0];
  if (quote === '"' || quote === "'") {
    const inside = value.slice(1, -1);
    const simple = value.length > 1 && value.endsWith(quote) && !inside.includes(quote) && !inside.includes('\\');
    return simple ? inside : undefined;
  }
  return /^[A-Za-z0-9_/.]/.test(value) && !notPlain.test(value) ? value : undefined;
}

export function plainWaivers(text: string): PlainWaivers | undefined {
  const found = header.exec(text);
  if (found === null || unusual.test(text)) return undefined;
  const before = text.slice(0, found.index);
  const bodyAt = found.index + found[0].length + 1;
  const rows = text.slice(bodyAt).split('\n');
  const firstLine = before.split('\n').length + 1;
  const waivers: Record<string, string>[] = [];
  const lines = new Map<unknown, number>();
  let item: Record<string, string> | undefined;
  let dashAt = -1;
  let keyAt = -1;
  let used = 0;
  for (let number = 0; number < rows.length; number++) {
    const row = rows[number] ?? '';
    const match = entry.exec(row);
    if (match === null) {
      if (/^[^ \-#\r]/.test(row)) break;
      if (!ignorable.test(row)) return undefined;
    } else {
      const { 1: indent = '', 2: dash, 3: key = '', 4: written = '' } = match;
      if (dash === undefined && indent === '') break;
      const value = scalar(written);
      if (value === undefined) return undefined;
      if (dash !== undefined) {
        if (dashAt >= 0 && indent.length !== dashAt) return undefined;
        dashAt = indent.length;
        keyAt = indent.length + dash.length;
        item = {};
        waivers.push(item);
        lines.set(item, firstLine + number);
      } else if (indent.length !== keyAt) return undefined;
      // A key that stands twice is an error, which the YAML reader words.
      if (item === undefined || Object.hasOwn(item, key)) return undefined;
      item[key] = value;
    }
    used += row.length + 1;
  }
  return waivers.length === 0 ? undefined : { waivers, lines, rest: [before, text.slice(bodyAt + used)] };
}
