import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { WorkloadRole } from '../../../lib/constructs/access/workload-role';
import { PhiKey } from '../../../lib/constructs/data/phi-key';
import guide from '../../../lib/constructs/access/workload-role.guide';
import { guideCases, peerFindings, ruleIds, stackWith } from '../../support/guide-cases';

guideCases(guide);

test.each([
  ['weak', 'Fn::GetStackOutput'],
  ['strong', 'Fn::ImportValue'],
])('the star behind a bucket of another stack is acknowledged as cdk-nag names it: %s references', (strength, intrinsic) => {
  const app = new App({
    context: { '@aws-cdk/core:defaultCrossStackReferences': strength },
    outdir: join(mkdtempSync(join(tmpdir(), 'hicp-role-')), 'cdk.out'),
  });
  const bucket = new Bucket(new Stack(app, 'Records'), 'Documents');
  const stack = new Stack(app, 'Work');
  const role = new WorkloadRole(stack, 'Reader', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  role.addToPrincipalPolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: [bucket.arnForObjects('*')] }));
  expect(peerFindings(stack)).toEqual([]);
  expect(JSON.stringify(Template.fromStack(stack))).toContain(intrinsic);
});

test('a star behind anything but a store of objects is no path, and is not acknowledged', () => {
  const stack = stackWith(scope => {
    const role = new WorkloadRole(scope, 'Reader', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const topic = new Topic(scope, 'News', { enforceSSL: true, masterKey: new PhiKey(scope, 'Key') });
    role.addToPrincipalPolicy(new PolicyStatement({ actions: ['sns:Publish'], resources: [`${topic.topicArn}/*`] }));
  });
  expect(ruleIds(peerFindings(stack))).toEqual([expect.stringMatching(/^AwsSolutions-IAM5\[Resource::/)]);
});
