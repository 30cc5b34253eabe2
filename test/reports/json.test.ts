import Ajv2020 from 'ajv/dist/2020';
import fc from 'fast-check';
import { isList, isObject, type Json } from '../../lib/core/json';
import schema from '../../lib/reports/assessment.schema.json';
import { json, parseAssessment } from '../../lib/reports/json';
import { assessment, assessmentOf, hostileNames, settled } from './fixture';
import { expectGolden } from './golden';

const validate = new Ajv2020({ allErrors: false }).compile(schema);

interface Definitions {
  readonly $defs: Record<string, { properties: Record<string, unknown>; required?: string[] }>;
}

const written = json(assessment);

type Path = readonly (string | number)[];

/** Every place in a value, the root left out. */
function placesIn(value: Json, path: Path = []): Path[] {
  const entries: (readonly [string | number, Json])[] = isList(value)
    ? value.map((item, index) => [index, item] as const)
    : isObject(value)
      ? Object.entries(value)
      : [];
  return entries.flatMap(([key, item]) => [[...path, key], ...placesIn(item, [...path, key])]);
}

/** A copy of the written assessment with one place changed; `undefined` removes it. */
function changed(path: Path, value: Json | undefined): unknown {
  const copy: unknown = JSON.parse(written);
  let parent = copy as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) parent = parent[step] as Record<string | number, unknown>;
  const last = path[path.length - 1] ?? '';
  if (value !== undefined) parent[last] = value;
  else if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete parent[last];
  return copy;
}

function isRead(value: unknown): boolean {
  try {
    parseAssessment(JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

test('what is written is valid by the schema that is shipped', () => {
  for (const one of [assessment, settled]) {
    validate(JSON.parse(json(one)));
    expect(validate.errors ?? []).toEqual([]);
  }
});

test('the fixture has every field of the schema, so that the tests below reach all of them', () => {
  const unused = Object.entries(schema.$defs).flatMap(([name, definition]) =>
    Object.keys('properties' in definition ? definition.properties : {}).filter(field => {
      const without = JSON.parse(JSON.stringify(schema)) as Definitions;
      const copy = without.$defs[name];
      if (copy === undefined) return true;
      delete copy.properties[field];
      copy.required = (copy.required ?? []).filter(one => one !== field);
      return new Ajv2020().compile(without)(JSON.parse(json(assessment)));
    }),
  );
  expect(unused).toEqual([]);
});

test('schema and reader accept and refuse the same, whatever place of an assessment is changed to whatever', () => {
  const places = placesIn(JSON.parse(json(assessment)) as Json);
  const values: readonly (Json | undefined)[] = [undefined, null, 'words', -1, 0, 1.5, true, false, [], {}, { unknown: 1 }];
  const disagreements = places.flatMap(path =>
    values.flatMap(value => {
      const candidate = changed(path, value);
      return validate(candidate) === isRead(candidate) ? [] : [`${path.join('.')} = ${JSON.stringify(value)}`];
    }),
  );
  expect(places.length).toBeGreaterThan(200);
  expect(disagreements).toEqual([]);
});

test.each(schema.required)('without %s it is no assessment', field => {
  const candidate = changed([field], undefined);
  expect(validate(candidate)).toBe(false);
  expect(() => parseAssessment(JSON.stringify(candidate))).toThrow(`${field} is missing`);
});

test('a field that the schema does not know is refused when read and left out when written', () => {
  const extended = { ...assessment, extra: 1 };
  expect(validate(extended)).toBe(false);
  expect(() => parseAssessment(JSON.stringify(extended))).toThrow('extra is a field that is not known');
  expect(json(extended)).toBe(json(assessment));
});

test('the same assessment gives the same bytes, in whatever order its fields were set', () => {
  const reversed = (value: Json): Json =>
    isList(value)
      ? value.map(reversed)
      : isObject(value)
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, item]) => [key, reversed(item)]),
          )
        : value;
  const backwards = JSON.stringify(reversed(JSON.parse(json(assessment)) as Json));
  expect(json(parseAssessment(backwards))).toBe(json(assessment));
});

test.each(hostileNames.map(name => [name.slice(0, 40), name]))(
  'what is written is read again, with %j as every name',
  (_, name) => {
    expect(parseAssessment(json(assessmentOf(name)))).toEqual(assessmentOf(name));
  },
);

test('whatever the names are, what is written is valid and is read again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), name => {
      const text = json(assessmentOf(name));
      expect(validate(JSON.parse(text))).toBe(true);
      expect(parseAssessment(text)).toEqual(assessmentOf(name));
    }),
  );
});

test('eighty thousand findings are one document', () => {
  const findings = Array.from({ length: 80_000 }, (_, index) => assessment.findings[index % assessment.findings.length]!);
  expect(parseAssessment(json({ ...assessment, findings })).findings).toHaveLength(80_000);
});

test.each([
  ['run.json:2 is not JSON: ', '{\n  "schema" 1\n}'],
  ['run.json:1 is not JSON: ', ''],
  ['run.json:1 is not an assessment: it must be an object, not a list. Write it anew with `hicp check --format json`.', '[]'],
  ['run.json:1 is not an assessment: schema is missing. ', '{}'],
  ['run.json has schema 2, and this version reads schema 1. Update cdk-hicp to read it.', '{"schema": 2}'],
])('says %s', (message, text) => {
  expect(() => parseAssessment(text, 'run.json')).toThrow(message);
});

test('names field, value and line of what does not fit', () => {
  const text = json(assessment).replace('"status": "non-compliant"', '"status": "passed"');
  const line = text.slice(0, text.indexOf('"passed"')).split('\n').length;
  expect(() => parseAssessment(text, 'run.json')).toThrow(
    `run.json:${String(line)} is not an assessment: findings[0].status must be "compliant" or "non-compliant" or "undetermined", not "passed". Write`,
  );
});

test('a patch or a file that is nested too deeply is refused, not crashed on', () => {
  const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;
  const patched = json(assessment).replace('"Properties.StorageEncrypted": true', `"Properties.StorageEncrypted": ${deep}`);
  expect(() => parseAssessment(patched)).toThrow('is nested deeper than 32 levels');
  expect(() => parseAssessment('['.repeat(200_000))).toThrow('is not JSON');
});

test('the golden assessment', () => expectGolden('assessment.json.txt', json(assessment)));
