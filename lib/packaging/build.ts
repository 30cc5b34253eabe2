import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { allCatalogs, controlTitles, eligibility, ruleReference, ruleTexts, unjudgedReasons } from '../cli/texts';
import { bundle, bundleCommand, fileOf } from './bundle';
import { lazyIndex } from './lazy-index';

/** Builds `dist/`, or another folder like it: the library with its types, and the command as one file with its texts beside it. */
export async function buildPackage(folder: string, into = 'dist'): Promise<void> {
  const root = resolve(folder);
  const dist = resolve(root, into);
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist, { recursive: true });
  execFileSync(join(root, 'node_modules', '.bin', 'tsc'), ['-p', join(root, 'tsconfig.build.json'), '--outDir', dist], {
    stdio: 'inherit',
  });
  writeFileSync(join(dist, 'lib', 'index.js'), lazyIndex(readFileSync(join(root, 'lib', 'index.ts'), 'utf8')));
  await buildCommand(root, dist);
  writeFileSync(join(dist, 'lib', 'nag', 'judge.js'), bundledJudge);
  copyFileSync(join(root, 'lib', 'reports', 'assessment.schema.json'), join(dist, 'assessment.schema.json'));
}

/**
 * The judge of `HicpChecks` out of the bundle. As the compiler writes it, it is a hundred files, and to load them took as long as to
 * judge 500 resources.
 */
const bundledJudge = `'use strict';
const { join } = require('node:path');
const { Loader } = require('../cli/load');
const root = join(__dirname, '..', '..');
const loader = new Loader(root);
exports.judge = (loader.isOfUse() ? loader.load(join(root, 'command.js')) : require('../../command.js')).judge;
`;

/** The command as one file in a folder, with the texts that it loads on use beside it. */
export async function buildCommand(root: string, folder: string): Promise<string> {
  const command = join(folder, 'hicp.js');
  await bundleCommand(root, command);
  chmodSync(command, 0o755);
  const facts = JSON.parse(readFileSync(join(root, 'policies', 'on-use', 'facts.json'), 'utf8')) as { files: readonly string[] };
  writeFileSync(join(folder, 'on-use', 'facts.json'), JSON.stringify({ ...facts, files: facts.files.map(fileOf) }));
  const texts = {
    'rule-texts.json': sorted(ruleTexts()),
    'rule-reference.json': ruleReference(),
    'catalogs.json': allCatalogs(),
    'control-titles.json': titlesAlone(),
    'eligible-services.json': eligibility(),
    'unjudged.json': unjudgedReasons(),
  };
  for (const [name, content] of Object.entries(texts)) writeFileSync(join(folder, name), onePerLine(content));
  cpSync(join(root, 'starter'), join(folder, 'starter'), { recursive: true });
  await compileAhead(root, folder);
  return command;
}

/** By the key that is searched for, which ends in a quote. */
function sorted<T>(all: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  const key = (id: string): string => `${JSON.stringify(id)}:`;
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (key(a) < key(b) ? -1 : 1)));
}

function titlesAlone(): object {
  return Object.fromEntries(
    Object.entries(controlTitles()).map(([framework, { name, edition, controls }]) => [
      framework,
      {
        name,
        edition,
        controls: Object.fromEntries(Object.entries(controls).map(([id, { title, confidence }]) => [id, { title, confidence }])),
      },
    ]),
  );
}

/** JSON with a property of the object on each line. */
function onePerLine(content: object): string {
  const lines = Object.entries(content).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** Keeps what this Node compiles of the command when it judges the examples of all rules, in a process of its own. */
async function compileAhead(root: string, folder: string): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'hicp-compile-'));
  try {
    const warmUp = join(scratch, 'warm-up.js');
    await bundle({ entryPoints: [join(root, 'lib', 'packaging', 'warm-up.ts')], outfile: warmUp });
    execFileSync(process.execPath, [warmUp, folder, join(root, 'bin', 'samples')], { stdio: 'inherit', env: {}, cwd: scratch });
  } finally {
    rmSync(scratch, { recursive: true });
  }
}
