import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { select } from '../check/select';
import { packsOf } from '../config/conformance-pack';
import type { Pack } from '../config/pack-template';
import { estimate } from '../config/estimate';
import { packYaml } from '../config/pack-yaml';
import { LimitPassed } from '../config/limits';
import { ofPractices } from '../config/practices';
import type { Size } from '../core';
import type { DocumentedCatalogs } from '../docs/catalog';
import { isOwnPack } from '../drift/live';
import { closest } from '../waivers/wording';
import type { Console } from './console';
import { emptyOutput, noPractice, packsOfEarlierRun, packTooLarge, unknownRule, UsageError } from './messages';
import { write } from './output';
import { rulesInFull } from './rules-in-full';
import { allCatalogs } from './texts';

export interface ConformancePackFlags {
  readonly profile: Size;
  /** Numbers of HICP practices. */
  readonly practice?: readonly string[];
  /** Rules or controls to leave out. */
  readonly exclude?: readonly string[];
  readonly output: string;
  /** Of AWS, where the packs are deployed. */
  readonly partition: string;
  /** Resources of each type, for the estimate. */
  readonly resources: number;
  /** Changes to each resource in a month, for the estimate. */
  readonly changes: number;
}

/** `hicp conformance-pack`: writes the packs as YAML, and says how many evaluations they mean and what those cost. */
export function conformancePackCommand(flags: ConformancePackFlags, console: Console): 0 {
  if (flags.output.trim() === '') throw new UsageError(emptyOutput());
  const packs = wantedPacks(flags);
  const files = packs.map(pack => {
    const file = join(flags.output, `${pack.name}.yaml`);
    write(resolve(console.folder, file), packYaml(pack));
    return file;
  });
  const width = Math.max(...files.map(file => file.length));
  packs.forEach(({ rules, processChecks }, index) =>
    console.print(
      `${(files[index] ?? '').padEnd(width)}  ${counted(rules.length, 'rule')}${processChecks.length > 0 ? ` and ${counted(processChecks.length, 'process check')}` : ''}`,
    ),
  );
  console.print(summary(packs, flags));
  const stale = otherPacks(resolve(console.folder, flags.output), packs).map(name => join(flags.output, name));
  if (stale.length > 0) console.error(packsOfEarlierRun(stale));
  return 0;
}

/** Who deploys all files of a folder would deploy the rules of an earlier run beside these. */
function otherPacks(folder: string, packs: readonly Pack[]): readonly string[] {
  const written = new Set(packs.map(({ name }) => `${name}.yaml`));
  return readdirSync(folder)
    .filter(name => name.endsWith('.yaml') && !written.has(name) && isOwnPack(name.slice(0, -'.yaml'.length), 'hicp'))
    .sort();
}

function wantedPacks({ profile, practice, exclude = [], partition }: ConformancePackFlags): readonly Pack[] {
  const catalogs: DocumentedCatalogs = allCatalogs();
  const controls = catalogs['hicp']?.controls ?? {};
  const whole = rulesInFull();
  const { rules: selected, unknown } = select(whole, { profile, skip: exclude });
  const { rules, procedural, unknownPractice } = ofPractices(selected, controls, { practices: practice, exclude });
  if (unknownPractice !== undefined) throw new UsageError(noPractice(unknownPractice));
  const wrong = unknown.find(name => !Object.hasOwn(controls, name));
  if (wrong !== undefined) throw new UsageError(unknownRule(wrong, closest(wrong, new Set(whole.map(({ id }) => id)))));
  try {
    return packsOf(rules, { procedural, partition }).filter(
      ({ rules: inPack, processChecks }) => inPack.length + processChecks.length > 0,
    );
  } catch (error) {
    if (error instanceof LimitPassed) throw new UsageError(packTooLarge(error.message));
    throw error;
  }
}

function summary(packs: readonly Pack[], { profile, resources, changes }: ConformancePackFlags): string {
  const { evaluations, cost } = estimate(packs, { resourcesPerType: resources, changesPerMonth: changes });
  const rules = packs.flatMap(pack => pack.rules);
  const policies = rules.filter(({ guard }) => guard !== undefined).length;
  return `
${counted(rules.length, 'rule')} in ${counted(packs.length, 'pack')}, profile ${profile}: ${String(rules.length - policies)} managed by AWS, ${String(policies)} Guard policies of ours.
About ${evaluations.toLocaleString('en-US')} evaluations and ${cost.toLocaleString('en-US', { maximumFractionDigits: 0 })} US dollars a month in each account and Region.
That assumes ${counted(resources, 'resource')} of each type that a rule looks at (--resources), ${counted(changes, 'change')} to each in a month (--changes),
periodic rules once a day, and list prices for us-east-1 as recalled. What AWS Config records costs besides.
A pack needs a recorder in its account and Region. Deploy one with
  aws configservice put-conformance-pack --conformance-pack-name ${packs[0]?.name ?? 'hicp'} --template-body file://<file>`;
}

function counted(count: number, word: string): string {
  return `${String(count)} ${word}${count === 1 ? '' : 's'}`;
}
