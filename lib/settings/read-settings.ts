import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type * as JsYaml from 'js-yaml';
import type * as Yaml from 'yaml';
import type { WaiverNotice } from '../core/assessment';
import { isObject } from '../core/json';
import type { Json } from '../core/json';
import { plain } from '../waivers/wording';
import { plainWaivers } from './plain-waivers';
import { defaultSettings, settingsFrom } from './settings';
import type { Problem, Settings, SettingsPath } from './settings';

export const defaultFile = 'hicp.config.yaml';
const mostBytes = 16 * 1024 * 1024;

export interface SettingsResult {
  readonly settings: Settings;
  readonly problems: readonly Problem[];
  /** Waivers that are written wrongly; they do not waive and do not stop the run. */
  readonly notices: readonly WaiverNotice[];
}

/** The settings file that `--config` names, or the default one where there is one. Never throws. */
export function readSettings(named?: string, folder = process.cwd()): SettingsResult {
  const file = named ?? defaultFile;
  let text: string;
  try {
    const path = resolve(folder, file);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined && named === undefined) return { settings: defaultSettings, problems: [], notices: [] };
    if (stat === undefined) return refused(file, 'there is no such file. Check the name after --config.');
    if (!stat.isFile()) return refused(file, 'is not a file. Name the settings file itself.');
    if (stat.size > mostBytes) return refused(file, 'is larger than 16 MiB, which no settings are. Check the name.');
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return refused(file, `cannot be read: ${error instanceof Error ? plain(error.message) : 'unknown cause'}.`);
  }
  return settingsFromText(text, file);
}

/** The settings in the text of a file, YAML or JSON. */
export function settingsFromText(text: string, file: string): SettingsResult {
  const problems: Problem[] = [];
  let document: unknown;
  let lines: ReadonlyMap<unknown, number>;
  try {
    ({ document, lines } = parsedFast(text) ?? parsed(text));
  } catch (error) {
    return { settings: defaultSettings, problems: [syntaxProblem(error, file)], notices: [] };
  }
  let positions: Positions | undefined;
  const positionOf: Positions = path => (positions ??= positionsIn(text))(path);
  const { settings, notices } = settingsFrom(document, {
    refuse: (path, message) => problems.push({ file, ...positionOf(path), message, fatal: true }),
    originOf: (waiver, index) => {
      const line = lines.get(waiver) ?? positionOf(['waivers', index]).line;
      return line === undefined ? file : `${file}:${String(line)}`;
    },
  });
  return { settings, problems, notices };
}

function refused(file: string, message: string): SettingsResult {
  return { settings: defaultSettings, problems: [{ file, message, fatal: true }], notices: [] };
}

/** Loaded on use, because most runs have no settings file and JSON templates need no YAML reader. */
function yamlReader(): typeof JsYaml {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
  return require('js-yaml') as typeof JsYaml;
}

interface Parsed {
  readonly document: unknown;
  /** Line of each waiver. */
  readonly lines: ReadonlyMap<unknown, number>;
}

/** All scalars as text: `012345678901` keeps its zero, and no date becomes a timestamp. */
function parsed(text: string): Parsed {
  const yaml = yamlReader();
  const lines = new Map<unknown, number>();
  return { document: yaml.load(text, { schema: yaml.FAILSAFE_SCHEMA, listener: lineRecorder(lines) }), lines };
}

/** The same for the usual form of waivers, and undefined for any other. */
function parsedFast(text: string): Parsed | undefined {
  const found = plainWaivers(text);
  if (found === undefined) return undefined;
  const document: Record<string, Json> = {};
  try {
    for (const part of found.rest) {
      if (part.trim() === '') continue;
      const keys: unknown = parsed(part).document ?? {};
      // Each part holds for itself what it says in the file, or it is not two parts.
      if (
        !isObject(keys) ||
        Object.keys(keys).some(key => key === 'waivers' || key === '__proto__' || Object.hasOwn(document, key))
      ) {
        return undefined;
      }
      Object.assign(document, keys);
    }
  } catch {
    return undefined;
  }
  return { document: { ...document, waivers: found.waivers }, lines: found.lines };
}

/** Where each mapping starts. Every waiver needs its line, and a second parser would cost ten times as much. */
function lineRecorder(lines: Map<unknown, number>): (event: JsYaml.EventType, state: JsYaml.State) => void {
  const open: { readonly position: number; readonly line: number }[] = [];
  return (event, state) => {
    if (event === 'open') {
      open.push({ position: state.position, line: state.line });
      return;
    }
    const start = open.pop();
    const value: unknown = state.result;
    if (state.kind !== 'mapping' || start === undefined || lines.has(value)) return;
    lines.set(value, start.line + 1 + linesAhead(state.input, start.position));
  };
}

/** A node is opened before the white space and the comments in front of it. */
function linesAhead(input: string, position: number): number {
  const ahead = /(?:\s|#[^\n]*)*/y;
  ahead.lastIndex = position;
  return (ahead.exec(input)?.[0] ?? '').split('\n').length - 1;
}

function syntaxProblem(error: unknown, file: string): Problem {
  const { YAMLException } = yamlReader();
  if (!(error instanceof YAMLException)) return { file, message: 'is nested too deeply to be settings.', fatal: true };
  const mark = error.mark as JsYaml.Mark | undefined;
  return {
    file,
    ...(mark === undefined ? {} : { line: mark.line + 1, column: mark.column + 1 }),
    message: `is not valid YAML: ${plain(error.reason)}. Correct it there.`,
    fatal: true,
  };
}

type Positions = (path: SettingsPath) => { readonly line?: number; readonly column?: number };

/** Where keys and list items stand; the nearest ancestor where there is no such key. Slow, so only for files with problems. */
function positionsIn(text: string): Positions {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- only a file with problems needs it
  const { LineCounter, isMap, isScalar, isSeq, parseDocument } = require('yaml') as typeof Yaml;
  const counter = new LineCounter();
  let contents: unknown;
  try {
    contents = parseDocument(text, { schema: 'failsafe', lineCounter: counter, logLevel: 'silent', uniqueKeys: false }).contents;
  } catch {
    // A problem without a position is better than none.
    return () => ({});
  }
  return path => {
    let node = contents;
    let offset: number | undefined;
    for (const part of path) {
      if (isMap(node)) {
        const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === part);
        if (pair === undefined || !isScalar(pair.key)) break;
        offset = pair.key.range?.[0] ?? offset;
        node = pair.value;
      } else if (isSeq(node) && typeof part === 'number') {
        node = node.items[part];
        offset = (node as { readonly range?: readonly number[] | null } | undefined)?.range?.[0] ?? offset;
      } else break;
    }
    if (offset === undefined) return { line: 1, column: 1 };
    const { line, col } = counter.linePos(offset);
    return { line, column: col };
  };
}
