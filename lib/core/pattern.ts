import { tokensOf } from './text';

/**
 * Wildcard patterns of IAM: `*` any text, `?` one character. Symbols for references count as one character that equals itself only.
 * Patterns longer than this are not compared: both functions answer as if they knew nothing.
 */
const longest = 4_096;

/** Whether everything that `inner` matches is matched by `outer`. Never true by mistake. */
export function covers(outer: string, inner: string): boolean {
  if (outer === '*' || outer === inner) return true;
  if (outer.length > longest || inner.length > longest) return false;
  const pattern = tokensOf(outer);
  const tokens = tokensOf(inner);
  // Greedy with one step back to the latest `*`, which is enough: a `*` in `inner` is a character that only `*` matches.
  let at = 0;
  let from = 0;
  let star = -1;
  let resume = 0;
  while (from < tokens.length) {
    const token = tokens[from] ?? '';
    const wanted = pattern[at];
    if (wanted === '*') {
      star = at++;
      resume = from;
    } else if (wanted !== undefined && (wanted === token || (wanted === '?' && token !== '*'))) {
      at++;
      from++;
    } else if (star >= 0) {
      at = star + 1;
      from = ++resume;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}

/** Whether some text is matched by both. Never false by mistake. */
export function overlaps(left: string, right: string): boolean {
  if (left === '*' || right === '*' || left === right) return true;
  if (left.length > longest || right.length > longest) return true;
  const a = tokensOf(left);
  const b = tokensOf(right);
  // reach[j]: the first i tokens of `a` and the first j of `b` have a common match.
  let reach = new Array<boolean>(b.length + 1).fill(false);
  reach[0] = true;
  for (let j = 1; j <= b.length && b[j - 1] === '*'; j++) reach[j] = true;
  for (let i = 1; i <= a.length; i++) {
    const next = new Array<boolean>(b.length + 1).fill(false);
    const x = a[i - 1] ?? '';
    next[0] = (reach[0] ?? false) && x === '*';
    for (let j = 1; j <= b.length; j++) {
      const y = b[j - 1] ?? '';
      const same = x === y || x === '?' || y === '?';
      next[j] =
        ((reach[j] ?? false) && x === '*') ||
        ((next[j - 1] ?? false) && y === '*') ||
        ((reach[j - 1] ?? false) && (same || x === '*' || y === '*'));
      if (x === '*' && (next[j - 1] ?? false)) next[j] = true;
      if (y === '*' && (reach[j] ?? false)) next[j] = true;
    }
    reach = next;
  }
  return reach[b.length] ?? false;
}
