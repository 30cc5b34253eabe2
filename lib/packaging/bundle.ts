import { readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { build } from 'esbuild';
import type { BuildOptions, Plugin } from 'esbuild';
import { withoutTexts } from './strip';

const ruleFile = /[\\/]policies[\\/]rules[\\/][^\\/]+[\\/][^\\/_][^\\/]*\.ts$/;

/** Libraries that only some runs need, or that are as large as all the rest: each is a file beside the command. */
const beside = ['js-yaml', 'yaml'];

/**
 * Bundles the command: an entry that knows the version alone, the command behind it, and the libraries that a run may not need.
 * Texts of rules and controls are left to the files beside it. Node compiles what it loads, so a run loads what it uses.
 */
export async function bundleCommand(root: string, outfile: string): Promise<void> {
  const folder = dirname(outfile);
  await Promise.all([
    bundle({
      entryPoints: [join(root, 'bin', 'cli.ts')],
      outfile,
      plugins: [loadedOnUse(/^\.\.\/lib\/cli\/main$/, './command.js')],
    }),
    bundle({
      entryPoints: [join(root, 'lib', 'cli', 'main.ts')],
      outfile: join(folder, 'command.js'),
      plugins: [textsBeside(root), ...beside.map(name => loadedOnUse(new RegExp(`^${name}$`), `./${name}.js`))],
    }),
    ...beside.map(name =>
      bundle({
        stdin: { contents: `module.exports = require('${name}');`, resolveDir: root },
        outfile: join(folder, `${name}.js`),
      }),
    ),
  ]);
}

async function bundle(options: BuildOptions): Promise<void> {
  await build({
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    legalComments: 'none',
    // jsonc-parser's CommonJS build hides its parts from bundlers.
    mainFields: ['module', 'main'],
    // The command works without CDK, and nothing in its graph may load it.
    external: ['aws-cdk-lib', 'constructs', 'cdk-nag'],
    ...options,
  });
}

function loadedOnUse(filter: RegExp, path: string): Plugin {
  return {
    name: `load ${path} on use`,
    setup(builder) {
      builder.onResolve({ filter }, ({ kind }) => (kind === 'entry-point' ? undefined : { path, external: true }));
    },
  };
}

function textsBeside(root: string): Plugin {
  return {
    name: 'texts-beside',
    setup(builder) {
      builder.onResolve({ filter: /^\.\/texts$/ }, ({ resolveDir }) =>
        resolveDir.endsWith(`lib${sep}cli`) ? { path: join(root, 'lib', 'cli', 'texts-beside.ts') } : undefined,
      );
      builder.onLoad({ filter: ruleFile }, ({ path }) => ({
        contents: withoutTexts(readFileSync(path, 'utf8'), path),
        loader: 'ts',
      }));
    },
  };
}
