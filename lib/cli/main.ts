import { ParametersProblem } from '../settings/parameters';
import { checkCommand } from './check';
import { harmless } from './console';
import type { Console } from './console';
import type * as Explain from './explain';
import { plainCheck } from './flags';
import type * as Grammar from './grammar';
import type * as List from './list';
import type * as Services from './services';
import type * as Drift from './drift';
import type * as Init from './init';
import type * as ConformancePack from './conformance-pack';
import { internal, UsageError } from './messages';

type ExitCode = 0 | 1 | 2;

/** Runs the command line and returns its exit code, at once or when it was told what it asked for. Nothing that goes wrong is ever 0. */
export function main(args: readonly string[], output: Console): ExitCode | Promise<ExitCode> {
  const console = harmless(output);
  try {
    const code = run(args, console);
    return typeof code === 'number' ? code : code.catch((error: unknown) => failed(error, console));
  } catch (error) {
    return failed(error, console);
  }
}

function run(args: readonly string[], console: Console): ExitCode | Promise<ExitCode> {
  const plain = plainCheck(args);
  if (plain !== undefined) return checkCommand(plain.paths, plain.flags, console);
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load commander for every check
  const { parse } = require('./grammar') as typeof Grammar;
  return parse(
    args,
    {
      check: (paths, flags) => checkCommand(paths, flags, console),
      explain: name => {
        // eslint-disable-next-line @typescript-eslint/no-require-imports -- few runs need it
        const { explainCommand } = require('./explain') as typeof Explain;
        return explainCommand(name, console);
      },
      rules: format => {
        // eslint-disable-next-line @typescript-eslint/no-require-imports -- few runs need it
        const { rulesCommand } = require('./list') as typeof List;
        return rulesCommand(format, console);
      },
      controls: (format, withRules) => {
        // eslint-disable-next-line @typescript-eslint/no-require-imports -- few runs need it
        const { controlsCommand } = require('./list') as typeof List;
        return controlsCommand(format, withRules, console);
      },
      services: format => {
        // eslint-disable-next-line @typescript-eslint/no-require-imports -- few runs need it
        const { servicesCommand } = require('./services') as typeof Services;
        return servicesCommand(format, console);
      },
      init: folder => {
        // eslint-disable-next-line @typescript-eslint/no-require-imports -- few runs need it
        const { initCommand } = require('./init') as typeof Init;
        return initCommand(folder, console);
      },
      drift: (paths, flags) => {
        // eslint-disable-next-line @typescript-eslint/no-require-imports -- few runs need it
        const { driftCommand } = require('./drift') as typeof Drift;
        return driftCommand(paths, flags, console);
      },
      conformancePack: flags => {
        // eslint-disable-next-line @typescript-eslint/no-require-imports -- it brings a list of all managed rules
        const { conformancePackCommand } = require('./conformance-pack') as typeof ConformancePack;
        return conformancePackCommand(flags, console);
      },
    },
    console,
  );
}

function failed(error: unknown, console: Console): 2 {
  console.error(
    error instanceof UsageError || error instanceof ParametersProblem ? `hicp: ${sentence(error.message)}` : internal(error),
  );
  return 2;
}

function sentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
