import { load } from '../../lib/template/read';
import type { Loaded } from '../../lib/template/read';
import { folderWith } from './files';

function read(yaml: string, parameters: Record<string, string> = {}): Loaded {
  return load(['a.yaml'], { cwd: folderWith({ 'a.yaml': `Transform: AWS::LanguageExtensions\n${yaml}` }), parameters });
}

const resourcesOf = ({ sources }: Loaded): unknown => sources[0]?.body['Resources'];

test('a loop over a list becomes one resource for each value', () => {
  const loaded = read(`Resources:
  Fn::ForEach::Buckets:
    - Name
    - [Records, Images]
    - Bucket\${Name}:
        Type: AWS::S3::Bucket
        Properties:
          BucketName: !Sub "x-\${Name}-\${AWS::Region}"
          Tags: [{ Key: name, Value: !Ref Name }]
  Policy: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: !Ref BucketRecords } }
`);
  expect(loaded.errors).toEqual([]);
  expect(resourcesOf(loaded)).toEqual({
    BucketRecords: {
      Type: 'AWS::S3::Bucket',
      Properties: { BucketName: { 'Fn::Sub': 'x-Records-${AWS::Region}' }, Tags: [{ Key: 'name', Value: 'Records' }] },
    },
    BucketImages: {
      Type: 'AWS::S3::Bucket',
      Properties: { BucketName: { 'Fn::Sub': 'x-Images-${AWS::Region}' }, Tags: [{ Key: 'name', Value: 'Images' }] },
    },
    Policy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: { Ref: 'BucketRecords' } } },
  });
  const locate = loaded.sources[0]?.locate;
  expect(locate?.(['Resources', 'BucketImages'])).toEqual({ line: 6, column: 7 });
  expect(locate?.(['Resources', 'BucketImages', 'Properties', 'Tags'])).toEqual({ line: 10, column: 11 });
  expect(locate?.(['Resources', 'Policy'])).toEqual({ line: 11, column: 3 });
});

test('loops inside loops, in properties and over parameters are written out', () => {
  const yaml = `Parameters: { Names: { Type: CommaDelimitedList, Default: 'a, b' } }
Resources:
  Fn::ForEach::Outer:
    - X
    - !Ref Names
    - Fn::ForEach::Inner:
        - Y
        - ['1', c.d]
        - R\${X}&{Y}: { Type: T, Properties: { Fn::ForEach::P: [Z, [p, q], { "K\${Z}": '\${X}\${Y}\${Z}' }] } }
`;
  expect(resourcesOf(read(yaml))).toEqual({
    Ra1: { Type: 'T', Properties: { Kp: 'a1p', Kq: 'a1q' } },
    Racd: { Type: 'T', Properties: { Kp: 'ac.dp', Kq: 'ac.dq' } },
    Rb1: { Type: 'T', Properties: { Kp: 'b1p', Kq: 'b1q' } },
    Rbcd: { Type: 'T', Properties: { Kp: 'bc.dp', Kq: 'bc.dq' } },
  });
  expect(Object.keys(resourcesOf(read(yaml, { Names: 'z' })) as object)).toEqual(['Rz1', 'Rzcd']);
});

test('conditions and outputs repeat too', () => {
  const { sources } = read(
    'Conditions:\n  Fn::ForEach::C: [N, [A], { "Is${N}": !Equals [!Ref N, A] }]\nResources: { R: { Type: T } }\n',
  );
  expect(sources[0]?.body['Conditions']).toEqual({ IsA: { 'Fn::Equals': ['A', 'A'] } });
});

const loop = (collection: string): string =>
  `Resources:\n  R: { Type: T }\n  Fn::ForEach::L: [N, ${collection}, { "X\${N}": { Type: T } }]\n`;

test.each([
  [
    'a parameter without a value',
    `Parameters: { P: { Type: CommaDelimitedList } }\n${loop('!Ref P')}`,
    "a.yaml:5 repeats 'Fn::ForEach::L' over the parameter 'P', whose value is not known; give --parameters P=<values>",
  ],
  [
    'a parameter out of SSM',
    `Parameters: { P: { Type: 'AWS::SSM::Parameter::Value<List<String>>', Default: /x } }\n${loop('!Ref P')}`,
    "the parameter 'P', whose value is not known",
  ],
  ['values of another function', loop('!Split [",", !ImportValue x]'), 'over values that are not known before deployment'],
  ['two equal names', loop('[A, A]'), "a.yaml:4 gives 'XA' twice"],
  ['no mapping', 'Resources:\n  R: { Type: T }\n  Fn::ForEach::L: [N, [A]]\n', 'needs three items'],
])('a loop over %s is an error, and the rest is judged', (_, yaml, message) => {
  const loaded = read(yaml);
  expect(loaded.errors[0]?.message).toContain(message);
  expect(resourcesOf(loaded)).toHaveProperty('R');
});

test('without the transform a loop is no resource', () => {
  const { errors } = load(['a.yaml'], { cwd: folderWith({ 'a.yaml': loop('[A]') }) });
  expect(errors[0]?.message).toContain("'Fn::ForEach::L' that needs the line 'Transform: AWS::LanguageExtensions'");
});

test.each([
  [
    'wide',
    `Resources:\n  Fn::ForEach::L: [N, [${Array.from({ length: 20_001 }, (_, index) => String(index)).join(', ')}], { "X\${N}": { Type: T } }]\n`,
  ],
  [
    'deep',
    `Resources:\n  Fn::ForEach::A: [A, &l [${Array.from({ length: 100 }, (_, index) => String(index)).join(', ')}], { Fn::ForEach::B: [B, *l, { Fn::ForEach::C: [C, *l, { "X\${A}x\${B}x\${C}": { Type: T } }] }] }]\n`,
  ],
])('a loop that is too %s is refused soon', (_, yaml) => {
  const start = performance.now();
  expect(read(yaml).errors[0]?.message).toMatch(/a\.yaml:3 repeats more than 20000 entries/);
  expect(performance.now() - start).toBeLessThan(30_000);
});
