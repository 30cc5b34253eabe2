/** Markdown that is safe because only this file makes it. */
class Markdown {
  constructor(readonly source: string) {}
}

export type { Markdown };

/** What may stand in a template: text is escaped wherever it comes from; nothing, false and undefined leave no trace. */
export type Content = string | number | false | undefined | Markdown | readonly Content[];

/**
 * The one writer of Markdown. The literal parts are ours; every value is text and stands on one line without acting. (Prettier
 * would reformat what follows a tag named `markdown`.)
 */
export function inline(literals: TemplateStringsArray, ...values: readonly Content[]): Markdown {
  let source = literals[0] ?? '';
  values.forEach((value, index) => {
    source += rendered(value) + (literals[index + 1] ?? '');
  });
  return new Markdown(source);
}

function rendered(value: Content): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Markdown) return value.source;
  if (typeof value === 'string' || typeof value === 'number') return escaped(String(value));
  return value.map(rendered).join('');
}

/** What could begin or end emphasis, code, a link, HTML, an entity, a formula or a table cell. */
const active = /[\\`*[\]<|~$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=[#\w])/gu;
/** What begins a heading, a list, a quotation or a rule at the start of a line. */
const atStart = /^(\s*)([-+=#>]|\d+(?=[.)](?:\s|$)))/;

function escaped(text: string): string {
  return oneLine(text)
    .replace(active, found => `\\${found}`)
    .replace(atStart, (_, space: string, found: string) => (/^\d/.test(found) ? `${space}${found}\\` : `${space}\\${found}`));
}

/** No line break can end a table row or begin a block, and no invisible character can hide or turn what follows. */
function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '\uFFFD');
}

/** Text in a code span; its fence is longer than any run of backticks in it. */
export function code(text: string): Markdown {
  const line = oneLine(text).trim();
  if (line === '') return new Markdown('');
  const fence = '`'.repeat(longestRun(line) + 1);
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return new Markdown(`${fence}${space}${line}${space}${fence}`);
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

/** A rule's words, with code where it wrote backticks. */
export function prose(text: string): Content {
  const spans = text.split('`');
  if (spans.length % 2 === 0) return text;
  return spans.map((span, index) => (index % 2 === 1 ? code(span) : span));
}

/** A link inside this repository. */
export function link(text: Content, target: string): Markdown {
  return new Markdown(
    `[${rendered(text)}](${encodeURI(target).replace(/[()\\]/g, found => `%${found.charCodeAt(0).toString(16)}`)})`,
  );
}

/** Text as it is, in a fence longer than any in it. */
export function fenced(language: string, text: string): Markdown {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return new Markdown(`${fence}${language}\n${text}\n${fence}`);
}

/** Text that no reader of the rendered page sees. */
export function comment(text: string): Markdown {
  return new Markdown(`<!-- ${oneLine(text).replace(/-{2,}|>/g, ' ')} -->`);
}

export function heading(level: number, text: Content): Markdown {
  return new Markdown(`${'#'.repeat(level)} ${rendered(text)}`);
}

export function list(items: readonly Content[]): Markdown {
  return new Markdown(items.map(item => `- ${rendered(item)}`).join('\n'));
}

export function table(head: readonly string[], rows: readonly (readonly Content[])[]): Markdown {
  // A bar ends the cell even inside a code span.
  const cell = (content: Content): string => rendered(content).replace(/(?<!\\)\|/g, '\\|');
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return new Markdown([line(head.map(cell)), line(head.map(() => '---')), ...rows.map(row => line(row.map(cell)))].join('\n'));
}

export function joined(parts: readonly Content[], between: string): Content {
  return parts.map((part, index) => (index === 0 ? part : [new Markdown(between), part]));
}

/** A page out of blocks, one blank line apart. */
export function page(blocks: readonly (Markdown | undefined)[]): string {
  const sources = blocks.flatMap(block => (block === undefined || block.source === '' ? [] : [block.source]));
  return `${sources.join('\n\n')}\n`;
}
