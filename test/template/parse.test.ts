import * as fc from 'fast-check';
import { dump } from 'js-yaml';
import { parseTemplateText, parseYamlResources, TemplateProblem } from '../../lib/template/parse';

const template = (lines: string): string => `Resources:\n  A:\n    Type: AWS::S3::Bucket\n    Properties:\n${lines}`;

function property(yaml: string): unknown {
  const { body } = parseTemplateText(template(`      X: ${yaml}\n`), 'a.yaml');
  return (body as { Resources: { A: { Properties: { X: unknown } } } }).Resources.A.Properties.X;
}

function problemOf(text: string, path = 'a.yaml'): TemplateProblem {
  try {
    parseTemplateText(text, path);
  } catch (error) {
    if (error instanceof TemplateProblem) return error;
    throw error;
  }
  throw new Error('it was read');
}

describe('short forms become long ones', () => {
  test.each([
    ['!Ref A', { Ref: 'A' }],
    ['!Condition A', { Condition: 'A' }],
    ['!GetAtt A.Arn', { 'Fn::GetAtt': ['A', 'Arn'] }],
    ['!GetAtt A.Outputs.Key.Arn', { 'Fn::GetAtt': ['A', 'Outputs.Key.Arn'] }],
    ['!GetAtt [A, Arn]', { 'Fn::GetAtt': ['A', 'Arn'] }],
    ['!Sub "${A}-x"', { 'Fn::Sub': '${A}-x' }],
    ['!Sub ["${B}", { B: !Ref A }]', { 'Fn::Sub': ['${B}', { B: { Ref: 'A' } }] }],
    ['!Join [",", [a, !Ref B]]', { 'Fn::Join': [',', ['a', { Ref: 'B' }]] }],
    ['!Select [0, !GetAZs ""]', { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }],
    ['!Split [",", !ImportValue x]', { 'Fn::Split': [',', { 'Fn::ImportValue': 'x' }] }],
    ['!FindInMap [M, a, b]', { 'Fn::FindInMap': ['M', 'a', 'b'] }],
    [
      '!If [C, !And [!Equals [a, b]], !Or [!Not [c]]]',
      { 'Fn::If': ['C', { 'Fn::And': [{ 'Fn::Equals': ['a', 'b'] }] }, { 'Fn::Or': [{ 'Fn::Not': ['c'] }] }] },
    ],
    ['!Base64 a', { 'Fn::Base64': 'a' }],
    ['!Cidr [10.0.0.0/16, 6, 8]', { 'Fn::Cidr': ['10.0.0.0/16', 6, 8] }],
    ['!Transform { Name: AWS::Include }', { 'Fn::Transform': { Name: 'AWS::Include' } }],
    ['!Length [a]', { 'Fn::Length': ['a'] }],
    ['!ToJsonString { a: 1 }', { 'Fn::ToJsonString': { a: 1 } }],
  ])('%s', (yaml, long) => {
    expect(property(yaml)).toEqual(long);
  });
});

describe('values are what CloudFormation reads', () => {
  test.each<readonly [string, unknown]>([
    ...['yes', 'Yes', 'on', 'ON', 'true', 'True'].map(word => [word, true] as const),
    ...['no', 'NO', 'off', 'Off', 'false', 'FALSE'].map(word => [word, false] as const),
    ...['y', 'n', 'Y', 'N', 'yEs'].map(word => [word, word] as const),
    ['2012-10-17', '2012-10-17'],
    ['0644', '0644'],
    ['012345678901', '012345678901'],
    ['123456789012', 123456789012],
    ['12345678901234567890', '12345678901234567890'],
    ['0x1f', 31],
    ['-5', -5],
    ['1.5', 1.5],
    ['12e4567', '12e4567'],
    ['.inf', '.inf'],
    ['22:22', '22:22'],
    ['~', null],
    ['"yes"', 'yes'],
    ['!!str 12', '12'],
  ])('%s', (yaml, value) => {
    expect(property(yaml)).toEqual(value);
  });

  test('keys stay the text that is written', () => {
    const { body } = parseTemplateText(
      `${template('      yes: 1\n')}Mappings:\n  M:\n    012345678901: { on: a, 1.10: b }\n`,
      'a.yaml',
    );
    expect(body).toMatchObject({ Mappings: { M: { '012345678901': { on: 'a', '1.10': 'b' } } } });
    expect(body).toMatchObject({ Resources: { A: { Properties: { yes: 1 } } } });
  });

  test('merge keys add what is not there, and aliases stand for what they name', () => {
    const { body } = parseTemplateText(
      'Resources:\n  A: &a { Type: T, Properties: { X: 1 } }\n  B: { <<: *a, Type: U }\n  C: *a\n',
      'a.yaml',
    );
    expect(body).toEqual({
      Resources: {
        A: { Type: 'T', Properties: { X: 1 } },
        B: { Type: 'U', Properties: { X: 1 } },
        C: { Type: 'T', Properties: { X: 1 } },
      },
    });
  });

  test('a byte order mark and Windows line ends change nothing', () => {
    const text = template('      X: !Ref A\n');
    expect(parseTemplateText(`\uFEFF${text.replaceAll('\n', '\r\n')}`, 'a.yaml').body).toEqual(
      parseTemplateText(text, 'a.yaml').body,
    );
  });

  test('the resources of an example become a template', () => {
    expect(parseYamlResources('\n  A: { Type: T, Properties: { X: !GetAtt B.Arn } }\n')).toEqual({
      Resources: { A: { Type: 'T', Properties: { X: { 'Fn::GetAtt': ['B', 'Arn'] } } } },
    });
  });

  test.each(['yaml', 'json'])('__proto__ is a key like any other in %s', format => {
    const text =
      format === 'json'
        ? '{"Resources":{"__proto__":{"Type":"T","Properties":{"__proto__":1}}}}'
        : 'Resources:\n  __proto__:\n    Type: T\n    Properties: { __proto__: 1 }\n';
    const resources = parseTemplateText(text, `a.${format}`).body['Resources'] as Record<string, unknown>;
    expect(Object.keys(resources)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(resources)).toBe(Object.prototype);
  });
});

describe('positions', () => {
  const yaml = `# records
Resources:
  A:
    Type: T
    Properties:
      X: !Sub
        - "\${B}"
        - B: !GetAtt C.Arn
      List:
        - one
        - Key: a
          Value: b
  B: { Type: T, Properties: { Y: [1, { Z: 2 }] } }
`;
  test.each([
    [['Resources'], 2, 1],
    [['Resources', 'A'], 3, 3],
    [['Resources', 'A', 'Properties', 'X'], 6, 7],
    [['Resources', 'A', 'Properties', 'X', 'Fn::Sub', 1, 'B'], 8, 11],
    [['Resources', 'A', 'Properties', 'List', 1, 'Value'], 12, 11],
    [['Resources', 'B', 'Properties', 'Y', 1, 'Z'], 13, 40],
    [['Resources', 'B', 'Properties', 'Absent', 'Deeper'], 13, 17],
    [['Absent'], 1, 1],
  ])('%j stands at %i:%i', (path, line, column) => {
    expect(parseTemplateText(yaml, 'a.yaml').locate(path)).toEqual({ line, column });
  });

  const keys = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,6}$/);
  const json = fc.letrec<{ value: unknown; map: Record<string, unknown> }>(tie => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.array(tie('value'), { maxLength: 3 }),
      tie('map'),
    ),
    map: fc.dictionary(keys, tie('value'), { maxKeys: 4 }),
  }));

  function pathsIn(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
    if (typeof value !== 'object' || value === null) return [path];
    const entries = Array.isArray(value) ? value.map((item, index) => [index, item] as const) : Object.entries(value);
    return [path, ...entries.flatMap(([key, item]) => pathsIn(item, [...path, key]))];
  }

  test.each(['yaml', 'json'])('point at the key in any %s', format => {
    fc.assert(
      fc.property(json.map, resources => {
        const body = { Resources: resources };
        const text = format === 'json' ? JSON.stringify(body, null, 1) : dump(body, { noRefs: true, lineWidth: -1 });
        const lines = text.split('\n');
        const { locate } = parseTemplateText(text, `a.${format}`);
        for (const path of pathsIn(body).filter(steps => typeof steps.at(-1) === 'string')) {
          const at = locate(path);
          const rest = (lines[(at?.line ?? 0) - 1] ?? '').slice((at?.column ?? 0) - 1);
          expect(rest.replace(/^["']/, '').startsWith(String(path.at(-1)))).toBe(true);
        }
      }),
    );
  });

  test('JSON and its YAML are the same template', () => {
    fc.assert(
      fc.property(json.map, resources => {
        const body = { Resources: resources };
        expect(parseTemplateText(JSON.stringify(body), 'a.json').body).toEqual(body);
        expect(parseTemplateText(dump(body), 'a.yaml').body).toEqual(body);
      }),
    );
  });

  test('thousands of resources are found in time that grows with their number', () => {
    const resources = Object.fromEntries(
      Array.from({ length: 5000 }, (_, index) => [`R${String(index)}`, { Type: 'T', Properties: { X: 1 } }]),
    );
    const { locate } = parseTemplateText(dump({ Resources: resources }), 'a.yaml');
    const start = performance.now();
    for (const id of Object.keys(resources)) locate(['Resources', id, 'Properties', 'X']);
    expect(performance.now() - start).toBeLessThan(20_000);
    expect(locate(['Resources', 'R4999'])).toEqual({ line: 2 + 4999 * 4, column: 3 });
  });
});

describe('what cannot be read is named with its line', () => {
  test.each([
    ['a duplicate logical id', 'Resources:\n  A: { Type: T }\n  B: { Type: T }\n  A: { Type: U }\n', "has the key 'A' twice", 4],
    ['a duplicate quoted key', 'Resources:\n  A: { Type: T }\n  "A": { Type: U }\n', "has the key 'A' twice", 3],
    ['an unknown tag', 'Resources:\n  A:\n    Type: !Reff\n      x: 1\n', "uses '!Reff', which is no function", 3],
    ['a tab', 'Resources:\n\tA: 1\n', 'tab characters', 2],
    ['an open quote', 'Resources:\n  A: "x\n', 'double quoted scalar', 3],
    ['a second document', '---\nResources: {}\n---\nResources: {}\n', 'several YAML documents', 3],
    ['nothing', '', 'is empty', 1],
    ['white space', ' \n\n', 'is empty', 1],
    ['a null document', '---\n', 'is empty', 1],
    ['a list', '- a\n', 'holds a list', 1],
    ['a text', 'hello\n', 'holds one value', 1],
    ['no Resources', '# x\nOutputs: {}\n', 'has no section Resources', 1],
    ['Resources that are null', 'Outputs: {}\nResources:\n', 'Resources that is empty', 2],
    ['Resources that are a list', 'Resources: []\n', 'Resources that is a list', 1],
    ['an alias of itself', 'Resources: &r\n  A: *r\n', 'alias inside the very value', 2],
    ['an unknown alias', 'Resources:\n  A: *b\n', 'unidentified alias', 2],
  ])('%s', (_, text, message, line) => {
    const problem = problemOf(text);
    expect(problem.message).toContain(message);
    expect(problem.location?.line).toBe(line);
  });

  test.each([
    ['a duplicate key', '{"Resources": {\n "A": {"Type": "T"},\n "A": {"Type": "U"}}}', "has the key 'A' twice", 3],
    ['a duplicate key in other letters', '{"Resources": {"A": 1,\n "\\u0041": 2}}', "has the key 'A' twice", 2],
    ['a duplicate deep inside', '{"Resources": {"A": {"P": [{"x": 1,\n"x": 2}]}}}', "has the key 'x' twice", 2],
    ['a comma too many', '{"Resources": {\n "A": 1,\n}}', 'expected a key in double quotes', 3],
    ['a comma too few', '{"Resources": {\n "A": 1\n "B": 2}}', "expected ',' or '}'", 3],
    ['a word', '{"Resources":\n nil}', "unexpected 'n'", 2],
    ['an end too early', '{"Resources": {\n "A"', 'it ends here', 2],
    ['text behind the end', '{"Resources": {}}\n}', 'after the end', 2],
    ['a line break in a text', '{"Resources": {"A": "x\ny"}}', 'line break', 1],
  ])('JSON with %s', (_, text, message, line) => {
    const problem = problemOf(text, 'a.json');
    expect(problem.message).toContain(message);
    expect(problem.location?.line).toBe(line);
  });

  test('colons and braces inside texts are no duplicates', () => {
    const text = '{"Resources": {"A": {"Type": "T", "Description": "a: {b} \\" : \\\\", "x:y": 1}}}';
    expect(parseTemplateText(text, 'a.json').body).toEqual(JSON.parse(text));
  });

  test('200 levels are read, 10,000 are refused', () => {
    const nested = (levels: number): string => `{"Resources":{"A":{"Type":"T","P":${'['.repeat(levels)}${']'.repeat(levels)}}}}`;
    for (const path of ['a.json', 'a.yaml']) {
      const prefix = path === 'a.yaml' ? '# flow\n' : '';
      expect(parseTemplateText(`${prefix}${nested(200)}`, path).body).toHaveProperty('Resources');
      expect(problemOf(`${prefix}${nested(10_000)}`, path).message).toContain('nested');
    }
  });

  test('200 levels of block YAML are read', () => {
    const lines = Array.from({ length: 200 }, (_, level) => `${' '.repeat(level + 6)}k:`).join('\n');
    expect(parseTemplateText(template(`${lines} v\n`), 'a.yaml').body).toHaveProperty('Resources');
  });
});
