import type * as Sdk from '@aws-sdk/client-config-service';
import type { Assessment, DriftState, ResourceRef, TemplateSource } from '../core';
import { pathOf } from '../core/path';
import { deployedRules, watchedBy } from '../config/conformance-pack';
import { isPeriodic, watchedTypes } from '../config/watched';
import { join } from '../drift/join';
import type { Live } from '../drift/live';
import { readAccount } from '../live/account';
import { readOrganization } from '../live/organization';
import type { Service } from '../live/read';
import { mayBeAbsent } from './absent-stacks';
import { judgeTemplates, reportOn } from './check';
import type { CheckFlags } from './check';
import type { Console } from './console';
import { liveUnreadable, noRegion, noSdk, UsageError } from './messages';
import { Progress } from './progress';
import { rulesInFull } from './rules-in-full';

export interface DriftFlags extends CheckFlags {
  /** Name of an aggregator, to read an organization in place of one account. */
  readonly aggregator?: string;
  readonly region?: string;
  /** Begins the names of the conformance packs. */
  readonly prefix?: string;
}

/** Joins what templates say with what AWS Config finds of the deployed resources. `connect`: how AWS Config is reached. */
export async function driftCommand(
  paths: readonly string[],
  flags: DriftFlags,
  console: Console,
  connect: (region: string | undefined) => Pick<Service, 'sdk' | 'client'> = connected,
): Promise<0 | 1 | 2> {
  const rules = rulesInFull();
  const watchable = new Set(rules.filter(({ config }) => !('none' in config)).map(({ id }) => id));
  const judged = judgeTemplates(paths, flags, console, ({ id }) => watchable.has(id));
  if (judged === undefined) return 2;
  const { assessment: declared, sources } = judged;
  const progress = new Progress();
  const service = { ...connect(flags.region), deployed: deployedRules(rules) };
  const live = await read(service, flags, sources, (doing, pages) => {
    progress.step('reading', pages, doing);
  });
  progress.end();
  const watchers = watchedBy(rules);
  const periodic = new Set(rules.filter(({ config }) => isPeriodic(config)).map(({ id }) => id));
  const types = new Map(rules.map(({ id, config }) => [id, watchedTypes(config)]));
  const { assessment, elsewhere } = join({
    declared,
    templates: sources,
    live,
    idsOf: rule => watchers.get(rule) ?? [],
    typesOf: id => types.get(id) ?? [],
    isPeriodic: id => periodic.has(id),
    mayBeAbsent: (template, logicalId) => mayBeAbsent(sources, template, logicalId),
    locate: locator(sources),
  });
  const code = reportOn({ ...judged, assessment, passed: undefined }, flags, console);
  const isOnScreen = judged.formats.includes('text') && (flags.output ?? judged.settings.output) === undefined;
  (isOnScreen ? console.print : console.error)(summary(assessment, elsewhere, flags.aggregator));
  return code;
}

function connected(region: string | undefined): Pick<Service, 'sdk' | 'client'> {
  let sdk: typeof Sdk;
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- optional, and as slow to load as all the rest
    sdk = require('@aws-sdk/client-config-service') as typeof Sdk;
  } catch {
    throw new UsageError(noSdk());
  }
  // Throttled calls are tried again, and later each time; what was refused is not.
  return {
    sdk,
    client: new sdk.ConfigServiceClient({ retryMode: 'adaptive', maxAttempts: 8, ...(region === undefined ? {} : { region }) }),
  };
}

async function read(
  connection: Omit<Service, 'prefix' | 'onPage'>,
  { aggregator, prefix = 'hicp' }: DriftFlags,
  sources: readonly TemplateSource[],
  onPage: (doing: string, pages: number) => void,
): Promise<Live> {
  const service: Service = { ...connection, prefix, onPage };
  try {
    if (aggregator === undefined) return await readAccount(service);
    const roots = sources.filter(({ parent }) => parent === undefined);
    return await readOrganization(service, {
      aggregator,
      stackNames: [...new Set(roots.flatMap(({ stack }) => stack ?? []))].sort(),
      nested: roots.length < sources.length,
      places: roots.flatMap(({ environment: { account, region } = {} }) =>
        account === undefined || region === undefined ? [] : [{ account, region }],
      ),
    });
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown error';
    if (error instanceof Error && error.message === 'Region is missing') throw new UsageError(noRegion());
    throw new UsageError(liveUnreadable(/^[A-Za-z]{1,80}$/.test(name) ? name : 'unknown error'));
  }
}

/** Compliant findings carry no line: nobody asked before. */
function locator(sources: readonly TemplateSource[]): (resource: ResourceRef) => ResourceRef {
  const byPath = new Map(sources.map(source => [source.path, source] as const));
  return resource => {
    const source = byPath.get(resource.template);
    if (source === undefined || resource.location !== undefined) return resource;
    const constructPath = resource.constructPath ?? source.constructPath?.(resource.logicalId);
    const position = source.locate?.(pathOf(resource.logicalId, undefined, () => true));
    const line = source.sourceOf?.(resource.logicalId);
    return {
      ...resource,
      ...(constructPath === undefined ? {} : { constructPath }),
      ...(position === undefined ? {} : { location: { file: source.path, line: position.line, column: position.column } }),
      ...(line === undefined ? {} : { source: line }),
    };
  };
}

const meanings: Readonly<Record<DriftState, string>> = {
  aligned: 'compliant in the template and where it is deployed',
  drifted: 'compliant in the template, and not where it is deployed',
  'both bad': 'compliant in neither',
  'waived and bad': 'compliant in neither, and waived',
  'template only':
    'not deployed, of a type that no rule of AWS Config judges, or only the template is not compliant or does not tell',
  'live only': 'AWS Config finds it, and the template does not tell',
  unmanaged: 'no template of this run makes it',
  blind: 'AWS Config cannot tell',
};

function summary({ findings }: Assessment, elsewhere: readonly string[], aggregator: string | undefined): string {
  const counts = new Map<string, number>();
  for (const { drift } of findings) if (drift !== undefined) counts.set(drift.state, (counts.get(drift.state) ?? 0) + 1);
  const width = Math.max(...[...counts.values()].map(count => String(count).length), 1);
  return [
    '',
    'Drift',
    ...Object.entries(meanings).map(
      ([state, meaning]) => `  ${String(counts.get(state) ?? 0).padStart(width)}  ${state.padEnd(14)}  ${meaning}`,
    ),
    ...(aggregator === undefined
      ? []
      : [
          'Through an aggregator AWS Config does not tell when a rule last ran: one that runs by the clock may not have seen what was deployed since.',
          'Nor does it tell of which pack a rule is and with which parameters and scope it runs: a rule of a pack with the name of ours counts as ours.',
          `A recorder that stopped is seen where the aggregator ${aggregator} has it recorded; have Security Hub watch recorders too (Config.1).`,
        ]),
    ...(elsewhere.length === 0 ? [] : [`Not looked at, because they are deployed elsewhere: ${elsewhere.join(', ')}`]),
  ].join('\n');
}
