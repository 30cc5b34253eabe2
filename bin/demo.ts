import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { colors } from '../lib/reports/colors';

/** `npm run demo`: the main job on the shipped samples and a small CDK app, with the outcome that each step has to have. */
const root = resolve(__dirname, '..');
const output = 'hicp-report';
const hicp = ['node', join('dist', 'hicp.js')];
const cdk = ['node', join('node_modules', 'aws-cdk', 'bin', 'cdk')];
const color = process.stdout.isTTY && (process.env['NO_COLOR'] ?? '') === '';
const paint = colors(color);

interface Step {
  readonly title: string;
  readonly command: readonly string[];
  /** The exit code that shows it did its work: 1 is what faults are for. */
  readonly code: number;
}

const steps: readonly Step[] = [
  {
    title: 'A clinic in a template, aligned: nothing is open',
    command: [...hicp, 'check', 'bin/samples/clinic-aligned.yaml'],
    code: 0,
  },
  {
    title: 'The same clinic as one finds it: what is open, where, why, and how to mend it',
    command: [...hicp, 'check', 'bin/samples/clinic-with-faults.yaml'],
    code: 1,
  },
  {
    title:
      'A telehealth workload out of the constructs: cdk synth with HicpChecks, profile large, finds nothing open; what no template tells is a warning',
    command: [...cdk, 'synth', '**', '--quiet', '--no-notices'],
    code: 0,
  },
  {
    title: 'A CDK app with faults: cdk synth stops, nested stacks and Stages included',
    command: [
      ...cdk,
      'synth',
      '**',
      '--quiet',
      '--no-notices',
      '--app',
      `node -r ts-node/register ${join('bin', 'samples', 'clinic-with-faults.app.ts')}`,
    ],
    code: 1,
  },
  {
    title: 'One report on all of it',
    command: [
      ...hicp,
      'check',
      'bin/samples',
      'cdk.out',
      '--format',
      'html',
      '--format',
      'json',
      '--format',
      'sarif',
      '--output',
      output,
    ],
    code: 1,
  },
];

function main(): number {
  rmSync(join(root, output), { recursive: true, force: true });
  rmSync(join(root, 'cdk.out'), { recursive: true, force: true });
  for (const { title, command, code } of steps) {
    const [program = '', ...args] = command;
    console.log(`\n${paint.bold(`── ${title}`)}\n${paint.dim(`$ ${shown(command)}`)}\n`);
    const { status, error } = spawnSync(program, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true', ...(color ? { FORCE_COLOR: '1' } : {}) },
    });
    if (status !== code) {
      console.error(
        `\nThis step ended with ${error?.message ?? String(status)} and not with ${String(code)}: the demo did not do its work.`,
      );
      return 2;
    }
  }
  const missing = ['index.html', 'assessment.json', 'hicp.sarif']
    .map(name => join(output, name))
    .filter(name => !existsSync(join(root, name)));
  if (missing.length > 0) {
    console.error(`\n${missing.join(', ')} was not written: the demo did not do its work.`);
    return 2;
  }
  console.log(`
${paint.bold('── Done. Next:')}
  open ${join(output, 'index.html')} in a browser
  node_modules/.bin/hicp check path/to/your/templates
  node_modules/.bin/hicp explain s3-bucket-ssl-requests-only
  in your CDK app:  Validations.of(app).addPlugins(new HicpChecks(app))
`);
  return 0;
}

function shown(command: readonly string[]): string {
  return command
    .map(word => (/[* ]/.test(word) ? `'${word}'` : word))
    .join(' ')
    .replace('node dist/hicp.js', 'hicp')
    .replace('node node_modules/aws-cdk/bin/cdk', 'cdk');
}

process.exitCode = main();
