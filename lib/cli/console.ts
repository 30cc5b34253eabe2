import { fstatSync, writeSync } from 'node:fs';
import type * as Tty from 'node:tty';

/** What a command sees of the world around it. */
export interface Console {
  /** Where relative paths start. */
  readonly folder: string;
  /** Whether standard output shows colors: a terminal that NO_COLOR does not forbid, or FORCE_COLOR. */
  readonly color: boolean;
  readonly print: (text: string) => void;
  readonly error: (text: string) => void;
}

/** The console of this process. Node's streams cost more to load than most reports to make, so files are written to instead. */
export function processConsole(): Console & {
  /** Whether something could not be written. */
  readonly failed: () => boolean;
} {
  let failed = false;
  const fail = (): void => {
    failed = true;
    // A stream fails when the run is over already.
    process.exitCode = 2;
  };
  const [print, error] = ([1, 2] as const).map(descriptor => writer(descriptor, fail));
  return {
    folder: process.cwd(),
    color: hasColor(process.env, isTerminal(1)),
    print: text => print?.(text.endsWith('\n') ? text : `${text}\n`),
    error: text => error?.(`${text}\n`),
    failed: () => failed,
  };
}

function writer(descriptor: 1 | 2, fail: () => void): (text: string) => void {
  let stream: NodeJS.WriteStream | undefined;
  return text => {
    const bytes = Buffer.from(text);
    let at = 0;
    try {
      while (stream === undefined && at < bytes.length) at += writeSync(descriptor, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // A reader that stops early, such as `head`, is no fault.
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') {
        fail();
        return;
      }
      // A pipe that is full and does not wait: the stream does.
      stream = descriptor === 1 ? process.stdout : process.stderr;
      stream.on('error', (later: NodeJS.ErrnoException) => {
        if (later.code !== 'EPIPE') fail();
      });
    }
    if (at < bytes.length) stream?.write(bytes.subarray(at));
  };
}

export function isTerminal(descriptor: 1 | 2): boolean {
  try {
    if (!fstatSync(descriptor).isCharacterDevice()) return false;
  } catch {
    return false;
  }
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- most runs in which time counts have no terminal
  return (require('node:tty') as typeof Tty).isatty(descriptor);
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
