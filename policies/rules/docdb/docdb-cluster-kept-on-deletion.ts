import { anyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustBeKept } from '../backup/_kept';

export default rule({
  id: 'docdb-cluster-kept-on-deletion',
  title: 'The data of a DocumentDB cluster outlives its stack',
  why: 'A deleted stack, or a change that makes CloudFormation replace the resource, otherwise destroys the records in it.',
  severity: 'medium',
  controls: { hicp: ['4.M.D', '5.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::DocDB::DBCluster'],

  check: cluster => anyOf(mustBeKept(cluster, 'Snapshot'), () => cluster.property('DeletionProtection').mustBe(true)),

  fix: {
    how: 'Set `removalPolicy` of `docdb.DatabaseCluster` to RETAIN or SNAPSHOT (`DeletionPolicy` and `UpdateReplacePolicy`), or `deletionProtection: true`.',
    set: { DeletionPolicy: 'Snapshot', UpdateReplacePolicy: 'Snapshot' },
  },
  config: { none: 'CloudFormation alone knows these policies.' },

  examples: {
    compliant: [
      {
        when: 'both policies keep it',
        resources: `
      Charts:
        Type: AWS::DocDB::DBCluster
        DeletionPolicy: Snapshot
        UpdateReplacePolicy: Snapshot`,
      },
      {
        when: 'deletion protection keeps it',
        resources: `
      Charts:
        Type: AWS::DocDB::DBCluster
        Properties: { DeletionProtection: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it goes with its stack',
        resources: `
      Charts:
        Type: AWS::DocDB::DBCluster`,
      },
      {
        when: 'a replacement destroys it',
        resources: `
      Charts:
        Type: AWS::DocDB::DBCluster
        DeletionPolicy: Snapshot`,
      },
    ],
  },
});
