#!/usr/bin/env node
import * as modules from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { version } from '../lib/cli/about';
import { processConsole } from '../lib/cli/console';
import type { main } from '../lib/cli/main';

// A run ends before optimized code has paid for being compiled: with ten times V8's patience, 8,000 resources take a third less
// processor time. Tried on Node 20, whose default is 67,584; other versions have other tiers.
if (process.versions.node.startsWith('20.')) setFlagsFromString('--interrupt-budget=700000');
// Node 22 keeps compiled code between runs.
(modules as { readonly enableCompileCache?: () => void }).enableCompileCache?.();
const args = process.argv.slice(2);
const console = processConsole();
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  // The answer that scripts ask for most needs nothing of what is behind it.
  console.print(version);
} else {
  // Nothing that goes wrong before the command runs is 0 or 1 either.
  process.exitCode = 2;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load the command for --version too
  const command = require('../lib/cli/main') as { readonly main: typeof main };
  // Setting the code and ending by itself lets the last bytes out to a pipe.
  process.exitCode = command.main(args, console);
}
