import { readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { build } from 'esbuild';
import type { Plugin } from 'esbuild';
import { withoutTexts } from './strip';

const ruleFile = /[\\/]policies[\\/]rules[\\/][^\\/]+[\\/][^\\/_][^\\/]*\.ts$/;

/** Bundles the command into one CommonJS file, with the texts of rules and controls left to the files beside it. */
export async function bundleCommand(root: string, outfile: string): Promise<void> {
  await build({
    entryPoints: [join(root, 'bin', 'cli.ts')],
    outfile,
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
    plugins: [textsBeside(root)],
  });
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
