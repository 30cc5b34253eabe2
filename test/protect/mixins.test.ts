import { Aws, CfnCondition, CfnResource, Fn, Mixins, Stack } from 'aws-cdk-lib/core';
import { CfnKey, Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Template } from 'aws-cdk-lib/assertions';
import { changesIn } from '../../lib/nag/changed';
import { HicpChecks } from '../../lib/nag/hicp-checks';
import { HicpFix, TlsOnly } from '../../lib/protect/mixins';
import { newApp } from './apps';

const rotation = 'cmk-backing-key-rotation-enabled';
const stackOf = (): Stack => new Stack(newApp(), 'S');

const rotates = (stack: Stack): readonly unknown[] =>
  Object.values(Template.fromStack(stack).findResources('AWS::KMS::Key')).map(
    key => (key as { Properties?: { EnableKeyRotation?: unknown } }).Properties?.EnableKeyRotation,
  );

test('a fix is applied to typed and raw resources alike, by construct and by scope', () => {
  const stack = stackOf();
  new Key(stack, 'A').with(new HicpFix(rotation));
  new CfnKey(stack, 'B', { keyPolicy: {} });
  new CfnResource(stack, 'C', { type: 'AWS::KMS::Key' });
  new CfnBucket(stack, 'D');
  Mixins.of(stack).apply(new HicpFix(rotation));
  expect(changesIn(stack).map(({ constructPath, path }) => `${constructPath} ${path}`)).toEqual([
    'S/A/Resource Properties.EnableKeyRotation',
    'S/B Properties.EnableKeyRotation',
    'S/C Properties.EnableKeyRotation',
  ]);
  expect(rotates(stack)).toEqual([true, true, true]);
});

test('a fix keeps what is set, and does nothing where the rule has nothing to say', () => {
  const stack = stackOf();
  new Key(stack, 'A', { enableKeyRotation: false });
  new Key(stack, 'B', { keySpec: KeySpec.RSA_2048, keyUsage: KeyUsage.SIGN_VERIFY });
  Mixins.of(stack).apply(new HicpFix(rotation));
  expect(changesIn(stack)).toEqual([]);
  expect(rotates(stack)).toEqual([false, undefined]);
});

test('a fix stays out where a branch may not take it, and goes in where the resource exists in no other', () => {
  const stack = stackOf();
  const isProd = new CfnCondition(stack, 'IsProd', { expression: Fn.conditionEquals(Aws.REGION, 'us-east-1') });
  const keySpec = Fn.conditionIf('IsProd', 'SYMMETRIC_DEFAULT', 'RSA_2048');
  new CfnResource(stack, 'A', { type: 'AWS::KMS::Key', properties: { KeySpec: keySpec } });
  new CfnKey(stack, 'B', { keyPolicy: {} }).cfnOptions.condition = isProd;
  Mixins.of(stack).apply(new HicpFix(rotation));
  expect(rotates(stack)).toEqual([undefined, true]);
});

test.each(['no-such-rule', 'sns-encrypted-kms'])('%s, which has no reviewed patch, is refused', rule => {
  expect(() => new HicpFix(rule)).toThrow(`${rule} is no rule with a reviewed patch`);
});

test('TlsOnly clears the findings of buckets and queues, and leaves topics alone', () => {
  const stack = stackOf();
  new Bucket(stack, 'A').with(new TlsOnly());
  new Queue(stack, 'B').with(new TlsOnly());
  new Topic(stack, 'C').with(new TlsOnly());
  const open = new HicpChecks(undefined, { profile: 'large' })
    .validateScope(stack)
    .violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath = '' }) => `${constructPath} ${ruleName}`),
    );
  expect(open.filter(row => row.includes('ssl-requests-only'))).toEqual(['S/C/Resource HICP::sns-topic-ssl-requests-only']);
});
