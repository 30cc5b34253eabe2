import type { Provided, WaiverNotice } from '../core/assessment';
import { describe, isList, isObject, isScalar, own } from '../core/json';
import type { Json, JsonObject } from '../core/json';
import type { Severity, Size } from '../core/rule';
import { isIsoDate } from '../waivers/date';
import type { Waiver } from '../waivers/waivers';
import { didYouMean, plain } from '../waivers/wording';

/** What holds PHI: everything, or what carries one of the values in a tag. */
export type PhiScope = 'everything' | { readonly tag: string; readonly values: readonly string[] };

/** What the run does not hold of the environments that it is about. */
export interface EnvironmentSettings {
  /** The run holds all that its accounts and Regions have. */
  readonly complete?: boolean;
  /** What another repository sees to. */
  readonly provided?: readonly Provided[];
  /** Nested stacks whose templates others judge. */
  readonly providedStacks?: readonly { readonly stack: string; readonly by: string }[];
}

interface Givers {
  readonly rules: readonly Provided[];
  readonly stacks: NonNullable<EnvironmentSettings['providedStacks']>;
}

/** What `hicp.config.yaml` says; what it leaves open is absent, so that the command's defaults apply. Paths are as written. */
export interface Settings {
  readonly paths?: readonly string[];
  readonly format?: readonly Format[];
  readonly output?: string;
  readonly profile?: Size;
  readonly failOn?: Severity | 'none';
  readonly strict?: boolean;
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  /** Files, or `Key=Value`. */
  readonly parameters?: readonly string[];
  readonly openOnly?: boolean;
  readonly baseline?: string;
  readonly phi: PhiScope;
  readonly environment?: EnvironmentSettings;
  readonly waivers: readonly Waiver[];
}

export const formats = ['text', 'json', 'sarif', 'junit', 'csv', 'markdown', 'gitlab', 'html', 'oscal'] as const;
export type Format = (typeof formats)[number];

/** Something in a settings file that cannot be taken as written. A fatal one stops the run: the command must not guess. */
export interface Problem {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
  readonly fatal: boolean;
}

/** `hicp.config.yaml:3:1: …`, as editors and CI logs link it. */
export function problemText({ file, line, column, message }: Problem): string {
  const place = [file, line, column].filter(part => part !== undefined).join(':');
  return `${place}: ${message}`;
}

export const defaultSettings: Settings = Object.freeze({ phi: 'everything', waivers: [] });

export type SettingsPath = readonly (string | number)[];

/** How reading a document asks about, and tells of, the text that it was written in. */
export interface SettingsText {
  readonly refuse: (path: SettingsPath, message: string) => void;
  /** Where the waiver of that number stands, `hicp.config.yaml:12`. */
  readonly originOf: (waiver: unknown, index: number) => string;
}

type Draft = { -readonly [Key in keyof Settings]: Settings[Key] };
type Take = (draft: Draft, value: Json, path: SettingsPath, text: SettingsText) => void;

const takers: Readonly<Record<string, Take>> = {
  paths: (draft, ...value) => set(draft, 'paths', list(...value)),
  format: (draft, value, path, text) =>
    set(
      draft,
      'format',
      all(list(value, path, text), (format, index) => oneOf(formats)(format, isList(value) ? [...path, index] : path, text)),
    ),
  output: (draft, ...value) => set(draft, 'output', word(...value)),
  profile: (draft, ...value) => set(draft, 'profile', oneOf(['small', 'medium', 'large'])(...value)),
  'fail-on': (draft, ...value) => set(draft, 'failOn', oneOf(['high', 'medium', 'low', 'none'])(...value)),
  strict: (draft, ...value) => set(draft, 'strict', truth(...value)),
  only: (draft, ...value) => set(draft, 'only', split(list(...value))),
  skip: (draft, ...value) => set(draft, 'skip', split(list(...value))),
  parameters: (draft, ...value) => set(draft, 'parameters', assignments(...value)),
  'open-only': (draft, ...value) => set(draft, 'openOnly', truth(...value)),
  baseline: (draft, ...value) => set(draft, 'baseline', word(...value)),
  phi: (draft, ...value) => set(draft, 'phi', phiScope(...value)),
  environment: (draft, ...value) => set(draft, 'environment', environmentSettings(...value)),
};

/** The settings in a parsed document whose scalars are all text, and the waivers that it does not get right. */
export function settingsFrom(
  document: unknown,
  text: SettingsText,
): { readonly settings: Settings; readonly notices: readonly WaiverNotice[] } {
  const draft: Draft = { ...defaultSettings };
  const notices: WaiverNotice[] = [];
  if (isUnset(document)) return { settings: draft, notices };
  if (!isObject(document)) {
    text.refuse([], 'a settings file holds keys and values, such as `profile: medium`.');
    return { settings: draft, notices };
  }
  for (const key of Object.keys(document)) {
    const value = own(document, key) ?? null;
    const take = own(takers, key);
    if (key === 'waivers') draft.waivers = waiversFrom(value, notices, text);
    else if (take === undefined) {
      const known = [...Object.keys(takers), 'waivers'];
      const next = didYouMean(key, known) || ` Known keys: ${known.join(', ')}.`;
      text.refuse([key], `unknown key '${plain(key)}'.${next}`);
    } else if (!isUnset(value)) take(draft, value, [key], text);
  }
  return { settings: draft, notices };
}

function set<Key extends keyof Draft>(draft: Draft, key: Key, value: Draft[Key] | undefined): void {
  // An empty list says nothing: as a choice of rules it would mean that none is checked.
  if (value !== undefined && !(Array.isArray(value) && value.length === 0)) draft[key] = value;
}

/** A key with nothing after it; all scalars are text here, the empty ones of YAML and JSON included. */
function isUnset(value: unknown): boolean {
  if (typeof value !== 'string') return value === null || value === undefined;
  const text = value.trim();
  return text === '' || text === '~' || text === 'null';
}

function word(value: Json, path: SettingsPath, { refuse }: SettingsText): string | undefined {
  if (typeof value === 'string' && !isUnset(value)) return value;
  refuse(path, `${nameOf(path)} is ${kindOf(value)}; it must be text.`);
  return undefined;
}

function list(value: Json, path: SettingsPath, text: SettingsText): readonly string[] | undefined {
  if (!isList(value)) {
    if (typeof value === 'string') return [value];
    text.refuse(path, `${nameOf(path)} is ${kindOf(value)}; it must be text or a list of texts.`);
    return undefined;
  }
  return all(value, (item, index) => word(item, [...path, index], text));
}

function all<T, U>(items: readonly T[] | undefined, take: (item: T, index: number) => U | undefined): readonly U[] | undefined {
  const taken = items?.map(take);
  return taken?.every(item => item !== undefined) === true ? taken : undefined;
}

function split(items: readonly string[] | undefined): readonly string[] | undefined {
  return items?.flatMap(item => item.split(/[,\s]+/)).filter(item => item !== '');
}

function oneOf<T extends string>(accepted: readonly T[]): (value: Json, path: SettingsPath, text: SettingsText) => T | undefined {
  return (value, path, { refuse }) => {
    const found = accepted.find(item => item === value);
    if (found === undefined) {
      const hint = typeof value === 'string' ? didYouMean(value, accepted) : '';
      refuse(path, `${nameOf(path)} is ${shown(value)}; it must be ${alternatives(accepted)}.${hint}`);
    }
    return found;
  };
}

function truth(value: Json, path: SettingsPath, { refuse }: SettingsText): boolean | undefined {
  if (value === 'true') return true;
  if (value === 'false') return false;
  refuse(path, `${nameOf(path)} is ${shown(value)}; it must be true or false.`);
  return undefined;
}

/** Either what the flag takes, or keys and values. */
function assignments(value: Json, path: SettingsPath, text: SettingsText): readonly string[] | undefined {
  if (!isObject(value)) return list(value, path, text);
  return all(Object.keys(value), key => {
    const given = own(value, key) ?? '';
    if (typeof given === 'string') return `${key}=${given}`;
    text.refuse([...path, key], `${nameOf([...path, key])} is ${kindOf(given)}; it must be text.`);
    return undefined;
  });
}

function phiScope(value: Json, path: SettingsPath, text: SettingsText): PhiScope | undefined {
  if (value === 'everything') return value;
  if (!isObject(value)) {
    text.refuse(
      path,
      `phi is ${shown(value)}; it must be everything, or a tag and its values: { tag: DataClassification, values: [PHI] }.`,
    );
    return undefined;
  }
  const unknown = Object.keys(value).filter(key => key !== 'tag' && key !== 'values');
  for (const key of unknown) text.refuse([...path, key], `unknown key 'phi.${plain(key)}'; phi has tag and values.`);
  const tag = required(value, 'tag', path, text, word);
  const values = required(value, 'values', path, text, list);
  if (values?.length === 0) text.refuse([...path, 'values'], 'phi.values is empty, so nothing would hold PHI. Name a value.');
  return unknown.length > 0 || tag === undefined || values === undefined || values.length === 0 ? undefined : { tag, values };
}

function environmentSettings(value: Json, path: SettingsPath, text: SettingsText): EnvironmentSettings | undefined {
  const next = 'it has complete, true or false, and provided, a list of rules or stacks, and by';
  if (!isObject(value)) {
    text.refuse(path, `environment is ${shown(value)}; ${next}.`);
    return undefined;
  }
  for (const key of Object.keys(value))
    if (key !== 'complete' && key !== 'provided')
      text.refuse([...path, key], `unknown key 'environment.${plain(key)}'; ${next}.`);
  const complete = own(value, 'complete');
  const provided = own(value, 'provided');
  const isComplete = isUnset(complete) ? undefined : truth(complete ?? null, [...path, 'complete'], text);
  const givers = isUnset(provided) ? undefined : providers(provided ?? null, [...path, 'provided'], text);
  return {
    ...(isComplete === undefined ? {} : { complete: isComplete }),
    ...(givers === undefined ? {} : { provided: givers.rules }),
    ...(givers === undefined || givers.stacks.length === 0 ? {} : { providedStacks: givers.stacks }),
  };
}

/** One entry for each rule, and each nested stack, that another repository sees to. */
function providers(value: Json, path: SettingsPath, text: SettingsText): Givers | undefined {
  const next = 'write rules or stacks, and by';
  if (!isList(value)) {
    text.refuse(path, `${nameOf(path)} is ${kindOf(value)}; it must be a list, each item with rules or stacks, and by.`);
    return undefined;
  }
  const givers: { rules: Provided[]; stacks: { stack: string; by: string }[] } = { rules: [], stacks: [] };
  value.forEach((item, index) => {
    const here = [...path, index];
    if (!isObject(item)) {
      text.refuse(here, `${nameOf(here)} is ${kindOf(item)}; ${next}.`);
      return;
    }
    for (const key of Object.keys(item))
      if (key !== 'rules' && key !== 'stacks' && key !== 'by')
        text.refuse([...here, key], `unknown key '${plain(key)}'; ${next}.`);
    const stacks = own(item, 'stacks');
    const named = isUnset(stacks) ? undefined : split(list(stacks ?? null, [...here, 'stacks'], text));
    const rules = named === undefined || !isUnset(own(item, 'rules')) ? split(required(item, 'rules', here, text, list)) : [];
    const by = required(item, 'by', here, text, word);
    if (by === undefined) return;
    givers.rules.push(...(rules ?? []).map(ruleId => ({ ruleId, by })));
    givers.stacks.push(...(named ?? []).map(stack => ({ stack, by })));
  });
  return givers;
}

function required<T>(
  object: JsonObject,
  key: string,
  path: SettingsPath,
  text: SettingsText,
  take: (value: Json, path: SettingsPath, text: SettingsText) => T | undefined,
): T | undefined {
  const value = own(object, key);
  if (value !== undefined && !isUnset(value)) return take(value, [...path, key], text);
  text.refuse([...path, key], `${nameOf(path)} has no ${key}. Add it.`);
  return undefined;
}

const waiverKeys = ['rule', 'resource', 'reason', 'owner', 'expires', 'ticket'];

function waiversFrom(value: Json, notices: WaiverNotice[], text: SettingsText): readonly Waiver[] {
  if (isUnset(value)) return [];
  if (!isList(value)) {
    text.refuse(['waivers'], `waivers is ${kindOf(value)}; it must be a list, each item with ${waiverKeys.join(', ')}.`);
    return [];
  }
  const waivers: Waiver[] = [];
  value.forEach((item, index) => {
    const from = text.originOf(item, index);
    const faults = faultsOf(item);
    if (faults.length > 0) {
      notices.push({ kind: 'malformed', from, message: `${from} does not waive: ${faults.join('; ')}.` });
      return;
    }
    const field = (key: string): string => {
      const value = isObject(item) ? own(item, key) : undefined;
      return isScalar(value) ? String(value ?? '').trim() : '';
    };
    const ticket = field('ticket');
    waivers.push({
      ruleId: field('rule').replace(/^HICP::/, ''),
      resource: field('resource'),
      reason: field('reason'),
      owner: field('owner'),
      expires: field('expires'),
      ...(isUnset(ticket) ? {} : { ticket }),
      from,
    });
  });
  return waivers;
}

/** What keeps an item from being a waiver, with what to write instead. */
function faultsOf(item: Json): readonly string[] {
  if (!isObject(item)) return [`it is ${kindOf(item)}; write rule, resource, reason, owner and expires`];
  const faults: string[] = [];
  for (const key of Object.keys(item)) {
    if (waiverKeys.includes(key)) continue;
    const hint = didYouMean(key, waiverKeys);
    faults.push(`it has an unknown key '${plain(key)}'${hint === '' ? '' : ` (${hint.trim()})`}`);
  }
  const missing: string[] = [];
  for (const key of waiverKeys) {
    const value = own(item, key);
    if (isUnset(value)) {
      if (key !== 'ticket') missing.push(key);
    } else if (typeof value !== 'string') faults.push(`${key} is ${kindOf(value)} and must be text`);
    else if (key === 'expires' && !isIsoDate(value.trim())) {
      faults.push(`expires is '${plain(value)}' and must be a date such as 2026-03-31`);
    }
  }
  if (missing.length > 0) faults.push(`it has no ${alternatives(missing)}; add ${missing.length === 1 ? 'it' : 'them'}`);
  return faults;
}

function nameOf(path: SettingsPath): string {
  return plain(
    path.map((part, index) => (typeof part === 'number' ? `[${String(part)}]` : index === 0 ? part : `.${part}`)).join(''),
  );
}

function shown(value: Json | undefined): string {
  return typeof value === 'string' ? `'${plain(value)}'` : plain(describe(value));
}

function kindOf(value: Json | undefined): string {
  if (isUnset(value)) return 'empty';
  if (isList(value)) return 'a list';
  return isObject(value) ? 'a mapping' : 'text';
}

function alternatives(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} or ${last}`;
}
