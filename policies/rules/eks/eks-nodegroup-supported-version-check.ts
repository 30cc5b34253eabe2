import { rule } from '../../rule';
import { mustBeSupported } from './_version';

export default rule({
  id: 'eks-nodegroup-supported-version-check',
  title: 'EKS node group runs a Kubernetes version that gets patches',
  why: 'Nodes of a version without support keep known holes in the software that separates one container with ePHI from the next.',
  severity: 'medium',
  controls: { hicp: ['7.M.D', '2.M.A'], hipaa: ['164.308(a)(1)(ii)(B)', '164.308(a)(5)(ii)(B)'] },
  appliesTo: ['AWS::EKS::Nodegroup'],
  where: group => group.property('Version').mustBePresent(),

  check: group => mustBeSupported(group.property('Version')),

  fix: {
    how: 'Upgrade the cluster and leave out `kubernetesVersion` of `addNodegroupCapacity`, so that the group follows it (`Version`).',
  },
  config: { managedRule: 'EKS_NODEGROUP_SUPPORTED_VERSION_CHECK', parameters: { oldestVersionSupported: '1.32' } },

  examples: {
    compliant: [
      {
        when: 'its version is supported',
        resources: `
      Nodes: { Type: AWS::EKS::Nodegroup, Properties: { ClusterName: records, Version: '1.33', NodeRole: arn:aws:iam::111122223333:role/nodes, Subnets: [subnet-1] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'its version gets no patches',
        resources: `
      Nodes: { Type: AWS::EKS::Nodegroup, Properties: { ClusterName: records, Version: '1.28', NodeRole: arn:aws:iam::111122223333:role/nodes, Subnets: [subnet-1] } }`,
      },
    ],
    undetermined: [
      {
        when: 'the version is imported',
        resources: `
      Nodes: { Type: AWS::EKS::Nodegroup, Properties: { ClusterName: records, Version: !ImportValue version, NodeRole: arn:aws:iam::111122223333:role/nodes, Subnets: [subnet-1] } }`,
      },
    ],
  },
});
