import { App, Stack } from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import guide from '../../../lib/constructs/config/hicp-organization-conformance-pack.guide';
import { HicpOrganizationConformancePack } from '../../../lib/constructs/config/hicp-organization-conformance-pack';
import { guideCases, stackWith } from '../../support/guide-cases';

guideCases(guide);

test('accounts can be left out', () => {
  const stack = stackWith(
    scope => new HicpOrganizationConformancePack(scope, 'Watch', { profile: 'small', excludedAccounts: ['444455556666'] }),
  );
  Template.fromStack(stack).hasResourceProperties('AWS::Config::OrganizationConformancePack', {
    OrganizationConformancePackName: 'hicp',
    ExcludedAccounts: ['444455556666'],
  });
});

test.each([
  ['us-gov-west-1', 'arn:aws-us-gov:iam::aws:policy/AdministratorAccess'],
  ['cn-north-1', 'arn:aws-cn:iam::aws:policy/AdministratorAccess'],
  ['us-west-2', 'arn:aws:iam::aws:policy/AdministratorAccess'],
  [undefined, 'arn:aws:iam::aws:policy/AdministratorAccess'],
])('in %s the rule against policies of administrators looks for %s', (region, policy) => {
  const stack = new Stack(new App(), 'Packs', { env: { region } });
  new HicpOrganizationConformancePack(stack, 'Watch', { practices: ['3'] });
  const text = JSON.stringify(Template.fromStack(stack).toJSON());
  expect(text.match(/arn:aws[a-z-]*:iam::aws:policy\/AdministratorAccess/g)).toEqual([policy]);
});
