/**
 * Globs over construct paths: `*` and `?` within one segment, `**` as a whole segment for any number of them.
 * Everything else means itself: construct ids may hold brackets, braces and parentheses, and a waiver never waives more than
 * its text says. Not picomatch, because its expressions backtrack: 13 stars against a name of 60 letters took four minutes.
 */
export function globMatcher(glob: string): (path: string) => boolean {
  const segments = glob.split('/');
  // `Records/**` is what is below Records, so it takes at least one segment there.
  if (segments.length > 1 && segments.at(-1) === '**') segments.splice(-1, 0, '*');
  const prefix = glob.slice(0, glob.search(/[*?]/));
  return path => path.startsWith(prefix) && matches(segments, path.split('/'), '**', segmentMatches);
}

export function isGlob(text: string): boolean {
  return text.includes('*') || text.includes('?');
}

function segmentMatches(pattern: string, segment: string): boolean {
  return matches(pattern, segment, '*', (wanted, letter) => wanted === '?' || wanted === letter);
}

/** Only the latest star is ever widened, so the cost is bounded by the product of both lengths. */
function matches(
  pattern: ArrayLike<string>,
  items: ArrayLike<string>,
  star: string,
  fits: (wanted: string, item: string) => boolean,
): boolean {
  let at = 0;
  let item = 0;
  let latestStar = -1;
  let resume = 0;
  while (item < items.length) {
    const wanted = pattern[at];
    if (wanted === star) {
      latestStar = at++;
      resume = item;
    } else if (wanted !== undefined && fits(wanted, items[item] ?? '')) {
      at++;
      item++;
    } else if (latestStar >= 0) {
      at = latestStar + 1;
      item = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[at] === star) at++;
  return at === pattern.length;
}
