import { rule } from '../../rule';
import { mustBeKept } from '../backup/_kept';

export default rule({
  id: 'redshift-cluster-kept-on-deletion',
  title: 'The data of a Redshift cluster outlives its stack',
  why: 'A deleted stack, or a change that makes CloudFormation replace the resource, otherwise destroys the records in it.',
  severity: 'medium',
  controls: { hicp: ['4.M.D', '5.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.310(d)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::Redshift::Cluster'],

  check: cluster => mustBeKept(cluster, 'Snapshot'),

  fix: {
    how: 'Set the policies of `redshift.CfnCluster` with `applyRemovalPolicy(RemovalPolicy.SNAPSHOT)` (`DeletionPolicy` and `UpdateReplacePolicy`).',
    set: { DeletionPolicy: 'Snapshot', UpdateReplacePolicy: 'Snapshot' },
  },
  config: { none: 'CloudFormation alone knows these policies.' },

  examples: {
    compliant: [
      {
        when: 'both policies keep it',
        resources: `
      Reports:
        Type: AWS::Redshift::Cluster
        DeletionPolicy: Snapshot
        UpdateReplacePolicy: Snapshot`,
      },
    ],
    nonCompliant: [
      {
        when: 'it goes with its stack',
        resources: `
      Reports:
        Type: AWS::Redshift::Cluster`,
      },
      {
        when: 'a replacement destroys it',
        resources: `
      Reports:
        Type: AWS::Redshift::Cluster
        DeletionPolicy: Snapshot`,
      },
    ],
  },
});
