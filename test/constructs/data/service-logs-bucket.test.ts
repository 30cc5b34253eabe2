import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import guide from '../../../lib/constructs/data/service-logs-bucket.guide';
import { ServiceLogsBucket } from '../../../lib/constructs/data/service-logs-bucket';
import { guideCases, stackWith } from '../../support/guide-cases';

guideCases(guide);

test('its replica goes when it goes, and is locked where it is locked', () => {
  const template = Template.fromStack(
    stackWith(scope => new ServiceLogsBucket(scope, 'Logs', { removalPolicy: RemovalPolicy.DESTROY, objectLockEnabled: false })),
  );
  const buckets = Object.entries(template.findResources('AWS::S3::Bucket')).filter(([id]) => id.startsWith('Logs'));
  expect(buckets.map(([, bucket]) => (bucket as { readonly DeletionPolicy: string }).DeletionPolicy)).toEqual([
    'Delete',
    'Delete',
  ]);
  expect(JSON.stringify(buckets)).not.toContain('ObjectLockConfiguration');
});
