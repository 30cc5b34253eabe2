export interface Colors {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly cyan: (text: string) => string;
}

/** ANSI's codes for a terminal, or text as it is. Text that is painted must not hold painted text in turn. */
export function colors(enabled: boolean): Colors {
  const paint =
    (on: number, off: number) =>
    (text: string): string =>
      enabled ? `\u001b[${String(on)}m${text}\u001b[${String(off)}m` : text;
  return {
    bold: paint(1, 22),
    dim: paint(2, 22),
    red: paint(31, 39),
    green: paint(32, 39),
    yellow: paint(33, 39),
    cyan: paint(36, 39),
  };
}
