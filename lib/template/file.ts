import { isUtf8 } from 'node:buffer';
import type * as Crypto from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { isList, isObject, own } from '../core/json';
import type { Json, JsonObject, StringMap } from '../core/json';
import type { TemplateError, TemplateSource } from '../core/template-source';
import { pathInTemplate } from './constructs';
import type * as ForEach from './for-each';
import { parseTemplateText, parseText, TemplateProblem } from './parse';
import type { ParsedText } from './parse';
import { quoted } from './problem';
import type * as Sam from './sam';

const mostBytes = 64 * 1024 * 1024;

/** A template as far as it can be judged, and everything about it that is wrong. */
export interface ReadTemplate {
  readonly source?: TemplateSource;
  /** The first of `errors`. */
  readonly error?: TemplateError;
  readonly errors: readonly TemplateError[];
}

/** Reads one template. With `orNothing`, a file that is plainly something else gives neither a source nor an error. */
export function readTemplateFile(
  file: string,
  shownAs: string,
  options: { parameters?: StringMap; orNothing?: boolean } = {},
): ReadTemplate {
  let bytes: Buffer | undefined;
  try {
    bytes = readBytes(file);
    const text = textOf(bytes);
    if (options.orNothing === true && !isTemplate(text, file)) return { errors: [] };
    return judged(text, shownAs, options.parameters ?? {});
  } catch (error) {
    if (options.orNothing === true && bytes !== undefined && !looksLikeTemplate(bytes)) return { errors: [] };
    return failed([errorOf(error, shownAs)]);
  }
}

/** Reads a template that is in no file yet. */
export function readTemplateText(text: string, shownAs: string, parameters: StringMap = {}): ReadTemplate {
  try {
    return judged(text, shownAs, parameters);
  } catch (error) {
    return failed([errorOf(error, shownAs)]);
  }
}

function judged(text: string, shownAs: string, parameters: StringMap): ReadTemplate {
  const parsed = parseTemplateText(text, shownAs);
  const errors: TemplateError[] = [];
  const given = declared(parsed.body, parameters);
  const isTransformed = Object.hasOwn(parsed.body, 'Transform');
  const repeated = isTransformed ? repeatedIn(parsed, given) : { ...parsed, problems: [], repeatedOver: {} };
  errors.push(...repeated.problems.map(problem => errorOf(problem, shownAs)));
  const checked = withoutMalformed(repeated.body, repeated.locate);
  errors.push(...checked.problems.map(problem => errorOf(problem, shownAs)));
  const { body, locate } = isTransformed ? withoutSam(checked.body, repeated.locate) : { ...repeated, body: checked.body };
  let sha256: string | undefined;
  const source: TemplateSource = {
    path: shownAs,
    body,
    get sha256() {
      return (sha256 ??= sha256Of(text));
    },
    locate,
    constructPath: logicalId => pathInTemplate(body, logicalId),
    ...(Object.keys(given).length > 0 ? { parameters: given } : {}),
    ...(Object.keys(repeated.repeatedOver).length > 0 ? { repeatedOver: repeated.repeatedOver } : {}),
  };
  return { source, errors, ...(errors[0] === undefined ? {} : { error: errors[0] }) };
}

/** What writes transforms out is a tenth of the code, for templates that have one. */
function repeatedIn({ body, locate }: ParsedText, given: StringMap): ReturnType<typeof ForEach.expandForEach> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
  return (require('./for-each') as typeof ForEach).expandForEach(body, locate, given);
}

function withoutSam(body: JsonObject, locate: ParsedText['locate']): ReturnType<typeof Sam.expandSam> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
  return (require('./sam') as typeof Sam).expandSam(body, locate);
}

/** Of the bytes that were read, which valid UTF-8 gives back. Loading crypto costs more than to judge a small template. */
function sha256Of(text: string): string {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
  const { createHash } = require('node:crypto') as typeof Crypto;
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** The same source with other facts. What it computes on demand stays so, which spreading it would compute. */
export function withFacts(source: TemplateSource, facts: Partial<TemplateSource>): TemplateSource {
  return Object.defineProperties(
    {},
    { ...Object.getOwnPropertyDescriptors(source), ...Object.getOwnPropertyDescriptors(facts) },
  ) as TemplateSource;
}

export function failed(errors: readonly TemplateError[]): ReadTemplate {
  return { errors, ...(errors[0] === undefined ? {} : { error: errors[0] }) };
}

export function readBytes(file: string): Buffer {
  const facts = statSync(file);
  if (facts.isDirectory()) throw new TemplateProblem('is a folder where a file is expected');
  // Reading a pipe or a device may never end.
  if (!facts.isFile()) throw new TemplateProblem('is neither a file nor a folder');
  if (facts.size > mostBytes)
    throw new TemplateProblem('is larger than 64 MiB, which no template is; name the templates themselves');
  return readFileSync(file);
}

export function textOf(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new TemplateProblem('is UTF-16; save it as UTF-8', { line: 1, column: 1 });
  }
  // No byte of a longer character is a line feed, so lines can be checked one by one.
  let start = 0;
  for (let line = 1; ; line++) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed < 0 ? bytes.length : feed;
    const row = bytes.subarray(start, end);
    if (!isUtf8(row)) {
      throw new TemplateProblem('is not valid UTF-8; save it as UTF-8', { line, column: firstBad(row) });
    }
    start = end + 1;
  }
}

/** The column of the first character that cannot be decoded. */
function firstBad(row: Buffer): number {
  const lenient = row.toString('utf8');
  for (let at = lenient.indexOf('\uFFFD'); at >= 0; at = lenient.indexOf('\uFFFD', at + 1)) {
    const before = Buffer.byteLength(lenient.slice(0, at));
    if (row.toString('utf8', before, before + 3) !== '\uFFFD' || row[before] !== 0xef) return at + 1;
  }
  return 1;
}

const marks = /AWSTemplateFormatVersion|AWS::Serverless-|^"?Resources"?\s*:|"Resources"\s*:/m;

/** Whether text that cannot be parsed was meant as a template: then it must not be passed over. */
function looksLikeTemplate(bytes: Buffer): boolean {
  // Without zero bytes, UTF-16 reads like ASCII.
  return marks.test(
    bytes
      .toString('latin1')
      .replaceAll('\0', '')
      .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, ''),
  );
}

function isTemplate(text: string, file: string): boolean {
  // Most files of a folder are something else; an escape could still spell the word.
  if (!/Resources|AWSTemplateFormatVersion|\\[uUx]/.test(text)) return false;
  const { body } = parseText(text, file);
  if (!isObject(body)) return false;
  if (Object.hasOwn(body, 'AWSTemplateFormatVersion')) return true;
  const resources = own(body, 'Resources');
  return isObject(resources) && Object.keys(resources).some(name => name.startsWith('Fn::') || isTyped(own(resources, name)));
}

function isTyped(resource: Json | undefined): boolean {
  return isObject(resource) && Object.hasOwn(resource, 'Type');
}

function declared(body: JsonObject, parameters: StringMap): StringMap {
  const known = own(body, 'Parameters');
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => isObject(known) && Object.hasOwn(known, name)));
}

/** Drops what is no resource, and says so: the rest of the template is still judged. */
function withoutMalformed(
  body: JsonObject,
  locate: NonNullable<TemplateSource['locate']>,
): { readonly body: JsonObject; readonly problems: readonly TemplateProblem[] } {
  const resources = own(body, 'Resources');
  if (!isObject(resources)) return { body, problems: [] };
  const problems: TemplateProblem[] = [];
  const malformed = new Set<string>();
  for (const logicalId of Object.keys(resources)) {
    const problem = malformation(logicalId, own(resources, logicalId));
    if (problem === undefined) continue;
    malformed.add(logicalId);
    problems.push(
      new TemplateProblem(
        `has a resource ${quoted(logicalId)} that ${problem}, so it is not judged`,
        locate(['Resources', logicalId]),
      ),
    );
  }
  if (problems.length === 0) return { body, problems };
  const rest = Object.fromEntries(Object.entries(resources).filter(([logicalId]) => !malformed.has(logicalId)));
  return { body: { ...body, Resources: rest }, problems };
}

function malformation(logicalId: string, resource: Json | undefined): string | undefined {
  if (logicalId === 'Fn::Transform') return 'is filled in by a macro at deployment';
  if (logicalId.startsWith('Fn::ForEach::')) return "needs the line 'Transform: AWS::LanguageExtensions'";
  if (!isObject(resource)) return `is ${resource === null ? 'empty' : isList(resource) ? 'a list' : 'one value'} and no mapping`;
  const type = own(resource, 'Type');
  if (type === undefined) return 'has no Type';
  if (typeof type !== 'string') return 'has a Type that is no text';
  const properties = own(resource, 'Properties');
  if (properties !== undefined && properties !== null && !isObject(properties)) return 'has Properties that are no mapping';
  return undefined;
}

/** What a person is told: the file first, then what is wrong with it. */
export function errorOf(error: unknown, shownAs: string): TemplateError {
  if (error instanceof TemplateProblem) {
    const at = error.location === undefined ? '' : `:${String(error.location.line)}`;
    return {
      template: shownAs,
      message: `${shownAs}${at} ${error.message}`,
      ...(error.location === undefined ? {} : { location: error.location }),
    };
  }
  if (error instanceof RangeError) return { template: shownAs, message: `${shownAs} is nested too deep to be read` };
  return { template: shownAs, message: `${shownAs} cannot be read: ${reasonOf(error)}` };
}

function reasonOf(error: unknown): string {
  const code = isObject(error) || error instanceof Error ? (error as { code?: unknown }).code : undefined;
  switch (code) {
    case 'ENOENT':
      return 'it does not exist';
    case 'EACCES':
    case 'EPERM':
      return 'access is denied';
    case 'ELOOP':
      return 'it is a link to itself';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
