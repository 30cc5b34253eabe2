import { rule } from '../../rule';

export default rule({
  id: 'opensearchserverless-collection-standbyreplicas-enabled',
  title: 'OpenSearch Serverless collections have standby replicas',
  why: 'When the only zone of a collection is down, searches over records come back empty.',
  severity: 'low',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(C)'] },
  from: 'large',
  appliesTo: ['AWS::OpenSearchServerless::Collection'],

  check: collection => collection.property('StandbyReplicas').mustNotBe('DISABLED'),

  fix: {
    how: 'Leave `standbyReplicas` out of `opensearchserverless.CfnCollection`, or set it to `ENABLED` (`StandbyReplicas`); that replaces the collection.',
    set: { 'Properties.StandbyReplicas': 'ENABLED' },
  },
  config: { managedRule: 'OPENSEARCHSERVERLESS_COLLECTION_STANDBYREPLICAS_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'nothing switches them off',
        resources: `
      Notes:
        Type: AWS::OpenSearchServerless::Collection
        Properties: { Name: notes }`,
      },
      {
        when: 'they are on',
        resources: `
      Notes:
        Type: AWS::OpenSearchServerless::Collection
        Properties: { Name: notes, StandbyReplicas: ENABLED }`,
      },
    ],
    nonCompliant: [
      {
        when: 'they are off',
        resources: `
      Notes:
        Type: AWS::OpenSearchServerless::Collection
        Properties: { Name: notes, StandbyReplicas: DISABLED }`,
      },
    ],
    undetermined: [
      {
        when: 'it is imported whether they are on',
        resources: `
      Notes:
        Type: AWS::OpenSearchServerless::Collection
        Properties: { Name: notes, StandbyReplicas: !ImportValue replicas }`,
      },
    ],
  },
});
