import { FAILSAFE_SCHEMA, load, Type, YAMLException } from 'js-yaml';
import type { EventType, State } from 'js-yaml';
import { isList, isObject, own } from '../core/json';
import type { Json } from '../core/json';
import type { Position } from '../core/template-source';
import { deepestNesting, Lines, mostCollections, mostValues, quoted, TemplateProblem } from './problem';

type Path = readonly (string | number)[];

/** CloudFormation's functions with a short form. `Ref` and `Condition` have no prefix in the long form. */
const functions = [
  ...['Ref', 'Condition', 'GetAtt', 'Sub', 'Join', 'Select', 'Split', 'FindInMap', 'If', 'Equals', 'And', 'Or', 'Not', 'Base64'],
  ...['Cidr', 'GetAZs', 'ImportValue', 'Transform', 'Length', 'ToJsonString', 'ForEach', 'GetStackOutput'],
  // The functions of the section Rules.
  ...['Contains', 'EachMemberEquals', 'EachMemberIn', 'RefAll', 'ValueOf', 'ValueOfAll'],
];

function tagTypes(name: string): readonly Type[] {
  const longForm = name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
  const construct = (data: Json): Json => ({
    [longForm]: name === 'GetAtt' && typeof data === 'string' ? splitOnce(data) : data,
  });
  return (['scalar', 'sequence', 'mapping'] as const).map(kind => new Type(`!${name}`, { kind, construct }));
}

function splitOnce(text: string): Json {
  const dot = text.indexOf('.');
  return dot < 0 ? text : [text.slice(0, dot), text.slice(dot + 1)];
}

function scalarType(tag: string, resolve: (text: string | null) => boolean, construct: (text: string) => unknown): Type {
  return new Type(`tag:yaml.org,2002:${tag}`, { kind: 'scalar', resolve, construct });
}

const nulls = new Set(['', '~', 'null', 'Null', 'NULL']);
const truths = new Set(['true', 'True', 'TRUE', 'yes', 'Yes', 'YES', 'on', 'On', 'ON']);
const falsehoods = new Set(['false', 'False', 'FALSE', 'no', 'No', 'NO', 'off', 'Off', 'OFF']);
// No leading zeros: `0644` and the account `012345678901` stay the text that they are. No exponent without a point: `12e4567` is text too.
const integer = /^[-+]?(?:0|[1-9]\d*|0x[\da-fA-F]+)$/;
const float = /^[-+]?(?:\d+\.\d*|\.\d+)(?:[eE][-+]?\d+)?$/;

function startsLikeNumber(text: string): boolean {
  const code = text.charCodeAt(0);
  return (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x2b || code === 0x2e;
}

/** A number only where nothing of what is written gets lost. */
function isInteger(text: string): boolean {
  return startsLikeNumber(text) && integer.test(text) && Number.isSafeInteger(numberOf(text));
}

function numberOf(text: string): number {
  const sign = text.startsWith('-') ? -1 : 1;
  return sign * Number(text.replace(/^[-+]/, '')) || 0;
}

/** YAML 1.1 as CloudFormation reads it, with its short forms. Dates stay text: `2012-10-17` is a policy version. */
const schema = FAILSAFE_SCHEMA.extend({
  implicit: [
    scalarType(
      'null',
      text => text === null || nulls.has(text),
      () => null,
    ),
    scalarType(
      'bool',
      text => text !== null && text.length <= 5 && (truths.has(text) || falsehoods.has(text)),
      text => truths.has(text),
    ),
    scalarType('int', text => text !== null && isInteger(text), numberOf),
    scalarType(
      'float',
      text => text !== null && startsLikeNumber(text) && float.test(text) && Number.isFinite(Number(text)),
      numberOf,
    ),
    // It must be of js-yaml's own tag to be merged.
    new Type('tag:yaml.org,2002:merge', { kind: 'scalar', resolve: (text: string | null) => text === '<<' }),
  ],
  explicit: functions.flatMap(tagTypes),
});

/** Where the keys and items of each collection start: pairs of an offset and the key, which items have not. */
type Starts = (number | string | undefined)[];

/** Follows the parser: remembers where keys and items start, and keeps keys the text that they are. */
class Tracker {
  readonly starts = new Map<object, Starts>();
  private depth = 0;
  private nodes = 0;
  private readonly opened: number[] = [];
  private readonly children: (Starts | undefined)[] = [];

  on(event: EventType, state: State): void {
    if (event === 'open') {
      if (++this.nodes > mostValues || this.starts.size > mostCollections) {
        throw new TemplateProblem('holds more values than any template', new Lines(state.input).at(state.position));
      }
      this.opened[++this.depth] = state.position;
      this.children[this.depth] = undefined;
      return;
    }
    const at = this.opened[this.depth] ?? 0;
    const children = this.children[this.depth];
    this.depth--;
    const isKey = colonFollows(state);
    // `yes:` or `012345678901:` as a key is a name, never a boolean or a number.
    if (isKey && state.kind === 'scalar' && typeof state.result !== 'string') {
      state.result = state.input
        .slice(at, state.position)
        .replace(/^(?:[&!]\S*\s+)+/, '')
        .trim();
    }
    const result = state.result as unknown;
    if (children !== undefined && typeof result === 'object' && result !== null && !this.starts.has(result))
      this.starts.set(result, children);
    if (this.depth > 0) (this.children[this.depth] ??= []).push(at, isKey ? String(result) : undefined);
  }
}

function colonFollows(state: State): boolean {
  let at = state.position;
  while (state.input.charCodeAt(at) === 0x20) at++;
  return state.input.charCodeAt(at) === 0x3a;
}

export interface ParsedYaml {
  readonly body: Json;
  readonly locate: (path: Path) => Position;
}

export function parseYaml(text: string): ParsedYaml {
  const tracker = new Tracker();
  const body = loaded(text, tracker);
  let lines: Lines | undefined;
  const startOf = finder();
  const locate = (path: Path): Position => (lines ??= new Lines(text)).at(offsetOf(text, body, tracker.starts, startOf, path));
  if (text.includes('*') && text.includes('&')) refuseBombs(body, locate);
  return { body, locate };
}

function loaded(text: string, tracker: Tracker): Json {
  try {
    const value = load(text, {
      schema,
      listener: (event, state) => tracker.on(event, state),
      // js-yaml opens two nodes for a value that could have been a key.
      ...{ maxDepth: 2 * deepestNesting, maxTotalMergeKeys: 200_000 },
    });
    return (value ?? null) as Json;
  } catch (error) {
    if (error instanceof YAMLException) throw explained(error, text);
    if (error instanceof RangeError) throw new TemplateProblem('is nested too deep to be read');
    throw error;
  }
}

function explained(error: YAMLException, text: string): TemplateProblem {
  // The types say otherwise: without a place there is no mark.
  const mark = error.mark as YAMLException['mark'] | undefined;
  const reason = error.reason || error.message;
  if (mark === undefined) {
    if (!reason.includes('single document')) return new TemplateProblem(`is not valid YAML: ${reason}`);
    return new TemplateProblem(
      'holds several YAML documents; a template is one, so put each into its own file',
      secondDocument(text),
    );
  }
  // Not `mark.line`: where the parser stops before it starts, as at a zero byte, it has counted no lines.
  const location = new Lines(text).at(mark.position);
  if (reason === 'duplicated mapping key') {
    const key = /^(?:"[^"\n]*"|'[^'\n]*'|[^:\n]*)/.exec(mark.buffer.slice(mark.position, mark.position + 300))?.[0].trim() ?? '';
    return new TemplateProblem(
      `has the key ${quoted(key.replace(/^(["'])(.*)\1$/, '$2'))} twice in one mapping; keep one of them`,
      location,
    );
  }
  const tag = /^unknown tag !<(.*)>$/s.exec(reason)?.[1];
  if (tag !== undefined) {
    const written = tag.replace(/^tag:yaml\.org,2002:/, '!!');
    const at = text.lastIndexOf(written, mark.position);
    return new TemplateProblem(
      `uses ${quoted(written)}, which is no function of CloudFormation; short forms are !Ref, !GetAtt, !Sub, !If and so on`,
      at < 0 ? location : new Lines(text).at(at),
    );
  }
  if (reason.startsWith('nesting exceeded')) return new TemplateProblem('is nested too deep to be read', location);
  return new TemplateProblem(`is not valid YAML: ${reason}`, location);
}

function secondDocument(text: string): Position {
  const marks = [...text.matchAll(/^---(?=\s|$)/gm)].map(({ index }) => index);
  const [first = 0, second = first] = marks;
  const opensFirst = text
    .slice(0, first)
    .split('\n')
    .every(line => /^(?:[#%].*|\s*)$/.test(line.trim()));
  return new Lines(text).at(opensFirst ? second : first);
}

const mostAliased = 2_000_000;

interface Measure {
  readonly size: number;
  readonly depth: number;
}

/** Aliases share what they name, so a small file can stand for billions of values, or for itself. Each is measured once. */
function refuseBombs(body: Json, locate: (path: Path) => Position): void {
  const measured = new Map<object, Measure | 'open'>();
  const path: (string | number)[] = [];
  const measure = (value: Json): Measure => {
    if (typeof value !== 'object' || value === null) return { size: 1, depth: 0 };
    const known = measured.get(value);
    if (known === 'open') {
      throw new TemplateProblem('has an alias inside the very value that it names; nothing can be built from that', locate(path));
    }
    if (known !== undefined) return known;
    measured.set(value, 'open');
    let size = 1;
    let depth = 0;
    const isItems = isList(value);
    for (const [key, item] of Object.entries(value)) {
      path.push(isItems ? Number(key) : key);
      const inner = measure(item);
      path.pop();
      size += inner.size;
      if (inner.depth > depth) depth = inner.depth;
    }
    if (size > mostAliased) {
      throw new TemplateProblem(`stands for more than ${String(mostAliased)} values once its aliases are followed`, locate(path));
    }
    if (depth > 2 * deepestNesting) throw new TemplateProblem('is nested too deep once its aliases are followed', locate(path));
    const result = { size, depth: depth + 1 };
    measured.set(value, result);
    return result;
  };
  measure(body);
}

function offsetOf(
  text: string,
  body: Json,
  starts: ReadonlyMap<object, Starts>,
  startOf: ReturnType<typeof finder>,
  path: Path,
): number {
  let value: Json | undefined = body;
  let at = 0;
  let known: Starts | undefined;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) break;
    known = starts.get(value) ?? known;
    const found = known === undefined ? undefined : startOf(known, step);
    // The name of a short form stands nowhere: its arguments were seen as children of the tag.
    if (found !== undefined) at = found;
    else if (!isFunction(value)) break;
    value = isObject(value) ? own(value, String(step)) : value[Number(step)];
  }
  return behindSpace(text, at);
}

function isFunction(value: Json): boolean {
  if (!isObject(value)) return false;
  const [name = '', ...more] = Object.keys(value);
  return more.length === 0 && (name === 'Condition' || name === 'Ref' || name.startsWith('Fn::'));
}

/** Finds the start of a key or item; a section with thousands of logical ids is indexed once. */
function finder(): (known: Starts, step: string | number) => number | undefined {
  const indexed = new WeakMap<Starts, ReadonlyMap<string | number, number>>();
  return (known, step) => {
    let index = indexed.get(known);
    if (index === undefined) {
      index = indexOf(known);
      indexed.set(known, index);
    }
    return index.get(step);
  };
}

function indexOf(known: Starts): ReadonlyMap<string | number, number> {
  const index = new Map<string | number, number>();
  let items = 0;
  for (let at = 0; at < known.length; at += 2) index.set(known[at + 1] ?? items++, known[at] as number);
  return index;
}

function behindSpace(text: string, at: number): number {
  while (at < text.length && /\s/.test(text[at] ?? '')) at++;
  return at;
}
