import { allOf, someOf } from '../../../lib/core';
import { rule } from '../../rule';
import { clusters, logTypesOf } from './_cluster';

const types = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'] as const;

export default rule({
  id: 'eks-cluster-log-enabled',
  title: 'EKS cluster logs all that its control plane does',
  why: 'The audit log of the cluster is the only record of who read secrets, entered a container or changed a workload with ePHI.',
  severity: 'medium',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: clusters,

  check: cluster =>
    allOf(...types.map(type => () => someOf(logTypesOf(cluster), `log of type ${type}`, one => one.mustBe(type)))),

  fix: {
    how: 'Set `clusterLogging` of `eks.Cluster` to all of `eks.ClusterLoggingTypes` (`Logging.ClusterLogging.EnabledTypes`).',
    set: {
      'Properties.Logging': {
        ClusterLogging: {
          EnabledTypes: [
            { Type: 'api' },
            { Type: 'audit' },
            { Type: 'authenticator' },
            { Type: 'controllerManager' },
            { Type: 'scheduler' },
          ],
        },
      },
    },
  },
  config: { managedRule: 'EKS_CLUSTER_LOG_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'all types are logged',
        resources: `
      Cluster:
        Type: AWS::EKS::Cluster
        Properties:
          RoleArn: arn:aws:iam::111122223333:role/eks
          Logging: { ClusterLogging: { EnabledTypes: [{ Type: api }, { Type: audit }, { Type: authenticator }, { Type: controllerManager }, { Type: scheduler }] } }`,
      },
      {
        when: 'CDK makes it, by a custom resource',
        resources: `
      Cluster:
        Type: Custom::AWSCDK-EKS-Cluster
        Properties: { Config: { logging: { clusterLogging: [{ enabled: true, types: [api, audit, authenticator, controllerManager, scheduler] }] } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is logged',
        resources: `
      Cluster: { Type: AWS::EKS::Cluster, Properties: { RoleArn: arn:aws:iam::111122223333:role/eks } }`,
      },
      {
        when: 'the audit log is missing',
        resources: `
      Cluster:
        Type: AWS::EKS::Cluster
        Properties:
          RoleArn: arn:aws:iam::111122223333:role/eks
          Logging: { ClusterLogging: { EnabledTypes: [{ Type: api }, { Type: authenticator }, { Type: controllerManager }, { Type: scheduler }] } }`,
      },
    ],
    undetermined: [
      {
        when: 'the types are imported',
        resources: `
      Cluster:
        Type: AWS::EKS::Cluster
        Properties: { RoleArn: arn:aws:iam::111122223333:role/eks, Logging: { ClusterLogging: { EnabledTypes: !ImportValue types } } }`,
      },
    ],
  },
});
