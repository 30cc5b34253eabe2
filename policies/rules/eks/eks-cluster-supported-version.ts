import { undetermined } from '../../../lib/core';
import { rule } from '../../rule';
import { clusters, settingOf } from './_cluster';
import { mustBeSupported } from './_version';

export default rule({
  id: 'eks-cluster-supported-version',
  title: 'EKS cluster runs a Kubernetes version that gets patches',
  why: 'Holes that are found in a version without support stay open, in the software that decides which workload may read which ePHI.',
  severity: 'medium',
  controls: { hicp: ['7.M.D', '2.M.A'], hipaa: ['164.308(a)(1)(ii)(B)', '164.308(a)(5)(ii)(B)'] },
  dataAsOf: '2026-11-25',
  appliesTo: clusters,

  check: cluster => {
    const version = settingOf(cluster, 'Version');
    return version.mustBePresent().status === 'non-compliant'
      ? undetermined(
          () => `${version.state()}, so the day on which the cluster was made decides; it must be a supported version`,
          version,
        )
      : mustBeSupported(version);
  },

  fix: {
    how: 'Set `version` of `eks.Cluster` to a version with standard support (`Version`); upgrades go one minor version at a time.',
  },
  config: { managedRule: 'EKS_CLUSTER_SUPPORTED_VERSION', parameters: { oldestVersionSupported: '1.32' } },

  examples: {
    compliant: [
      {
        when: 'its version is supported',
        resources: `
      Cluster: { Type: AWS::EKS::Cluster, Properties: { Version: '1.34', RoleArn: arn:aws:iam::111122223333:role/eks, ResourcesVpcConfig: { SubnetIds: [subnet-1] } } }`,
      },
      {
        when: 'CDK makes it, by a custom resource',
        resources: `
      Cluster:
        Type: Custom::AWSCDK-EKS-Cluster
        Properties: { Config: { version: '1.34' } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'its version gets no patches',
        resources: `
      Cluster: { Type: AWS::EKS::Cluster, Properties: { Version: '1.27', RoleArn: arn:aws:iam::111122223333:role/eks, ResourcesVpcConfig: { SubnetIds: [subnet-1] } } }`,
      },
      {
        when: 'the version was read as a number',
        resources: `
      Cluster: { Type: AWS::EKS::Cluster, Properties: { Version: 1.29, RoleArn: arn:aws:iam::111122223333:role/eks, ResourcesVpcConfig: { SubnetIds: [subnet-1] } } }`,
      },
    ],
    undetermined: [
      {
        when: 'it names none',
        resources: `
      Cluster: { Type: AWS::EKS::Cluster, Properties: { RoleArn: arn:aws:iam::111122223333:role/eks, ResourcesVpcConfig: { SubnetIds: [subnet-1] } } }`,
      },
      {
        when: 'the version is a parameter without a default',
        resources: `
      Cluster: { Type: AWS::EKS::Cluster, Properties: { Version: !Ref Version, RoleArn: arn:aws:iam::111122223333:role/eks, ResourcesVpcConfig: { SubnetIds: [subnet-1] } } }`,
      },
    ],
  },
});
