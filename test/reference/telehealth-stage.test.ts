import { App, Stack } from 'aws-cdk-lib/core';
import recommendedFlags from 'aws-cdk-lib/recommended-feature-flags.json';
import { TelehealthStage } from '../../reference/telehealth-stage';
import { openFindings, peerFindings } from '../support/guide-cases';
import { temporaryFolder } from '../nag/apps';

const app = new App({ context: { ...recommendedFlags }, outdir: `${temporaryFolder()}/cdk.out` });
const stage = new TelehealthStage(app, 'Production', {
  env: { account: '111122223333', region: 'us-east-1' },
  codeSigningConfigArn: 'arn:aws:lambda:us-east-1:111122223333:code-signing-config:csc-0123456789abcdef0',
  releases: 'telehealth-releases',
});

test('the reference workload leaves nothing open in HicpChecks, profile large', () => {
  expect(openFindings(app)).toEqual([]);
});

test("the reference workload leaves nothing open in cdk-nag's packs", () => {
  const stacks = stage.node.children.filter(child => Stack.isStack(child));
  expect(stacks).toHaveLength(3);
  expect(stacks.flatMap(stack => peerFindings(stack))).toEqual([]);
});
