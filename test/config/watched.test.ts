import { watchedTypes } from '../../lib/config/watched';
import { rules } from '../../policies/rules';

test('a managed rule watches the types that AWS documents, a Guard policy the one that it is for', () => {
  expect(watchedTypes({ managedRule: 'DOCDB_CLUSTER_ENCRYPTED' })).toEqual(['AWS::RDS::DBCluster']);
  const glue = rules.find(({ id }) => id === 'glue-job-security-configuration');
  expect(watchedTypes(glue?.config ?? { none: '' })).toEqual(['AWS::Glue::Job']);
});

test('types that a counterpart is narrowed to are all that it watches', () => {
  const narrowed = { managedRule: 'REQUIRED_TAGS', types: ['AWS::S3::Bucket'] };
  expect(watchedTypes(narrowed)).toEqual(['AWS::S3::Bucket']);
});

test('a rule about the account and a rule without a counterpart watch no resource', () => {
  expect(watchedTypes({ managedRule: 'CLOUD_TRAIL_ENABLED' })).toEqual([]);
  expect(watchedTypes({ none: 'AWS Config records no such thing' })).toEqual([]);
});
