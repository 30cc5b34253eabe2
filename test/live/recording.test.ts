import * as sdk from '@aws-sdk/client-config-service';
import type { Service } from '../../lib/live/read';
import { recordingOf, records, unrecorded } from '../../lib/live/recording';
import type { Recording } from '../../lib/live/recording';

const useOnly = (strategy: string): Recording => ({ recordingStrategy: { useOnly: strategy } });

test.each<[string, Recording | undefined, string, boolean]>([
  ['without a group records buckets', undefined, 'AWS::S3::Bucket', true],
  ['without a group leaves roles out', undefined, 'AWS::IAM::Role', false],
  ['of all types records buckets', { allSupported: true }, 'AWS::S3::Bucket', true],
  ['of all types leaves roles out', { allSupported: true }, 'AWS::IAM::Role', false],
  [
    'of all types and global ones records roles',
    { allSupported: true, includeGlobalResourceTypes: true },
    'AWS::IAM::Role',
    true,
  ],
  [
    'that says all types leaves managed policies out',
    { allSupported: true, ...useOnly('ALL_SUPPORTED_RESOURCE_TYPES') },
    'AWS::IAM::Policy',
    false,
  ],
  ['with a list records what is on it', { allSupported: false, resourceTypes: ['AWS::IAM::Role'] }, 'AWS::IAM::Role', true],
  ['with a list leaves the rest out', { resourceTypes: ['AWS::IAM::Role'] }, 'AWS::S3::Bucket', false],
  [
    'with a list whose strategy is said records what is on it',
    { resourceTypes: ['AWS::S3::Bucket'], ...useOnly('INCLUSION_BY_RESOURCE_TYPES') },
    'AWS::S3::Bucket',
    true,
  ],
  ['that says a list and has none records nothing', useOnly('INCLUSION_BY_RESOURCE_TYPES'), 'AWS::S3::Bucket', false],
  ['that records nothing', { allSupported: false }, 'AWS::S3::Bucket', false],
  [
    'with exclusions leaves them out',
    { exclusionByResourceTypes: { resourceTypes: ['AWS::S3::Bucket'] }, ...useOnly('EXCLUSION_BY_RESOURCE_TYPES') },
    'AWS::S3::Bucket',
    false,
  ],
  [
    'with exclusions records roles, whatever it says of global types',
    {
      exclusionByResourceTypes: { resourceTypes: ['AWS::S3::Bucket'] },
      includeGlobalResourceTypes: false,
      ...useOnly('EXCLUSION_BY_RESOURCE_TYPES'),
    },
    'AWS::IAM::Role',
    true,
  ],
  [
    'with exclusions and no strategy leaves them out',
    { allSupported: true, exclusionByResourceTypes: { resourceTypes: ['AWS::S3::Bucket'] } },
    'AWS::S3::Bucket',
    false,
  ],
  ['with a strategy that nobody knows records nothing that it does not list', useOnly('SOMETHING_NEW'), 'AWS::S3::Bucket', false],
])('a recorder %s', (_, group, type, expected) => {
  expect(records(group, type)).toBe(expected);
});

test('a recorded recorder tells what it records, in text or not', () => {
  const group = {
    AllSupported: 'false',
    IncludeGlobalResourceTypes: true,
    ResourceTypes: ['AWS::S3::Bucket', 1],
    ExclusionByResourceTypes: { ResourceTypes: [] },
    RecordingStrategy: { UseOnly: 'INCLUSION_BY_RESOURCE_TYPES' },
  };
  expect(recordingOf({ RecordingGroup: group })).toEqual({
    allSupported: false,
    includeGlobalResourceTypes: true,
    resourceTypes: ['AWS::S3::Bucket'],
    exclusionByResourceTypes: { resourceTypes: [] },
    recordingStrategy: { useOnly: 'INCLUSION_BY_RESOURCE_TYPES' },
  });
  expect(recordingOf({ RecordingGroup: { AllSupported: true } })).toMatchObject({ allSupported: true, resourceTypes: [] });
});

test.each([{}, { RecordingGroup: {} }, { RecordingGroup: 'all' }, { RecordingGroup: null }])(
  '%j tells nothing',
  configuration => {
    expect(recordingOf(configuration)).toBeUndefined();
  },
);

describe('types that are not recorded', () => {
  const place = { account: '111122223333', region: 'us-east-1' };
  const stacks = [
    {
      ...place,
      name: 'clinic',
      resources: ['AWS::DocDB::DBCluster', 'AWS::IAM::Policy', 'AWS::DAX::Cluster'].map((type, index) => ({
        logicalId: `It${String(index)}`,
        physicalId: `it-${String(index)}`,
        type,
      })),
    },
  ];
  const found = (recorded: readonly string[], recorders?: readonly Recording[]): readonly string[] =>
    unrecorded({ sdk } as Service, place, stacks, recorded, recorders).map(({ type, why }) => `${type ?? ''}: ${why}`);

  test('go by their name in AWS Config, both in what it has and in what its recorder leaves out', () => {
    expect(found(['AWS::RDS::DBCluster'])).toEqual([]);
    expect(found(['AWS::RDS::DBInstance'])).toEqual([
      'AWS::DocDB::DBCluster: AWS Config has recorded no AWS::RDS::DBCluster there; have its recorder record them',
    ]);
    expect(found(['AWS::RDS::DBCluster'], [{ exclusionByResourceTypes: { resourceTypes: ['AWS::RDS::DBCluster'] } }])).toEqual([
      'AWS::DocDB::DBCluster: the recorder of AWS Config leaves AWS::RDS::DBCluster out; have it record them',
    ]);
  });

  test('are those of roles of other Regions too, but not of other accounts', () => {
    const role = { logicalId: 'Reader', physicalId: 'reader', type: 'AWS::IAM::Role' };
    const bucket = { logicalId: 'Charts', physicalId: 'charts', type: 'AWS::S3::Bucket' };
    const west = { ...place, region: 'us-west-2', name: 'clinic', resources: [role, bucket] };
    const typesIn = (stack: typeof west): readonly unknown[] =>
      unrecorded({ sdk } as Service, place, [stack], ['AWS::EC2::Instance'], undefined).map(({ type }) => type);
    expect(typesIn(west)).toEqual(['AWS::IAM::Role']);
    expect(typesIn({ ...west, account: '444455556666' })).toEqual([]);
  });

  test('are recorded where one of several recorders does', () => {
    const recorders = [{ resourceTypes: ['AWS::S3::Bucket'] }, { resourceTypes: ['AWS::RDS::DBCluster'] }];
    expect(found(['AWS::RDS::DBCluster'], recorders)).toEqual([]);
  });
});
