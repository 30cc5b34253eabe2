/** Characters that end or break a line; in a name they become one space. */
const breaks = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
/**
 * Control characters (a terminal obeys them), format characters (bidirectional overrides, invisible ones), halves of pairs and
 * non-characters (XML and HTML forbid them).
 */
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\uFFFE\uFFFF]/gu;
const plainAlready = /^[\x20-\x7E]*$/;

/** Longer than any name that AWS accepts; evidence in full is in assessment.json. */
const longest = 1000;

/**
 * Text from a template, name or person as it may stand on one line of any report: nothing in it acts on a terminal, hides or
 * turns the reading direction. What was taken out leaves a mark, so that two names that differ still look different.
 */
export function oneLine(text: string, most = longest): string {
  const cut = text.length > most ? `${text.slice(0, most - 1)}…` : text;
  if (plainAlready.test(cut)) return cut;
  return cut.replace(breaks, ' ').replace(unsafe, '\uFFFD');
}
