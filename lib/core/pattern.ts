import { tokensOf } from './text';
import type { Tokens } from './text';

/**
 * Wildcard patterns of IAM: `*` any text, `?` one character. Symbols for references count as one character that equals itself only.
 * Patterns longer than this are not compared: both functions answer as if they knew nothing.
 */
const longest = 4_096;

/** Whether everything that `inner` matches is matched by `outer`. Never true by mistake. */
export function covers(outer: string, inner: string): boolean {
  if (outer === '*' || outer === inner) return true;
  const wild = firstWildcard(outer);
  if (wild < 0 || !inner.startsWith(outer.slice(0, wild))) return false;
  if (outer.length > longest || inner.length > longest) return false;
  const pattern = tokensOf(outer);
  const tokens = tokensOf(inner);
  // Greedy with one step back to the latest `*`, which is enough: a `*` in `inner` is a character that only `*` matches.
  let at = 0;
  let from = 0;
  let star = -1;
  let resume = 0;
  while (from < tokens.length) {
    const token = tokens[from];
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
  // Most patterns are about another service.
  if (differAtOnce(left.charCodeAt(0), right.charCodeAt(0))) return false;
  const leftWild = firstWildcard(left);
  const rightWild = firstWildcard(right);
  if (leftWild < 0 && rightWild < 0) return false;
  const literal = Math.min(leftWild < 0 ? left.length : leftWild, rightWild < 0 ? right.length : rightWild);
  if (!right.startsWith(left.slice(0, literal))) return false;
  if (left.length > longest || right.length > longest) return true;
  if (leftWild < 0) return covers(right, left);
  return rightWild < 0 ? covers(left, right) : meet(tokensOf(left), tokensOf(right));
}

function differAtOnce(left: number, right: number): boolean {
  return left !== right && left !== star && left !== questionMark && right !== star && right !== questionMark;
}

/** Both patterns have wildcards: reach[j] says whether the tokens of `a` so far and the first j of `b` have a common match. */
function meet(a: Tokens, b: Tokens): boolean {
  let reach = new Array<boolean>(b.length + 1).fill(false);
  reach[0] = true;
  for (let j = 1; j <= b.length && b[j - 1] === '*'; j++) reach[j] = true;
  for (let i = 1; i <= a.length; i++) {
    const x = a[i - 1];
    const next = new Array<boolean>(b.length + 1).fill(false);
    next[0] = reach[0] === true && x === '*';
    for (let j = 1; j <= b.length; j++) {
      const y = b[j - 1];
      const one = reach[j - 1] === true && (x === y || x === '?' || y === '?' || x === '*' || y === '*');
      const stays =
        (x === '*' && (next[j - 1] === true || reach[j] === true)) || (y === '*' && (reach[j] === true || next[j - 1] === true));
      next[j] = one || stays;
    }
    reach = next;
  }
  return reach[b.length] === true;
}

function firstWildcard(text: string): number {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === star || code === questionMark) return index;
  }
  return -1;
}

const star = 42;
const questionMark = 63;
