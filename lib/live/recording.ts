import { configType, isGlobal, placeName } from '../drift/live';
import type { Blind, LiveStack, Place } from '../drift/live';
import { blindAt, isRecord, textOf } from './read';
import type { Service } from './read';

/** What a recorder records, in all the forms that AWS has for it. */
export interface Recording {
  readonly allSupported?: boolean | undefined;
  readonly includeGlobalResourceTypes?: boolean | undefined;
  readonly resourceTypes?: readonly string[] | undefined;
  readonly exclusionByResourceTypes?: { readonly resourceTypes?: readonly string[] | undefined } | undefined;
  readonly recordingStrategy?: { readonly useOnly?: string | undefined } | undefined;
}

/** What `includeGlobalResourceTypes` is about; recorders that list what they leave out record them unless they list them. */
const ofIam: readonly string[] = ['Group', 'Policy', 'Role', 'User'].map(name => `AWS::IAM::${name}`);

/** Whether a recorder records a type of AWS Config; without a group it records all but IAM: https://docs.aws.amazon.com/config/latest/APIReference/API_RecordingGroup.html. */
export function records(group: Recording = { allSupported: true }, type: string): boolean {
  const { allSupported, includeGlobalResourceTypes, resourceTypes = [], recordingStrategy } = group;
  const excluded = group.exclusionByResourceTypes?.resourceTypes ?? [];
  switch (recordingStrategy?.useOnly ?? strategyOf(allSupported, resourceTypes, excluded)) {
    case 'EXCLUSION_BY_RESOURCE_TYPES':
      return !excluded.includes(type);
    case 'ALL_SUPPORTED_RESOURCE_TYPES':
      return includeGlobalResourceTypes === true || !ofIam.includes(type);
    default:
      return resourceTypes.includes(type);
  }
}

/** `recordingStrategy` is newer than the rest, and may be left out. */
function strategyOf(allSupported: boolean | undefined, listed: readonly string[], excluded: readonly string[]): string {
  if (excluded.length > 0) return 'EXCLUSION_BY_RESOURCE_TYPES';
  return allSupported === true && listed.length === 0 ? 'ALL_SUPPORTED_RESOURCE_TYPES' : 'INCLUSION_BY_RESOURCE_TYPES';
}

/** The fields of a recorded recorder that say what it records. */
export const recordingFields: readonly string[] = [
  'AllSupported',
  'IncludeGlobalResourceTypes',
  'ResourceTypes',
  'ExclusionByResourceTypes.ResourceTypes',
  'RecordingStrategy.UseOnly',
].map(name => `configuration.RecordingGroup.${name}`);

/** What a recorded recorder says of what it records; undefined where it does not say. */
export function recordingOf(configuration: Readonly<Record<string, unknown>>): Recording | undefined {
  const group = configuration['RecordingGroup'];
  if (!isRecord(group) || Object.keys(group).length === 0) return undefined;
  const strategy = isRecord(group['RecordingStrategy']) ? textOf(group['RecordingStrategy']['UseOnly']) : undefined;
  const exclusion = isRecord(group['ExclusionByResourceTypes']) ? group['ExclusionByResourceTypes']['ResourceTypes'] : undefined;
  return {
    allSupported: isTrue(group['AllSupported']),
    includeGlobalResourceTypes: isTrue(group['IncludeGlobalResourceTypes']),
    resourceTypes: textsOf(group['ResourceTypes']),
    ...(strategy === undefined ? {} : { recordingStrategy: { useOnly: strategy } }),
    exclusionByResourceTypes: { resourceTypes: textsOf(exclusion) },
  };
}

/** Some items hold it as text. */
function isTrue(value: unknown): boolean {
  return String(value) === 'true';
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter(one => typeof one === 'string') : [];
}

/**
 * Types of deployed resources that nothing records in a place: its recorder leaves them out, whatever AWS Config kept of earlier days, or
 * AWS Config, which can record them, has not one. A role that is deployed in another Region is not recorded here either. `recorders`: what they record, where that is known.
 */
export function unrecorded(
  { sdk }: Service,
  place: Place,
  stacks: readonly LiveStack[],
  recorded: readonly (string | undefined)[],
  recorders: readonly (Recording | undefined)[] | undefined,
): readonly Blind[] {
  const able = new Set<string>(Object.values(sdk.ResourceType));
  const isLeftOut = (type: string): boolean => recorders?.some(recorder => records(recorder, type)) === false;
  const deployed = stacks
    .filter(({ account }) => account === place.account)
    .flatMap(stack => stack.resources.filter(({ type }) => isGlobal(type) || placeName(stack) === placeName(place)))
    .map(({ type }) => type);
  return [...new Set(deployed)].sort().flatMap(type => {
    const name = configType(type);
    if (name === undefined || !able.has(name)) return [];
    if (isLeftOut(name))
      return [{ ...blindAt(place, `the recorder of AWS Config leaves ${name} out; have it record them`), type }];
    return recorded.includes(name)
      ? []
      : [{ ...blindAt(place, `AWS Config has recorded no ${name} there; have its recorder record them`), type }];
  });
}
