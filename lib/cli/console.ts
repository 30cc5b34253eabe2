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
  const { env, stdout, stderr } = process;
  const forced = env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0';
  const forbidden = (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
  return {
    folder: process.cwd(),
    color: !forbidden && (forced || stdout.isTTY),
    print: text => void stdout.write(text.endsWith('\n') ? text : `${text}\n`),
    error: text => void stderr.write(`${text}\n`),
  };
}
