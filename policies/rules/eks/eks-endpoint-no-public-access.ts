import { rule } from '../../rule';
import { clusters, settingOf } from './_cluster';

export default rule({
  id: 'eks-endpoint-no-public-access',
  title: 'EKS cluster has no public endpoint',
  why: 'A public endpoint lets anybody on the internet try stolen credentials, and each new hole in the API server, on a cluster with ePHI.',
  severity: 'medium',
  controls: { hicp: ['6.M.A', '6.M.B'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: clusters,

  check: cluster => settingOf(cluster, 'ResourcesVpcConfig.EndpointPublicAccess').orDefault(true).mustBe(false),

  fix: {
    how: 'Set `endpointAccess: eks.EndpointAccess.PRIVATE` on `eks.Cluster`, in CloudFormation `EndpointPublicAccess: false` and `EndpointPrivateAccess: true` in `ResourcesVpcConfig`.',
    set: {
      'Properties.ResourcesVpcConfig.EndpointPublicAccess': false,
      'Properties.ResourcesVpcConfig.EndpointPrivateAccess': true,
    },
  },
  config: { managedRule: 'EKS_ENDPOINT_NO_PUBLIC_ACCESS' },

  examples: {
    compliant: [
      {
        when: 'its endpoint is private',
        resources: `
      Cluster:
        Type: AWS::EKS::Cluster
        Properties:
          RoleArn: arn:aws:iam::111122223333:role/eks
          ResourcesVpcConfig: { SubnetIds: [subnet-1], EndpointPublicAccess: false, EndpointPrivateAccess: true }`,
      },
      {
        when: 'CDK makes it, by a custom resource',
        resources: `
      Cluster:
        Type: Custom::AWSCDK-EKS-Cluster
        Properties: { Config: { resourcesVpcConfig: { endpointPublicAccess: false, endpointPrivateAccess: true } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it leaves the default',
        resources: `
      Cluster:
        Type: AWS::EKS::Cluster
        Properties: { RoleArn: arn:aws:iam::111122223333:role/eks, ResourcesVpcConfig: { SubnetIds: [subnet-1] } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Cluster:
        Type: AWS::EKS::Cluster
        Properties: { RoleArn: arn:aws:iam::111122223333:role/eks, ResourcesVpcConfig: { SubnetIds: [subnet-1], EndpointPublicAccess: !Ref Public } }`,
      },
    ],
  },
});
