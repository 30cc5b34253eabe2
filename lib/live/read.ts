import type * as Sdk from '@aws-sdk/client-config-service';
import type { OwnRule } from './own-rule';
import { configType, isGlobal, isNamedByArn, placeName, templateTypes } from '../drift/live';
import type { Blind, LiveFinding, LiveResource, LiveStack, Place } from '../drift/live';

/** The client for AWS Config with its module: it is loaded by the command alone, when somebody asks for drift. */
export interface Service {
  readonly sdk: typeof Sdk;
  readonly client: Sdk.ConfigServiceClient;
  /** Begins the names of our conformance packs. */
  readonly prefix: string;
  /** What our packs deploy, by the name of the rule. */
  readonly deployed?: ReadonlyMap<string, OwnRule>;
  /** What is being read, and how many pages were. */
  readonly onPage?: (doing: string, pages: number) => void;
}

/** The items of all pages. A page can be empty and still not be the last one. */
export async function all<Page, Item>(
  { onPage }: Service,
  doing: string,
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => readonly Item[] | undefined,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let count = 0;
  for await (const page of pages) {
    onPage?.(doing, ++count);
    for (const item of itemsOf(page) ?? []) items.push(item);
  }
  return items;
}

export function chunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const parts: T[][] = [];
  for (let at = 0; at < items.length; at += size) parts.push(items.slice(at, at + size));
  return parts;
}

/** A row of an advanced query: JSON as text. What is not an object is no row. */
export function row(text: string): Readonly<Record<string, unknown>> {
  const value: unknown = JSON.parse(text);
  return isRecord(value) ? value : {};
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function recordsOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

export const stackFields = [
  ...['accountId', 'awsRegion', 'resourceName'],
  ...['stackStatus', 'creationTime', 'lastUpdatedTime'].map(name => `configuration.${name}`),
  'supplementaryConfiguration.StackResourceSummaries',
].join(', ');

/** In milliseconds since 1970: items hold times as text, in seconds or in milliseconds. */
export function timeOf(value: unknown): number | undefined {
  const text = typeof value === 'number' ? String(value) : textOf(value);
  if (text === undefined) return undefined;
  const time = /^[\d.]+$/.test(text) ? Number(text) * (Number(text) < 1e11 ? 1000 : 1) : Date.parse(text);
  return Number.isFinite(time) ? time : undefined;
}

/** A stack out of a row of an advanced query for `stackFields`. */
export function stackOf(text: string): LiveStack | undefined {
  const item = row(text);
  const [account, region, name] = [item['accountId'], item['awsRegion'], item['resourceName']].map(textOf);
  if (account === undefined || region === undefined || name === undefined) return undefined;
  const supplement = isRecord(item['supplementaryConfiguration']) ? item['supplementaryConfiguration'] : {};
  const written = supplement['StackResourceSummaries'];
  // Some items hold it as JSON in text.
  const summaries = typeof written === 'string' ? (JSON.parse(written) as unknown) : written;
  const configuration = isRecord(item['configuration']) ? item['configuration'] : {};
  const status = textOf(configuration['stackStatus']);
  const lastUpdated = timeOf(configuration['lastUpdatedTime'] ?? configuration['creationTime']);
  return {
    account,
    region,
    name,
    ...(status === undefined ? {} : { status }),
    resources: recordsOf(summaries).flatMap(one => {
      const valueOf = (key: string): unknown => one[key] ?? one[`${key.charAt(0).toUpperCase()}${key.slice(1)}`];
      const [logicalId, physicalId, type] = ['logicalResourceId', 'physicalResourceId', 'resourceType'].map(key =>
        textOf(valueOf(key)),
      );
      const updated = timeOf(valueOf('lastUpdatedTimestamp')) ?? lastUpdated;
      return logicalId === undefined || physicalId === undefined || type === undefined
        ? []
        : [{ logicalId, physicalId, type, ...(updated === undefined ? {} : { updated }) }];
    }),
  };
}

/** Types whose id in AWS Config is never what people call them: their name is looked up wherever they are. */
const renamedTypes: readonly string[] = [
  ...['Role', 'Policy', 'User', 'Group'].map(name => `AWS::IAM::${name}`),
  ...['DBInstance', 'DBCluster', 'DBSnapshot', 'DBClusterSnapshot'].map(name => `AWS::RDS::${name}`),
  ...['AutoScalingGroup', 'LaunchConfiguration'].map(name => `AWS::AutoScaling::${name}`),
  'AWS::OpenSearch::Domain',
  'AWS::Elasticsearch::Domain',
];

/**
 * Those whose names have to be looked up. Ids of AWS Config are physical ids, names or ARNs, type by type: where a stack has a resource of
 * the type that goes by none of the ids, one of the others may be it.
 */
function thatNeedNames(
  { sdk }: Service,
  resources: readonly LiveResource[],
  stacks: readonly LiveStack[],
): readonly LiveResource[] {
  // AWS Config has no items of other types, and refuses to be asked for them.
  const able = new Set<string>(Object.values(sdk.ResourceType));
  const keyOf = (place: Place, type: string): string =>
    `${templateTypes(type).some(isGlobal) ? place.account : placeName(place)}\n${type}`;
  const deployed = new Map<string, Set<string>>();
  for (const stack of stacks)
    for (const { type, physicalId } of stack.resources) {
      const key = keyOf(stack, configType(type) ?? type);
      const ids = deployed.get(key) ?? new Set();
      deployed.set(key, ids.add(physicalId));
    }
  const left = new Map([...deployed].map(([key, ids]) => [key, new Set(ids)] as const));
  for (const resource of resources) left.get(keyOf(resource, resource.type))?.delete(resource.id);
  return resources.filter(resource => {
    if (isNamedByArn(resource.type) || !able.has(resource.type)) return false;
    if (renamedTypes.includes(resource.type)) return true;
    const key = keyOf(resource, resource.type);
    return (left.get(key)?.size ?? 0) > 0 && deployed.get(key)?.has(resource.id) === false;
  });
}

export type Names = Map<string, { readonly name?: string | undefined; readonly arn?: string | undefined }>;

/**
 * Looks up names and ARNs of the resources that need them, a hundred at a time; what a batch leaves over is asked for again, as AWS
 * documents it. `ask` notes what it found and gives what is left.
 */
export async function lookedUp(
  service: Service,
  findings: readonly LiveFinding[],
  stacks: readonly LiveStack[],
  ask: (some: readonly LiveResource[], names: Names) => Promise<readonly LiveResource[]>,
): Promise<readonly LiveFinding[]> {
  const names: Names = new Map();
  const wanted = thatNeedNames(
    service,
    findings.map(({ resource }) => resource),
    stacks,
  );
  let calls = 0;
  for (const some of chunks([...new Map(wanted.map(one => [resourceKey(one), one])).values()], 100)) {
    let left = some;
    for (let round = 0; left.length > 0 && round < 5; round++) {
      service.onPage?.('names of resources', ++calls);
      left = await ask(left, names);
    }
  }
  return named(findings, names);
}

/** What AWS Config calls an account in a Region. */
export const accountType = 'AWS::::Account';

/** Of what passed, accounts and what a stack may have: the rest says nothing about templates. */
export function ofStacks(passed: readonly LiveFinding[], stacks: readonly LiveStack[]): readonly LiveFinding[] {
  const keyOf = (place: Place, type: string): string => `${isGlobal(type) ? place.account : placeName(place)}\n${type}`;
  const deployed = new Set(stacks.flatMap(stack => stack.resources.map(({ type }) => keyOf(stack, type))));
  return passed.filter(
    ({ resource }) =>
      resource.type === accountType || templateTypes(resource.type).some(type => deployed.has(keyOf(resource, type))),
  );
}

/** Findings with the names and ARNs that were looked up for their resources. */
function named(findings: readonly LiveFinding[], names: Names): readonly LiveFinding[] {
  return findings.map(finding => {
    const { name, arn } = names.get(resourceKey(finding.resource)) ?? {};
    if (name === undefined && arn === undefined) return finding;
    const resource = { ...finding.resource, ...(name === undefined ? {} : { name }), ...(arn === undefined ? {} : { arn }) };
    return { ...finding, resource };
  });
}

export function resourceKey({ account, region, type, id }: Place & { readonly type: string; readonly id: string }): string {
  return [account, region, type, id].join('\n');
}

/** Names of recorders that services have for their own use: https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigurationRecorder.html. */
export const serviceRecorder = /^AWSConfigurationRecorderFor/;

export const stopped = 'the recorder of AWS Config is stopped; start it and wait until it has recorded';

/** `0123` and `us-east-1` out of `arn:aws:config:us-east-1:0123:…`. */
export function placeOfArn(arn: string | undefined): Place | undefined {
  const [, , , region, account] = (arn ?? '').split(':');
  return region === undefined || account === undefined || region === '' || account === '' ? undefined : { account, region };
}

export function blindAt(place: Place, why: string, rule?: string): Blind {
  return { account: place.account, region: place.region, why, ...(rule === undefined ? {} : { rule }) };
}
