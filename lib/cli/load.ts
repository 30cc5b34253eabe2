import { existsSync, readFileSync } from 'node:fs';
import * as modules from 'node:module';
import { dirname, join, relative } from 'node:path';
import type * as V8 from 'node:v8';
import { Script } from 'node:vm';

/** Whether V8's patience is set. */
let isPatient = false;

/**
 * A run ends before optimized code has paid for being compiled: with twenty times V8's patience, 8,000 resources take a third less
 * processor time. Tried on Node 20, whose default is 67,584; other versions have other tiers. For the command's own process alone.
 */
export function patience(): void {
  isPatient = process.versions.node.startsWith('20.');
  setFlags(isPatient);
}

function setFlags(patient: boolean): void {
  if (!isPatient) return;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- --version has no use for it
  const { setFlagsFromString } = require('node:v8') as typeof V8;
  setFlagsFromString(`--interrupt-budget=${patient ? '1400000' : '67584'}`);
  // Young objects of one template die before the next: without this, room is made for those of many. A quarter less memory at 8,000 resources.
  setFlagsFromString(`--semi-space-growth-factor=${patient ? '1' : '2'}`);
  // There is so little to collect at a time that to wake threads for it costs more.
  setFlagsFromString(patient ? '--no-parallel-scavenge' : '--parallel-scavenge');
}

/** Where the build put what the Node that built it made of the command's files: a folder for each Node, as no other can use it. */
export function compiledFolder(root: string): string {
  return join(root, 'compiled', `${process.version}-${process.platform}-${process.arch}`);
}

/**
 * Loads the files of the bundled command, which `HicpChecks` judges with too. Node would compile them anew in each process, which
 * takes as long as all the rest of a run on a small template. V8 itself refuses what another V8, other flags or another source made,
 * and compiles; so does a run without it.
 */
export class Loader {
  readonly scripts = new Map<string, Script>();
  private readonly modules = new Map<string, { exports: unknown }>();
  /** What was asked for, by the folder that it was asked for in and the name. */
  private readonly asked = new Map<string, unknown>();
  /** Undefined where another Node built the command. */
  private readonly compiled: string | undefined;

  constructor(private readonly root: string) {
    const folder = compiledFolder(root);
    this.compiled = existsSync(folder) ? folder : undefined;
  }

  /** Whether it has anything over Node's own loader: code compiled ahead, or else, before Node 22 kept any, that it looks for less. */
  isOfUse(): boolean {
    return this.compiled !== undefined || (!('enableCompileCache' in modules) && existsSync(join(this.root, 'command.js')));
  }

  load(file: string): unknown {
    const known = this.modules.get(file);
    if (known !== undefined) return known.exports;
    const module = { exports: {} as unknown };
    const source = readFileSync(file, 'utf8');
    this.modules.set(file, module);
    if (file.endsWith('.json')) module.exports = JSON.parse(source);
    else this.run(file, source, module);
    return module.exports;
  }

  private run(file: string, source: string, module: { exports: unknown }): void {
    const name = relative(this.root, file);
    const cachedData = this.compiled === undefined ? undefined : contentOf(join(this.compiled, `${name}.bin`));
    // Compiled ahead under V8's own flags, which are those of a synthesis, and taken under no others.
    setFlags(false);
    const script = new Script(`(function (exports, require, module, __dirname) {${source}\n})`, {
      filename: file,
      ...(cachedData === undefined ? {} : { cachedData }),
    });
    setFlags(true);
    this.scripts.set(name, script);
    const folder = dirname(file);
    const requireFrom = (wanted: string): unknown => {
      const key = `${folder}:${wanted}`;
      let found = this.asked.get(key);
      if (found === undefined) {
        // eslint-disable-next-line @typescript-eslint/no-require-imports -- Node's own modules
        found = wanted.startsWith('.') ? this.load(withExtension(join(folder, wanted))) : require(wanted);
        this.asked.set(key, found);
      }
      return found;
    };
    const run = script.runInThisContext() as (exports: unknown, require: unknown, module: unknown, folder: string) => void;
    try {
      run(module.exports, requireFrom, module, folder);
    } catch (error) {
      this.modules.delete(file);
      throw error;
    }
  }
}

function withExtension(path: string): string {
  return path.endsWith('.js') || path.endsWith('.json') ? path : `${path}.js`;
}

function contentOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
