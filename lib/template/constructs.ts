import { isAbsolute, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AssessedChange } from '../core/assessment';
import { isList, isObject, own } from '../core/json';
import type { Json, JsonObject } from '../core/json';
import type { SourceLine } from '../core/template-source';

/** A path as reports show it: relative to the working folder where it is below it, always with forward slashes. */
export function shownPath(file: string, cwd: string): string {
  const below = relative(cwd, file);
  const shown = below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below) ? file : below === '' ? '.' : below;
  return sep === '/' ? shown : shown.replaceAll(sep, '/');
}

export interface RecordedAcknowledgement {
  readonly constructPath: string;
  readonly id: string;
  readonly reason: string;
}

/** The key of the metadata on a resource that `Hicp.protect` changed. */
export const changedKey = 'hicp:changed';

type ChangeOfStack = Omit<AssessedChange, 'template'>;

interface Construct {
  readonly logicalId: string | undefined;
  readonly entries: readonly Json[];
}

/**
 * What the metadata of a stack says about its constructs. Entries of nested stacks are in it too, and their logical ids can
 * be the same, so each construct belongs to the innermost nested stack that it stands in.
 */
export class Constructs {
  readonly acknowledgements: readonly RecordedAcknowledgement[];
  readonly changes: readonly ChangeOfStack[];
  private readonly byPath = new Map<string, Construct>();
  /** From nested stack (its construct path, empty for the stack itself) and logical id to construct path. */
  private readonly byLogicalId = new Map<string, string>();

  constructor(
    metadata: Iterable<readonly [constructPath: string, entries: Json]>,
    private readonly cwd: string,
  ) {
    const acknowledgements: RecordedAcknowledgement[] = [];
    const changes: ChangeOfStack[] = [];
    for (const [key, entries] of metadata) {
      if (!isList(entries)) continue;
      const path = key.replace(/^\//, '');
      this.byPath.set(path, { logicalId: logicalIdOf(entries), entries });
      for (const entry of entries) {
        acknowledgements.push(...acknowledgementsOf(path, entry));
        const change = changeOf(path, entry);
        if (change !== undefined) changes.push(change);
      }
    }
    this.acknowledgements = acknowledgements;
    this.changes = changes;
    const nested = new Set([...this.byPath.keys()].map(nestedStackOf).filter(path => path !== undefined));
    for (const [path, { logicalId }] of this.byPath) {
      if (logicalId !== undefined) this.byLogicalId.set(`${innermost(path, nested)}\n${logicalId}`, path);
    }
  }

  pathOf(nestedStack: string, logicalId: string): string | undefined {
    return this.byLogicalId.get(`${nestedStack}\n${logicalId}`);
  }

  /** The user's line that made a construct, or the one around it. */
  sourceOf(constructPath: string): SourceLine | undefined {
    for (let path = constructPath; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('/')))) {
      const source = sourceIn(this.byPath.get(path)?.entries ?? [], this.cwd);
      if (source !== undefined) return source;
    }
    return undefined;
  }
}

/** The construct path of the nested stack that a construct `X.NestedStack/X.NestedStackResource` deploys. */
export function nestedStackOf(constructPath: string): string | undefined {
  if (!constructPath.endsWith('.NestedStackResource')) return undefined;
  const match = /^(.*\/)?([^/]+)\.NestedStack\/([^/]+)\.NestedStackResource$/.exec(constructPath);
  return match !== null && match[2] === match[3] ? `${match[1] ?? ''}${match[2] ?? ''}` : undefined;
}

function innermost(path: string, nested: ReadonlySet<string>): string {
  if (nested.size === 0) return '';
  for (let above = path; above !== ''; above = above.slice(0, Math.max(0, above.lastIndexOf('/')))) {
    if (nested.has(above)) return above;
  }
  return '';
}

function logicalIdOf(entries: readonly Json[]): string | undefined {
  let logicalId: string | undefined;
  for (const entry of entries) {
    if (!isObject(entry) || own(entry, 'type') !== 'aws:cdk:logicalId') continue;
    const data = own(entry, 'data');
    if (typeof data === 'string') logicalId = data;
  }
  return logicalId;
}

function sourceIn(entries: readonly Json[], cwd: string): SourceLine | undefined {
  let source: SourceLine | undefined;
  for (const entry of entries) {
    if (!isObject(entry)) continue;
    const type = own(entry, 'type');
    const data = own(entry, 'data');
    // Assemblies before aws-cdk-lib 2.230 or so keep the stack here.
    if (type === 'aws:cdk:logicalId' && typeof data === 'string') source ??= firstOwnLine(own(entry, 'trace'), cwd);
    else if (type === 'aws:cdk:creationStack') source = firstOwnLine(data, cwd) ?? source;
  }
  return source;
}

function acknowledgementsOf(constructPath: string, entry: Json): readonly RecordedAcknowledgement[] {
  if (!isObject(entry) || own(entry, 'type') !== 'aws:cdk:acknowledged-rules') return [];
  const rules = own(entry, 'data');
  if (!isObject(rules)) return [];
  return Object.entries(rules).map(([id, reason]) => ({ constructPath, id, reason: typeof reason === 'string' ? reason : '' }));
}

function changeOf(constructPath: string, entry: Json): ChangeOfStack | undefined {
  if (!isObject(entry) || own(entry, 'type') !== changedKey) return undefined;
  const data = own(entry, 'data');
  if (!isObject(data)) return undefined;
  const ruleId = own(data, 'rule');
  const path = own(data, 'path');
  const was = own(data, 'was');
  const effect = own(data, 'effect');
  if (typeof ruleId !== 'string' || typeof path !== 'string') return undefined;
  return {
    ruleId,
    constructPath,
    path,
    value: jsonText(own(data, 'value')),
    ...(was === undefined ? {} : { was: jsonText(was) }),
    ...(own(data, 'replaces') === true ? { replaces: true } : {}),
    ...(typeof effect === 'string' ? { effect } : {}),
  };
}

const longestValue = 300;

function jsonText(value: Json | undefined): string {
  let text: string;
  try {
    text = JSON.stringify(value ?? null);
  } catch {
    // It is nested deeper than a stack is deep.
    return '…';
  }
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}

/** The first frame of a stack that is in the user's own code. */
function firstOwnLine(frames: Json | undefined, cwd: string): SourceLine | undefined {
  if (!isList(frames)) return undefined;
  for (const frame of frames) {
    const line = typeof frame === 'string' ? ownLine(frame.trim(), cwd) : undefined;
    if (line !== undefined) return line;
  }
  return undefined;
}

/** Reads `Records (/app/bin/app.ts:12:78)`, `at /app/bin/app.ts:12:78` and `bin/app.ts:12:78`. */
function ownLine(frame: string, cwd: string): SourceLine | undefined {
  const place = /:(\d{1,9}):\d{1,9}\)?$/.exec(frame);
  if (place === null) return undefined;
  const before = frame.slice(0, place.index);
  const bracket = before.lastIndexOf('(');
  const written = bracket < 0 ? before.replace(/^at (?:async )?/, '') : before.slice(bracket + 1);
  if (/(?:^|[\\/])node_modules[\\/]|^node:|^internal[\\/]|^<anonymous>$|^\.\.\./.test(written)) return undefined;
  return { file: fileOf(written, cwd), line: Number(place[1]) };
}

function fileOf(written: string, cwd: string): string {
  let file = written;
  if (written.startsWith('file://')) {
    try {
      file = fileURLToPath(written);
    } catch {
      return written;
    }
  }
  return isAbsolute(file) ? shownPath(file, cwd) : file.replaceAll('\\', '/');
}

/** A text in the metadata of a resource. */
export function metadataOf(resource: Json | undefined, name: string): string | undefined {
  const metadata = isObject(resource) ? own(resource, 'Metadata') : undefined;
  const value = isObject(metadata) ? own(metadata, name) : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** The construct path that the `cdk` command writes into the metadata of each resource. */
export function pathInTemplate(body: JsonObject, logicalId: string): string | undefined {
  const resources = own(body, 'Resources');
  const resource = isObject(resources) ? own(resources, logicalId) : undefined;
  return metadataOf(resource, 'aws:cdk:path')?.replace(/^\//, '');
}
