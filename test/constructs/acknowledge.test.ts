import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { App, Stack } from 'aws-cdk-lib/core';
import recommendedFlags from 'aws-cdk-lib/recommended-feature-flags.json';
import { acknowledgeStars } from '../../lib/constructs/acknowledge';
import { DeviceGateway } from '../../lib/constructs/devices/device-gateway';
import { PatchPolicy } from '../../lib/constructs/endpoints/patch-policy';
import { openFindings, peerFindings, ruleIds } from '../support/guide-cases';

/** A stack that is deployed anywhere, so that account, Region and partition are references. */
function anywhere(): Stack {
  const outdir = join(mkdtempSync(join(tmpdir(), 'hicp-anywhere-')), 'cdk.out');
  return new Stack(new App({ context: { ...recommendedFlags }, outdir }), 'Anywhere');
}

test('stars are acknowledged as cdk-nag writes them, with references in all forms', () => {
  const stack = anywhere();
  const topic = new Topic(stack, 'News', { enforceSSL: true });
  const resources = [`${topic.topicArn}/*`, `arn:${stack.partition}:sns:${stack.region}:*:news`, '*'];
  const policy = new ManagedPolicy(stack, 'Policy', {
    statements: [new PolicyStatement({ actions: ['sns:Publish'], resources })],
  });
  const stars = (): readonly string[] => ruleIds(peerFindings(stack)).filter(rule => rule.startsWith('AwsSolutions-IAM5'));
  expect(stars()).toHaveLength(3);
  acknowledgeStars(policy, resources, {
    rule: 'AwsSolutions-IAM5',
    reason: 'It is a test of names, and of nothing else at all.',
  });
  expect(stars()).toEqual([]);
});

test.each<[string, (stack: Stack) => unknown]>([
  [
    'DeviceGateway',
    stack =>
      new DeviceGateway(stack, 'Devices', {
        owner: 'clinical-engineering',
        deviceTypes: ['pump'],
        authorities: [{ certificatePem: '-----BEGIN CERTIFICATE-----' }],
      }),
  ],
  ['PatchPolicy', stack => new PatchPolicy(stack, 'Patches', { operatingSystems: ['WINDOWS'], patchGroups: ['clinic'] })],
])('%s leaves nothing open in a stack that is deployed anywhere', (_, build) => {
  const stack = anywhere();
  build(stack);
  expect([...openFindings(stack), ...peerFindings(stack)]).toEqual([]);
});
