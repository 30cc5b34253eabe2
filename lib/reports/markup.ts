import { oneLine } from './plain';

/** HTML that is safe because only `markup` makes it. */
class Markup {
  constructor(readonly source: string) {}
}

export type { Markup };

/** What may stand in a template: text is escaped wherever it comes from; nothing, false and undefined leave no trace. */
export type Content = string | number | false | undefined | Markup | readonly Content[];

/**
 * The one writer of HTML. The literal parts are ours; every value is text and becomes harmless, in an element as in a quoted
 * attribute. There is no way round it, so raw text from a template cannot get in by accident.
 */
export function markup(literals: TemplateStringsArray, ...values: readonly Content[]): Markup {
  let source = literals[0] ?? '';
  values.forEach((value, index) => {
    source += rendered(value) + (literals[index + 1] ?? '');
  });
  return new Markup(source);
}

function rendered(value: Content): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Markup) return value.source;
  return typeof value === 'object' ? value.map(rendered).join('') : escaped(String(value));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Beyond any name and message that helps a reader; assessment.json has them whole. */
const longestText = 2000;

function escaped(text: string): string {
  return oneLine(text, longestText).replace(/[&<>"'`]/g, character => entities[character] ?? '');
}

/** A rule's or message's words, with `code` where it wrote backticks. */
export function prose(text: string): Content {
  const spans = text.split('`');
  if (spans.length % 2 === 0) return text;
  return spans.map((span, index) => (index % 2 === 1 ? markup`<code>${span}</code>` : span));
}
