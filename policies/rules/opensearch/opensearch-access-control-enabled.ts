import { allOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'opensearch-access-control-enabled',
  title: 'OpenSearch domains have fine-grained access control',
  why: 'Without it whoever reaches the domain may read every index; roles, users and field rules do not exist.',
  severity: 'medium',
  controls: { hicp: ['3.L.B'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'],

  check: domain =>
    allOf(
      domain.property('AdvancedSecurityOptions.Enabled').orDefault(false).mustBe(true),
      // The mode for moving an existing domain lets everyone in without signing in.
      domain.property('AdvancedSecurityOptions.AnonymousAuthEnabled').orDefault(false).mustBe(false),
    ),

  fix: {
    how: 'Set `fineGrainedAccessControl: { masterUserArn }` on `opensearch.Domain` (`AdvancedSecurityOptions: { Enabled: true }`); it needs encryption at rest, between nodes and HTTPS.',
  },
  config: { managedRule: 'OPENSEARCH_ACCESS_CONTROL_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it is on',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        Properties:
          AdvancedSecurityOptions:
            Enabled: true
            MasterUserOptions: { MasterUserARN: arn:aws:iam::111122223333:role/search-admin }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS leaves it off',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain`,
      },
      {
        when: 'everyone gets in without signing in',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        Properties:
          AdvancedSecurityOptions: { Enabled: true, AnonymousAuthEnabled: true }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        Properties:
          AdvancedSecurityOptions: { Enabled: !Ref Control }`,
      },
    ],
  },
});
