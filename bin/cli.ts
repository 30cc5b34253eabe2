#!/usr/bin/env node
import * as modules from 'node:module';
import { join } from 'node:path';
import { version } from '../lib/cli/about';
import { processConsole } from '../lib/cli/console';
import { Loader, patience } from '../lib/cli/load';
import type * as Main from '../lib/cli/main';

const args = process.argv.slice(2);
const console = processConsole();
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  // The answer that scripts ask for most needs nothing of what is behind it.
  console.print(version);
} else {
  // Nothing that goes wrong before the command runs is 0 or 1 either.
  process.exitCode = 2;
  patience();
  // Node 22 keeps compiled code between runs.
  (modules as { readonly enableCompileCache?: () => void }).enableCompileCache?.();
  const code = command()?.main(args, console) ?? 2;
  if (typeof code === 'number') end(code);
  else void code.then(end);
}

/** Setting the code and ending by itself lets the last bytes out to a pipe that is full. */
function end(code: number): void {
  process.exitCode = console.failed() ? 2 : code;
}

function command(): typeof Main | undefined {
  try {
    const loader = new Loader(__dirname);
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load the command for --version too
    return (loader.isOfUse() ? loader.load(join(__dirname, 'command.js')) : require('../lib/cli/main')) as typeof Main;
  } catch (error) {
    const [why = ''] = (error instanceof Error ? error.message : String(error)).split('\n', 1);
    console.error(`hicp: its own files cannot be loaded (${why}). Install cdk-hicp again.`);
    return undefined;
  }
}
