import { Template } from 'aws-cdk-lib/assertions';
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
    readonly KeyPolicy: { readonly Statement: readonly { readonly Principal: unknown; readonly Condition?: unknown }[] };
  }>(template, 'AWS::KMS::Key')
    .flatMap(({ Properties }) => Properties.KeyPolicy.Statement)
    .filter(({ Principal }) => JSON.stringify(Principal).includes('cloudtrail'));
  expect(statements).toHaveLength(2);
  for (const { Condition } of statements)
    expect(JSON.stringify(Condition)).toContain(':cloudtrail:us-east-1:111122223333:trail/clinic');
});
