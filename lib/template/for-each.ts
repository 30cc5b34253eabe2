import { isList, isObject, isScalar, own } from '../core/json';
import type { Json, JsonObject, StringMap } from '../core/json';
import type { TemplateSource } from '../core/template-source';
import { quoted, TemplateProblem } from './problem';

type Locate = NonNullable<TemplateSource['locate']>;
type Path = readonly (string | number)[];

const loop = 'Fn::ForEach::';
const sections = ['Resources', 'Conditions', 'Outputs'] as const;
const mostGenerated = 20_000;
const mostCopied = 2_000_000;

/** Whether the `Transform` of a template names a macro, alone or in a list. */
export function transforms(body: JsonObject, name: string): boolean {
  const transform = own(body, 'Transform');
  return (isList(transform) ? transform : [transform]).includes(name);
}

interface Expanded {
  readonly body: JsonObject;
  readonly locate: Locate;
  readonly problems: readonly TemplateProblem[];
  /** The parameters that it was written out for, with the value that each was taken to have. */
  readonly repeatedOver: StringMap;
}

/**
 * Writes out `Fn::ForEach` over collections that the template or the given parameters decide. What stays open is left out and
 * named as a problem, because nobody judged it.
 */
export function expandForEach(body: JsonObject, locate: Locate, given: StringMap): Expanded {
  if (!transforms(body, 'AWS::LanguageExtensions')) return { body, locate, problems: [], repeatedOver: {} };
  const expansion = new Expansion(body, locate, given);
  const changed: [string, Json][] = [];
  for (const name of sections) {
    const section = own(body, name);
    if (isObject(section) && containsLoop(section, new Map())) changed.push([name, expansion.section(name, section)]);
  }
  if (changed.length === 0) return { body, locate, problems: [], repeatedOver: {} };
  return {
    body: { ...body, ...Object.fromEntries(changed) },
    locate: path => locate(expansion.writtenAt(path)),
    problems: expansion.problems,
    repeatedOver: Object.fromEntries(expansion.repeatedOver),
  };
}

function containsLoop(value: Json, seen: Map<object, boolean>): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const known = seen.get(value);
  if (known !== undefined) return known;
  seen.set(value, false);
  const found = isList(value)
    ? value.some(item => containsLoop(item, seen))
    : Object.entries(value).some(([key, item]) => key.startsWith(loop) || containsLoop(item, seen));
  seen.set(value, found);
  return found;
}

type Bindings = ReadonlyMap<string, string>;

class Expansion {
  readonly problems: TemplateProblem[] = [];
  readonly repeatedOver = new Map<string, string>();
  /** Where a generated entry of a section is written. */
  private readonly written = new Map<string, Path>();
  private generated = 0;
  private copied = 0;

  constructor(
    private readonly body: JsonObject,
    private readonly locate: Locate,
    private readonly given: StringMap,
  ) {}

  section(name: string, section: JsonObject): Json {
    const entries = new Map<string, Json>();
    this.fill(entries, section, new Map(), [name], key => `${name}\n${key}`);
    return Object.fromEntries(entries);
  }

  writtenAt(path: Path): Path {
    const [section, key, ...rest] = path;
    const origin = this.written.get(`${String(section)}\n${String(key)}`);
    return origin === undefined ? path : [...origin, ...rest];
  }

  /** Copies the entries of a mapping, with its loops written out. */
  private fill(into: Map<string, Json>, mapping: JsonObject, bindings: Bindings, path: Path, id?: (key: string) => string): void {
    for (const [rawKey, item] of Object.entries(mapping)) {
      const at = [...path, rawKey];
      if (rawKey.startsWith(loop)) {
        this.repeat(into, rawKey, item, bindings, at, id);
        continue;
      }
      const key = replaced(rawKey, bindings);
      if (into.has(key)) {
        this.problem(`gives ${quoted(key)} twice; values of a loop must give different names`, at);
        continue;
      }
      if (bindings.size > 0 && ++this.generated > mostGenerated) {
        throw new TemplateProblem(`repeats more than ${String(mostGenerated)} entries with Fn::ForEach`, this.locate(at));
      }
      if (id !== undefined) this.written.set(id(key), at);
      into.set(key, this.copy(item, bindings, at));
    }
  }

  private repeat(
    into: Map<string, Json>,
    name: string,
    argument: Json,
    bindings: Bindings,
    path: Path,
    id?: (key: string) => string,
  ): void {
    const [identifier, collection, fragment] = isList(argument) ? argument : [];
    if (typeof identifier !== 'string' || !isObject(fragment) || collection === undefined) {
      return this.problem(`has ${quoted(name)}, which needs three items: a name, a collection and a mapping`, path);
    }
    const values = this.values(collection, bindings);
    if (typeof values === 'string') return this.problem(`repeats ${quoted(name)} over ${values}, so it is not judged`, path);
    for (const value of values) this.fill(into, fragment, new Map([...bindings, [identifier, value]]), [...path, 2], id);
  }

  /** The values of a collection, or in words why they are not known. */
  private values(collection: Json, bindings: Bindings): readonly string[] | string {
    const values: string[] = [];
    for (const item of isList(collection) ? collection : [collection]) {
      if (isScalar(item) && item !== null) {
        values.push(replaced(String(item), bindings));
        continue;
      }
      const name = isObject(item) ? own(item, 'Ref') : undefined;
      if (typeof name !== 'string') return 'values that are not known before deployment; write them as a list or as a parameter';
      const bound = bindings.get(name);
      const ofParameter = bound === undefined ? this.parameter(name) : [bound];
      if (ofParameter === undefined)
        return `the parameter ${quoted(name)}, whose value is not known; give --parameters ${name}=<values>`;
      values.push(...ofParameter);
    }
    return values;
  }

  private parameter(name: string): readonly string[] | undefined {
    const parameters = own(this.body, 'Parameters');
    const declared = isObject(parameters) ? own(parameters, name) : undefined;
    if (!isObject(declared)) return undefined;
    const type = own(declared, 'Type');
    // What SSM holds is known only at deployment; the default is a path.
    if (typeof type !== 'string' || type.startsWith('AWS::SSM::')) return undefined;
    const value = own(this.given, name) ?? own(declared, 'Default');
    if (!isScalar(value) || value === null) return undefined;
    this.repeatedOver.set(name, String(value));
    return type === 'CommaDelimitedList' || type.startsWith('List<')
      ? String(value)
          .split(',')
          .map(part => part.trim())
      : [String(value)];
  }

  private copy(value: Json, bindings: Bindings, path: Path): Json {
    if (++this.copied > mostCopied) throw new TemplateProblem('repeats too much with Fn::ForEach to be read', this.locate(path));
    if (typeof value === 'string') return replaced(value, bindings);
    if (isList(value)) return value.map((item, index) => this.copy(item, bindings, [...path, index]));
    if (!isObject(value)) return value;
    const reference = own(value, 'Ref');
    const bound = typeof reference === 'string' && Object.keys(value).length === 1 ? bindings.get(reference) : undefined;
    if (bound !== undefined) return bound;
    const entries = new Map<string, Json>();
    this.fill(entries, value, bindings, path);
    return Object.fromEntries(entries);
  }

  private problem(message: string, path: Path): void {
    this.problems.push(new TemplateProblem(message, this.locate(path)));
  }
}

/** `&{Name}` stands for the value without the characters that a logical id cannot have. */
function replaced(text: string, bindings: Bindings): string {
  if (bindings.size === 0 || !text.includes('{')) return text;
  return text.replace(/([$&])\{([^{}]*)\}/g, (whole, sign: string, name: string) => {
    const value = bindings.get(name);
    if (value === undefined) return whole;
    return sign === '&' ? value.replace(/[^A-Za-z0-9]/g, '') : value;
  });
}
