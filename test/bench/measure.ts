import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a finished process used, by the operating system's own account. */
export interface Usage {
  /** User and system time in milliseconds. */
  readonly cpu: number;
  readonly wall: number;
  /** Peak resident memory in MiB. */
  readonly memory: number;
}

export interface Probe {
  readonly run: (args: readonly string[]) => Usage;
}

/** CPU of a program that is no Node, in milliseconds, as the shell that started it has it. `fine`: its exit codes when it did its work. */
export function cpuOf(program: string, args: readonly string[], fine: readonly number[]): number {
  const { stdout } = spawnSync('sh', ['-c', '"$0" "$@" > /dev/null 2>&1; echo $?; times', program, ...args], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  // The last line is about what the shell started: 0m1.230s 0m0.040s, user and system.
  const [code = '', , started = ''] = stdout.trim().split('\n');
  const times = [...started.matchAll(/(\d+)m([\d.]+)s/g)].map(([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds));
  const [user = NaN, system = NaN] = times;
  if (!fine.includes(Number(code)) || times.length !== 2) throw new Error(`${program} ended with ${stdout}`);
  return (user + system) * 1000;
}

/** Runs Node processes that report their own usage as they exit; the baseline carries the same reporter. */
export function probe(folder: string): Probe {
  const reporter = join(folder, 'report-usage.js');
  const report = join(folder, 'usage.json');
  writeFileSync(
    reporter,
    `process.on('exit', () => {
      const { user, system } = process.cpuUsage();
      require('node:fs').writeFileSync(${JSON.stringify(report)}, JSON.stringify({ cpu: (user + system) / 1000, memory: process.resourceUsage().maxRSS / 1024 }));
    });`,
  );
  return {
    run: args => {
      rmSync(report, { force: true });
      const from = process.hrtime.bigint();
      const { status, stderr } = spawnSync(process.execPath, ['-r', reporter, ...args], {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 2 ** 30,
        env: { ...process.env, CI: 'true', NO_COLOR: '1' },
      });
      const wall = Number(process.hrtime.bigint() - from) / 1e6;
      // 1 is a template with faults and 2 one that is refused, which both are measured; a crash is not.
      if (status === null || status > 2)
        throw new Error(`${args.join(' ')} ended with ${String(status)}: ${stderr.slice(0, 500)}`);
      return { ...(JSON.parse(readFileSync(report, 'utf8')) as { cpu: number; memory: number }), wall };
    },
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? NaN) : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/**
 * Two things in turn, A B A B …, because machines drift: the median of the pairs' ratios is the figure to quote.
 * One pair first does not count.
 */
export function inPairs<T>(runs: number, a: () => T, b: () => T): readonly { readonly a: T; readonly b: T }[] {
  const pairs: { a: T; b: T }[] = [];
  for (let index = 0; index <= runs; index++) pairs.push({ a: a(), b: b() });
  return pairs.slice(1);
}
