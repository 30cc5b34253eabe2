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
