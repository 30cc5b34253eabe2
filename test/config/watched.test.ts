import { managedRules } from '../../lib/config/managed-rules';
import { isPeriodic, watchedTypes } from '../../lib/config/watched';
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

test.each([
  ['IAM_USER_MFA_ENABLED', true],
  ['S3_BUCKET_VERSIONING_ENABLED', false],
])('%s runs by the clock alone: %s', (managedRule, periodic) => {
  expect(isPeriodic({ managedRule })).toBe(periodic);
});

test('a rule that looks at changes too and a Guard policy do not run by the clock alone', () => {
  const both = [...managedRules.values()].find(({ triggers }) => triggers.includes('CHANGE') && triggers.includes('PERIODIC'));
  expect(isPeriodic({ managedRule: both?.identifier ?? '' })).toBe(false);
  const glue = rules.find(({ id }) => id === 'glue-job-security-configuration');
  expect(isPeriodic(glue?.config ?? { none: '' })).toBe(false);
  expect(isPeriodic({ none: '' })).toBe(false);
});
