import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { App } from 'aws-cdk-lib/core';
import { HicpGuardHook } from '../../../lib/constructs/config/hicp-guard-hook';
import type { HicpGuardHookProps } from '../../../lib/constructs/config/hicp-guard-hook';
import guide from '../../../lib/constructs/config/hicp-guard-hook.guide';
import { evaluated, hasEvaluator } from '../../support/guard-evaluator';
import { guideCases, stackWith } from '../../support/guide-cases';

guideCases(guide);

function made(props: HicpGuardHookProps = {}): {
  readonly hook: HicpGuardHook;
  readonly template: Template;
  readonly text: string;
} {
  let hook: HicpGuardHook | undefined;
  const stack = stackWith(scope => (hook = new HicpGuardHook(scope, 'AtDeployment', props)));
  const template = Template.fromStack(stack);
  const folder = App.of(stack)?.outdir ?? '';
  const [file = ''] = readdirSync(folder).filter(name => name.endsWith('.guard'));
  if (hook === undefined) throw new Error('no hook');
  return { hook, template, text: readFileSync(join(folder, file), 'utf8') };
}

test('it tells before it stops, and looks at resources as they are made and changed', () => {
  made().template.hasResourceProperties('AWS::CloudFormation::GuardHook', {
    FailureMode: 'WARN',
    HookStatus: 'ENABLED',
    TargetOperations: ['RESOURCE', 'CLOUD_CONTROL'],
    TargetFilters: { Actions: ['CREATE', 'UPDATE'] },
    StackFilters: { FilteringCriteria: 'ALL', StackNames: { Exclude: ['CDKToolkit'] } },
  });
  made({ failureMode: 'FAIL', excludedStacks: [] }).template.hasResourceProperties('AWS::CloudFormation::GuardHook', {
    FailureMode: 'FAIL',
  });
});

test('its role is for hooks, and reads its own rules and nothing else', () => {
  const { template } = made();
  template.hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: {
      Statement: [
        {
          Principal: { Service: 'hooks.cloudformation.amazonaws.com' },
        },
      ],
    },
  });
  const policies = JSON.stringify(template.findResources('AWS::IAM::ManagedPolicy'));
  expect(policies).toContain('.guard');
  expect(policies).not.toContain('/*');
});

test('the profile and exclusions choose the rules, and a name of nothing is refused', () => {
  const [small, large] = [made({ profile: 'small' }).hook, made({ profile: 'large' }).hook];
  expect(small.ruleIds.length).toBeLessThan(large.ruleIds.length);
  expect(large.ruleIds).toContain('s3-bucket-versioning-enabled');
  const { hook, text } = made({ profile: 'large', exclude: ['s3-bucket-versioning-enabled'] });
  expect(hook.ruleIds).not.toContain('s3-bucket-versioning-enabled');
  expect(text).not.toContain('rule s3_bucket_versioning_enabled ');
  expect(() => made({ exclude: ['no-such-rule'] })).toThrow('no-such-rule is no rule and no control');
});

(hasEvaluator ? test : test.skip)('an input of another form is no pass', () => {
  const { text } = made({ profile: 'large' });
  const bucket = { VersioningConfiguration: { Status: 'Suspended' } };
  const [known, unknown, nothing] = evaluated(
    [text],
    [
      { Resources: { Records: { Type: 'AWS::S3::Bucket', Properties: bucket } } },
      { Resources: { Records: { ResourceType: 'AWS::S3::Bucket', ResourceProperties: bucket } } },
      {},
    ],
  );
  expect(known?.get('s3_bucket_versioning_enabled')).toBe('FAIL');
  expect(known?.get('hicp_input_is_known')).toBe('PASS');
  expect(unknown?.get('hicp_input_is_known')).toBe('FAIL');
  expect(nothing?.get('hicp_input_is_known')).toBe('FAIL');
});
