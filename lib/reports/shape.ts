import type {
  AssessedChange,
  AssessedFinding,
  AssessedTemplate,
  Assessment,
  ResourceRef,
  RuleFacts,
  OldData,
  Provided,
  ProvidedStack,
  Unseen,
  WaiverNote,
  WaiverNotice,
  DriftNote,
} from '../core/assessment';
import { isList, isObject, isScalar, own, type Json, type StringMap } from '../core/json';
import type { Catalog, Control, ControlRefs, Fix } from '../core/rule';
import type { Environment, Position, SourceLine, TemplateError } from '../core/template-source';
import type { Reason } from '../core/verdict';

/** Says where in an assessment a value has not the form that it must have. */
export class Mismatch extends Error {
  readonly path: (string | number)[] = [];
}

/**
 * Copies a value with its fields in one fixed order, or throws a `Mismatch`. `strict` refuses fields that the form does not
 * know; without it they are left out.
 */
export type Shape<T> = (value: unknown, strict: boolean) => T;

interface OptionalShape<T> {
  readonly optional: Shape<T>;
}

/** One entry for each field of the type: a field that is added to the type and forgotten here does not compile. */
type Fields<T> = {
  readonly [K in keyof T]-?: undefined extends T[K] ? OptionalShape<Exclude<T[K], undefined>> : Shape<T[K]>;
};

const optional = <T>(shape: Shape<T>): OptionalShape<T> => ({ optional: shape });

function object<T>(fields: Fields<T>): Shape<T> {
  const known = new Map<string, Shape<unknown> | OptionalShape<unknown>>(Object.entries(fields));
  return (value, strict) => {
    if (!isObject(value)) throw new Mismatch(`must be an object, not ${kindOf(value)}`);
    const copy: Record<string, unknown> = {};
    for (const [name, field] of known) {
      const given: unknown = own(value, name);
      if (typeof field === 'function') {
        if (given === undefined) throw at(name, new Mismatch('is missing'));
        copy[name] = inside(name, () => field(given, strict));
      } else if (given !== undefined) {
        copy[name] = inside(name, () => field.optional(given, strict));
      }
    }
    if (strict) {
      for (const name of Object.keys(value)) if (!known.has(name)) throw at(name, new Mismatch('is a field that is not known'));
    }
    // The loop above has put every field of T in place, which the compiler cannot follow.
    return copy as T;
  };
}

function list<T>(item: Shape<T>): Shape<readonly T[]> {
  return (value, strict) => {
    if (!isList(value)) throw new Mismatch(`must be a list, not ${kindOf(value)}`);
    return value.map((entry, index) => inside(index, () => item(entry, strict)));
  };
}

/** Keys in one order, so that the same assessment always gives the same bytes. */
function map<T>(item: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return (value, strict) => {
    if (!isObject(value)) throw new Mismatch(`must be an object, not ${kindOf(value)}`);
    const keys = Object.keys(value).sort();
    // fromEntries defines `__proto__` as a key like any other.
    return Object.fromEntries(keys.map(key => [key, inside(key, () => item(own(value, key), strict))]));
  };
}

const text: Shape<string> = value => {
  if (typeof value !== 'string') throw new Mismatch(`must be text, not ${kindOf(value)}`);
  return value;
};

function matching(pattern: RegExp, what: string): Shape<string> {
  return value => {
    if (typeof value !== 'string' || !pattern.test(value)) throw new Mismatch(`must be ${what}, not ${kindOf(value)}`);
    return value;
  };
}

function integer(minimum: number): Shape<number> {
  return value => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < minimum) {
      throw new Mismatch(`must be a whole number of at least ${String(minimum)}, not ${kindOf(value)}`);
    }
    return value;
  };
}

function oneOf<const T extends Json>(...accepted: readonly T[]): Shape<T> {
  return value => {
    for (const one of accepted) if (value === one) return one;
    throw new Mismatch(`must be ${accepted.map(one => JSON.stringify(one)).join(' or ')}, not ${kindOf(value)}`);
  };
}

/** Deeper than any patch on a resource, and far from the depth at which the stack ends. */
const deepest = 32;

const json: Shape<Json> = value => plainJson(value, deepest);

function plainJson(value: unknown, depth: number): Json {
  if (isScalar(value)) return value;
  if (depth === 0) throw new Mismatch(`is nested deeper than ${String(deepest)} levels`);
  if (isList(value)) return value.map((entry, index) => inside(index, () => plainJson(entry, depth - 1)));
  if (!isObject(value)) throw new Mismatch(`must be JSON, not ${kindOf(value)}`);
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map(key => [key, inside(key, () => plainJson(own(value, key), depth - 1))]));
}

function inside<T>(step: string | number, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw error instanceof Mismatch ? at(step, error) : error;
  }
}

function at(step: string | number, mismatch: Mismatch): Mismatch {
  mismatch.path.unshift(step);
  return mismatch;
}

function kindOf(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 39)}…` : value);
  if (isList(value)) return 'a list';
  return isObject(value) ? 'an object' : String(value);
}

const severity = oneOf('high', 'medium', 'low');
const size = oneOf('small', 'medium', 'large');
const sha256 = matching(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hex');
const isoDate = matching(/^\d{4}-\d\d-\d\d$/, 'a date such as 2026-03-31');
const utcTime = matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/, 'a time such as 2026-03-31T08:00:00Z');
const strings: Shape<StringMap> = map(text);
const controlRefs: Shape<ControlRefs> = map(list(text));

const control = object<Control>({ title: text, text, source: text, confidence: oneOf('document', 'recall') });
const catalog = object<Catalog>({ name: text, edition: text, controls: map(control) });
const fix = object<Fix>({ how: text, set: optional(map(json)) });
const rule = object<RuleFacts>({ id: text, title: text, why: text, severity, controls: controlRefs, fix });
const environment = object<Environment>({ account: optional(text), region: optional(text) });
const template = object<AssessedTemplate>({
  path: text,
  stack: optional(text),
  environment: optional(environment),
  sha256,
  resources: integer(0),
});
const sourceLine = object<SourceLine>({ file: text, line: integer(1) });
const position = object<Position>({ line: integer(1), column: integer(1) });
const location = object<NonNullable<ResourceRef['location']>>({ file: text, line: integer(1), column: integer(1) });
const resource = object<ResourceRef>({
  template: text,
  logicalId: text,
  type: text,
  constructPath: optional(text),
  location: optional(location),
  source: optional(sourceLine),
});
const reason = object<Reason>({ message: text, at: optional(text), when: optional(strings) });
const waiver = object<WaiverNote>({
  from: text,
  reason: text,
  owner: optional(text),
  expires: optional(text),
  ticket: optional(text),
});
const drift = object<DriftNote>({
  state: oneOf('aligned', 'drifted', 'both bad', 'waived and bad', 'template only', 'live only', 'unmanaged', 'blind'),
  account: text,
  region: text,
  resourceId: optional(text),
});
const finding = object<AssessedFinding>({
  ruleId: text,
  status: oneOf('compliant', 'non-compliant', 'undetermined'),
  severity,
  fingerprint: text,
  resource,
  reasons: list(reason),
  assumes: optional(strings),
  waiver: optional(waiver),
  baseline: optional(oneOf(true)),
  drift: optional(drift),
});
const unseen = object<Unseen>({ type: text, count: integer(1) });
const change = object<AssessedChange>({
  ruleId: text,
  template: text,
  constructPath: text,
  path: text,
  value: text,
  was: optional(text),
  replaces: optional(oneOf(true)),
  effect: optional(text),
});
const notice = object<WaiverNotice>({ kind: oneOf('expired', 'unknown-rule', 'unused', 'malformed'), from: text, message: text });
const error = object<Omit<TemplateError, 'unread'>>({ template: text, message: text, location: optional(position) });

/** The form of an assessment; `assessment.schema.json` says the same to everyone else, and a test holds the two together. */
export const assessmentShape = object<Assessment>({
  schema: oneOf(1),
  tool: object<Assessment['tool']>({ name: text, version: text }),
  time: utcTime,
  profile: size,
  catalogs: map(catalog),
  rules: list(rule),
  templates: list(template),
  findings: list(finding),
  unseen: list(unseen),
  oldData: optional(list(object<OldData>({ ruleId: text, asOf: isoDate }))),
  provided: optional(list(object<Provided>({ ruleId: text, by: text }))),
  providedStacks: optional(list(object<ProvidedStack>({ template: text, stack: text, by: text }))),
  changes: optional(list(change)),
  waiverNotices: list(notice),
  errors: list(error),
});
