/** What a command sees of the world around it. */
export interface Console {
  /** Where relative paths start. */
  readonly folder: string;
  /** Whether standard output shows colors: a terminal that NO_COLOR does not forbid, or FORCE_COLOR. */
  readonly color: boolean;
  readonly print: (text: string) => void;
  readonly error: (text: string) => void;
}

export function processConsole(): Console {
  const { stdout, stderr } = process;
  // A reader that stops early, such as `head`, is no fault. Without a listener it would end the run with another exit code.
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') process.exitCode = 2;
    });
  }
  return {
    folder: process.cwd(),
    color: hasColor(process.env, stdout.isTTY),
    print: text => void stdout.write(text.endsWith('\n') ? text : `${text}\n`),
    error: text => void stderr.write(`${text}\n`),
  };
}

/** https://no-color.org and what Node itself makes of FORCE_COLOR. */
export function hasColor(env: Readonly<Record<string, string | undefined>>, isTerminal: boolean): boolean {
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTerminal && env['TERM'] !== 'dumb';
}

/** Messages name files, and a file name must not steer the terminal. Reports guard themselves. */
export function harmless(console: Console): Console {
  return {
    ...console,
    error: text => {
      console.error(text.replace(/[^\P{Cc}\n]|[\p{Cf}\u2028\u2029]/gu, '\uFFFD'));
    },
  };
}
