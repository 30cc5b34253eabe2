import fc from 'fast-check';
import { assess, compliant, mustNotHold } from '../../lib/core';
import type { Json, JsonObject, Rule, Status } from '../../lib/core';
import { assessed, source, verdictOn } from '../support/judge';
import { fakeRule } from '../support/fake-rule';

const encrypted = fakeRule({ check: resource => resource.property('Encrypted').orDefault(false).mustBe(true) });
const volume = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  Volume: { Type: 'AWS::EC2::Volume', Properties: properties, ...more },
});
const equals = (name: string, value: string): JsonObject => ({ 'Fn::Equals': [{ Ref: name }, value] });
const If = (condition: string, yes: Json, no: Json): JsonObject => ({ 'Fn::If': [condition, yes, no] });
const statusOf = (rule: Rule, body: JsonObject): Status | undefined => assessed(body, [rule]).findings[0]?.verdict.status;

describe('a second opinion: deploying the template with every value', () => {
  // Random conditions over three parameters, judged symbolically and by trying every deployment that CloudFormation accepts.
  const parameters: Record<string, readonly string[]> = { A: ['x', 'y'], B: ['x', 'y', 'z'], C: ['x', 'y'] };
  const atom = fc
    .tuple(fc.constantFrom('A', 'B', 'C'), fc.constantFrom('x', 'y', 'z', 'w'))
    .map(([name, value]) => equals(name, value));
  const expression = fc.letrec<{ node: JsonObject }>(tie => ({
    node: fc.oneof(
      { maxDepth: 4 },
      atom,
      tie('node').map(inner => ({ 'Fn::Not': [inner] })),
      fc.tuple(tie('node'), tie('node')).map(parts => ({ 'Fn::And': parts })),
      fc.tuple(tie('node'), tie('node')).map(parts => ({ 'Fn::Or': parts })),
      fc.constantFrom('C0', 'C1').map(name => ({ Condition: name })),
    ),
  })).node;
  const value = fc.letrec<{ node: Json }>(tie => ({
    node: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom<Json>(true, false, { Ref: 'A' }),
      fc.tuple(fc.constantFrom('C0', 'C1', 'C2'), tie('node'), tie('node')).map(([name, yes, no]) => If(name, yes, no)),
      fc.constant<Json>({ Ref: 'AWS::NoValue' }),
    ),
  })).node;

  const evaluate = (raw: Json, conditions: JsonObject, given: Record<string, string>): boolean => {
    const [operator = ''] = Object.keys(raw as JsonObject);
    const argument = (raw as Record<string, readonly Json[]>)[operator] ?? [];
    if (operator === 'Condition') return evaluate(conditions[argument as unknown as string] ?? null, conditions, given);
    if (operator === 'Fn::Not') return !evaluate(argument[0] ?? null, conditions, given);
    if (operator === 'Fn::And') return argument.every(part => evaluate(part, conditions, given));
    if (operator === 'Fn::Or') return argument.some(part => evaluate(part, conditions, given));
    return given[(argument[0] as { Ref: string }).Ref] === argument[1];
  };
  const deployed = (raw: Json, conditions: JsonObject, given: Record<string, string>): Json | undefined => {
    if (typeof raw !== 'object' || raw === null) return raw;
    const branch = (raw as Record<string, readonly Json[]>)['Fn::If'];
    if (branch !== undefined) {
      const [name, yes = null, no = null] = branch;
      return deployed(evaluate({ Condition: name ?? '' }, conditions, given) ? yes : no, conditions, given);
    }
    const name = (raw as { Ref: string }).Ref;
    return name === 'AWS::NoValue' ? undefined : given[name];
  };

  test('a finding fails exactly if one deployment fails, and exists exactly if the resource does in one', () => {
    fc.assert(
      fc.property(expression, expression, expression, value, fc.boolean(), (c0, c1, c2, encryptedValue, isConditional) => {
        // C0 stands alone, C1 may use C0, C2 both: chains without cycles.
        const flat = JSON.parse(
          JSON.stringify(c0).replaceAll(/\{"Condition":"C[01]"\}/g, JSON.stringify(equals('B', 'z'))),
        ) as JsonObject;
        const once = JSON.parse(JSON.stringify(c1).replaceAll('"C1"', '"C0"')) as JsonObject;
        const conditions = { C0: flat, C1: once, C2: c2 };
        const body: JsonObject = {
          Parameters: Object.fromEntries(
            Object.entries(parameters).map(([name, allowed]) => [
              name,
              { Type: 'String', AllowedValues: [...allowed], Default: 'x' },
            ]),
          ),
          Conditions: conditions,
          Resources: volume({ Encrypted: encryptedValue }, isConditional ? { Condition: 'C2' } : {}),
        };
        const outcomes = new Set<boolean>();
        for (const A of parameters['A'] ?? []) {
          for (const B of parameters['B'] ?? []) {
            for (const C of parameters['C'] ?? []) {
              const given = { A, B, C };
              if (isConditional && !evaluate({ Condition: 'C2' }, conditions, given)) continue;
              outcomes.add(deployed(encryptedValue, conditions, given) === true);
            }
          }
        }
        const expected = outcomes.has(false) ? 'non-compliant' : outcomes.has(true) ? 'compliant' : undefined;
        expect(statusOf(encrypted, body)).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });
});

test('one failing branch fails, and the finding names it', () => {
  const verdict = verdictOn(encrypted, {
    Parameters: { Env: { Type: 'String', AllowedValues: ['dev', 'test', 'prod'] } },
    Conditions: { IsProd: equals('Env', 'prod') },
    Resources: volume({ Encrypted: If('IsProd', true, false) }),
  });
  expect(verdict).toEqual({
    status: 'non-compliant',
    reasons: [
      { message: 'Properties.Encrypted is false; it must be true', at: 'Properties.Encrypted', when: { Env: 'dev or test' } },
    ],
  });
});

test('a parameter without allowed values is split in a condition even when it has a default', () => {
  const verdict = verdictOn(encrypted, {
    Parameters: { Env: { Type: 'String', Default: 'prod' } },
    Conditions: { IsProd: equals('Env', 'prod') },
    Resources: volume({ Encrypted: If('IsProd', true, false) }),
  });
  expect(verdict).toMatchObject({ status: 'non-compliant', reasons: [{ when: { Env: 'other than prod' } }] });
});

test('a given value is a fact: the other branch is not judged', () => {
  const body = {
    Parameters: { Env: { Type: 'String', AllowedValues: ['dev', 'prod'] } },
    Conditions: { IsProd: equals('Env', 'prod') },
    Resources: volume({ Encrypted: If('IsProd', true, false) }),
  };
  const { findings } = assess([source(body, { parameters: { Env: 'prod' } })], [encrypted]);
  expect(findings.map(({ verdict }) => verdict.status)).toEqual(['compliant']);
});

test('conditions on one parameter stay consistent, so an impossible combination is no finding', () => {
  const body = {
    Parameters: { Env: { Type: 'String' } },
    Conditions: { IsProd: equals('Env', 'prod'), IsDev: equals('Env', 'dev') },
    Resources: volume({ Encrypted: If('IsProd', If('IsDev', false, true), true) }),
  };
  expect(statusOf(encrypted, body)).toBe('compliant');
});

test("a branch in which the resource's own condition does not hold is not judged", () => {
  const body = {
    Parameters: { Env: { Type: 'String' } },
    Conditions: { IsProd: equals('Env', 'prod') },
    Resources: volume({ Encrypted: If('IsProd', true, false) }, { Condition: 'IsProd' }),
  };
  expect(statusOf(encrypted, body)).toBe('compliant');
});

test('a resource that exists in no branch has no finding', () => {
  const body = {
    Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } },
    Resources: volume({ Encrypted: false }, { Condition: 'Never' }),
  };
  expect(statusOf(encrypted, body)).toBeUndefined();
});

test('a lone default is assumed where its value is read, and the finding says so', () => {
  const body = {
    Parameters: { Encrypt: { Type: 'String', Default: 'true' } },
    Resources: volume({ Encrypted: { Ref: 'Encrypt' } }),
  };
  expect(assessed(body, [encrypted]).findings).toMatchObject([
    { verdict: { status: 'compliant' }, assumes: { Encrypt: 'true' } },
  ]);
});

test('in the branch where a condition excluded the default, it is not assumed', () => {
  const body = {
    Parameters: { Encrypt: { Type: 'String', Default: 'true' } },
    Conditions: { On: equals('Encrypt', 'true') },
    Resources: volume({ Encrypted: If('On', true, { Ref: 'Encrypt' }) }),
  };
  expect(statusOf(encrypted, body)).toBe('undetermined');
});

test.each([
  ['an SSM parameter', { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/phi/encrypt' }],
  ['a NoEcho parameter', { Type: 'String', NoEcho: true, Default: 'true' }],
  ['a parameter without a default', { Type: 'String' }],
])('%s is unresolved', (_, declared) => {
  expect(statusOf(encrypted, { Parameters: { Encrypt: declared }, Resources: volume({ Encrypted: { Ref: 'Encrypt' } }) })).toBe(
    'undetermined',
  );
});

test('conditions on a secret parameter stay consistent too', () => {
  const body = {
    Parameters: { Token: { Type: 'String', NoEcho: true } },
    Conditions: { Has: { 'Fn::Not': [equals('Token', '')] }, Lacks: { 'Fn::Equals': ['', { Ref: 'Token' }] } },
    Resources: volume({ Encrypted: If('Has', true, If('Lacks', true, false)) }),
  };
  expect(statusOf(encrypted, body)).toBe('compliant');
});

test.each([
  ['', { whenIt: '""', whenNot: 'other than ""' }],
  ['changeit', { whenIt: '…', whenNot: 'other than …' }],
])('what a secret parameter is compared with is not shown, unless it is empty: %j', (literal, { whenIt, whenNot }) => {
  const body = (yes: boolean): JsonObject => ({
    Parameters: { Token: { Type: 'String', NoEcho: true } },
    Conditions: { Is: equals('Token', literal) },
    Resources: volume({ Encrypted: If('Is', yes, !yes) }),
  });
  expect(verdictOn(encrypted, body(false))).toMatchObject({ status: 'non-compliant', reasons: [{ when: { Token: whenIt } }] });
  expect(verdictOn(encrypted, body(true))).toMatchObject({ status: 'non-compliant', reasons: [{ when: { Token: whenNot } }] });
});

test('every allowed value of a parameter is judged where its value is read', () => {
  const body = (allowed: readonly string[]): JsonObject => ({
    Parameters: { Encrypt: { Type: 'String', AllowedValues: allowed, Default: 'true' } },
    Resources: volume({ Encrypted: { Ref: 'Encrypt' } }),
  });
  expect(verdictOn(encrypted, body(['true', 'false']))).toMatchObject({
    status: 'non-compliant',
    reasons: [{ when: { Encrypt: 'false' } }],
  });
  expect(statusOf(encrypted, body(['true']))).toBe('compliant');
});

describe('conditions that nothing decides', () => {
  test.each<[string, Json]>([
    ['a condition that is not declared', { Condition: 'Missing' }],
    ['a comparison of two imports', { 'Fn::Equals': [{ 'Fn::ImportValue': 'a' }, { 'Fn::ImportValue': 'b' }] }],
    ['an operator that is none', { 'Fn::Sometimes': [] }],
    ['text instead of a condition', 'true'],
    ['a joined list of parameters', { 'Fn::Equals': [{ 'Fn::Join': ['', [{ Ref: 'A' }, { Ref: 'B' }]] }, ''] }],
  ])('%s goes either way, consistently', (_, condition) => {
    const body = (yes: Json, no: Json): JsonObject => ({
      Parameters: { A: { Type: 'String' }, B: { Type: 'String' } },
      Conditions: { Open: condition },
      Resources: volume({ Encrypted: If('Open', yes, no) }),
    });
    expect(statusOf(encrypted, body(true, false))).toBe('non-compliant');
    expect(statusOf(encrypted, body(true, true))).toBe('compliant');
    expect(statusOf(encrypted, body(If('Open', true, false), true))).toBe('compliant');
  });

  test('conditions that refer to each other in a circle end, and go either way', () => {
    const body = {
      Conditions: { A: { 'Fn::Not': [{ Condition: 'B' }] }, B: { 'Fn::Not': [{ Condition: 'A' }] } },
      Resources: volume({ Encrypted: If('A', true, false) }),
    };
    expect(statusOf(encrypted, body)).toBe('non-compliant');
  });
});

describe('conditions without end', () => {
  const chained = (length: number): JsonObject => {
    const conditions: Record<string, Json> = { C0: equals('P0', 'x'), C1: equals('P1', 'x') };
    for (let index = 2; index < length; index++) {
      conditions[`C${String(index)}`] = {
        'Fn::Or': [
          { 'Fn::And': [{ Condition: `C${String(index - 1)}` }, { Condition: `C${String(index - 2)}` }] },
          equals(`P${String(index)}`, 'x'),
        ],
      };
    }
    return conditions;
  };
  const parameters = (count: number): JsonObject =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`P${String(index)}`, { Type: 'String' }]));

  test('41 chained conditions are settled, not tried one by one', () => {
    const body = {
      Parameters: parameters(41),
      Conditions: chained(41),
      Resources: volume({ Encrypted: If('C40', true, false) }),
    };
    expect(verdictOn(encrypted, body).status).toBe('non-compliant');
    const clean = { ...body, Resources: volume({ Encrypted: If('C40', true, true) }) };
    expect(verdictOn(encrypted, clean)).toMatchObject({
      status: 'undetermined',
      reasons: [{ message: expect.stringContaining('256 branches') as string }],
    });
  });

  test('branches in which the rule says nothing count like others', () => {
    let runs = 0;
    const silent = fakeRule({
      where: resource => {
        runs++;
        return mustNotHold(resource.property('Encrypted').mustBe(true, false), 'it is encrypted or not');
      },
      check: () => compliant,
    });
    const body = {
      Parameters: parameters(41),
      Conditions: chained(41),
      Resources: volume({ Encrypted: If('C40', true, false) }),
    };
    expect(verdictOn(silent, body).status).toBe('undetermined');
    expect(runs).toBeLessThan(600);
  });

  test('a finding that would split into more than 256 branches is undetermined and says how to settle it', () => {
    const items = Array.from({ length: 41 }, (_, index) => If(`C${String(index)}`, 'ok', { Ref: 'AWS::NoValue' }));
    const conditions = Object.fromEntries(
      Array.from({ length: 41 }, (_, index) => [`C${String(index)}`, equals(`P${String(index)}`, 'x')]),
    );
    const everyItem = fakeRule({
      check: resource =>
        resource
          .property('List')
          .items()
          .map(item => item.mustBe('ok'))
          .at(-1) ?? { status: 'compliant' },
    });
    const verdict = verdictOn(everyItem, {
      Parameters: parameters(41),
      Conditions: conditions,
      Resources: volume({ List: items }),
    });
    expect(verdict).toMatchObject({
      status: 'undetermined',
      reasons: [{ message: expect.stringContaining('--parameters') as string }],
    });
  });
});

test('a check that throws is undetermined and an error of the run', () => {
  const broken = fakeRule({
    check: () => {
      throw new Error('boom');
    },
  });
  const { findings, errors } = assessed({ Resources: volume({}) }, [broken]);
  expect(findings.map(({ verdict }) => verdict.status)).toEqual(['undetermined']);
  expect(errors).toEqual([{ template: 'template.yaml', message: expect.stringContaining('boom') as string }]);
});

test('a macro that nobody has run withholds every pass', () => {
  const body = { Transform: ['AWS::LanguageExtensions', 'CompanyMacro'], Resources: volume({ Encrypted: true }) };
  expect(verdictOn(encrypted, body)).toMatchObject({
    status: 'undetermined',
    reasons: [{ message: expect.stringContaining('CompanyMacro') as string }],
  });
  expect(statusOf(encrypted, { ...body, Resources: volume({ Encrypted: false }) })).toBe('non-compliant');
});

const own = { Name: 'Company' };
const include = { Name: 'AWS::Include', Parameters: { Location: 's3://snippets/encryption.yaml' } };

test.each<[string, JsonObject, string]>([
  [
    'a macro of its own in the properties can change each of them',
    { Properties: { Encrypted: true, 'Fn::Transform': own } },
    'undetermined',
  ],
  ['it can take away a failure as well', { Properties: { Encrypted: false, 'Fn::Transform': own } }, 'undetermined'],
  ['a snippet adds to what is written', { Properties: { Encrypted: true, 'Fn::Transform': include } }, 'compliant'],
  ['a snippet may be what is missing', { Properties: { 'Fn::Transform': include } }, 'undetermined'],
  ['a macro beside the type can change all', { Properties: { Encrypted: true }, 'Fn::Transform': own }, 'undetermined'],
  ['a snippet beside the type may bring the properties', { 'Fn::Transform': include }, 'undetermined'],
])('%s', (_, resource, status) => {
  const copies = ['A', 'B', 'C'].map(id => [id, { Type: 'AWS::EC2::Volume', ...resource }]);
  const body = { Resources: Object.fromEntries(copies) as JsonObject };
  for (const precedentsFrom of [1, Infinity])
    expect(assessed(body, [encrypted], { precedentsFrom }).findings.map(({ verdict }) => verdict.status)).toEqual(
      copies.map(() => status),
    );
});

test('what stands beside a macro is not shown, because it does not count', () => {
  const body = { Resources: volume({ Encrypted: true, Password: 'hunter2', 'Fn::Transform': own }) };
  expect(JSON.stringify(verdictOn(encrypted, body))).not.toContain('hunter2');
});

test('a macro in a section on which resources depend withholds every pass', () => {
  const body = (transform: JsonObject): JsonObject => ({
    Conditions: { Always: { 'Fn::Equals': ['a', 'a'] }, 'Fn::Transform': transform },
    Resources: volume({ Encrypted: { 'Fn::If': ['Always', true, false] } }),
  });
  expect(statusOf(encrypted, body(own))).toBe('undetermined');
  expect(statusOf(encrypted, body(include))).toBe('compliant');
});

describe('what a mapping holds for a key that is not known', () => {
  const LanguageExtensions = { Transform: 'AWS::LanguageExtensions', Parameters: { Stage: { Type: 'String' } } };
  const looked = (key: Json, stages: JsonObject, ...rest: Json[]): Status | undefined =>
    statusOf(encrypted, {
      ...LanguageExtensions,
      Mappings: { Stages: stages },
      Resources: volume({ Encrypted: { 'Fn::FindInMap': ['Stages', key, 'encrypted', ...rest] } }),
    });
  const on = { encrypted: true };
  const keys: [string, Json][] = [
    ['of a Region', { Ref: 'AWS::Region' }],
    ['of a parameter', { Ref: 'Stage' }],
    ['of another stack', { 'Fn::ImportValue': 'stage' }],
  ];

  test.each(keys)('rows that agree decide where there is no default: %s', (_, key) => {
    expect(looked(key, { a: on, b: on })).toBe('compliant');
  });

  test.each(keys)('a default counts for every other key, however the rows agree: %s', (_, key) => {
    expect(looked(key, { a: on, b: on }, { DefaultValue: false })).not.toBe('compliant');
    expect(looked(key, { a: on, b: on }, { DefaultValue: true })).toBe('compliant');
  });

  test.each(keys)('a row without the key cannot be deployed, or gives the default: %s', (_, key) => {
    expect(looked(key, { a: on, b: { other: 1 } })).toBe('compliant');
    expect(looked(key, { a: on, b: { other: 1 } }, { DefaultValue: true })).toBe('compliant');
    expect(looked(key, { b: { other: 1 } })).toBe('undetermined');
  });

  test.each(keys)('a snippet may add rows: %s', (_, key) => {
    expect(looked(key, { a: on, b: on, 'Fn::Transform': include })).toBe('undetermined');
  });

  test('a snippet may add the row or the value that is looked up', () => {
    expect(looked('b', { a: on, 'Fn::Transform': include })).toBe('undetermined');
    expect(looked('a', { a: { 'Fn::Transform': include } }, { DefaultValue: true })).toBe('undetermined');
    expect(looked('a', { a: on, 'Fn::Transform': include })).toBe('compliant');
  });

  test('a row that is empty is no fault of the check', () => {
    expect(looked({ Ref: 'Stage' }, { a: on, b: null })).toBe('compliant');
  });
});

test('a branch that a condition makes undeployable counts for no rule, whichever reads it first', () => {
  const body = {
    Parameters: { Stage: { Type: 'String', AllowedValues: ['live', 'trial'] } },
    Mappings: { Stages: { live: { encrypted: 'yes' } } },
    Conditions: { Live: { 'Fn::Equals': [{ 'Fn::FindInMap': ['Stages', { Ref: 'Stage' }, 'encrypted'] }, 'yes'] } },
    Resources: volume({ Encrypted: { 'Fn::If': ['Live', true, false] } }),
  };
  const { findings } = assessed(body, [encrypted, { ...encrypted, id: 'again' }]);
  expect(findings.map(({ verdict }) => verdict.status)).toEqual(['compliant', 'compliant']);
});
