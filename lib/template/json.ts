import { isList } from '../core/json';
import type { Json } from '../core/json';
import type { Position } from '../core/template-source';
import { deepestNesting, Lines, mostCollections, mostValues, quoted, TemplateProblem } from './problem';

type Path = readonly (string | number)[];

const quote = 0x22;
const backslash = 0x5c;

/** Parses JSON and refuses what `JSON.parse` lets pass: duplicate keys, and nesting that nobody can follow. */
export function parseJson(text: string): Json {
  return readJson(text).body;
}

/** What CDK wrote for itself, as CDK reads it: nothing in there is judged, and no person reads it. */
export function parseRecord(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    // The strict reader says what is wrong.
    return parseJson(text);
  }
}

/** The same as `parseJson`, with the way to find positions. */
export function readJson(text: string): { readonly body: Json; readonly positions: JsonPositions } {
  const indent = indentOf(text);
  const body = indent === undefined ? undefined : laidOut(text, indent);
  return body === undefined
    ? { body: scanned(text), positions: new JsonPositions(text) }
    : { body, positions: new JsonPositions(text, indent) };
}

/** The indentation of a text that may be laid out as `JSON.stringify` does it, small enough and flat enough to need no further look. */
function indentOf(text: string): string | undefined {
  const indent = /^\{\n( {1,10}|\t)"/.exec(text)?.[1];
  return indent === undefined || text.length > mostValues || text.includes(`\n${indent.repeat(deepestNesting)}`)
    ? undefined
    : indent;
}

/** CDK and others write `JSON.stringify(template, undefined, 1)`. What comes out again letter by letter has no duplicate keys. */
function laidOut(text: string, indent: string): Json | undefined {
  try {
    const body = JSON.parse(text) as Json;
    const written = JSON.stringify(body, undefined, indent);
    return text === written || text === `${written}\n` ? body : undefined;
  } catch {
    // The strict reader says what is wrong.
    return undefined;
  }
}

function scanned(text: string): Json {
  const colons = colonsIn(text);
  let body: Json;
  try {
    body = JSON.parse(text) as Json;
  } catch (error) {
    new StrictReader(text).read();
    throw new TemplateProblem(`is not valid JSON: ${quoted(error instanceof Error ? error.message : String(error))}`);
  }
  // Every key has a colon: when keys are missing from the result, some were written twice.
  if (colons !== keyCount(body)) new StrictReader(text).read();
  return body;
}

/** The number of colons outside strings. Refuses a text that is nested too deep. */
function colonsIn(text: string): number {
  let colons = 0;
  let depth = 0;
  let collections = 0;
  let commas = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case quote:
        at = stringEnd(text, at) - 1;
        break;
      case 0x3a:
        colons++;
        break;
      case 0x2c:
        if (++commas > mostValues) throw tooMuch(text, at);
        break;
      case 0x7b:
      case 0x5b:
        if (++collections > 3 * mostCollections) throw tooMuch(text, at);
        if (++depth > deepestNesting) {
          throw new TemplateProblem(`is nested more than ${String(deepestNesting)} levels deep`, new Lines(text).at(at));
        }
        break;
      case 0x7d:
      case 0x5d:
        depth--;
        break;
    }
  }
  return colons;
}

function tooMuch(text: string, at: number): TemplateProblem {
  return new TemplateProblem('holds more values than any template', new Lines(text).at(at));
}

/** Just behind the closing quote of the string that starts at `at`; the end of the text where it is not closed. */
function stringEnd(text: string, at: number): number {
  for (let end = text.indexOf('"', at + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === backslash) escapes++;
    if (escapes % 2 === 0) return end + 1;
  }
  return text.length;
}

function keyCount(value: Json): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (isList(value)) {
    for (const item of value) if (typeof item === 'object') count += keyCount(item);
    return count;
  }
  for (const key in value) {
    count++;
    const item = value[key];
    if (typeof item === 'object') count += keyCount(item);
  }
  return count;
}

/** Reads JSON again, slowly, to say where it is broken or which key is written twice. Throws a `TemplateProblem` or returns. */
class StrictReader {
  private at = 0;

  constructor(private readonly text: string) {}

  read(): void {
    this.value();
    this.space();
    if (this.at < this.text.length) this.fail('unexpected text after the end of the template');
  }

  private fail(message: string, at = this.at): never {
    throw new TemplateProblem(`is not valid JSON: ${message}`, new Lines(this.text).at(at));
  }

  private space(): void {
    while (isSpace(this.text.charCodeAt(this.at))) this.at++;
  }

  private value(): void {
    this.space();
    const start = this.text[this.at];
    if (start === '{') this.object();
    else if (start === '[') this.list();
    else if (start === '"') this.string();
    else {
      const literal = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)(?![\w.+-])/y;
      literal.lastIndex = this.at;
      const match = literal.exec(this.text);
      if (match === null) this.fail(start === undefined ? 'it ends too early' : `unexpected ${quoted(start)}`);
      this.at += match[0].length;
    }
  }

  private object(): void {
    const keys = new Set<string>();
    this.at++;
    this.space();
    if (this.text[this.at] === '}') {
      this.at++;
      return;
    }
    for (;;) {
      this.space();
      const start = this.at;
      if (this.text[start] !== '"') this.fail(`expected a key in double quotes${this.found()}`);
      const key = this.string();
      if (keys.has(key)) {
        throw new TemplateProblem(
          `has the key ${quoted(key)} twice in one object; keep one of them`,
          new Lines(this.text).at(start),
        );
      }
      keys.add(key);
      this.space();
      if (this.text[this.at] !== ':') this.fail(`expected ':' after the key ${quoted(key)}${this.found()}`);
      this.at++;
      this.value();
      if (this.closed('}')) return;
    }
  }

  private list(): void {
    this.at++;
    this.space();
    if (this.text[this.at] === ']') {
      this.at++;
      return;
    }
    do this.value();
    while (!this.closed(']'));
  }

  /** After an item: whether the collection ends here; else the comma is taken. */
  private closed(end: string): boolean {
    this.space();
    const found = this.text[this.at];
    if (found !== ',' && found !== end) this.fail(`expected ',' or '${end}'${this.found()}`);
    this.at++;
    return found === end;
  }

  private found(): string {
    const found = this.text[this.at];
    return found === undefined ? ', but it ends here' : `, found ${quoted(found)}`;
  }

  private string(): string {
    const start = this.at;
    this.at = stringEnd(this.text, start);
    try {
      return JSON.parse(this.text.slice(start, this.at)) as string;
    } catch {
      return this.fail('a text with a line break, a wrong escape or no closing quote', start);
    }
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** The key that a text in quotes is; few hold an escape. */
function keyOf(written: string): string {
  return written.includes('\\') ? (JSON.parse(written) as string) : written.slice(1, -1);
}

interface Member {
  /** Offset of its key, or of the item in a list. */
  readonly at: number;
  readonly value: number;
}

/** A member of an object whose text is laid out as `JSON.stringify` does it. */
interface Line extends Member {
  readonly key: string;
  /** Where the lines of its value end. */
  readonly end: number;
}

/**
 * Finds positions in JSON that is known to be valid, without a tree: only the way down to what is asked for is read, and the
 * sections and logical ids are remembered. In a text laid out as `JSON.stringify` does it, keys are found by their indentation:
 * no text in JSON holds a line break, so what stands behind one is never inside of another value.
 */
export class JsonPositions {
  private lines: Lines | undefined;
  private readonly remembered = new Map<number, ReadonlyMap<string, Member>>();
  /** The same below one resource: findings come resource by resource. */
  private readonly below = new Map<number, ReadonlyMap<string, Member>>();
  private resource: number | undefined;
  /** The way down to what was located last: findings come resource by resource. */
  private readonly way: Line[] = [];
  /** How the lines of keys begin, by level. */
  private readonly starts: Map<string, string>[] = [];
  /** Resources, to which findings on others lead back. */
  private readonly resources = new Map<string, Line>();

  constructor(
    private readonly text: string,
    private readonly indent?: string,
  ) {}

  locate(path: Path): Position | undefined {
    const at = this.indent === undefined ? this.readDown(path, 0, this.space(0), 0) : this.lookDown(path, this.indent);
    this.lines ??= new Lines(this.text);
    return this.lines.at(at);
  }

  private lookDown(path: Path, indent: string): number {
    let last: Line = { key: '', at: 0, value: 0, end: this.text.length };
    for (let level = 0; level < path.length; level++) {
      // What is a list, or stands in one, is read.
      if (this.text[last.value] !== '{') {
        this.stayBelow(this.way[1]?.value);
        return this.readDown(path, level, last.value, last.at);
      }
      const key = String(path[level]);
      const before = this.way[level];
      const isResource = level === 1 && path[0] === 'Resources';
      const found =
        before?.key === key
          ? before
          : ((isResource ? this.resources.get(key) : undefined) ?? this.line(key, level, indent, last, before?.at ?? 0));
      if (found !== before) {
        if (isResource && found !== undefined) this.resources.set(key, found);
        this.way.length = level;
        if (found !== undefined) this.way.push(found);
      }
      if (found === undefined) break;
      last = found;
    }
    return last.at;
  }

  /** `from`: where to look first, because resources are asked for in their order. */
  private line(key: string, level: number, indent: string, { value, end }: Line, from: number): Line | undefined {
    const { text } = this;
    const deep = (level + 1) * indent.length;
    const start = this.startOf(key, level, indent);
    const part = text.slice(value, end);
    let found = from > value ? part.indexOf(start, from - value) : -1;
    if (found < 0) found = part.indexOf(start);
    if (found < 0) return undefined;
    const at = value + found + 1 + deep;
    const own = value + found + start.length;
    return { key, at, value: own, end: text.startsWith('{\n', own) ? text.indexOf(`${start.slice(0, deep + 1)}}`, own) : own };
  }

  private startOf(key: string, level: number, indent: string): string {
    const known = (this.starts[level] ??= new Map());
    let start = known.get(key);
    if (start === undefined) {
      start = `\n${indent.repeat(level + 1)}${JSON.stringify(key)}: `;
      // Logical ids are asked for once.
      if (level !== 1) known.set(key, start);
    }
    return start;
  }

  private readDown(path: Path, from: number, start: number, otherwise: number): number {
    let value = start;
    let at = from === 0 ? start : otherwise;
    for (let level = from; level < path.length; level++) {
      if (level === 2) this.stayBelow(value);
      const member = this.members(value, level < 2 ? this.remembered : this.below).get(String(path[level]));
      if (member === undefined) break;
      at = member.at;
      value = member.value;
    }
    return at;
  }

  private stayBelow(resource: number | undefined): void {
    if (resource === this.resource) return;
    this.resource = resource;
    this.below.clear();
  }

  private members(start: number, remembered: Map<number, ReadonlyMap<string, Member>>): ReadonlyMap<string, Member> {
    let found = remembered.get(start);
    if (found === undefined) remembered.set(start, (found = this.read(start)));
    return found;
  }

  /** The members of an object or the items of a list. */
  private read(start: number): ReadonlyMap<string, Member> {
    const all = new Map<string, Member>();
    const { text } = this;
    const isObject = text[start] === '{';
    if (!isObject && text[start] !== '[') return all;
    let at = this.space(start + 1);
    for (let index = 0; text[at] !== '}' && text[at] !== ']' && at < text.length; index++) {
      const end = isObject ? stringEnd(text, at) : at;
      const value = isObject ? this.space(this.space(end) + 1) : at;
      all.set(isObject ? keyOf(text.slice(at, end)) : String(index), { at, value });
      at = this.space(this.behind(value));
      if (text[at] === ',') at = this.space(at + 1);
    }
    return all;
  }

  private space(at: number): number {
    while (isSpace(this.text.charCodeAt(at))) at++;
    return at;
  }

  /** Just behind the value that starts at `at`. */
  private behind(at: number): number {
    const { text } = this;
    let depth = 0;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === quote) {
        at = stringEnd(text, at) - 1;
        if (depth === 0) return at + 1;
      } else if (code === 0x7b || code === 0x5b) depth++;
      else if (code === 0x7d || code === 0x5d) {
        if (depth === 0) return at;
        if (--depth === 0) return at + 1;
      } else if (depth === 0 && (code === 0x2c || isSpace(code))) return at;
    }
    return at;
  }
}
