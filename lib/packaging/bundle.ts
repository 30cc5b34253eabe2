import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { build } from 'esbuild';
import type { BuildOptions, Metafile, Plugin } from 'esbuild';
import { functionsOf } from './strip';

const ruleFile = /[\\/]policies[\\/]rules[\\/][^\\/]+[\\/][^\\/_][^\\/]*\.ts$/;

/** Libraries that only some runs need, or that are as large as all the rest: each is a file beside the command. */
const beside = ['js-yaml', 'yaml', 'jsonc-parser'];

/** Modules that only some runs need, as the command asks for them, and the file that each is in. */
const onUse: Readonly<Record<string, { readonly asked: RegExp; readonly file: string }>> = {
  'lib/cli/conformance-pack': { asked: /^\.\/conformance-pack$/, file: './conformance-pack.js' },
  'lib/cli/drift': { asked: /^\.\/drift$/, file: './drift.js' },
  'lib/cli/explain': { asked: /^\.\/explain$/, file: './explain.js' },
  'lib/cli/init': { asked: /^\.\/init$/, file: './init.js' },
  'lib/cli/list': { asked: /^\.\/list$/, file: './list.js' },
  'lib/cli/services': { asked: /^\.\/services$/, file: './services.js' },
  'lib/reports/html': { asked: /^\.\.\/reports\/html$/, file: './html.js' },
  'lib/reports/sarif': { asked: /^\.\.\/reports\/sarif$/, file: './sarif.js' },
  'lib/template/for-each': { asked: /^\.\/for-each$/, file: './for-each.js' },
  'lib/template/sam': { asked: /^\.\/sam$/, file: './sam.js' },
  'lib/template/yaml': { asked: /^\.\/yaml$/, file: './template-yaml.js' },
};

/**
 * Bundles the command: an entry that knows the version alone, the command behind it, the libraries and modules that a run may not
 * need, and the rules of each service. Texts of rules and controls are left to the files beside it. Node compiles what it loads, so
 * a run loads what it uses.
 */
export async function bundleCommand(root: string, outfile: string): Promise<void> {
  const folder = dirname(outfile);
  const others = [
    textsBeside(root),
    loadedOnUse(/^\.\/on-use\/facts\.json$/, './on-use/facts.json'),
    ...beside.map(name => loadedOnUse(new RegExp(`^${name}$`), `./${name}.js`)),
  ];
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
        ...others,
        loadedOnUse(/^\.\/grammar$/, './grammar.js'),
        ...Object.values(onUse).map(({ asked, file }) => loadedOnUse(asked, file)),
      ],
    }),
    bundle({ entryPoints: [join(root, 'lib', 'cli', 'grammar.ts')], outfile: join(folder, 'grammar.js') }),
    ...Object.entries(onUse).map(([module, { file }]) =>
      bundle({
        entryPoints: [join(root, `${module}.ts`)],
        outfile: join(folder, file),
        plugins: [inCommand(root, './command.js'), ...others],
      }),
    ),
    ...beside.map(name =>
      bundle({
        stdin: { contents: `module.exports = require('${name}');`, resolveDir: root },
        outfile: join(folder, `${name}.js`),
      }),
    ),
    bundleRules(root, join(folder, 'on-use')),
  ]);
}

/**
 * The command exports the core and its errors besides, for what is loaded on use: there is one of each in a process. `HicpChecks`
 * takes its judge from there.
 */
function commandAndCore(root: string): string {
  const core = readdirSync(join(root, 'lib', 'core')).map(name => `export * from './lib/core/${basename(name, '.ts')}';`);
  return [
    "export { main } from './lib/cli/main';",
    "export { judge } from './lib/packaging/judge';",
    "export * from './lib/cli/messages';",
    "export { judgeTemplates, reportOn } from './lib/cli/check';",
    "export * from './lib/template/problem';",
    ...core,
  ].join('\n');
}

/** Takes the core, a run of `hicp check`, and the errors of the command and of templates from there. */
function inCommand(root: string, command: string): Plugin {
  const core = join(root, 'lib', 'core') + sep;
  const own = ['cli/check', 'cli/messages', 'template/problem'].map(name => join(root, 'lib', name));
  return elsewhere(target => (`${target}${sep}`.startsWith(core) || own.includes(target) ? command : undefined));
}

/**
 * Services that most templates are made of. Their rules are one file, because loading a file takes longer than what is not needed
 * of it; so are those about environments, which every run asks.
 */
const common = ['dynamodb', 'ec2', 'environment', 'iam', 'kms', 'lambda', 'logs', 'rds', 's3', 'sns', 'sqs'];

/** The file that the rules of a group are in. */
export function fileOf(group: string): string {
  return common.includes(group) ? 'common' : group;
}

/** The rules of a service as one file, loaded by `rules-on-use`, and each helper that several of these use as another. */
async function bundleRules(root: string, folder: string): Promise<void> {
  const source = join(root, 'policies', 'on-use');
  const groups = readdirSync(source)
    .filter(name => name.endsWith('.ts') && !common.includes(basename(name, '.ts')))
    .map(name => ({ in: join(source, name), out: basename(name, '.ts') }));
  const core = inCommand(root, '../command.js');
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: groups,
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
    metafile: true,
    plugins: [core],
  });
  const shared = new Map(
    inSeveral(metafile)
      // What declares a rule is one line.
      .filter(path => path !== 'policies/rule.ts')
      .map(path => [join(root, path), path.replace(/^policies\/(?:rules\/)?|\.ts$/g, '').replace('/', '-')]),
  );
  const beside = elsewhere(target => {
    const name = shared.get(`${target}.ts`);
    return name === undefined ? undefined : `./${name}.js`;
  });
  await bundle({
    stdin: { contents: together(common), resolveDir: source },
    outfile: join(folder, 'common.js'),
    plugins: [core, functionsAlone()],
  });
  await bundle({
    entryPoints: [...groups, ...[...shared].map(([path, name]) => ({ in: path, out: name }))],
    outdir: folder,
    plugins: [core, beside, functionsAlone()],
  });
}

function together(groups: readonly string[]): string {
  return [
    ...groups.map(group => `import { rules as ${group} } from './${group}';`),
    `export const rules = [${groups.map(group => `...${group}`).join(', ')}];`,
  ].join('\n');
}

/** Files that are part of more than one output. */
function inSeveral({ outputs }: Metafile): readonly string[] {
  const times = new Map<string, number>();
  for (const { inputs } of Object.values(outputs)) {
    for (const path of Object.keys(inputs)) times.set(path, (times.get(path) ?? 0) + 1);
  }
  return [...times].filter(([, count]) => count > 1).map(([path]) => path);
}

export async function bundle(options: BuildOptions): Promise<void> {
  await build({
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    legalComments: 'none',
    // esbuild exports getters, which rules would call with each function of the core.
    footer: { js: 'module.exports={...module.exports};' },
    // jsonc-parser's CommonJS build hides its parts from bundlers.
    mainFields: ['module', 'main'],
    // The command works without CDK, and nothing in its graph may load it; the SDK is there for those who ask for drift.
    external: ['aws-cdk-lib', 'constructs', 'cdk-nag', '@aws-sdk/client-config-service'],
    ...options,
  });
}

/** Leaves what is imported to another file, where `fileOf` names one. */
function elsewhere(fileOf: (target: string) => string | undefined): Plugin {
  return {
    name: 'elsewhere',
    setup(builder) {
      builder.onResolve({ filter: /^\./ }, ({ path, resolveDir, kind }) => {
        const file = kind === 'entry-point' ? undefined : fileOf(join(resolveDir, path));
        return file === undefined ? undefined : { path: file, external: true };
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

function functionsAlone(): Plugin {
  return {
    name: 'functions of rules alone',
    setup(builder) {
      builder.onLoad({ filter: ruleFile }, ({ path }) => ({
        contents: functionsOf(readFileSync(path, 'utf8'), path),
        loader: 'ts',
      }));
    },
  };
}
