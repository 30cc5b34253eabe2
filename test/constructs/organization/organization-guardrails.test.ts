import { App, Aws, CfnParameter, Stack } from 'aws-cdk-lib/core';
import { Annotations, Template } from 'aws-cdk-lib/assertions';
import type { Construct, IConstruct } from 'constructs';
import guide from '../../../lib/constructs/organization/organization-guardrails.guide';
import { OrganizationGuardrails } from '../../../lib/constructs/organization/organization-guardrails';
import type { OrganizationGuardrailsProps } from '../../../lib/constructs/organization/organization-guardrails';
import { guardrails, policyLimits } from '../../../lib/guardrails';
import type { PolicyType } from '../../../lib/guardrails';
import { guideCases, openFindings, resourcesIn, ruleIds, stackWith, undeterminedFindings } from '../../support/guide-cases';

/** Rules about the organization are rules about an account as a whole. */
const app = ({ node }: IConstruct): IConstruct => node.root;

guideCases(guide);

interface Policy {
  readonly Type: PolicyType;
  readonly Name: string;
  readonly Content: unknown;
  readonly TargetIds: readonly string[];
  readonly Tags?: unknown;
}

const make = (scope: Construct, props: Partial<OrganizationGuardrailsProps> = {}): OrganizationGuardrails =>
  new OrganizationGuardrails(scope, 'Guardrails', {
    organizationId: 'o-a1b2c3d4e5',
    targets: ['ou-ab12-11111111', '111122223333'],
    exemptRoles: ['OrganizationAdmin'],
    ...props,
  });

const policiesOf = (props: Partial<OrganizationGuardrailsProps> = {}): readonly Policy[] =>
  resourcesIn<Policy>(Template.fromStack(stackWith(scope => make(scope, props))), 'AWS::Organizations::Policy').map(
    ({ Properties }) => Properties,
  );

test('nothing about it is undetermined', () => {
  expect(undeterminedFindings(app(stackWith(guide.example)))).toEqual([]);
});

test.each(['config-recorder-kept', 'cloudtrail-trails-kept', 'guardduty-detectors-kept'] as const)(
  'without %s the pack says that detection is not protected',
  id => {
    expect(ruleIds(openFindings(app(stackWith(scope => make(scope, { excluded: [id] })))))).toContain(
      'organizations-detection-protected',
    );
  },
);

test('every policy is attached to every target, in the size that its type takes', () => {
  const policies = policiesOf();
  expect(policies.map(({ Type }) => Type).sort()).toEqual([
    'AISERVICES_OPT_OUT_POLICY',
    'DECLARATIVE_POLICY_EC2',
    'INSPECTOR_POLICY',
    'RESOURCE_CONTROL_POLICY',
    'S3_POLICY',
    'SERVICE_CONTROL_POLICY',
    'SERVICE_CONTROL_POLICY',
    'TAG_POLICY',
  ]);
  for (const { Type, Content, TargetIds } of policies) {
    expect(TargetIds).toEqual(['ou-ab12-11111111', '111122223333']);
    // No intrinsic function is left in it: what is counted is what is deployed.
    expect(JSON.stringify(Content)).not.toMatch(/"(?:Ref|Fn::[A-Za-z]+)"/);
    expect(JSON.stringify(Content).length).toBeLessThanOrEqual(policyLimits[Type].characters);
  }
});

test('policies come one after another', () => {
  const resources = Template.fromStack(stackWith(scope => make(scope))).toJSON() as {
    readonly Resources: Readonly<Record<string, { readonly Type: string; readonly DependsOn?: readonly string[] }>>;
  };
  const names = Object.entries(resources.Resources).filter(([, { Type }]) => Type === 'AWS::Organizations::Policy');
  expect(names.map(([, { DependsOn = [] }]) => DependsOn)).toEqual(
    names.map((_, index) => names.slice(Math.max(0, index - 1), index).map(([name]) => name)),
  );
});

test('services that are not HIPAA eligible are denied by default, and a list of ones own takes its place', () => {
  expect(JSON.stringify(policiesOf())).toContain('"healthlake:*"');
  const own = JSON.stringify(policiesOf({ allowedServices: ['s3', 'iam'] }));
  expect(own).toContain('"NotAction":["iam:*","s3:*"]');
  expect(own).not.toContain('"healthlake:*"');
  expect(JSON.stringify(policiesOf({ allowedServices: undefined }))).toContain('"healthlake:*"');
});

test('guardrails can be left out and added by id', () => {
  const text = JSON.stringify(
    policiesOf({ excluded: ['s3-public-access-blocked', 'macie-kept'], included: ['ec2-vpc-public-access-blocked'] }),
  );
  expect(text).not.toContain('S3_POLICY');
  expect(text).not.toContain('macie2:DisableMacie');
  expect(text).toContain('vpc_block_public_access');
  expect(JSON.stringify(policiesOf())).not.toContain('vpc_block_public_access');
});

test('an id that does not exist is an error of the compiler and at synth', () => {
  // @ts-expect-error -- it is macie-kept
  const props: Partial<OrganizationGuardrailsProps> = { excluded: ['macie'] };
  expect(() => policiesOf(props)).toThrow('macie is no guardrail');
});

test('what is not in force is named, and what was forgotten is said at synth', () => {
  const stack = stackWith(scope => {
    const { left, policies } = make(scope, { excluded: ['macie-kept'] });
    expect(left.map(({ id }) => id)).toEqual([
      'macie-kept',
      's3-log-buckets-kept',
      'kms-log-keys-kept',
      'logs-groups-kept',
      'logs-account-policies-kept',
      'ec2-vpc-public-access-blocked',
      'backup-phi-covered',
    ]);
    expect(policies.length + left.length).toBeLessThan(guardrails.length);
  });
  Annotations.fromStack(stack).hasInfo(
    '/Clinic/Guardrails',
    'Not in force: s3-log-buckets-kept (logBuckets not given), kms-log-keys-kept (logKeys not given), logs-groups-kept (logGroups not given), logs-account-policies-kept (logGroups not given), backup-phi-covered (backup not given)',
  );
});

test('names and tags are those that are asked for', () => {
  const policies = policiesOf({ namePrefix: 'clinic', tags: { owner: 'security' } });
  expect(policies.map(({ Name }) => Name)).toContain('clinic-scp-1');
  for (const { Name, Tags } of policies) {
    expect(Name).toMatch(/^clinic-/);
    expect(Tags).toEqual([{ Key: 'owner', Value: 'security' }]);
  }
});

test('targets may be known only at deployment; what stands in a policy may not', () => {
  const unit = (scope: Construct): string => new CfnParameter(scope, 'Unit').valueAsString;
  expect(() => stackWith(scope => make(scope, { targets: [unit(scope)] }))).not.toThrow();
  expect(() => stackWith(scope => make(scope, { organizationId: unit(scope) }))).toThrow(
    /^organizationId is .*; it must be written out/,
  );
  expect(() => stackWith(scope => make(scope, { partition: Aws.PARTITION }))).toThrow(/^partition is /);
});

test.each(['OU', 'r-AB12', 'o-a1b2c3d4e5', '12345', 'arn:aws:organizations::111122223333:ou/o-1/ou-1'])(
  '%s is no target',
  target => {
    expect(() => stackWith(scope => make(scope, { targets: [target] }))).toThrow(/is no target\. Name a root/);
  },
);

test.each([
  ['us-gov-west-1', 'aws-us-gov'],
  ['cn-north-1', 'aws-cn'],
  ['us-west-2', 'aws'],
  [undefined, 'aws'],
])('in %s it names what there is in the partition %s', (region, partition) => {
  const stack = new Stack(new App(), 'Guard', { env: { region } });
  make(stack, { logBuckets: ['logs'] });
  const named = JSON.stringify(Template.fromStack(stack).toJSON()).match(/arn:aws[a-z-]*:/g);
  expect([...new Set(named)]).toEqual([`arn:${partition}:`]);
});
