import { Template } from 'aws-cdk-lib/assertions';
import { ReadWriteType } from 'aws-cdk-lib/aws-cloudtrail';
import { Key } from 'aws-cdk-lib/aws-kms';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { AuditTrail } from '../../../lib/constructs/operations/audit-trail';
import guide from '../../../lib/constructs/operations/audit-trail.guide';
import { guideCases, resourcesIn, stackWith, undeterminedFindings } from '../../support/guide-cases';

guideCases(guide);

test('nothing about it is undetermined', () => {
  expect(undeterminedFindings(stackWith(guide.example))).toEqual([]);
});

test('its key serves that trail alone', () => {
  const template = Template.fromStack(
    stackWith(scope => new AuditTrail(scope, 'Trail', { organizationId: undefined, trailName: 'clinic' })),
  );
  const statements = resourcesIn<{
    readonly KeyPolicy: {
      readonly Statement: readonly { readonly Action: string; readonly Principal: unknown; readonly Condition?: unknown }[];
    };
  }>(template, 'AWS::KMS::Key')
    .flatMap(({ Properties }) => Properties.KeyPolicy.Statement)
    .filter(({ Principal }) => JSON.stringify(Principal).includes('cloudtrail'));
  // `kms:Decrypt` for the bucket key of the archive.
  expect(statements.map(({ Action }) => Action).sort()).toEqual(['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey']);
  for (const { Condition } of statements)
    expect(JSON.stringify(Condition)).toContain(':cloudtrail:us-east-1:111122223333:trail/clinic');
});

test('a key that is given lets CloudTrail use it, and the retention of events is that of the props', () => {
  const template = Template.fromStack(
    stackWith(
      scope =>
        new AuditTrail(scope, 'Trail', {
          organizationId: undefined,
          encryptionKey: new Key(scope, 'Own'),
          cloudWatchLogsRetention: RetentionDays.TEN_YEARS,
        }),
    ),
  );
  const own = Object.entries(template.findResources('AWS::KMS::Key')).filter(([id]) => id.startsWith('Own'));
  expect(JSON.stringify(own)).toContain('EncryptForTrail');
  template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 3653 });
});

test.each([
  [ReadWriteType.NONE, undefined],
  [ReadWriteType.READ_ONLY, [{ InsightType: 'ApiErrorRateInsight' }]],
  [ReadWriteType.WRITE_ONLY, [{ InsightType: 'ApiCallRateInsight' }, { InsightType: 'ApiErrorRateInsight' }]],
])('with management events %s it has the insights that CloudTrail finds in them', (managementEvents, insights) => {
  const template = Template.fromStack(
    stackWith(scope => new AuditTrail(scope, 'Trail', { organizationId: undefined, managementEvents })),
  );
  const [trail] = resourcesIn<{ readonly InsightSelectors?: unknown }>(template, 'AWS::CloudTrail::Trail');
  expect(trail?.Properties.InsightSelectors).toEqual(insights);
});

test.each([
  ['Trail', 'Clinic-Trail'],
  ['audit_trail.v2', 'Clinic-audit_trail.v2'],
  ['Trail of all (six years)', 'Clinic-Trailofallsixyears'],
])('the trail of the construct %s has a name that CloudTrail takes: %s', (id, name) => {
  const template = Template.fromStack(stackWith(scope => new AuditTrail(scope, id, { organizationId: undefined })));
  template.hasResourceProperties('AWS::CloudTrail::Trail', { TrailName: name });
});

test('the trail is kept for good, and not in the way of a second attempt to deploy it', () => {
  const template = Template.fromStack(stackWith(scope => new AuditTrail(scope, 'Trail', { organizationId: undefined })));
  template.hasResource('AWS::CloudTrail::Trail', { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
});
