import { allOf, anyOf, undetermined } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'dsql-cluster-deletion-protection-enabled',
  title: 'Aurora DSQL clusters are protected against deletion',
  why: 'One wrong call, or one wrong update of a stack, otherwise deletes the records in the cluster.',
  severity: 'medium',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)', '164.312(c)(1)'] },
  appliesTo: ['AWS::DSQL::Cluster'],

  // The page of the property states no default.
  check: cluster => {
    const protection = cluster.property('DeletionProtectionEnabled');
    return allOf(protection.mustNotBe(false), () =>
      anyOf(protection.mustBe(true), () =>
        undetermined(() => `${protection.path} is not set, and AWS states no default; it must be true`, protection),
      ),
    );
  },

  fix: {
    how: 'Set `deletionProtectionEnabled: true` on `dsql.CfnCluster` (`DeletionProtectionEnabled`).',
    set: { 'Properties.DeletionProtectionEnabled': true },
  },
  config: { none: 'AWS Config does not record clusters of Aurora DSQL.' },

  examples: {
    compliant: [
      {
        when: 'protection is on',
        resources: `
      Visits:
        Type: AWS::DSQL::Cluster
        Properties: { DeletionProtectionEnabled: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'protection is off',
        resources: `
      Visits:
        Type: AWS::DSQL::Cluster
        Properties: { DeletionProtectionEnabled: false }`,
      },
    ],
    undetermined: [
      {
        when: 'nothing is said',
        resources: `
      Visits: { Type: AWS::DSQL::Cluster }`,
      },
    ],
  },
});
