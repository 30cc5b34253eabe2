import { assess, compliant, nonCompliant } from '../../lib/core';
import type { Json, JsonObject, Property, Resource, TemplateSource } from '../../lib/core';
import { fakeRule } from '../support/fake-rule';
import { assessed, source } from '../support/judge';

const volume = (properties: JsonObject): JsonObject => ({ Type: 'AWS::EC2::Volume', Properties: properties });

/** What a check sees of a property of `Volume`. */
function seen<T>(
  body: JsonObject,
  look: (property: Property, volume: Resource) => T,
  facts: Partial<TemplateSource> = {},
  others: readonly TemplateSource[] = [],
): T {
  const found: T[] = [];
  const rule = fakeRule({
    check: resource => {
      if (resource.logicalId === 'Volume') found.push(look(resource.property('Value'), resource));
      return compliant;
    },
  });
  assess([source(body, facts), ...others], [rule]);
  if (found.length === 0) throw new Error('the check did not run');
  return found.at(-1) as T;
}

const template = (value: Json, more: JsonObject = {}): JsonObject => ({
  ...more,
  Resources: {
    Volume: volume({ Value: value }),
    Records: { Type: 'AWS::S3::Bucket' },
    Named: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'phi-records' } },
    ByParameter: { Type: 'AWS::S3::Bucket', Properties: { BucketName: { 'Fn::Sub': '${AWS::AccountId}-records' } } },
    Topic: { Type: 'AWS::SNS::Topic' },
    Table: { Type: 'AWS::DynamoDB::Table' },
    Alerts: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'alerts' } },
    Orders: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'orders' } },
    ...(more['Resources'] as JsonObject | undefined),
  },
});

describe('values that a template decides', () => {
  const maps = { Mappings: { Sizes: { small: { gib: 8, iops: 100 }, large: { gib: 64, iops: 100 } } } };
  test.each<[string, Json, string]>([
    ['Join', { 'Fn::Join': ['-', ['a', 'b', { Ref: 'AWS::NoValue' }]] }, '"a-b"'],
    ['Sub', { 'Fn::Sub': ['${a}-${!Literal}-${ b }', { a: 'x', b: 1 }] }, '"x-${Literal}-1"'],
    ['Select', { 'Fn::Select': ['1', ['a', 'b']] }, '"b"'],
    ['Select of Split', { 'Fn::Select': [2, { 'Fn::Split': ['/', 'a/b/c'] }] }, '"c"'],
    ['FindInMap', { 'Fn::FindInMap': ['Sizes', 'large', 'gib'] }, '64'],
    ['FindInMap with a default', { 'Fn::FindInMap': ['Sizes', 'huge', 'gib', { DefaultValue: 1 }] }, '1'],
    ['FindInMap whose rows agree', { 'Fn::FindInMap': ['Sizes', { Ref: 'AWS::Region' }, 'iops'] }, '100'],
    ['Base64', { 'Fn::Base64': 'ä' }, '"w6Q="'],
    ['Select of Cidr', { 'Fn::Select': [1, { 'Fn::Cidr': ['10.0.0.0/16', 2, 8] }] }, '"10.0.1.0/24"'],
    ['Length', { 'Fn::Length': ['a', 'b'] }, '2'],
    ['ToJsonString', { 'Fn::ToJsonString': { a: { 'Fn::Join': ['', ['b', 'c']] } } }, '"{\\"a\\":\\"bc\\"}"'],
    ['nested intrinsics', { 'Fn::Join': ['', [{ 'Fn::Select': [0, ['a']] }, { 'Fn::Sub': 'b' }]] }, '"ab"'],
  ])('%s', (_, value, expected) => {
    expect(seen(template(value, maps), property => [property.isUnresolved(), property.shownValue()])).toEqual([false, expected]);
  });

  test.each<[string, Json]>([
    ['a list', [{ Ref: 'AWS::NoValue' }]],
    ['an object', { Key: { Ref: 'AWS::NoValue' } }],
  ])('%s of which NoValue leaves nothing is empty', (_, value) => {
    const body = template(value);
    expect(seen(body, property => property.mustBePresent().status)).toBe('non-compliant');
    expect(seen(body, property => property.mustBeAbsent().status)).toBe('compliant');
  });

  test('NoValue removes a property and an item', () => {
    expect(seen(template({ Ref: 'AWS::NoValue' }), property => property.mustBePresent().status)).toBe('non-compliant');
    expect(
      seen(template(['a', { Ref: 'AWS::NoValue' }, 'b']), property => property.items().map(item => item.shownValue())),
    ).toEqual(['"a"', '"b"']);
  });

  test('account, Region, partition and stack are facts where the assembly says them', () => {
    const facts = { environment: { account: '111122223333', region: 'us-gov-west-1' }, stack: 'Records' };
    const text = { 'Fn::Sub': '${AWS::Partition}:${AWS::Region}:${AWS::AccountId}:${AWS::StackName}:${AWS::URLSuffix}' };
    expect(seen(template(text), property => property.shownValue(), facts)).toBe(
      '"aws-us-gov:us-gov-west-1:111122223333:Records:amazonaws.com"',
    );
  });
});

describe('attributes that a property of their resource decides', () => {
  const portOf = (type: string, properties: JsonObject, attribute = 'Endpoint.Port') =>
    seen(
      {
        Resources: {
          Volume: volume({ Value: { 'Fn::GetAtt': ['Store', attribute] } }),
          Store: { Type: type, Properties: properties },
        },
      },
      property => (property.isUnresolved() ? 'open' : property.shownValue()),
    );

  test.each<[string, JsonObject, string, string]>([
    ['AWS::RDS::DBCluster', { Port: 5433, Engine: 'aurora-postgresql' }, 'Endpoint.Port', '5433'],
    ['AWS::RDS::DBCluster', { Engine: 'aurora-mysql' }, 'Endpoint.Port', '3306'],
    ['AWS::RDS::DBInstance', { Engine: 'postgres' }, 'Endpoint.Port', '5432'],
    ['AWS::RDS::DBInstance', { Engine: 'sqlserver-se' }, 'Endpoint.Port', '1433'],
    ['AWS::RDS::DBInstance', { Engine: 'postgres', Port: { 'Fn::Sub': '6432' } }, 'Endpoint.Port', '"6432"'],
    ['AWS::Redshift::Cluster', {}, 'Endpoint.Port', '5439'],
    ['AWS::DocDB::DBCluster', {}, 'Port', '27017'],
    ['AWS::ElastiCache::ReplicationGroup', {}, 'PrimaryEndPoint.Port', '6379'],
    ['AWS::RDS::DBCluster', { Engine: 'aurora-postgresql' }, 'Endpoint.Port', '3306'],
    ['AWS::RDS::DBInstance', { Engine: { Ref: 'Engine' } }, 'Endpoint.Port', 'open'],
    ['AWS::RDS::DBInstance', { Engine: 'constructor' }, 'Endpoint.Port', 'open'],
    ['AWS::RDS::DBInstance', { Engine: 'postgres' }, 'Endpoint.Address', 'open'],
    ['AWS::RDS::DBInstance', { Port: { Ref: 'Port' }, Engine: 'postgres' }, 'Endpoint.Port', 'open'],
    ['AWS::RDS::DBInstance', { Port: { 'Fn::GetAtt': ['Store', 'Endpoint.Port'] } }, 'Endpoint.Port', 'open'],
    ['AWS::SomeOne::Else', { Port: 22 }, 'Endpoint.Port', 'open'],
  ])('of %s with %j, %s is %s', (type, properties, attribute, expected) => {
    expect(portOf(type, properties, attribute)).toBe(expected);
  });
});

test('a port that is known still leads to its database, and the same number does not', () => {
  const targetOf = (value: Json, resources: JsonObject): string | undefined =>
    seen({ Resources: { Volume: volume({ Value: value }), ...resources } }, property => property.target()?.logicalId);
  const store = { Store: { Type: 'AWS::RDS::DBInstance', Properties: { Port: 5499 } } };
  expect(targetOf({ 'Fn::GetAtt': ['Store', 'Endpoint.Port'] }, store)).toBe('Store');
  expect(targetOf({ 'Fn::GetAtt': 'Store.Endpoint.Port' }, store)).toBe('Store');
  expect(targetOf(5499, store)).toBeUndefined();
  expect(targetOf({ 'Fn::Sub': '${Store.Endpoint.Port}' }, store)).toBe('Store');
  expect(targetOf({ 'Fn::Sub': '1${Store.Endpoint.Port}' }, store)).toBeUndefined();
});

describe('what code or another stack returns', () => {
  const target = (type: string, value: Json) =>
    seen(
      {
        Resources: {
          Volume: volume({ Value: value }),
          Lookup: { Type: type },
        },
      },
      property => ({
        open: property.isUnresolved(),
        target: property.target()?.logicalId,
        set: property.mustBePresent().status,
        other: property.leadsTo(() => nonCompliant('a look at the wrong resource')).status,
      }),
    );
  const anything = { open: true, target: undefined, set: 'compliant', other: 'undetermined' };

  test.each<[string, Json]>([
    ['Custom::KeyLookup', { 'Fn::GetAtt': ['Lookup', 'KeyArn'] }],
    ['Custom::KeyLookup', { 'Fn::Sub': '${Lookup.KeyArn}' }],
    ['AWS::CloudFormation::CustomResource', { 'Fn::GetAtt': 'Lookup.KeyArn' }],
    ['AWS::CloudFormation::Stack', { 'Fn::GetAtt': ['Lookup', 'Outputs.KeyArn'] }],
    ['AWS::ServiceCatalog::CloudFormationProvisionedProduct', { 'Fn::GetAtt': ['Lookup', 'Outputs.KeyArn'] }],
  ])('of %s by %j may be of any resource, and is something', (type, value) => {
    expect(target(type, value)).toEqual(anything);
  });

  test('its reference is still the resource', () => {
    expect(target('Custom::KeyLookup', { Ref: 'Lookup' }).target).toBe('Lookup');
  });
});

describe('values that it leaves open', () => {
  test.each<[string, Json, string]>([
    ['a name that nothing declares', { Ref: 'Nobody' }, '!Ref Nobody'],
    ['an import', { 'Fn::ImportValue': 'vpc-id' }, '!ImportValue vpc-id'],
    ['zones of a Region', { 'Fn::GetAZs': '' }, '!GetAZs '],
    ['a macro', { 'Fn::Transform': { Name: 'M' } }, '!Transform {Name: "M"}'],
    [
      'a part of an ARN',
      { 'Fn::Select': [5, { 'Fn::Split': [':', { 'Fn::GetAtt': ['Topic', 'TopicArn'] }] }] },
      '!Select [5, {Fn::Split: [":", {Fn::GetAtt: …}]}]',
    ],
    ['an index out of reach', { 'Fn::Select': [7, ['a']] }, '!Select [7, ["a"]]'],
    ['an intrinsic of tomorrow', { 'Fn::Invent': 'x' }, '!Invent x'],
    ['Sub of a list', { 'Fn::Sub': ['${x}', { x: ['a'] }] }, '${x}'],
    ['a malformed If', { 'Fn::If': ['C'] }, '!If ["C"]'],
    ['a malformed Join', { 'Fn::Join': 'x' }, '!Join x'],
    ['a malformed GetAtt', { 'Fn::GetAtt': 5 }, '!GetAtt 5'],
    ['a Ref of an object', { Ref: { a: 1 } }, '!Ref {a: 1}'],
  ])('%s is unresolved and shown as it is written', (_, value, expected) => {
    expect(seen(template(value), property => [property.isUnresolved(), property.shownValue()])).toEqual([true, expected]);
  });

  test('a mapping without the key that every branch reads can be deployed in none, which is not a pass', () => {
    const rule = fakeRule({ check: resource => resource.property('Value').mustBe(64) });
    const body = template({ 'Fn::FindInMap': ['Sizes', 'tiny', 'gib'] }, { Mappings: { Sizes: { large: { gib: 64 } } } });
    expect(assessed(body, [rule]).findings).toMatchObject([{ verdict: { status: 'undetermined' } }]);
  });

  test('dynamic references are unresolved, and neither their path nor text around a secret is shown', () => {
    const value = 'user:{{resolve:secretsmanager:prod/phi-db:SecretString:password}}';
    expect(seen(template(value), property => [property.isUnresolved(), property.shownValue()])).toEqual([true, '"***"']);
  });

  test('dynamic references that CDK joins around a reference are recognized', () => {
    const parts = ['{{resolve:secretsmanager:', { Ref: 'Topic' }, ':SecretString:password::}}'];
    const sub: Json = { 'Fn::Sub': '{{resolve:secretsmanager:${Topic}:SecretString:password::}}' };
    for (const value of [{ 'Fn::Join': ['', parts] } as Json, sub]) {
      expect(
        seen(template(value), property => [property.mustBePresent().status, property.shownValue(), property.target()]),
      ).toEqual(['compliant', '{{resolve:secretsmanager:…}}', undefined]);
    }
  });

  test.each<[string, JsonObject, Partial<TemplateSource>]>([
    ['its default', { Default: '{{resolve:secretsmanager:prod/phi-db:SecretString:password}}' }, {}],
    ['the value that is given', {}, { parameters: { Login: '{{resolve:secretsmanager:prod/phi-db:SecretString:password}}' } }],
    ['one of its values', { AllowedValues: ['{{resolve:secretsmanager:prod/phi-db:SecretString:password}}'] }, {}],
  ])('a dynamic reference that comes out of a parameter is one: %s', (_, declared, facts) => {
    const body = template({ Ref: 'Login' }, { Parameters: { Login: { Type: 'String', ...declared } } });
    expect(seen(body, property => [property.isUnresolved(), property.shownValue()], facts)).toEqual([
      true,
      '{{resolve:secretsmanager:…}}',
    ]);
    const { findings } = assess([source(body, facts)], [fakeRule({ check: one => one.property('Value').mustBe('x') })]);
    expect(JSON.stringify(findings.map(({ verdict, assumes }) => [verdict, assumes]))).not.toContain('phi-db');
  });

  test('text around a reference makes another thing of it, unless it is the ARN', () => {
    const target = (value: Json): string | undefined => seen(template(value), property => property.target()?.logicalId);
    expect(target({ 'Fn::Sub': '${Records}-logs' })).toBeUndefined();
    expect(target({ 'Fn::Sub': 'arn:${AWS::Partition}:s3:::${Records}' })).toBe('Records');
    expect(target({ 'Fn::Sub': '${Records}' })).toBe('Records');
  });

  test('control characters in a template cannot pass for a reference', () => {
    expect(
      seen(template('\u00010\u0002'), (property, resource) => [property.isUnresolved(), property.mustReferTo(resource).status]),
    ).toEqual([false, 'non-compliant']);
  });
});

describe('what is known of a value that is open', () => {
  const judged = (value: Json, judge: (property: Property) => { readonly status: string }): string =>
    seen(template(value), property => judge(property).status);
  const root = { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' };

  test.each<[string, Json, string]>([
    ['text with known parts', root, 'compliant'],
    ['a dynamic reference', '{{resolve:secretsmanager:phi}}', 'compliant'],
    ['an import', { 'Fn::ImportValue': 'key' }, 'undetermined'],
    ['a reference', { Ref: 'Records' }, 'compliant'],
    ['a name that nothing declares', { Ref: 'Key' }, 'undetermined'],
    ['empty text', '', 'non-compliant'],
    ['an empty list', [], 'non-compliant'],
  ])('%s is set: %s', (_, value, expected) => {
    expect(judged(value, property => property.mustBePresent())).toBe(expected);
  });

  test.each<[string, JsonObject, string]>([
    ['that may be empty', { Type: 'String' }, 'undetermined'],
    ['with a least length', { Type: 'String', MinLength: 1 }, 'compliant'],
    ['whose least length is none', { Type: 'String', MinLength: '0' }, 'undetermined'],
    ['that is the id of a resource', { Type: 'AWS::EC2::VPC::Id' }, 'compliant'],
  ])('a parameter %s is set or not known to be', (_, declared, expected) => {
    const body = template({ Ref: 'Key' }, { Parameters: { Key: declared } });
    expect(seen(body, property => property.mustBePresent().status)).toBe(expected);
  });

  test('a parameter that a condition finds other than empty is set', () => {
    const body = template(
      { 'Fn::If': ['Restored', { Ref: 'Snapshot' }, 'none'] },
      {
        Parameters: { Snapshot: { Type: 'String', Default: '' } },
        Conditions: { Restored: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Snapshot' }, ''] }] } },
      },
    );
    const rule = fakeRule({
      check: resource => (resource.logicalId === 'Volume' ? resource.property('Value').mustBePresent() : compliant),
    });
    expect(assessed(body, [rule]).findings.map(({ verdict }) => verdict.status)).toEqual(['compliant']);
  });

  test('a part of an import may still not be there', () => {
    expect(judged({ 'Fn::ImportValue': 'policy' }, property => property.get('Condition').mustBeAbsent())).toBe('undetermined');
    expect(judged({ 'Fn::ImportValue': 'policy' }, property => property.get('Condition').mustBePresent())).toBe('undetermined');
  });

  test('known parts rule values out', () => {
    expect(judged(root, property => property.mustBe('*'))).toBe('non-compliant');
    expect(judged(root, property => property.mustNotBe('*'))).toBe('compliant');
    expect(judged({ Ref: 'Who' }, property => property.mustBe('*'))).toBe('undetermined');
    expect(judged({ Ref: 'Who' }, property => property.mustNotBe('*'))).toBe('undetermined');
  });
});

describe('references compare equal however they are written', () => {
  const refersTo = (value: Json, logicalId: string, facts: Partial<TemplateSource> = {}) =>
    seen(
      template(value),
      (property, { template: graph }) => {
        const target = graph.find(logicalId);
        if (target === undefined) throw new Error(`no ${logicalId}`);
        return property.mustReferTo(target).status;
      },
      facts,
    );

  test.each<[Json, string]>([
    [{ Ref: 'Records' }, 'Records'],
    [{ 'Fn::GetAtt': ['Records', 'Arn'] }, 'Records'],
    [{ 'Fn::GetAtt': 'Records.Arn' }, 'Records'],
    [{ 'Fn::Sub': '${Records}' }, 'Records'],
    [{ 'Fn::Sub': '${Records.Arn}' }, 'Records'],
    [{ 'Fn::Sub': 'arn:${AWS::Partition}:s3:::${Records}' }, 'Records'],
    [{ 'Fn::Join': ['', ['arn:aws:s3:::', { Ref: 'Records' }]] }, 'Records'],
    ['phi-records', 'Named'],
    ['arn:aws:s3:::phi-records', 'Named'],
    [{ Ref: 'Named' }, 'Named'],
    [{ 'Fn::Sub': '${AWS::AccountId}-records' }, 'ByParameter'],
    [{ 'Fn::Join': ['-', [{ Ref: 'AWS::AccountId' }, 'records']] }, 'ByParameter'],
    [{ Ref: 'Topic' }, 'Topic'],
    [{ 'Fn::GetAtt': [{ 'Fn::Sub': 'Topic' }, 'TopicArn'] }, 'Topic'],
    [{ 'Fn::GetAtt': ['Topic', 'TopicArn'] }, 'Topic'],
    [{ 'Fn::Sub': 'arn:aws:sns:${AWS::Region}:${AWS::AccountId}:alerts' }, 'Alerts'],
    [{ 'Fn::Sub': 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:orders' }, 'Orders'],
    [{ Ref: 'Orders' }, 'Orders'],
    [{ Ref: 'Alerts' }, 'Alerts'],
    [{ 'Fn::Sub': 'arn:aws:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${Table}' }, 'Table'],
  ])('%j is %s', (value, logicalId) => {
    expect(refersTo(value, logicalId)).toBe('compliant');
  });

  test.each<[Json, string]>([
    [{ Ref: 'Named' }, 'Records'],
    [{ Ref: 'ByParameter' }, 'Records'],
    [{ 'Fn::Sub': '${Records}-logs' }, 'Records'],
    ['Records', 'Records'],
    ['phi-records-2', 'Named'],
    ['central-access-logs', 'ByParameter'],
    ['arn:aws:s3:::phi-records/*', 'Named'],
    [5, 'Records'],
    [['x'], 'Records'],
  ])('%j is not %s', (value, logicalId) => {
    expect(refersTo(value, logicalId)).toBe('non-compliant');
  });

  test.each<[Json, string]>([
    [{ Ref: 'Outside' }, 'Named'],
    ['123456789012-records', 'ByParameter'],
  ])('%j may be %s or not', (value, logicalId) => {
    expect(refersTo(value, logicalId)).toBe('undetermined');
  });

  test('a literal is the name once the account is known', () => {
    expect(refersTo('123456789012-records', 'ByParameter', { environment: { account: '123456789012' } })).toBe('compliant');
  });
});

describe('values from other templates of the run', () => {
  const exporting = (name: Json): TemplateSource =>
    source(
      {
        Resources: { Key: { Type: 'AWS::KMS::Key' } },
        Outputs: { KeyArn: { Value: { 'Fn::GetAtt': ['Key', 'Arn'] }, Export: { Name: name } } },
      },
      { path: 'keys.yaml', stack: 'Keys' },
    );
  const targetOf = (value: Json, others: readonly TemplateSource[], facts: Partial<TemplateSource> = {}): string | undefined =>
    seen(template(value), property => property.target()?.logicalId, facts, others);

  test('an import resolves to the resource that another template exports', () => {
    expect(targetOf({ 'Fn::ImportValue': 'phi-key' }, [exporting('phi-key')])).toBe('Key');
    expect(
      targetOf({ 'Fn::ImportValue': { 'Fn::Sub': '${AWS::StackName}-key' } }, [exporting({ 'Fn::Sub': 'Records-key' })], {
        stack: 'Records',
      }),
    ).toBe('Key');
  });

  test('two exports of one name, or one in another Region, resolve to nothing', () => {
    const value = { 'Fn::ImportValue': 'phi-key' };
    expect(targetOf(value, [exporting('phi-key'), exporting('phi-key')])).toBeUndefined();
    const elsewhere = { ...exporting('phi-key'), environment: { region: 'eu-west-1' } };
    expect(targetOf(value, [elsewhere], { environment: { region: 'us-east-1' } })).toBeUndefined();
  });

  const recordsIn = (account: string, region: string): Partial<TemplateSource> => ({ environment: { account, region } });
  const output = (more: JsonObject = {}): Json => ({
    'Fn::GetStackOutput': { StackName: 'Keys', OutputName: 'KeyArn', ...more },
  });
  const keysIn = (account: string, region: string): TemplateSource => ({ ...exporting('unused'), ...recordsIn(account, region) });

  test.each<[string, Json, readonly TemplateSource[], Partial<TemplateSource>]>([
    ['of the same place', output(), [keysIn('1', 'us-east-1')], recordsIn('1', 'us-east-1')],
    ['where no place is known', output(), [exporting('unused')], {}],
    [
      'in the Region that is named',
      output({ Region: 'eu-west-1' }),
      [keysIn('1', 'eu-west-1'), keysIn('1', 'us-east-1')],
      recordsIn('1', 'us-east-1'),
    ],
    [
      'in the account of the role that reads it',
      output({ RoleArn: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::222233334444:role/reader' } }),
      [keysIn('222233334444', 'us-east-1'), keysIn('111122223333', 'us-east-1')],
      recordsIn('111122223333', 'us-east-1'),
    ],
  ])('an output of a stack %s resolves to what it names', (_, value, others, facts) => {
    expect(targetOf(value, others, facts)).toBe('Key');
  });

  test.each<[string, Json, readonly TemplateSource[], Partial<TemplateSource>]>([
    ['of another Region', output(), [keysIn('1', 'eu-west-1')], recordsIn('1', 'us-east-1')],
    ['of another account', output(), [keysIn('2', 'us-east-1')], recordsIn('1', 'us-east-1')],
    ['that two stacks could be', output(), [exporting('a'), exporting('b')], {}],
    ['without that name', output({ OutputName: 'Nothing' }), [exporting('a')], {}],
    ['with the name of what all objects have', output({ OutputName: 'constructor' }), [exporting('a')], {}],
    ['of a stack that is not there', output({ StackName: 'Vault' }), [exporting('a')], {}],
    ['whose stack is a parameter', output({ StackName: { Ref: 'Which' } }), [exporting('a')], {}],
    ['in a Region that is not known', output({ Region: { Ref: 'Which' } }), [exporting('a')], {}],
    ['by a role of no account', output({ RoleArn: 'reader' }), [exporting('a')], {}],
    ['that is malformed', { 'Fn::GetStackOutput': 'Keys.KeyArn' }, [exporting('a')], {}],
    ['of a nested stack', output(), [{ ...exporting('a'), parent: { path: 'main.json', logicalId: 'Child' } }], {}],
  ])('an output %s resolves to nothing', (_, value, others, facts) => {
    expect(targetOf(value, others, facts)).toBeUndefined();
  });

  test('outputs that read each other in a circle end, and are unknown', () => {
    const circle = (path: string, stack: string, other: string): TemplateSource =>
      source({ Outputs: { Key: { Value: { 'Fn::GetStackOutput': { StackName: other, OutputName: 'Key' } } } } }, { path, stack });
    expect(
      targetOf({ 'Fn::GetStackOutput': { StackName: 'A', OutputName: 'Key' } }, [
        circle('a.json', 'A', 'B'),
        circle('b.json', 'B', 'A'),
      ]),
    ).toBeUndefined();
  });

  test('a resource of another stack knows who refers to it by an output', () => {
    const looking = fakeRule({
      appliesTo: ['AWS::KMS::Key'],
      check: key =>
        key.referredToBy('AWS::S3::Bucket', 'Value').length > 0 ? compliant : nonCompliant(`nobody refers to ${key.logicalId}`),
    });
    const judgedWith = (value: Json) =>
      assess(
        [
          exporting('a'),
          source({ Resources: { Records: { Type: 'AWS::S3::Bucket', Properties: { Value: value } } } }, { path: 'b.json' }),
        ],
        [looking],
      ).findings.map(({ verdict }) => verdict.status);
    expect(judgedWith(output())).toEqual(['compliant']);
    expect(judgedWith(output({ OutputName: 'Other' }))).toEqual(['non-compliant']);
  });

  const nested = (outer: JsonObject, inner: JsonObject): readonly TemplateSource[] => [
    source(
      {
        Resources: {
          Bucket: { Type: 'AWS::S3::Bucket' },
          Child: { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters: outer } },
        },
      },
      { path: 'parent.json' },
    ),
    source(inner, { path: 'child.json', parent: { path: 'parent.json', logicalId: 'Child' } }),
  ];

  test('a nested stack sees what its parent passes', () => {
    const inner = {
      Parameters: { Name: { Type: 'String', Default: 'x' }, Mode: { Type: 'String', Default: 'open' } },
      Resources: { Volume: volume({ Value: { Ref: 'Name' }, Mode: { Ref: 'Mode' } }) },
    };
    const found: unknown[] = [];
    const rule = fakeRule({
      check: resource => {
        found.push(resource.property('Value').target()?.logicalId, resource.property('Mode').shownValue());
        return compliant;
      },
    });
    const { findings } = assess(nested({ Name: { Ref: 'Bucket' } }, inner), [rule]);
    expect(found).toEqual(['Bucket', '"open"']);
    expect(findings[0]?.assumes).toBeUndefined();
  });

  test('stacks that pass values to each other in a circle end unresolved', () => {
    const [parent, child] = nested(
      { Name: { 'Fn::GetAtt': ['Child', 'Outputs.Name'] } },
      {
        Parameters: { Name: { Type: 'String' } },
        Resources: { Volume: volume({ Value: { Ref: 'Name' } }) },
        Outputs: { Name: { Value: { Ref: 'Name' } } },
      },
    );
    const states: boolean[] = [];
    const rule = fakeRule({
      check: resource => {
        states.push(resource.property('Value').isUnresolved());
        return compliant;
      },
    });
    assess(
      [parent, child].filter(one => one !== undefined),
      [rule],
    );
    expect(states).toEqual([true]);
  });
});

describe('hostile values', () => {
  test('a tree of shared parts that would be exponentially large is looked at once', () => {
    let shared: Json = ['x'];
    for (let level = 0; level < 60; level++) shared = [shared, shared];
    const bomb: Json = { 'Fn::Invent': shared };
    expect(seen(template(bomb), property => property.isUnresolved())).toBe(true);
    expect(seen(template({ 'Fn::ToJsonString': shared }), property => property.isUnresolved())).toBe(true);
    expect(seen(template({ 'Fn::Equals': [bomb, bomb] }), property => property.state().length)).toBeLessThan(400);
  });

  test('intrinsics nested without end are unresolved', () => {
    let deep: Json = 'x';
    for (let level = 0; level < 5_000; level++) deep = { 'Fn::Join': ['', [deep]] };
    expect(seen(template(deep), property => property.isUnresolved())).toBe(true);
  });

  test.each<[string, (inner: Json) => Json]>([
    ['Sub that doubles', inner => ({ 'Fn::Sub': ['${A}${A}', { A: inner }] })],
    ['Base64 of Base64', inner => ({ 'Fn::Base64': inner })],
    ['JSON text of JSON text', inner => ({ 'Fn::ToJsonString': { a: inner } })],
    ['Join that doubles', inner => ({ 'Fn::Join': ['', [inner, inner]] })],
  ])('%s, sixty levels deep, ends unresolved', (_, around) => {
    let value: Json = 'x';
    for (let level = 0; level < 60; level++) value = around(value);
    expect(seen(template(value), property => property.isUnresolved())).toBe(true);
  });

  test('JSON text keeps references open, and backslashes in it forge none', () => {
    const text = (inner: Json): Json => ({ 'Fn::ToJsonString': { a: inner } });
    expect(seen(template(text({ Ref: 'Records' })), property => property.isUnresolved())).toBe(true);
    expect(seen(template(text('\\u00010\\u0002')), property => property.isUnresolved())).toBe(false);
  });

  test('a reference by a computed name is that reference', () => {
    expect(seen(template({ Ref: { 'Fn::Sub': 'Records' } }), property => property.target()?.logicalId)).toBe('Records');
  });

  test('prototype keys find nothing that was not written', () => {
    const body = JSON.parse(
      '{"Resources":{"Volume":{"Type":"AWS::EC2::Volume","Properties":{"Value":{"__proto__":{"x":1}}}},"__proto__":{"Type":"AWS::EC2::Volume"}}}',
    ) as JsonObject;
    expect(
      seen(body, property => [property.get('constructor').mustBeAbsent().status, property.get('__proto__.x').shownValue()]),
    ).toEqual(['compliant', '1']);
    expect(assessed(body, [fakeRule({ check: () => compliant })]).findings.map(({ resource }) => resource.logicalId)).toEqual([
      'Volume',
      '__proto__',
    ]);
  });
});
