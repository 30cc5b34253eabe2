import { App, Stack, Stage } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { openFindings, peerFindings, undeterminedFindings } from '../support/guide-cases';
import { addReference } from '../support/reference';
import { temporaryFolder } from '../nag/apps';
import recommendedFlags from 'aws-cdk-lib/recommended-feature-flags.json';
import lookups from '../../cdk.context.json';

const app = new App({ context: { ...recommendedFlags, ...lookups }, outdir: `${temporaryFolder()}/cdk.out` });
addReference(app);

const stacksOf = (scope: IConstruct): readonly Stack[] => scope.node.findAll().filter(node => Stack.isStack(node));

// With validations, as `cdk synth` does it; Stages are synthesized once.
const assembly = app.synth();

test('the reference workload leaves nothing open in HicpChecks, profile large', () => {
  expect(app.node.children.filter(child => Stage.isStage(child))).toHaveLength(3);
  expect(openFindings(app)).toEqual([]);
});

test('what no template shows of it is the trail of the organization, which stands in the audit account', () => {
  const found = undeterminedFindings(app);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(
    /^cloudtrail-security-trail-enabled.* in 444455556666\/us-east-1, but one of an organization in another account/,
  );
});

test("the reference workload leaves nothing open in cdk-nag's packs", () => {
  expect(stacksOf(app).length).toBeGreaterThan(7);
  expect(stacksOf(app).flatMap(stack => peerFindings(stack))).toEqual([]);
});

test('nothing had to be looked up in an account', () => {
  expect(assembly.manifest.missing).toBeUndefined();
  for (const { nestedAssembly } of assembly.nestedAssemblies) expect(nestedAssembly.manifest.missing).toBeUndefined();
});
