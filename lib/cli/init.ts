import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import type { Console } from './console';
import { initIntoFile, initNext, UsageError } from './messages';
import { write } from './output';
import { starterFolder } from './texts';

/** Files that npm would not pack, or would take for its own, under the names that they have in the package. */
const renamed: Readonly<Record<string, string>> = { gitignore: '.gitignore', github: '.github' };

/**
 * `hicp init`: puts a minimal workload out of constructs, its checks and a job for CI into a folder. A file that is there already is kept
 * as it is, whatever it holds, and named.
 */
export function initCommand(folder: string, console: Console): 0 {
  const target = resolve(console.folder, folder);
  if (statSync(target, { throwIfNoEntry: false })?.isDirectory() === false) throw new UsageError(initIntoFile(folder));
  const source = starterFolder();
  const names = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter(name => statSync(join(source, name)).isFile())
    .sort();
  let anyKept = false;
  for (const name of names) {
    const own = join(...name.split(sep).map(part => renamed[part] ?? part));
    // A link that leads nowhere is there too.
    if (lstatSync(join(target, own), { throwIfNoEntry: false }) !== undefined) {
      anyKept = true;
      console.print(`kept  ${join(folder, own)}, which was there`);
      continue;
    }
    write(join(target, own), readFileSync(join(source, name), 'utf8'));
    console.print(`wrote ${join(folder, own)}`);
  }
  console.print(`\n${initNext(folder, anyKept)}`);
  return 0;
}
