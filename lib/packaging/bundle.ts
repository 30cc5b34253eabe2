import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { build } from 'esbuild';
import type { BuildOptions, Metafile, OnResolveResult, Plugin } from 'esbuild';
import { withoutTexts } from './strip';

const ruleFile = /[\\/]policies[\\/]rules[\\/][^\\/]+[\\/][^\\/_][^\\/]*\.ts$/;

/** Libraries that only some runs need, or that are as large as all the rest: each is a file beside the command. */
const beside = ['js-yaml', 'yaml'];

/**
 * Bundles the command: an entry that knows the version alone, the command behind it, the libraries that a run may not need, and
 * the rules of each service. Texts of rules and controls are left to the files beside it. Node compiles what it loads, so a run
 * loads what it uses.
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
      stdin: { contents: commandAndCore(root), resolveDir: root },
      outfile: join(folder, 'command.js'),
      plugins: [
        textsBeside(root),
        loadedOnUse(/^\.\/on-use\/facts\.json$/, './on-use/facts.json'),
        ...beside.map(name => loadedOnUse(new RegExp(`^${name}$`), `./${name}.js`)),
      ],
    }),
    ...beside.map(name =>
      bundle({
        stdin: { contents: `module.exports = require('${name}');`, resolveDir: root },
        outfile: join(folder, `${name}.js`),
      }),
    ),
    bundleRules(root, join(folder, 'on-use')),
  ]);
}

/** The command exports the core besides, for the rules: there is one core in a process. */
function commandAndCore(root: string): string {
  const core = readdirSync(join(root, 'lib', 'core')).map(name => `export * from './lib/core/${basename(name, '.ts')}';`);
  return ["export { main } from './lib/cli/main';", ...core].join('\n');
}

/** The rules of a service as one file, loaded by `rules-on-use`; what several of these use is one file more. */
async function bundleRules(root: string, folder: string): Promise<void> {
  const source = join(root, 'policies', 'on-use');
  const entryPoints = readdirSync(source)
    .filter(name => name.endsWith('.ts'))
    .map(name => join(source, name));
  const core = below(join(root, 'lib', 'core'), () => ({ path: '../command.js', external: true }));
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints,
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
    metafile: true,
    plugins: [core],
  });
  const shared = inSeveral(metafile).map(path => join(root, path));
  await Promise.all([
    bundle({ entryPoints, outdir: folder, plugins: [core, fromShared(root, shared), withoutRuleTexts()] }),
    bundle({
      stdin: { contents: `module.exports = {${shared.map(path => getter(root, path)).join()}};`, resolveDir: root },
      outfile: join(folder, 'shared.js'),
      plugins: [core, withoutRuleTexts()],
    }),
  ]);
}

/** Files that are part of more than one output. */
function inSeveral({ outputs }: Metafile): readonly string[] {
  const times = new Map<string, number>();
  for (const { inputs } of Object.values(outputs)) {
    for (const path of Object.keys(inputs)) times.set(path, (times.get(path) ?? 0) + 1);
  }
  return [...times].filter(([, count]) => count > 1).map(([path]) => path);
}

/** What a file exports, read when it is asked for; files may export the same names. */
function getter(root: string, path: string): string {
  const name = JSON.stringify(relative(root, path));
  return `get ${name}() { return require(${JSON.stringify(path)}); }`;
}

/** Takes files that `shared.js` holds out of it. */
function fromShared(root: string, shared: readonly string[]): Plugin {
  return {
    name: 'from shared',
    setup(builder) {
      builder.onLoad({ filter: /\.ts$/ }, ({ path }) =>
        shared.includes(path)
          ? { contents: `module.exports = require('./shared.js')[${JSON.stringify(relative(root, path))}];`, loader: 'js' }
          : undefined,
      );
      builder.onResolve({ filter: /^\.\/shared\.js$/ }, ({ path }) => ({ path, external: true }));
    },
  };
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

/** Resolves what is imported from a folder. */
function below(folder: string, resolved: () => OnResolveResult): Plugin {
  return {
    name: `from ${folder}`,
    setup(builder) {
      builder.onResolve({ filter: /^\./ }, ({ path, resolveDir, kind }) => {
        const target = join(resolveDir, path);
        return kind !== 'entry-point' && (target === folder || target.startsWith(folder + sep)) ? resolved() : undefined;
      });
    },
  };
}

function loadedOnUse(filter: RegExp, path: string): Plugin {
  return {
    name: `load ${path} on use`,
    setup(builder) {
      builder.onResolve({ filter }, ({ kind }) => (kind === 'entry-point' ? undefined : { path, external: true }));
    },
  };
}

/** The command reads texts of rules and controls out of the files beside it. */
function textsBeside(root: string): Plugin {
  return {
    name: 'texts-beside',
    setup(builder) {
      builder.onResolve({ filter: /^\.\/texts$/ }, ({ resolveDir }) =>
        resolveDir.endsWith(`lib${sep}cli`) ? { path: join(root, 'lib', 'cli', 'texts-beside.ts') } : undefined,
      );
    },
  };
}

function withoutRuleTexts(): Plugin {
  return {
    name: 'without rule texts',
    setup(builder) {
      builder.onLoad({ filter: ruleFile }, ({ path }) => ({
        contents: withoutTexts(readFileSync(path, 'utf8'), path),
        loader: 'ts',
      }));
    },
  };
}
