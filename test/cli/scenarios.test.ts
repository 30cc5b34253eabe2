import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { findingsIn, folderWith, hicp, words } from './command';

/** One run of the command, as a person reads it. */
interface Scenario {
  readonly that: string;
  /** Names out of `files` of the same scenario file, or content of its own. */
  readonly files?: Readonly<Record<string, string>>;
  readonly command: string;
  readonly exit: number;
  /** Lines, or parts of them, that standard output and standard error hold. */
  readonly out?: readonly string[];
  readonly err?: readonly string[];
  /** What neither of them holds. */
  readonly not?: readonly string[];
  /** All findings of `--format json`. */
  readonly findings?: readonly string[];
}

interface ScenarioFile {
  /** Contents that several scenarios share, by file name. */
  readonly shared?: Readonly<Record<string, string>>;
  readonly scenarios: readonly Scenario[];
}

const folder = join(__dirname, 'scenarios');

for (const name of readdirSync(folder).filter(file => file.endsWith('.yaml'))) {
  const { shared = {}, scenarios } = load(readFileSync(join(folder, name), 'utf8')) as ScenarioFile;
  describe(name.replace('.yaml', ''), () => {
    test.each(scenarios.map(scenario => ({ ...scenario, name: scenario.that })))('$name', scenario => {
      const [program, ...args] = words(scenario.command);
      const where = folderWith({ ...shared, ...scenario.files });
      const { exit, out, err } = hicp(args, where);
      const inside = (text: string): string => text.replaceAll(where, '<folder>');
      expect(program).toBe('hicp');
      for (const part of scenario.out ?? []) expect(inside(out)).toContain(part);
      for (const part of scenario.err ?? []) expect(inside(err)).toContain(part);
      for (const part of scenario.not ?? []) expect(out + err).not.toContain(part);
      if (scenario.err === undefined) expect(err).toBe('');
      if (scenario.findings !== undefined) expect(findingsIn(out)).toEqual(scenario.findings);
      expect(exit).toBe(scenario.exit);
    });
  });
}
