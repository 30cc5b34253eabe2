import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { HicpChecks } from '../../lib/nag/hicp-checks';
import { buildPackage } from '../../lib/packaging/build';
import { appOfAllShapes } from '../nag/apps';

jest.setTimeout(120_000);

// What `npm pack` packs, put into a project that `cdk init` makes. Its dependencies are those of this checkout: no network.
const root = resolve(__dirname, '../..');
const scratch = mkdtempSync(join(tmpdir(), 'hicp-fresh-'));
const project = join(scratch, 'clinic');
const installed = join(project, 'node_modules', 'cdk-hicp');
const environment = { PATH: process.env['PATH'], HOME: scratch, CDK_DISABLE_CLI_TELEMETRY: 'true' };

beforeAll(async () => {
  const stage = join(scratch, 'stage');
  mkdirSync(stage);
  for (const name of ['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE', 'policies', 'docs']) {
    cpSync(join(root, name), join(stage, name), { recursive: true });
  }
  await buildPackage(root, join(stage, 'dist'));
  const [packed] = JSON.parse(run('npm', ['pack', '--json', '--ignore-scripts', '--offline'], stage)) as readonly [
    { readonly filename: string },
  ];

  mkdirSync(project);
  run(
    process.execPath,
    [join(root, 'node_modules/aws-cdk/bin/cdk'), 'init', 'app', '--language', 'typescript', '--generate-only'],
    project,
  );
  mkdirSync(installed, { recursive: true });
  run('tar', ['-xzf', join(stage, packed.filename), '--strip-components=1', '-C', installed], project);
  for (const name of [
    'aws-cdk-lib',
    'constructs',
    'cdk-nag',
    '@types',
    'commander',
    'js-yaml',
    'argparse',
    'jsonc-parser',
    'yaml',
  ]) {
    const link = join(project, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), link);
  }
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function run(program: string, args: readonly string[], cwd: string): string {
  return execFileSync(program, [...args], { cwd, encoding: 'utf8', env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
}

function node(...args: readonly string[]): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...args], { cwd: project, encoding: 'utf8', env: environment });
  return { status, output: `${stdout}${stderr}` };
}

function report(): string {
  return readFileSync(join(project, 'cdk.out', 'validation-report.json'), 'utf8');
}

const stack = `
import { Stack, Validations, App } from 'aws-cdk-lib/core';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { HicpChecks, PhiBucket } from 'cdk-hicp';
import { PhiKey, type PhiKeyProps } from 'cdk-hicp/constructs/data/phi-key';

function nameOf(bucket: IBucket): string {
  return bucket.bucketName;
}
const app = new App({ outdir: 'cdk.out' });
const clinic = new Stack(app, 'Clinic');
const props: PhiKeyProps = { description: 'Key of the clinic' };
nameOf(new PhiBucket(clinic, 'Records', { encryptionKey: new PhiKey(clinic, 'Key', props), enforceSSL: process.argv[2] === undefined }));
Validations.of(app).addPlugins(new HicpChecks(app));
app.synth();
`;

test('its TypeScript compiles with the settings of cdk init, where a PhiBucket is an IBucket, and synthesizes without findings', () => {
  writeFileSync(join(project, 'bin', 'records.ts'), stack);
  rmSync(join(project, 'test'), { recursive: true });
  run(
    process.execPath,
    [
      join(root, 'node_modules/@typescript/native/bin/tsc'),
      '-p',
      '.',
      '--noEmit',
      'false',
      '--outDir',
      'out',
      '--skipLibCheck',
      'false',
    ],
    project,
  );
  expect(node('out/bin/records.js')).toMatchObject({ status: 0 });
  expect(report()).not.toContain('HICP::');
  node('out/bin/records.js', 'weakened');
  expect(report()).toContain('HICP::s3-bucket-ssl-requests-only');
});

test.each([
  ['require', 'user.cjs', "const { PhiBucket } = require('cdk-hicp'); console.log(PhiBucket.name);"],
  ['import', 'user.mjs', "import { PhiBucket } from 'cdk-hicp'; console.log(PhiBucket.name);"],
  [
    'import of one file',
    'one.mjs',
    "import { PhiBucket } from 'cdk-hicp/constructs/data/phi-bucket'; console.log(PhiBucket.name);",
  ],
])('%s works', (_, file, text) => {
  writeFileSync(join(project, file), text);
  expect(node(file)).toEqual({ status: 0, output: 'PhiBucket\n' });
});

test('what hicp init makes compiles, synthesizes and leaves nothing open', () => {
  const started = join(scratch, 'started');
  mkdirSync(started);
  expect(run(process.execPath, [join(installed, 'dist', 'hicp.js'), 'init'], started)).toContain('wrote package.json');
  symlinkSync(join(project, 'node_modules'), join(started, 'node_modules'));
  const tsc = join(root, 'node_modules/@typescript/native/bin/tsc');
  run(process.execPath, [tsc, '-p', '.', '--noEmit', 'false', '--outDir', 'out'], started);
  const synthesis = spawnSync(process.execPath, ['out/bin/clinic.js'], {
    cwd: started,
    encoding: 'utf8',
    env: {
      ...environment,
      CDK_OUTDIR: 'cdk.out',
      CDK_VALIDATION: 'true',
      CDK_CONTEXT_JSON: contextOf(join(started, 'cdk.json')),
    },
  });
  expect(synthesis).toMatchObject({ status: 0, stderr: '' });
  const checked = spawnSync(process.execPath, [join(installed, 'dist', 'hicp.js'), 'check', 'cdk.out'], {
    cwd: started,
    encoding: 'utf8',
    env: environment,
  });
  expect(checked.stdout).toMatch(/0 open|nothing open/i);
  expect(checked).toMatchObject({ status: 0, stderr: '' });
});

function contextOf(file: string): string {
  return JSON.stringify((JSON.parse(readFileSync(file, 'utf8')) as { readonly context: unknown }).context);
}

test('HicpChecks of the package finds what that of the source finds, also in the realm of a unit test', () => {
  const packaged = jest.requireActual<{ readonly HicpChecks: typeof HicpChecks }>(
    join(installed, 'dist', 'lib', 'nag', 'hicp-checks.js'),
  );
  const app = appOfAllShapes();
  const [fromSource, fromPackage] = [HicpChecks, packaged.HicpChecks].map(Checks =>
    new Checks(app, { verbose: true }).validateScope(app),
  );
  expect(fromPackage).toEqual(fromSource);
  expect(fromPackage?.violations.filter(({ severity }) => severity === 'error').length).toBeGreaterThan(5);
});

test('a synthesis takes what was compiled ahead', () => {
  const spy = `
    const vm = require('node:vm');
    const { Script } = vm;
    const seen = [];
    vm.Script = class extends Script {
      constructor(code, options) {
        super(code, options);
        seen.push([require('node:path').basename(options.filename), this.cachedDataRejected]);
      }
    };
    process.on('exit', () => console.log(JSON.stringify(seen)));`;
  writeFileSync(join(project, 'spy.js'), spy);
  const { output } = node('-r', './spy.js', 'out/bin/records.js');
  const seen = JSON.parse(output.slice(output.lastIndexOf('\n[') + 1)) as readonly [string, boolean][];
  expect(seen).toContainEqual(['command.js', false]);
  expect(seen.filter(([, isRejected]) => isRejected)).toEqual([]);
});

test('HicpChecks of a package that lacks its judge is not green', () => {
  const command = join(installed, 'dist', 'command.js');
  const text = readFileSync(command, 'utf8');
  rmSync(command);
  try {
    node('out/bin/records.js');
    expect(report()).toMatch(/HICP::not-judged/);
  } finally {
    writeFileSync(command, text);
  }
});

test('the command runs from the package', () => {
  expect(node(join(installed, 'dist', 'hicp.js'), '--version').output).toMatch(/^\d+\.\d+\.\d+\n$/);
});
