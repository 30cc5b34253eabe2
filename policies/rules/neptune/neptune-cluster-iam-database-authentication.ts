import { rule } from '../../rule';

export default rule({
  id: 'neptune-cluster-iam-database-authentication',
  title: 'Neptune clusters ask for IAM authentication',
  why: 'Neptune knows no passwords: without IAM authentication whoever reaches its port reads and writes the whole graph.',
  severity: 'high',
  controls: { hicp: ['3.M.C', '3.L.D'], hipaa: ['164.312(d)'] },
  appliesTo: ['AWS::Neptune::DBCluster'],

  check: cluster => cluster.property('IamAuthEnabled').orDefault(false).mustBe(true),

  fix: {
    how: 'Set `iamAuthentication: true` on `neptune.DatabaseCluster` (`IamAuthEnabled: true`).',
    set: { 'Properties.IamAuthEnabled': true },
  },
  config: { managedRule: 'NEPTUNE_CLUSTER_IAM_DATABASE_AUTHENTICATION' },

  examples: {
    compliant: [
      {
        when: 'it does',
        resources: `
      Charts:
        Type: AWS::Neptune::DBCluster
        Properties:
          IamAuthEnabled: true`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS leaves it off',
        resources: `
      Charts:
        Type: AWS::Neptune::DBCluster`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Charts:
        Type: AWS::Neptune::DBCluster
        Properties:
          IamAuthEnabled: !Ref UseIam`,
      },
    ],
  },
});
