#!/usr/bin/env node
import { processConsole } from '../lib/cli/console';
import { main } from '../lib/cli/main';

// A reader that stops early, such as `head`, is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
// Setting the code and ending by itself lets the last bytes out to a pipe.
process.exitCode = main(process.argv.slice(2), processConsole());
