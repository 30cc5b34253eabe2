import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { JsonPositions, readJson } from '../../lib/template/json';

type Path = (string | number)[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const members: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, [...path, 'Absent'], ...members.flatMap(([key, member]) => pathsOf(member, [...path, key]))];
}

/** Looking a key up by its line has to say what reading all that stands before it says. */
function expectTheSame(value: unknown, indent: number | string, end = ''): void {
  const text = JSON.stringify(value, undefined, indent) + end;
  const { body, positions } = readJson(text);
  const reading = new JsonPositions(text);
  expect(body).toEqual(value);
  for (const path of pathsOf(value)) expect([path, positions.locate(path)]).toEqual([path, reading.locate(path)]);
}

test('templates of the corpus, laid out by JSON.stringify', () => {
  const folder = join(__dirname, '..', 'corpus', 'templates');
  for (const file of readdirSync(folder).filter(name => name.endsWith('.json'))) {
    const value = JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown;
    expectTheSame(value, 1, '\n');
    expectTheSame(value, 2);
    expectTheSame(value, '\t');
  }
});

test('whatever JSON there is', () => {
  const key = fc.oneof(fc.constantFrom('Resources', 'A', 'Properties', '', '"', '}', '\n', '  "A": {', '0'), fc.string());
  const { value } = fc.letrec(tie => ({
    value: fc.oneof({ depthSize: 'small' }, fc.jsonValue({ maxDepth: 0 }), tie('list'), tie('object')),
    list: fc.array(tie('value'), { maxLength: 4 }),
    object: fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  }));
  fc.assert(
    fc.property(
      fc.dictionary(key, value, { maxKeys: 4, noNullPrototype: true }),
      fc.constantFrom(1, 2, 4, '\t'),
      (object, indent) => {
        const plain = JSON.parse(JSON.stringify(object)) as unknown;
        expectTheSame(plain, indent);
      },
    ),
    { numRuns: 300 },
  );
});

test('a layout that only looks regular is read', () => {
  const text = '{\n "Resources": {\n  "A": {\n   "Type": "T" }, "B": {\n   "Type": "U"\n  }\n }\n}';
  const { positions } = readJson(text);
  expect(positions.locate(['Resources', 'B', 'Type'])).toEqual({ line: 5, column: 4 });
  expect(() => readJson('{\n "A": 1,\n "A": 2\n}')).toThrow(/twice/);
  expect(() => readJson('{\n "A": 1,\n}')).toThrow(/not valid JSON/);
});
