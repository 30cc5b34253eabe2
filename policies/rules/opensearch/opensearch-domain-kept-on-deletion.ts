import { rule } from '../../rule';
import { mustBeKept } from '../backup/_kept';

export default rule({
  id: 'opensearch-domain-kept-on-deletion',
  title: 'The indexes of an OpenSearch domain outlive its stack',
  why: 'A deleted stack, or a change that makes CloudFormation replace the resource, otherwise destroys the records in it.',
  severity: 'medium',
  controls: { hicp: ['4.M.D', '5.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'],

  check: domain => mustBeKept(domain),

  fix: {
    how: 'Leave `removalPolicy` of `opensearch.Domain` at its default, `RemovalPolicy.RETAIN` (`DeletionPolicy` and `UpdateReplacePolicy`).',
    set: { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' },
  },
  config: { none: 'CloudFormation alone knows these policies.' },

  examples: {
    compliant: [
      {
        when: 'both policies keep it',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        DeletionPolicy: Retain
        UpdateReplacePolicy: Retain`,
      },
    ],
    nonCompliant: [
      {
        when: 'it goes with its stack',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain`,
      },
      {
        when: 'a replacement destroys it',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        DeletionPolicy: Retain`,
      },
    ],
  },
});
