import type { Position } from '../core/template-source';

/** Why a text is no template that can be judged, in words for the person who wrote it. */
export class TemplateProblem extends Error {
  constructor(
    message: string,
    readonly location?: Position,
  ) {
    super(message);
    this.name = 'TemplateProblem';
  }
}

/** No template that AWS would deploy is nested deeper, and no reader behind this one has to guard its stack. */
export const deepestNesting = 500;

/** What fits into memory: ten times as much as the largest template that AWS takes, and more. */
export const mostCollections = 600_000;
export const mostValues = 6_000_000;

/** A name out of a template as part of a message: on one line, without control characters, not too long. */
export function quoted(name: string): string {
  const most = 80;
  // eslint-disable-next-line no-control-regex -- names are hostile: a terminal must not obey them
  const plain = name.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, '\uFFFD');
  return `'${plain.length > most ? `${plain.slice(0, most)}…` : plain}'`;
}

/** Line and column, counted from 1, of an offset into a text. */
export class Lines {
  private readonly starts: number[] = [0];
  /** The line that was asked for last: the next one is often the same. */
  private last = 0;

  constructor(text: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1);
  }

  at(offset: number): Position {
    const isAfter = offset >= (this.starts[this.last] ?? 0);
    let low = isAfter ? this.last : 0;
    let high = isAfter ? Math.min(this.last + 64, this.starts.length - 1) : this.starts.length - 1;
    if (isAfter && offset >= (this.starts[high] ?? 0)) high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    this.last = low;
    return { line: low + 1, column: offset - (this.starts[low] ?? 0) + 1 };
  }
}
