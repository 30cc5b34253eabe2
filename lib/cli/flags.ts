import type { CheckFlags } from './check';

export const profiles: readonly string[] = ['small', 'medium', 'large'];
export const failOn: readonly string[] = ['high', 'medium', 'low', 'none'];
export const formats: readonly string[] = ['text', 'json', 'sarif', 'html'];

/** Names separated by commas, added to those of the same flag before. */
export function listed(value: string, before: readonly string[] = []): readonly string[] {
  return [
    ...before,
    ...value
      .split(',')
      .map(id => id.trim())
      .filter(id => id !== ''),
  ];
}

interface CheckLine {
  readonly paths: readonly string[];
  readonly flags: CheckFlags;
}

/** How the value of a flag is read; undefined where it is wrong. */
type Reader = (value: string, before: unknown) => unknown;

const asWritten: Reader = value => value;
const oneOf =
  (choices: readonly string[]): Reader =>
  value =>
    choices.includes(value) ? value : undefined;
const list: Reader = (value, before) => listed(value, before as readonly string[] | undefined);

const withValue = new Map<string, readonly [name: keyof CheckFlags, read: Reader]>([
  ['--format', ['format', formatsIn]],
  ['--output', ['output', asWritten]],
  ['--profile', ['profile', oneOf(profiles)]],
  ['--fail-on', ['failOn', oneOf(failOn)]],
  ['--only', ['only', list]],
  ['--skip', ['skip', list]],
  ['--parameters', ['parameters', (value, before = []) => [...(before as readonly string[]), value]]],
  ['--files-from', ['filesFrom', asWritten]],
  ['--config', ['config', asWritten]],
]);
const without = new Map<string, keyof CheckFlags>([
  ['--strict', 'strict'],
  ['--open-only', 'openOnly'],
]);

function formatsIn(value: string, before: unknown): readonly string[] | undefined {
  const all = listed(value, before as readonly string[] | undefined);
  return all.every(format => formats.includes(format)) ? all : undefined;
}

/**
 * The command line of an ordinary `hicp check`, read without commander, which costs more than to judge a small template.
 * Undefined for everything that is out of the ordinary: commander reads it, answers for help and words the errors.
 */
export function plainCheck([command, ...args]: readonly string[]): CheckLine | undefined {
  if (command !== 'check') return undefined;
  const paths: string[] = [];
  const flags: Partial<Record<keyof CheckFlags, unknown>> = {};
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    const alone = without.get(arg);
    if (!arg.startsWith('-')) paths.push(arg);
    else if (alone !== undefined) flags[alone] = true;
    else {
      const [name, read] = withValue.get(arg) ?? [];
      const value = args[++at];
      if (name === undefined || read === undefined || value === undefined || value.startsWith('-')) return undefined;
      flags[name] = read(value, flags[name]);
      if (flags[name] === undefined) return undefined;
    }
  }
  return { paths, flags: flags as CheckFlags };
}
