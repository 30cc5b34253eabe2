import * as sdk from '@aws-sdk/client-config-service';
import { chunks, lookedUp, ofStacks, placeOfArn, recordsOf, stackOf, textOf, timeOf } from '../../lib/live/read';
import type { Service } from '../../lib/live/read';

const item = {
  accountId: '111122223333',
  awsRegion: 'us-east-1',
  resourceName: 'clinic',
  supplementaryConfiguration: {
    StackResourceSummaries: [{ logicalResourceId: 'Charts', physicalResourceId: 'charts-1x', resourceType: 'AWS::S3::Bucket' }],
  },
};
const clinic = {
  account: '111122223333',
  region: 'us-east-1',
  name: 'clinic',
  resources: [{ logicalId: 'Charts', physicalId: 'charts-1x', type: 'AWS::S3::Bucket' }],
};

test('a stack is read out of a row of a query', () => {
  expect(stackOf(JSON.stringify(item))).toEqual(clinic);
});

test('its resources may be JSON in text, with names that begin in upper case', () => {
  const text = JSON.stringify([
    { LogicalResourceId: 'Charts', PhysicalResourceId: 'charts-1x', ResourceType: 'AWS::S3::Bucket' },
  ]);
  expect(stackOf(JSON.stringify({ ...item, supplementaryConfiguration: { StackResourceSummaries: text } }))).toEqual(clinic);
});

test('it says how far it is', () => {
  const configuration = { stackStatus: 'UPDATE_IN_PROGRESS' };
  expect(stackOf(JSON.stringify({ ...item, configuration }))).toEqual({ ...clinic, status: 'UPDATE_IN_PROGRESS' });
});

test('its resources say when they were deployed, or it says for all of them', () => {
  const at = (configuration: object, summary: object): number | undefined =>
    stackOf(
      JSON.stringify({
        ...item,
        configuration,
        supplementaryConfiguration: {
          StackResourceSummaries: [{ ...item.supplementaryConfiguration.StackResourceSummaries[0], ...summary }],
        },
      }),
    )?.resources[0]?.updated;
  const [created, changed] = ['2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'];
  expect(at({ creationTime: created }, {})).toBe(Date.parse(created));
  expect(at({ creationTime: created, lastUpdatedTime: changed }, {})).toBe(Date.parse(changed));
  expect(at({ lastUpdatedTime: changed }, { lastUpdatedTimestamp: created })).toBe(Date.parse(created));
  expect(at({}, { LastUpdatedTimestamp: created })).toBe(Date.parse(created));
});

test.each<[unknown, number | undefined]>([
  ['2026-01-01T00:00:00Z', 1_767_225_600_000],
  [1_767_225_600, 1_767_225_600_000],
  [1_767_225_600.25, 1_767_225_600_250],
  ['1767225600000', 1_767_225_600_000],
  ['soon', undefined],
  ['', undefined],
  [null, undefined],
  [undefined, undefined],
])('the time %j', (value, time) => {
  expect(timeOf(value)).toBe(time);
});

test.each(['accountId', 'awsRegion', 'resourceName'])('a row without %s is no stack', missing => {
  expect(stackOf(JSON.stringify({ ...item, [missing]: undefined }))).toBeUndefined();
  expect(stackOf(JSON.stringify({ ...item, [missing]: '' }))).toBeUndefined();
  expect(stackOf(JSON.stringify({ ...item, [missing]: 1 }))).toBeUndefined();
});

test.each(['logicalResourceId', 'physicalResourceId', 'resourceType'])('a resource without %s is left out', missing => {
  const [charts] = item.supplementaryConfiguration.StackResourceSummaries;
  const summaries = { StackResourceSummaries: [{ ...charts, [missing]: undefined }, charts] };
  expect(stackOf(JSON.stringify({ ...item, supplementaryConfiguration: summaries }))).toEqual(clinic);
});

test.each(['null', '[]', '"text"', '{"supplementaryConfiguration":null}'])('a row %s is no stack', text => {
  expect(stackOf(text)).toBeUndefined();
});

test('only objects are records, and only text that says something is text', () => {
  expect(recordsOf([{ a: 1 }, null, [], 'x', 1])).toEqual([{ a: 1 }]);
  expect(recordsOf('x')).toEqual([]);
  expect(['x', '', 1, undefined].map(textOf)).toEqual(['x', undefined, undefined, undefined]);
});

test('of what passed, accounts count and what stacks have, of roles in any Region', () => {
  const place = { account: '111122223333', region: 'us-east-1' };
  const west = { ...place, region: 'us-west-2' };
  const resources = ['AWS::S3::Bucket', 'AWS::IAM::Role', 'AWS::DocDB::DBCluster'].map(type => ({
    logicalId: 'It',
    physicalId: 'it',
    type,
  }));
  const passedIn = (where: typeof place): readonly string[] =>
    ofStacks(
      ['AWS::::Account', 'AWS::S3::Bucket', 'AWS::IAM::Role', 'AWS::RDS::DBCluster', 'AWS::EC2::Instance'].map(type => ({
        resource: { ...where, type, id: 'x' },
        rules: ['a'],
      })),
      [{ ...place, name: 'clinic', resources }],
    ).map(({ resource }) => resource.type);
  expect(passedIn(place)).toEqual(['AWS::::Account', 'AWS::S3::Bucket', 'AWS::IAM::Role', 'AWS::RDS::DBCluster']);
  expect(passedIn(west)).toEqual(['AWS::::Account', 'AWS::IAM::Role']);
});

test('parts of a list hold all of it, and none is empty', () => {
  expect(chunks([1, 2, 3, 4], 2)).toEqual([
    [1, 2],
    [3, 4],
  ]);
  expect(chunks([1, 2, 3], 2)).toEqual([[1, 2], [3]]);
  expect(chunks([], 2)).toEqual([]);
});

test.each([
  ['arn:aws:config:us-east-1:111122223333:conformance-pack/hicp/id', { account: '111122223333', region: 'us-east-1' }],
  ['arn:aws:iam::111122223333:role/reader', undefined],
  ['arn:aws:s3:::charts', undefined],
  ['arn:aws:s3:us-east-1', undefined],
  [undefined, undefined],
])('the place of %s', (arn, place) => {
  expect(placeOfArn(arn)).toEqual(place);
});

describe('names that are looked up', () => {
  const place = { account: '111122223333', region: 'us-east-1' };
  const role = { ...place, type: 'AWS::IAM::Role', id: 'AROAEXAMPLE' };
  const key = '111122223333\nus-east-1\nAWS::IAM::Role\nAROAEXAMPLE';
  const service = { sdk } as Service;

  test.each([
    [{ name: 'reader' }, { ...role, name: 'reader' }],
    [{ arn: 'arn:aws:iam::111122223333:role/reader' }, { ...role, arn: 'arn:aws:iam::111122223333:role/reader' }],
    [{}, role],
  ])('%j is added to what is found', async (known, resource) => {
    const found = await lookedUp(service, [{ resource: role, rules: ['a'] }], [], (_, names) => {
      names.set(key, known);
      return Promise.resolve([]);
    });
    expect(found).toEqual([{ resource, rules: ['a'] }]);
  });

  test('types that go by their physical id are not asked for, and one resource is asked for once', async () => {
    const asked: unknown[] = [];
    const bucket = { ...place, type: 'AWS::S3::Bucket', id: 'charts-1x' };
    const findings = [role, bucket, role].map(resource => ({ resource, rules: ['a'] }));
    await lookedUp(service, findings, [], some => {
      asked.push(...some);
      return Promise.resolve([]);
    });
    expect(asked).toEqual([role]);
  });

  test('a type that goes by its ARN in AWS Config alone is asked for where a stack has resources of it', async () => {
    const alarm = { ...place, type: 'AWS::CloudWatch::Alarm', id: 'arn:aws:cloudwatch:us-east-1:111122223333:alarm:full' };
    const group = { ...place, type: 'AWS::AutoScaling::AutoScalingGroup', id: 'arn:aws:autoscaling:us-east-1:1:x' };
    const bucket = { ...place, type: 'AWS::S3::Bucket', id: 'charts-1x' };
    const stacks = [
      {
        ...place,
        name: 'clinic',
        resources: [
          { logicalId: 'Full', physicalId: 'full', type: 'AWS::CloudWatch::Alarm' },
          { logicalId: 'Charts', physicalId: 'charts-1x', type: 'AWS::S3::Bucket' },
        ],
      },
    ];
    const asked: unknown[] = [];
    const elsewhere = { ...alarm, region: 'us-west-2' };
    // Of buckets the stack has one, and that goes by its id.
    const other = { ...bucket, id: 'made-by-hand' };
    const findings = [alarm, bucket, other, elsewhere, group].map(resource => ({ resource, rules: ['a'] }));
    await lookedUp(service, findings, stacks, some => {
      asked.push(...some);
      return Promise.resolve([]);
    });
    expect(asked).toEqual([alarm, group]);
  });

  test('a type that AWS Config has no items of is not asked for, and a role of a stack in another Region is', async () => {
    const cache = { ...place, type: 'AWS::ElastiCache::ReplicationGroup', id: 'arn:aws:elasticache:us-east-1:1:x:charts' };
    const certificate = { ...place, type: 'AWS::IAM::ServerCertificate', id: 'ASCAEXAMPLE' };
    const resources = [
      { logicalId: 'Cache', physicalId: 'charts', type: 'AWS::ElastiCache::ReplicationGroup' },
      { logicalId: 'Portal', physicalId: 'portal', type: 'AWS::IAM::ServerCertificate' },
    ];
    const stacks = ['us-east-1', 'us-west-2'].map((region, index) => ({
      ...place,
      region,
      name: 'clinic',
      resources: [resources[index]!],
    }));
    const asked: unknown[] = [];
    const findings = [cache, certificate].map(resource => ({ resource, rules: ['a'] }));
    await lookedUp(service, findings, stacks, some => {
      asked.push(...some);
      return Promise.resolve([]);
    });
    expect(asked).toEqual([certificate]);
  });

  test('what is left over is asked for five times, and then stays without a name', async () => {
    let times = 0;
    const found = await lookedUp(service, [{ resource: role, rules: ['a'] }], [], some => {
      times++;
      return Promise.resolve(some);
    });
    expect(times).toBe(5);
    expect(found).toEqual([{ resource: role, rules: ['a'] }]);
  });
});
