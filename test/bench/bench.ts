import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { dump } from 'js-yaml';
import { cpuOf, inPairs, median, probe } from './measure';
import type { Usage } from './measure';
import { workload } from './templates';

/** One row of DESIGN's table of budgets. */
interface Row {
  readonly what: string;
  readonly passes: boolean;
}

const quick = process.argv.includes('--quick');
const runs = quick ? 3 : 11;
const root = resolve(__dirname, '..', '..');
const hicp = join(root, 'dist', 'hicp.js');
const folder = mkdtempSync(join(tmpdir(), 'hicp-bench-'));
const rows: Row[] = [];

/** `most`: the budget is an upper bound; `least`: it is how many times cheaper than a peer we have to be. */
function record(what: string, measured: number, unit: string, budget: number, bound: 'most' | 'least' = 'most'): void {
  const passes = bound === 'most' ? measured <= budget : measured >= budget;
  rows.push({ what, passes });
  console.log(
    `${what.padEnd(92)} ${measured.toFixed(2).padStart(8)} ${unit.padEnd(11)} ${`at ${bound} ${String(budget)}`.padEnd(12)} ${passes ? 'pass' : 'falls short'}`,
  );
}

const ratio = (pairs: readonly { readonly a: Usage; readonly b: Usage }[], of: keyof Usage): number =>
  median(pairs.map(({ a, b }) => a[of] / b[of]));

function file(name: string, resources: number, format: 'json' | 'yaml' = 'json', unlike = false): string {
  const path = join(folder, name);
  const body = workload(resources, unlike);
  writeFileSync(path, format === 'json' ? JSON.stringify(body, null, 1) : dump(body, { noRefs: true }));
  return path;
}

const { run } = probe(folder);
const nothing = (): Usage => run(['-e', '0']);
const check =
  (...args: readonly string[]) =>
  (): Usage =>
    run([hicp, 'check', ...args]);
const floor =
  (...args: readonly string[]) =>
  (): Usage =>
    run([join(__dirname, 'trivial-rules.js'), ...args]);

function startUp(): void {
  const small = file('small.json', 12);
  const smallYaml = file('small.yaml', 12, 'yaml');
  record(
    'hicp --version, CPU against node -e 0',
    ratio(
      inPairs(runs, () => run([hicp, '--version']), nothing),
      'cpu',
    ),
    'x',
    1.2,
  );
  const json = inPairs(runs, check(small), nothing);
  record('hicp check of 12 resources in JSON, CPU against node -e 0', ratio(json, 'cpu'), 'x', 1.5);
  record('the same, wall', ratio(json, 'wall'), 'x', 1.5);
  record('the same, peak memory', ratio(json, 'memory'), 'x', 1.3);
  record(
    'hicp check of 12 resources in YAML, CPU against node -e 0',
    ratio(inPairs(runs, check(smallYaml), nothing), 'cpu'),
    'x',
    1.8,
  );
}

function sets(): void {
  const many = Array.from({ length: 16 }, (_, index) => file(`set-${String(index)}.json`, 500));
  const yaml = Array.from({ length: 4 }, (_, index) => file(`set-${String(index)}.yaml`, 500, 'yaml'));
  const one = file('one.json', 500);
  for (const [what, paths] of [
    ['one of 500 resources, JSON', [one]],
    ['16 of 500 resources, JSON', many],
    ['4 of 500 resources, YAML', yaml],
  ] as const) {
    record(
      `${what}, CPU against reading, parsing and 150 trivial rules`,
      ratio(inPairs(runs, check(...paths), floor(...paths)), 'cpu'),
      'x',
      2.5,
    );
  }
  const all = inPairs(runs, check(...many), check(join(folder, 'small.json')));
  record(
    '8,000 resources, CPU a resource without start-up',
    median(all.map(({ a, b }) => ((a.cpu - b.cpu) * 1000) / 8_000)),
    'us/resource',
    40,
  );
  const unlike = Array.from({ length: 16 }, (_, index) => file(`unlike-${String(index)}.json`, 500, 'json', true));
  const worst = inPairs(runs, check(...unlike), check(join(folder, 'small.json')));
  const each = median(worst.map(({ a, b }) => ((a.cpu - b.cpu) * 1000) / 8_000));
  console.log(`  (where no document, list or object is written like another one: ${each.toFixed(0)} us/resource)`);
  record('8,000 resources, peak memory', median(all.map(({ a }) => a.memory)), 'MiB', 100);
}

function growth(): void {
  const perResource = (files: readonly string[], resources: number): number =>
    median(inPairs(runs, check(...files), check(join(folder, 'small.json'))).map(({ a, b }) => (a.cpu - b.cpu) / resources));
  const set = (count: number, size: number, name: string): string[] =>
    Array.from({ length: count }, (_, index) => file(`${name}-${String(index)}.json`, size));
  const few = perResource(set(2, 500, 'few'), 1_000);
  record(
    'CPU a resource at 16,000 in 32 templates against 1,000 in 2',
    perResource(set(32, 500, 'lots'), 16_000) / few,
    'x',
    1.3,
  );
  const split = perResource(set(32, 125, 'split'), 4_000);
  record(
    'CPU a resource at 4,000 in one template against 32 of 125',
    perResource(set(1, 4_000, 'joined'), 4_000) / split,
    'x',
    1.3,
  );
  const waivers = Array.from(
    { length: 1_000 },
    (_, index) =>
      `  - rule: restricted-ssh\n    resource: Group${String(index)}\n    reason: Reached through the clinic's VPN only\n    owner: network@clinic.example\n    expires: 2099-12-31\n`,
  );
  writeFileSync(join(folder, 'waivers.yaml'), `waivers:\n${waivers.join('')}`);
  const many = Array.from({ length: 16 }, (_, index) => join(folder, `set-${String(index)}.json`));
  record(
    '1,000 waivers against none, 8,000 resources, CPU',
    ratio(inPairs(runs, check('--config', join(folder, 'waivers.yaml'), ...many), check(...many)), 'cpu'),
    'x',
    1.1,
  );
}

function hostile(): void {
  const small = join(folder, 'small.json');
  const files: Record<string, string> = {
    'bomb.yaml': `Resources:\n  A: { Type: AWS::S3::Bucket }\nx0: &x0 [a]\n${Array.from({ length: 40 }, (_, level) => `x${String(level + 1)}: &x${String(level + 1)} [*x${String(level)}, *x${String(level)}]\n`).join('')}`,
    'deep.json': `{"Resources":{"A":{"Type":"AWS::S3::Bucket","Properties":{"P":${'['.repeat(200)}${']'.repeat(200)}}}}}`,
    'conditions.json': JSON.stringify({
      Parameters: Object.fromEntries(Array.from({ length: 41 }, (_, index) => [`P${String(index)}`, { Type: 'String' }])),
      Conditions: Object.fromEntries(
        Array.from({ length: 41 }, (_, index) => [
          `C${String(index)}`,
          index < 2
            ? { 'Fn::Equals': [{ Ref: `P${String(index)}` }, 'x'] }
            : {
                'Fn::Or': [
                  { 'Fn::And': [{ Condition: `C${String(index - 1)}` }, { Condition: `C${String(index - 2)}` }] },
                  { 'Fn::Equals': [{ Ref: `P${String(index)}` }, 'x'] },
                ],
              },
        ]),
      ),
      Resources: {
        A: {
          Type: 'AWS::S3::Bucket',
          Properties: { VersioningConfiguration: { Status: { 'Fn::If': ['C40', 'Enabled', 'Suspended'] } } },
        },
      },
    }),
  };
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text);
    record(
      `hostile ${name}, CPU against a small file`,
      ratio(inPairs(runs, check(join(folder, name)), check(small)), 'cpu'),
      'x',
      5,
    );
  }
}

/**
 * The package brings Guard's binary and the rules of AWS Control Tower, but not the HIPAA set that the registry has for it. Taken are
 * those about the services in the templates: as many as that set has.
 */
function guard(): void {
  const system = ({ linux: 'ubuntu', darwin: 'macos' } as Readonly<Record<string, string>>)[process.platform];
  const processor = ({ x64: 'x86_64', arm64: 'aarch64' } as Readonly<Record<string, string>>)[process.arch];
  if (system === undefined || processor === undefined) {
    console.log('  (there is no cfn-guard for this machine)');
    return;
  }
  const home = join(root, 'node_modules/@cdklabs/cdk-validator-cfnguard');
  const binary = join(home, 'bin', system, processor, 'cfn-guard');
  const rules = guardedServices.map(service => join(home, 'rules/control-tower/cfn-guard', service));
  const count = rules.flatMap(path => readdirSync(path)).length;
  const hundred = Array.from({ length: 100 }, (_, index) => file(`hundred-${String(index)}.json`, 12));
  for (const [what, paths] of [
    ['100 templates of 12 resources', hundred],
    ['one of 500 resources', [file('one.json', 500)]],
  ] as const) {
    // The report that it writes fastest. It ends with 19 where rules fail.
    const args = [
      'validate',
      '-r',
      ...rules,
      '-d',
      ...paths,
      '--structured',
      '--output-format',
      'json',
      '--show-summary',
      'none',
    ];
    const guarded = (): number => cpuOf(binary, args, [0, 19]);
    const pairs = inPairs(quick ? 1 : 3, () => check(...paths)().cpu, guarded);
    const times = median(pairs.map(({ a, b }) => b / a));
    record(`cfn-guard with ${String(count)} Control Tower rules, ${what}: times our CPU`, times, 'x', 20, 'least');
  }
}

const guardedServices = [
  'cloudwatch',
  'dynamodb',
  'ec2',
  'identityandaccessmanagement',
  'keymanagementservice',
  'lambda',
  'rds',
  's3',
  'sqs',
];

interface PackUsage {
  readonly load: number;
  readonly validate: readonly number[];
}

/** What a pack used in one synthesis, in milliseconds. */
function packUsage(pack: 'ours' | 'peer', template: string, stacks: number, times = 1): PackUsage {
  const args = [join(__dirname, 'inside-synth.js'), pack, template, String(stacks), join(folder, 'app'), String(times)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, CDK_VALIDATION: 'false' },
  });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${String(status)}: ${stderr.slice(0, 500)}`);
  return JSON.parse(stdout) as PackUsage;
}

/**
 * From import to report, because the peer loads its rules when it is imported and ours when it validates; and for the first time in
 * a process, because a synthesis validates once. Repeated in one process, the figure tells how much V8 has optimized by then.
 */
function insideSynth(): void {
  for (const [stacks, size, least] of [
    [4, 125, 12],
    [16, 500, 8],
  ] as const) {
    const resources = (stacks * size).toLocaleString('en');
    const template = file(`stack-of-${String(size)}.json`, size);
    const pairs = inPairs(
      runs,
      () => packUsage('ours', template, stacks),
      () => packUsage('peer', template, stacks),
    );
    const whole = ({ load, validate: [first = NaN] }: PackUsage): number => load + first;
    const share = (of: (usage: PackUsage) => number): number => median(pairs.map(({ a, b }) => of(b) / of(a)));
    record(
      `cdk-nag HIPAASecurityChecks in a synthesis of ${resources} resources: times CPU of HicpChecks`,
      share(whole),
      'x',
      least,
      'least',
    );
    console.log(
      `  (validate alone, in which ours loads its rules: ${share(({ validate: [first = NaN] }) => first).toFixed(1)} x)`,
    );
  }
  const script = (load: string): string[] => ['-e', load];
  const base = `require(${JSON.stringify(join(root, 'node_modules/aws-cdk-lib/core'))});require(${JSON.stringify(join(root, 'node_modules/cdk-nag/lib/nag-pack'))});`;
  const pack = `${base}require(${JSON.stringify(join(root, 'dist/lib/nag/hicp-checks'))})`;
  const peer = `${base}require(${JSON.stringify(join(root, 'node_modules/cdk-nag'))})`;
  const extra = (load: string): number =>
    median(
      inPairs(
        runs,
        () => run(script(load)),
        () => run(script(base)),
      ).map(({ a, b }) => a.cpu - b.cpu),
    );
  record('importing the pack against importing cdk-nag, each beyond NagPack', extra(pack) / extra(peer), 'of it', 0.2);
}

function main(): void {
  const [processor] = cpus();
  console.log(
    `Node ${process.version}, ${processor?.model ?? 'unknown processor'}, ${String(runs)} pairs a row${quick ? ' (quick)' : ''}. Ratios of one run count; absolute times mean nothing on a shared machine.\n`,
  );
  mkdirSync(folder, { recursive: true });
  startUp();
  sets();
  growth();
  hostile();
  insideSynth();
  guard();
  const short = rows.filter(({ passes }) => !passes);
  console.log(
    `\n${String(rows.length - short.length)} of ${String(rows.length)} budgets pass${short.length === 0 ? '' : `; ${String(short.length)} fall short`}.`,
  );
  rmSync(folder, { recursive: true, force: true });
}

main();
