import { spawn, spawnSync } from 'node:child_process';
import type { SpawnSyncReturns } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { buildCommand } from '../../lib/packaging/build';
import { appOfAllShapes } from '../nag/apps';
import { folderWith, hicp, threeBuckets } from '../cli/command';
import { FakeConfig } from '../support/fake-config';
import type { Estate, Faults } from '../support/fake-config';

jest.setTimeout(60_000);

const root = resolve(__dirname, '..', '..');
/** Far from any node_modules, so that the bundle has nothing but itself. */
const built = mkdtempSync(join(tmpdir(), 'hicp-bundle-'));
let command = '';

beforeAll(async () => {
  command = await buildCommand(root, built);
});

afterAll(() => rmSync(built, { recursive: true, force: true }));

/** Bytes. A report of all rules is longer than the mebibyte at which Node cuts what a command prints. */
const anyReport = 1 << 28;

function run(
  args: readonly string[],
  folder: string,
  more: { readonly input?: string; readonly env?: Readonly<Record<string, string>> } = {},
): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [command, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: anyReport,
    env: { PATH: process.env['PATH'], ...more.env },
    ...(more.input === undefined ? {} : { input: more.input }),
  });
}

const timeless = (json: string): string => json.replace(/"time": "[^"]+"/, '"time": ""');

test('bundle and source give the same assessment of templates, byte for byte but for the time', () => {
  const folder = folderWith({ 'records.yaml': threeBuckets, 'clinic.yaml': clinic(), 'broken.yaml': 'Resources: {' });
  const args = ['check', '.', '--format', 'json'];
  const { stdout, stderr, status } = run(args, folder);
  const { out, err, exit } = hicp(args, folder);
  expect(timeless(stdout)).toBe(timeless(out));
  expect({ stderr, status }).toEqual({ stderr: err, status: exit });
  expect(JSON.parse(stdout)).toMatchObject({ rules: expect.arrayContaining([expect.anything()]) as unknown });
});

function clinic(): string {
  return readFileSync(join(root, 'bin', 'samples', 'clinic-with-faults.yaml'), 'utf8');
}

test('bundle and source give the same assessment of a cloud assembly, without CDK anywhere near', () => {
  const app = appOfAllShapes();
  app.synth();
  const args = ['check', '.', '--format', 'json'];
  const { stdout, status } = run(args, app.outdir);
  expect(timeless(stdout)).toBe(timeless(hicp(args, app.outdir).out));
  expect(status).toBe(1);
});

test.each([
  [['rules', '--format', 'json']],
  [['controls', '--format', 'json']],
  [['rules']],
  [['controls']],
  [['explain', 's3-bucket-versioning-enabled']],
  [['explain', '4.M.D']],
  [['--help']],
  [['nonsense']],
])('bundle and source say the same to %j', args => {
  const { stdout, stderr, status } = run(args, root);
  const { out, err, exit } = hicp(args, root);
  expect({ stdout, stderr, status }).toEqual({ stdout: out, stderr: err, status: exit });
});

/** The command and the files that it loads on use. */
function codeFiles(): readonly string[] {
  return files().filter(name => name.endsWith('.js'));
}

function files(): readonly string[] {
  return readdirSync(built, { recursive: true, encoding: 'utf8' }).filter(name => statSync(join(built, name)).isFile());
}

/** The command without some of its files. */
function commandWithout(isLeftOut: (name: string) => boolean): string {
  const folder = mkdtempSync(join(tmpdir(), 'hicp-part-'));
  for (const name of files()) {
    if (isLeftOut(name)) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    copyFileSync(join(built, name), join(folder, name));
  }
  return join(folder, 'hicp.js');
}

function allCode(): string {
  return codeFiles()
    .map(name => readFileSync(join(built, name), 'utf8'))
    .join('\n');
}

test('the bundle asks for nothing but what Node has and what is beside it, so for no CDK', () => {
  const asked = codeFiles().flatMap(file =>
    [...readFileSync(join(built, file), 'utf8').matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name = '']) => ({ file, name })),
  );
  expect(asked.map(({ name }) => name)).toContain('node:fs');
  const others = asked.filter(({ name }) => !isBuiltin(name));
  // Optional, and loaded by those who ask for drift.
  expect(others.filter(({ file, name }) => !existsSync(join(built, dirname(file), name)))).toEqual([
    { file: 'drift.js', name: '@aws-sdk/client-config-service' },
  ]);
});

describe('hicp drift', () => {
  const bucket = { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Enabled' } } };
  const manifest = {
    version: '55.0.0',
    artifacts: {
      Clinic: {
        type: 'aws:cloudformation:stack',
        environment: 'aws://111122223333/us-east-1',
        properties: { templateFile: 'Clinic.template.json', stackName: 'clinic' },
      },
    },
  };
  const rule = 's3-bucket-versioning-enabled';
  const estate: Estate = {
    account: '111122223333',
    region: 'us-east-1',
    packs: [{ name: 'hicp', rules: [{ name: `${rule}-conformance-pack-a1b2c3d4e` }] }],
    findings: [{ rule: `${rule}-conformance-pack-a1b2c3d4e`, type: 'AWS::S3::Bucket', id: 'clinic-kept-1x' }],
    stacks: [{ name: 'clinic', resources: [{ logicalId: 'Kept', physicalId: 'clinic-kept-1x', type: 'AWS::S3::Bucket' }] }],
  };
  const args = ['drift', '--only', rule, '--region', 'us-east-1', '--format', 'json'];

  function assembly(): string {
    return folderWith({
      'cdk.out/Clinic.template.json': JSON.stringify({ Resources: { Kept: bucket } }),
      'cdk.out/manifest.json': JSON.stringify(manifest),
    });
  }

  async function drift(faults: Faults, more: readonly string[], folder: string, interruptAfter?: number) {
    const server = new FakeConfig([estate], faults);
    const endpoint = await server.start();
    const child = spawn(process.execPath, [join(built, 'hicp.js'), ...args, ...more], {
      cwd: folder,
      env: {
        PATH: process.env['PATH'],
        NODE_PATH: join(root, 'node_modules'),
        AWS_ENDPOINT_URL_CONFIG_SERVICE: endpoint,
        AWS_ACCESS_KEY_ID: 'AKIDSECRET',
        AWS_SECRET_ACCESS_KEY: 'WHISPERED',
        AWS_EC2_METADATA_DISABLED: 'true',
      },
    });
    let out = '';
    child.stdout.on('data', (part: Buffer) => (out += part.toString()));
    let err = '';
    child.stderr.on('data', (part: Buffer) => (err += part.toString()));
    const timer = interruptAfter === undefined ? undefined : setTimeout(() => child.kill('SIGINT'), interruptAfter);
    const [status, signal] = (await once(child, 'close')) as [number | null, string | null];
    clearTimeout(timer);
    await server.stop();
    expect(server.malformed).toEqual([]);
    return { status, signal, out, err };
  }

  test('reads AWS Config over HTTP in a process of its own, and ends with 1 for what drifted', async () => {
    const { status, out, err } = await drift({ emptyPages: true }, [], assembly());
    expect(JSON.parse(out)).toMatchObject({
      findings: [{ ruleId: rule, status: 'non-compliant', drift: { state: 'drifted', resourceId: 'clinic-kept-1x' } }],
    });
    expect(err).toContain('drifted');
    expect(out + err).not.toMatch(/AKIDSECRET|WHISPERED/);
    expect(status).toBe(1);
  });

  test('leaves the report of an earlier run whole where it is interrupted, and says the same when it is run again', async () => {
    const folder = assembly();
    const report = join(folder, 'drift.json');
    writeFileSync(report, 'an earlier report');
    const interrupted = await drift({ throttled: 1 }, ['--output', 'drift.json'], folder, 700);
    expect(interrupted.signal).toBe('SIGINT');
    expect(readdirSync(folder).sort()).toEqual(['cdk.out', 'drift.json']);
    expect(readFileSync(report, 'utf8')).toBe('an earlier report');
    const withoutTime = (): string => readFileSync(report, 'utf8').replace(/"time": "[^"]+"/, '');
    await drift({}, ['--output', 'drift.json'], folder);
    const first = withoutTime();
    await drift({}, ['--output', 'drift.json'], folder);
    expect(withoutTime()).toBe(first);
  });

  test('says what to install where the SDK is not there, and where to name a Region', () => {
    const folder = assembly();
    const without = run(args, folder);
    expect(without).toMatchObject({ status: 2, stdout: '' });
    expect(without.stderr).toContain('npm install --save-dev @aws-sdk/client-config-service');
  });
});

test('texts of rules are beside the bundle and not in it', () => {
  const code = allCode();
  const texts = JSON.parse(readFileSync(join(built, 'rule-texts.json'), 'utf8')) as Record<string, { readonly why: string }>;
  const versioning = texts['s3-bucket-versioning-enabled'];
  expect(versioning?.why).toContain('Without versions');
  expect(code.includes('VersioningConfiguration.Status')).toBe(true);
  const inside = Object.entries(texts).filter(([, { why }]) => code.includes(why));
  expect(inside.map(([id]) => id)).toEqual([]);
});

test('--version answers and nothing else', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string };
  for (const flag of ['--version', '-V']) {
    expect(run([flag], built)).toMatchObject({ stdout: `${version}\n`, stderr: '', status: 0 });
  }
});

test('--files-from - reads the list from standard input', () => {
  const folder = folderWith({ 'records.yaml': threeBuckets });
  const args = ['check', '--files-from', '-', '--only', 's3-bucket-versioning-enabled'];
  expect(run(args, folder, { input: 'records.yaml\n' }).status).toBe(1);
  const empty = run(args, folder, { input: '' });
  expect(empty.stderr).toContain('hicp: --files-from -: it names no file.');
  expect(empty.status).toBe(2);
});

test('color is for terminals, FORCE_COLOR asks for it, NO_COLOR goes before', () => {
  const folder = folderWith({ 'records.yaml': threeBuckets });
  const hasColor = (env: Readonly<Record<string, string>>): boolean =>
    run(['check', 'records.yaml'], folder, { env }).stdout.includes('\u001b[');
  expect(hasColor({})).toBe(false);
  expect(hasColor({ FORCE_COLOR: '1' })).toBe(true);
  expect(hasColor({ FORCE_COLOR: '0' })).toBe(false);
  expect(hasColor({ FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
});

test('color never gets into a file', () => {
  const folder = folderWith({ 'records.yaml': threeBuckets });
  run(['check', 'records.yaml', '--output', 'report.txt'], folder, { env: { FORCE_COLOR: '1' } });
  expect(readFileSync(join(folder, 'report.txt'), 'utf8')).not.toContain('\u001b');
});

test('no progress in a log', () => {
  const folder = folderWith({ 'records.yaml': threeBuckets });
  expect(run(['check', 'records.yaml'], folder).stderr).toBe('');
});

test.each(['stdout', 'stderr'] as const)('a reader that closes %s early is no fault, and the exit code stays', async stream => {
  const folder = folderWith({ 'records.yaml': threeBuckets, 'broken.yaml': 'Resources: {' });
  const args = stream === 'stdout' ? ['check', 'records.yaml'] : ['check', 'broken.yaml', '--format', 'json'];
  const child = spawn(process.execPath, [command, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let other = '';
  (stream === 'stdout' ? child.stderr : child.stdout).setEncoding('utf8').on('data', (text: string) => {
    other += text;
  });
  child[stream].destroy();
  const code = await new Promise(done => child.once('close', done));
  expect({ code, fault: /EPIPE|fault of its own/.test(other) }).toEqual({ code: stream === 'stdout' ? 1 : 2, fault: false });
});

test('a report longer than a pipe arrives whole', () => {
  const buckets = Array.from({ length: 2000 }, (_, index) => `  B${String(index)}: { Type: AWS::S3::Bucket }\n`).join('');
  const folder = folderWith({ 'many.yaml': `Resources:\n${buckets}` });
  const args = ['check', 'many.yaml', '--format', 'json', '--only', 's3-bucket-versioning-enabled'];
  const { stdout, status } = spawnSync('sh', ['-c', `"${process.execPath}" "${command}" ${args.join(' ')} | cat`], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: anyReport,
  });
  expect((JSON.parse(stdout) as { findings: readonly unknown[] }).findings).toHaveLength(2000);
  expect(status).toBe(0);
});

test('a disk that is full is not green', () => {
  if (!existsSync('/dev/full')) return;
  const folder = folderWith({ 'records.yaml': threeBuckets });
  const { status } = spawnSync('sh', ['-c', `"${process.execPath}" "${command}" check records.yaml --fail-on none > /dev/full`], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(status).not.toBe(0);
});

test('a device is written to and not replaced', () => {
  const folder = folderWith({ 'records.yaml': threeBuckets });
  const line = `"${process.execPath}" "${command}" check records.yaml --format sarif --output /dev/stdout | cat`;
  const { stdout } = spawnSync('sh', ['-c', line], { cwd: folder, encoding: 'utf8', maxBuffer: anyReport });
  expect(JSON.parse(stdout)).toMatchObject({ version: '2.1.0' });
  expect(statSync('/dev/stdout').isFile()).toBe(false);
});

test('parameters that are neither file nor pair are named', () => {
  const folder = folderWith({ 'records.yaml': threeBuckets });
  const { stderr, status } = run(['check', 'records.yaml', '--parameters', 'Versions'], folder);
  expect(stderr).toBe('hicp: --parameters Versions is neither a file nor Key=Value. Give a JSON file, or Key=Value.\n');
  expect(status).toBe(2);
});

function runAt(command: string, args: readonly string[], folder: string): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [command, ...args], { cwd: folder, encoding: 'utf8', env: { PATH: process.env['PATH'] } });
}

test.each([
  ['rule-texts.json', 'rule-texts.json'],
  ['control-titles.json', 'control-titles.json'],
  ['command.js', 'hicp: its own files cannot be loaded'],
  [join('on-use', 'facts.json'), 'hicp: its own files cannot be loaded'],
  [join('on-use', 'common.js'), 'its code in on-use/common cannot be loaded'],
])('without its %s the command ends in 2 and says so', (missing, message) => {
  const folder = folderWith({ 'records.yaml': threeBuckets });
  for (const withCompiled of [true, false]) {
    const part = commandWithout(name => name === missing || (!withCompiled && name.startsWith('compiled')));
    const { status, stdout, stderr } = runAt(part, ['check', 'records.yaml', '--fail-on', 'none'], folder);
    expect(stdout + stderr).toContain(message);
    expect(status).toBe(2);
  }
});

test('what was compiled ahead changes nothing: without it, and where it is broken, the command says the same', () => {
  const folder = folderWith({ 'records.yaml': threeBuckets, 'clinic.yaml': clinic() });
  const args = ['check', '.', '--format', 'json'];
  const whole = run(args, folder);
  const without = runAt(
    commandWithout(name => name.startsWith('compiled')),
    args,
    folder,
  );
  const broken = commandWithout(() => false);
  const compiled = files().filter(name => name.startsWith('compiled'));
  for (const name of compiled) writeFileSync(join(dirname(broken), name), 'no code');
  expect(compiled.length).toBeGreaterThan(10);
  for (const other of [without, runAt(broken, args, folder)]) {
    expect(timeless(other.stdout)).toBe(timeless(whole.stdout));
    expect({ stderr: other.stderr, status: other.status }).toEqual({ stderr: whole.stderr, status: whole.status });
  }
});

test('V8 takes what was compiled ahead', () => {
  const script = `
    const { Script } = require('node:vm');
    const vm = require('node:vm');
    const refused = [];
    vm.Script = class extends Script {
      constructor(code, options) {
        super(code, options);
        if (this.cachedDataRejected !== false) refused.push(options.filename);
      }
    };
    process.on('exit', () => process.stderr.write(JSON.stringify(refused)));`;
  const folder = folderWith({ 'records.yaml': threeBuckets, 'spy.js': script });
  const { stderr } = spawnSync(process.execPath, ['-r', join(folder, 'spy.js'), command, 'check', 'records.yaml'], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
  });
  expect(JSON.parse(stderr)).toEqual([]);
});

test('a run loads the rules of the services in its templates, and no commander', () => {
  const script = `
    const { Script } = require('node:vm');
    const vm = require('node:vm');
    const loaded = [];
    vm.Script = class extends Script {
      constructor(code, options) {
        super(code, options);
        loaded.push(options.filename);
      }
    };
    process.on('exit', () => require('node:fs').writeSync(2, JSON.stringify([loaded, process.moduleLoadList])));`;
  const folder = folderWith({ 'shared.json': '{"Resources":{"F":{"Type":"AWS::EFS::FileSystem"}}}', 'spy.js': script });
  const { stderr } = spawnSync(process.execPath, ['-r', join(folder, 'spy.js'), command, 'check', 'shared.json'], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] },
  });
  const [loaded, modules] = JSON.parse(stderr) as [readonly string[], readonly string[]];
  const names = loaded.map(file => relative(built, file));
  expect(names).toContain(join('on-use', 'efs.js'));
  expect(names.filter(name => /grammar|js-yaml|on-use.(ecs|eks|glue)\.js/.test(name))).toEqual([]);
  const costly = ['child_process', 'crypto', 'net', 'tty', 'readline'].map(name => `NativeModule ${name}`);
  expect(modules.filter(name => costly.includes(name))).toEqual([]);
});

test('a rule finds in its own file what it needs of others: every file beside the command loads', () => {
  const rules = readdirSync(join(built, 'on-use')).filter(name => name.endsWith('.js'));
  const script = `for (const name of ${JSON.stringify(rules)}) require(${JSON.stringify(join(built, 'on-use'))} + '/' + name);`;
  expect(spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' })).toMatchObject({ stderr: '', status: 0 });
});

test('no two modules of the core export the same name, which the rules would get neither of', () => {
  const owners = new Map<string, unknown>();
  for (const name of readdirSync(join(root, 'lib', 'core'))) {
    const exported = jest.requireActual<Readonly<Record<string, unknown>>>(join(root, 'lib', 'core', name));
    for (const [key, value] of Object.entries(exported)) {
      if (owners.has(key)) expect({ name, key, same: owners.get(key) === value }).toEqual({ name, key, same: true });
      owners.set(key, value);
    }
  }
  expect(owners.size).toBeGreaterThan(50);
});
