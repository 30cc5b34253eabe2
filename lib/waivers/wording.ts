const mostShown = 160;
const invisible = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** Text of a template or a settings file as part of a message: one line, bounded, without characters that steer a terminal. */
export function plain(text: string): string {
  const shown = text.length > mostShown ? `${text.slice(0, mostShown - 1)}…` : text;
  return shown.replace(invisible, '\uFFFD');
}

/** The end of a message about an unknown word: ` Did you mean 'fail-on'?`, or nothing where no known word is near. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const near = closest(word, known);
  return near === undefined ? '' : ` Did you mean '${near}'?`;
}

const longestWord = 100;

/** The known word with the fewest edits, at most a third of the letters; else the shortest that continues the word. */
export function closest(word: string, known: Iterable<string>): string | undefined {
  if (word.length < 2 || word.length > longestWord) return undefined;
  let best: string | undefined;
  let fewest = Math.max(1, Math.floor(word.length / 3)) + 1;
  let longer: string | undefined;
  for (const candidate of known) {
    if (word.length > 3 && candidate.startsWith(word) && (longer === undefined || candidate.length < longer.length))
      longer = candidate;
    if (Math.abs(candidate.length - word.length) >= fewest) continue;
    const edits = distance(word.toLowerCase(), candidate.toLowerCase());
    if (edits < fewest) [best, fewest] = [candidate, edits];
  }
  return best ?? longer;
}

/** Levenshtein distance. */
function distance(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const replaced = (above[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    above = current;
  }
  return above[to.length] ?? 0;
}
