import { sampleOrganization } from '../../bin/samples/organization';
import { guardrails, isAccessGuardrail, renderGuardrails, statementOf } from '../../lib/guardrails';
import { isDenied, requestOf } from '../support/policy-evaluator';

/** Whether a role may stop a recorder where these names are exempt. */
function isLetThrough(principal: string, ...exemptRoles: readonly string[]): boolean {
  const recorder = guardrails.filter(isAccessGuardrail).find(({ id }) => id === 'config-recorder-kept');
  if (recorder === undefined) throw new Error('config-recorder-kept does not exist');
  const request = requestOf({ action: 'config:StopConfigurationRecorder', principal });
  return !isDenied(statementOf(recorder, { ...sampleOrganization, exemptRoles }), request);
}

const role = (name: string): string => `arn:aws:iam::111122223333:role/${name}`;
const set = 'AWSReservedSSO_PlatformAdmin_0123456789abcdef';
const reserved = 'aws-reserved/sso.amazonaws.com';

test.each([
  ['OrganizationAdmin', 'OrganizationAdmin'],
  ['team/OrganizationAdmin', 'team/OrganizationAdmin'],
  ['stacksets-exec-*', 'stacksets-exec-0123'],
  ['CI', 'CI'],
  // IAM Identity Center in us-east-1, and elsewhere.
  ['AWSReservedSSO_PlatformAdmin_*', `${reserved}/${set}`],
  ['AWSReservedSSO_PlatformAdmin_*', `${reserved}/eu-west-2/${set}`],
  [set, `${reserved}/eu-west-2/${set}`],
  [`${reserved}/*/AWSReservedSSO_PlatformAdmin_*`, `${reserved}/eu-west-2/${set}`],
  [`${reserved}/*/AWSReservedSSO_PlatformAdmin_*`, `${reserved}/${set}`],
  [`${reserved}/AWSReservedSSO_PlatformAdmin_*`, `${reserved}/eu-west-2/${set}`],
  [`${reserved}/eu-west-2/AWSReservedSSO_PlatformAdmin_*`, `${reserved}/eu-west-2/${set}`],
])('%s exempts %s', (name, principal) => {
  expect(() => renderGuardrails(guardrails, { ...sampleOrganization, exemptRoles: [name] })).not.toThrow();
  expect(isLetThrough(role(principal), name)).toBe(true);
});

test.each([
  ['AWSReservedSSO_PlatformAdmin_*', `${reserved}/eu-west-2/AWSReservedSSO_Developer_0123456789abcdef`],
  // Whoever may create roles may give one this name, and no path that is reserved.
  ['AWSReservedSSO_PlatformAdmin_*', set],
  ['AWSReservedSSO_PlatformAdmin_*', `team/${set}`],
  [`${reserved}/eu-west-2/AWSReservedSSO_PlatformAdmin_*`, `${reserved}/eu-west-1/${set}`],
])('%s does not exempt %s', (name, principal) => {
  expect(isLetThrough(role(principal), name)).toBe(false);
});

test.each([
  ['role/Admin', 'which no role is called; write the path and name that follow role/, such as Admin'],
  ['/team/Admin', 'which no role is called; write the path and name that follow role/, such as team/Admin'],
  ['team/', 'which is a path without a name; write team/* for the roles under it'],
  ['AWSReservedSSO_Admin', 'which lacks the random ending of roles of permission sets; write AWSReservedSSO_Admin_*'],
  [`${reserved}/*/AWSReservedSSO_Admin`, `write ${reserved}/*/AWSReservedSSO_Admin_*`],
  ['x'.repeat(65), 'which is longer than the name of a role can be; write 64 characters or fewer'],
])('%s exempts nobody, and is refused with what to write', (name, text) => {
  expect(() => renderGuardrails(guardrails, { ...sampleOrganization, exemptRoles: ['Security', name] })).toThrow(text);
});

test.each([
  '*',
  '?*',
  '**?',
  '*/*',
  '*a*',
  'a*',
  'role/*',
  'AWSReserved*',
  'AWSReservedSSO_*',
  'AWSReservedSSO_??*',
  'aws-reserved/*',
  'aws-reserved*',
  '*Reserved*',
  `${reserved}/*`,
  `${reserved}/eu-west-2/*`,
  `${reserved}/*/AWSReservedSSO_*`,
])('%s exempts everybody, and is refused', name => {
  expect(() => renderGuardrails(guardrails, { ...sampleOrganization, exemptRoles: [name] })).toThrow(
    /^exemptRoles is ".*", which (?:exempts almost everybody|no role is called); write /,
  );
});

describe('the role that CloudFormation executes with in CDK', () => {
  const exempting = (exemptRoles: readonly string[]) =>
    expect(() => renderGuardrails(guardrails, { ...sampleOrganization, exemptRoles }));

  test.each<readonly string[]>([
    ['cdk-hnb659fds-cfn-exec-role-*'],
    ['cdk-hnb659fds-cfn-exec-role-*', 'cdk-clinic-deploy-role-*'],
    ['cdk-clinic-cfn-exec-role-111122223333-us-east-1', 'cdk-clinic-deploy-role-111122223333-us-west-2'],
  ])('is refused without the role that hands it on: %s', (...names) => {
    exempting(names).toThrow(/^exemptRoles is "cdk-.*" without "cdk-.*-deploy-role-.*", .*; write both, or neither$/);
  });

  test.each([
    ['cdk-hnb659fds-cfn-exec-role-*', 'cdk-hnb659fds-deploy-role-*'],
    ['cdk-clinic-cfn-exec-role-111122223333-us-east-1', 'cdk-clinic-deploy-role-*'],
    ['cdk-clinic-cfn-exec-role-*', 'cdk-clinic-*'],
  ])('is taken beside it: %s, %s', (...names) => {
    exempting(names).not.toThrow();
  });
});
