import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';

const systems: Readonly<Record<string, string>> = { linux: 'ubuntu', darwin: 'macos' };
const processors: Readonly<Record<string, string>> = { x64: 'x86_64', arm64: 'aarch64' };

const binary = join(
  dirname(require.resolve('@cdklabs/cdk-validator-cfnguard/package.json')),
  'bin',
  systems[process.platform] ?? process.platform,
  processors[process.arch] ?? process.arch,
  'cfn-guard',
);

/** Whether AWS's evaluator is made for this machine. Where it is and cannot be found, its tests fail: they are a second opinion. */
export const hasEvaluator = Object.hasOwn(systems, process.platform) && Object.hasOwn(processors, process.arch);

export type GuardStatus = 'PASS' | 'FAIL' | 'SKIP';

interface DataReport {
  readonly not_compliant: readonly { readonly Rule: { readonly name: string } }[];
  readonly not_applicable: readonly string[];
  readonly compliant: readonly string[];
}

/**
 * What AWS's own evaluator says of each document by each rule, in one process: for each document the status by name of the rule.
 * Throws for a rule that does not parse, and for whatever else the evaluator stops at.
 */
export function evaluated(rules: readonly string[], documents: readonly unknown[]): readonly ReadonlyMap<string, GuardStatus>[] {
  const { status, stdout, stderr, error } = spawnSync(
    binary,
    ['validate', '--payload', '--structured', '--output-format', 'json', '--show-summary', 'none'],
    {
      input: JSON.stringify({ rules, data: documents.map(document => JSON.stringify(document)) }),
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
    },
  );
  // 19: something fails.
  if (error !== undefined || (status !== 0 && status !== 19))
    throw new Error(`cfn-guard ended with ${String(status)}: ${error?.message ?? ''}${stderr}`);
  const reports = JSON.parse(stdout) as readonly DataReport[];
  if (reports.length !== documents.length)
    throw new Error(`cfn-guard reports on ${String(reports.length)} documents of ${String(documents.length)}`);
  return reports.map(
    ({ not_compliant: failed, not_applicable: skipped, compliant: passed }) =>
      new Map<string, GuardStatus>([
        ...failed.map(({ Rule }) => [Rule.name, 'FAIL'] as const),
        ...skipped.map(name => [name, 'SKIP'] as const),
        ...passed.map(name => [name, 'PASS'] as const),
      ]),
  );
}
