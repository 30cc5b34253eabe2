import type { ResourceType } from '@aws-sdk/client-config-service';
import { configType, homeOf, isGlobal, isOwnPack, nestedName, placeName, templateTypes, packRuleName } from '../drift/live';
import type { Blind, Live, LiveFinding, LiveResource, LiveStack, Place } from '../drift/live';
import {
  accountType,
  all,
  blindAt,
  isRecord,
  lookedUp,
  ofStacks,
  recordsOf,
  resourceKey,
  row,
  serviceRecorder,
  stackFields,
  stackOf,
  stopped,
  textOf,
} from './read';
import type { Service } from './read';
import { recordingFields, recordingOf, unrecorded } from './recording';
import type { Recording } from './recording';

export interface Wanted {
  /** Name of the aggregator. */
  readonly aggregator: string;
  /** The stacks of the assembly: others are not asked for. */
  readonly stackNames: readonly string[];
  /** Whether some of the stacks deploy others, whose names only AWS knows. */
  readonly nested: boolean;
  /** Where they are deployed, as far as templates say: these are read closely, so that what nobody watches is seen. */
  readonly places: readonly Place[];
}

/** An advanced query takes 4,096 characters. */
const longestExpression = 4096;

/**
 * What AWS Config knows of all accounts and Regions that an aggregator gathers. Queries bring what is not compliant, the stacks of the
 * assembly and what is compliant in their accounts, whatever the number of rules; only places of the assembly are asked which run there.
 */
export async function readOrganization(service: Service, wanted: Wanted): Promise<Live> {
  const { sources, blind } = await sourcesOf(service, wanted);
  const packs = await packsByPlace(service, wanted);
  for (const source of sources.values())
    if (!packs.has(placeName(source)))
      blind.push(
        blindAt(
          source,
          `there is no conformance pack whose name begins with ${service.prefix}; deploy what hicp conformance-pack writes`,
        ),
      );
  const stacks = await stacksOf(service, wanted);
  const { findings, passed } = await resultsOf(service, wanted, stacks);
  const close = new Map<string, Place>();
  const lookCloselyAt = (places: readonly Place[]): void => {
    for (const { account, region } of places) close.set(`${account}/${region}`, { account, region });
  };
  lookCloselyAt([...wanted.places, ...stacks, ...homesOf(stacks).filter(home => sources.has(placeName(home)))]);
  lookCloselyAt(witnessesOf(passed, close));
  const recorders = await recordersOf(service, wanted, close.values());
  const watched: (Place & { readonly rules: readonly string[] })[] = [];
  for (const place of close.values()) {
    if (!sources.has(placeName(place))) {
      blind.push(blindAt(place, `the aggregator ${wanted.aggregator} does not gather it`));
      continue;
    }
    const rules = await rulesIn(service, wanted, place);
    watched.push({ ...place, rules: rules.names });
    const { isStopped = false, group } = recorders.get(placeName(place)) ?? {};
    if (isStopped) blind.push(blindAt(place, stopped));
    const types = await typesIn(service, wanted, place);
    blind.push(...rules.blind, ...unrecorded(service, place, stacks, types, group === undefined ? undefined : [group]));
  }
  const named = await withNames(service, wanted, [...findings, ...passed], stacks);
  return { findings: named.slice(0, findings.length), passed: named.slice(findings.length), stacks, blind, watched };
}

async function sourcesOf(
  service: Service,
  { aggregator }: Wanted,
): Promise<{ readonly sources: ReadonlyMap<string, Place>; readonly blind: Blind[] }> {
  const { sdk, client } = service;
  const statuses = await all(
    service,
    'sources of the aggregator',
    sdk.paginateDescribeConfigurationAggregatorSourcesStatus({ client }, { ConfigurationAggregatorName: aggregator, Limit: 100 }),
    page => page.AggregatedSourceStatusList,
  );
  const sources = new Map<string, Place>();
  const blind: Blind[] = [];
  for (const {
    SourceId: account,
    SourceType: type,
    AwsRegion: region,
    LastUpdateStatus: status,
    LastErrorCode: error,
  } of statuses) {
    if (account === undefined) continue;
    const place = { account, region: region ?? 'all Regions' };
    if (type === 'ACCOUNT' && region !== undefined) sources.set(placeName(place), place);
    if (status !== 'SUCCEEDED')
      blind.push(
        blindAt(
          place,
          `the aggregator ${aggregator} has ${status === 'OUTDATED' ? 'outdated data' : 'no data'} of it${error === undefined ? '' : ` (${error})`}`,
        ),
      );
  }
  return { sources, blind };
}

/** Where AWS Config records what stacks of other Regions have. */
function homesOf(stacks: readonly LiveStack[]): readonly Place[] {
  return stacks.flatMap(({ account, region: own, resources }) =>
    [...new Set(resources.flatMap(({ type }) => homeOf(type, own) ?? []))].map(region => ({ account, region })),
  );
}

/** A Region of each account that judges its roles, where those that are looked at anyway do not: one is enough. */
function witnessesOf(passed: readonly LiveFinding[], close: ReadonlyMap<string, Place>): readonly Place[] {
  const judging = new Map<string, Map<string, Place>>();
  for (const { resource } of passed)
    if (templateTypes(resource.type).some(isGlobal))
      judging.set(resource.account, (judging.get(resource.account) ?? new Map<string, Place>()).set(resource.region, resource));
  return [...judging.values()].flatMap(byRegion => {
    const places = [...byRegion.values()].sort((a, b) => (a.region < b.region ? -1 : 1));
    return places.some(place => close.has(placeName(place))) ? [] : places.slice(0, 1);
  });
}

async function packsByPlace(service: Service, { aggregator }: Wanted): Promise<ReadonlySet<string>> {
  const { sdk, client, prefix } = service;
  const packs = await all(
    service,
    'conformance packs',
    sdk.paginateDescribeAggregateComplianceByConformancePacks(
      { client },
      { ConfigurationAggregatorName: aggregator, Limit: 100 },
    ),
    page => page.AggregateComplianceByConformancePacks,
  );
  return new Set(
    packs.flatMap(({ ConformancePackName: name = '', AccountId: account, AwsRegion: region }) =>
      account === undefined || region === undefined || !isOwnPack(name, prefix) ? [] : [`${account}/${region}`],
    ),
  );
}

/** The rules of packs that run in a place, and which of them cannot tell. Names are all that an aggregator has of them. */
async function rulesIn(
  service: Service,
  { aggregator }: Wanted,
  place: Place,
): Promise<{ readonly names: readonly string[]; readonly blind: readonly Blind[] }> {
  const { sdk, client } = service;
  const rules = await all(
    service,
    `rules in ${placeName(place)}`,
    sdk.paginateDescribeAggregateComplianceByConfigRules(
      { client },
      { ConfigurationAggregatorName: aggregator, Filters: { AccountId: place.account, AwsRegion: place.region }, Limit: 100 },
    ),
    page => page.AggregateComplianceByConfigRules,
  );
  const names = new Set(rules.flatMap(({ ConfigRuleName: name = '' }) => packRuleName(name) ?? []));
  return {
    names: [...names],
    blind: rules.flatMap(({ ConfigRuleName: name = '', Compliance: compliance }) => {
      const own = packRuleName(name);
      if (own === undefined)
        return names.has(name)
          ? []
          : [blindAt(place, 'the rule of its name there is of no conformance pack, and nothing tells what it judges', name)];
      return compliance?.ComplianceType === 'INSUFFICIENT_DATA'
        ? [blindAt(place, 'its rules have not judged any resource yet', own)]
        : [];
    }),
  };
}

/** The types of resources that AWS Config has recorded in a place. */
async function typesIn(service: Service, { aggregator }: Wanted, place: Place): Promise<readonly (string | undefined)[]> {
  const { sdk, client } = service;
  const counts = await all(
    service,
    `types in ${placeName(place)}`,
    sdk.paginateGetAggregateDiscoveredResourceCounts(
      { client },
      {
        ConfigurationAggregatorName: aggregator,
        Filters: { AccountId: place.account, Region: place.region },
        GroupByKey: 'RESOURCE_TYPE',
        Limit: 1000,
      },
    ),
    page => page.GroupedResourceCounts,
  );
  return counts.map(({ GroupName: type }) => type);
}

/** A recorder as AWS Config recorded it. */
interface Recorder {
  readonly isStopped: boolean;
  readonly group: Recording | undefined;
}

/**
 * Recorders are resources that AWS Config records too. Where one says that it does not record, nobody watches; where none says
 * anything, no more is known than before. An account has one of its own in a Region.
 */
async function recordersOf(
  service: Service,
  { aggregator }: Wanted,
  places: Iterable<Place>,
): Promise<ReadonlyMap<string, Recorder>> {
  const accounts = [...new Set([...places].map(({ account }) => account))].map(account => `'${account}'`);
  const recorders = new Map<string, Recorder>();
  const fields = ['accountId', 'awsRegion', 'resourceName', 'configuration.Recording', ...recordingFields].join(', ');
  const head = `SELECT ${fields} WHERE resourceType = 'AWS::Config::ConfigurationRecorder' AND accountId IN (`;
  for (const some of fitting(accounts, longestExpression - head.length - 1))
    await select(service, aggregator, 'recorders', `${head}${some.join(', ')})`, text => {
      const item = row(text);
      const [account, region, name] = [item['accountId'], item['awsRegion'], item['resourceName']].map(textOf);
      const configuration = isRecord(item['configuration']) ? item['configuration'] : {};
      if (account === undefined || region === undefined || serviceRecorder.test(name ?? '')) return;
      recorders.set(`${account}/${region}`, {
        isStopped: String(configuration['Recording']) === 'false',
        group: recordingOf(configuration),
      });
    });
  return recorders;
}

interface Results {
  readonly findings: readonly LiveFinding[];
  readonly passed: readonly LiveFinding[];
}

/** What is not compliant anywhere, and what is compliant of the types that stacks have, in their accounts. */
async function resultsOf(service: Service, { aggregator }: Wanted, stacks: readonly LiveStack[]): Promise<Results> {
  const fields = [
    'accountId',
    'awsRegion',
    ...['targetResourceId', 'targetResourceType', 'configRuleList'].map(name => `configuration.${name}`),
  ].join(', ');
  const head = `SELECT ${fields} WHERE resourceType = 'AWS::Config::ResourceCompliance' AND configuration.complianceType`;
  const findings: LiveFinding[] = [];
  const passed: LiveFinding[] = [];
  const take = (text: string): void => {
    const { resource, failedBy, passedBy } = resultsIn(row(text));
    if (resource === undefined) return;
    if (failedBy.length > 0) findings.push({ resource, rules: failedBy });
    if (passedBy.length > 0) passed.push({ resource, rules: passedBy });
  };
  await select(service, aggregator, 'findings', `${head} = 'NON_COMPLIANT'`, take);
  const quoted = (texts: readonly (string | undefined)[]): readonly string[] =>
    [...new Set(texts)].flatMap(text => (text === undefined || /[^\w:-]/.test(text) ? [] : [`'${text}'`])).sort();
  const types = quoted([accountType, ...stacks.flatMap(({ resources }) => resources.map(({ type }) => configType(type)))]);
  const accounts = quoted(stacks.map(({ account }) => account));
  for (const someTypes of fitting(types, longestExpression / 2)) {
    const ofTypes = `${head} = 'COMPLIANT' AND configuration.targetResourceType IN (${someTypes.join(', ')}) AND accountId IN (`;
    for (const some of fitting(accounts, longestExpression - ofTypes.length - 1))
      await select(service, aggregator, 'what is compliant', `${ofTypes}${some.join(', ')})`, take);
  }
  return { findings, passed: ofStacks(passed, stacks) };
}

/** What a row of an advanced query for compliance says of a resource. */
function resultsIn(item: Readonly<Record<string, unknown>>): {
  readonly resource?: LiveResource;
  readonly failedBy: readonly string[];
  readonly passedBy: readonly string[];
} {
  const configuration = isRecord(item['configuration']) ? item['configuration'] : {};
  const [account, region, id, type] = [
    item['accountId'],
    item['awsRegion'],
    configuration['targetResourceId'],
    configuration['targetResourceType'],
  ].map(textOf);
  const rulesThatSay = (compliance: string): readonly string[] =>
    recordsOf(configuration['configRuleList'])
      .filter(rule => rule['complianceType'] === compliance)
      .flatMap(rule => {
        return packRuleName(textOf(rule['configRuleName']) ?? '') ?? [];
      });
  return {
    ...(account !== undefined && region !== undefined && id !== undefined && type !== undefined
      ? { resource: { account, region, type, id } }
      : {}),
    failedBy: rulesThatSay('NON_COMPLIANT'),
    passedBy: rulesThatSay('COMPLIANT'),
  };
}

async function stacksOf(service: Service, { aggregator, stackNames, nested }: Wanted): Promise<readonly LiveStack[]> {
  const stacks: LiveStack[] = [];
  const head = `SELECT ${stackFields} WHERE resourceType = 'AWS::CloudFormation::Stack' AND resourceName IN (`;
  const asked = new Set<string>();
  for (let names = stackNames; names.length > 0;) {
    const found: LiveStack[] = [];
    for (const name of names) asked.add(name);
    // CloudFormation takes letters, digits and hyphens.
    const quoted = names.map(name => `'${name.replace(/[^A-Za-z0-9-]/g, '')}'`);
    for (const some of fitting(quoted, longestExpression - head.length - 1))
      await select(service, aggregator, 'stacks', `${head}${some.join(', ')})`, text => {
        const stack = stackOf(text);
        if (stack !== undefined) found.push(stack);
      });
    stacks.push(...found);
    const inner = found.flatMap(({ resources }) =>
      resources.flatMap(({ type, physicalId }) => (type === stackType ? [nestedName(physicalId)] : [])),
    );
    names = nested ? [...new Set(inner)].filter(name => name !== '' && !asked.has(name)) : [];
  }
  return stacks;
}

const stackType = 'AWS::CloudFormation::Stack';

/** Parts of a list, each within a number of characters. */
function fitting(names: readonly string[], room: number): readonly (readonly string[])[] {
  const parts: string[][] = [];
  let left = 0;
  for (const name of names) {
    if (parts.length === 0 || left < name.length + 2) {
      parts.push([]);
      left = room;
    }
    parts.at(-1)?.push(name);
    left -= name.length + 2;
  }
  return parts;
}

async function select(
  service: Service,
  aggregator: string,
  doing: string,
  expression: string,
  take: (text: string) => void,
): Promise<void> {
  const { sdk, client, onPage } = service;
  let pages = 0;
  for await (const { Results: results = [] } of sdk.paginateSelectAggregateResourceConfig(
    { client },
    { ConfigurationAggregatorName: aggregator, Expression: expression, Limit: 100 },
  )) {
    onPage?.(doing, ++pages);
    for (const text of results) take(text);
  }
}

function withNames(
  service: Service,
  { aggregator }: Wanted,
  findings: readonly LiveFinding[],
  stacks: readonly LiveStack[],
): Promise<readonly LiveFinding[]> {
  const { sdk, client } = service;
  return lookedUp(service, findings, stacks, async (some, names) => {
    const known = new Map(some.map(one => [resourceKey(one), one]));
    const { BaseConfigurationItems: items = [], UnprocessedResourceIdentifiers: left = [] } = await client.send(
      new sdk.BatchGetAggregateResourceConfigCommand({
        ConfigurationAggregatorName: aggregator,
        ResourceIdentifiers: some.map(({ account, region, type, id }) => ({
          SourceAccountId: account,
          SourceRegion: region,
          ResourceId: id,
          ResourceType: type as ResourceType,
        })),
      }),
    );
    for (const {
      accountId: account = '',
      awsRegion: region = '',
      resourceType: type = '',
      resourceId: id = '',
      resourceName: name,
      arn,
    } of items)
      names.set(resourceKey({ account, region, type, id }), { name, arn });
    return left
      .map(({ SourceAccountId: account = '', SourceRegion: region = '', ResourceType: type = '', ResourceId: id = '' }) =>
        known.get(resourceKey({ account, region, type, id })),
      )
      .filter(one => one !== undefined);
  });
}
