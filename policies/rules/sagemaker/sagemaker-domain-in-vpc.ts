import { rule } from '../../rule';

export default rule({
  id: 'sagemaker-domain-in-vpc',
  title: 'SageMaker domain sends all its traffic through a VPC',
  why: 'In the network of the service, notebooks that hold records reach the whole internet, and no firewall or flow log of the organization sees it.',
  severity: 'medium',
  controls: { hicp: ['6.M.B', '6.M.D'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::SageMaker::Domain'],

  check: domain => domain.property('AppNetworkAccessType').orDefault('PublicInternetOnly').mustBe('VpcOnly'),

  fix: {
    how: 'Set `appNetworkAccessType: "VpcOnly"` on `sagemaker.CfnDomain`, with VPC endpoints for what notebooks need (`AppNetworkAccessType`).',
    set: { 'Properties.AppNetworkAccessType': 'VpcOnly' },
  },
  config: { managedRule: 'SAGEMAKER_DOMAIN_IN_VPC' },

  examples: {
    compliant: [
      {
        when: 'it uses the VPC alone',
        resources: `
      Research:
        Type: AWS::SageMaker::Domain
        Properties: { AuthMode: SSO, DomainName: research, VpcId: vpc-0123456789abcdef0, SubnetIds: [subnet-0123456789abcdef0], DefaultUserSettings: { ExecutionRole: arn:aws:iam::111122223333:role/research }, AppNetworkAccessType: VpcOnly }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS uses its own network',
        resources: `
      Research:
        Type: AWS::SageMaker::Domain
        Properties: { AuthMode: SSO, DomainName: research, VpcId: vpc-0123456789abcdef0, SubnetIds: [subnet-0123456789abcdef0], DefaultUserSettings: { ExecutionRole: arn:aws:iam::111122223333:role/research } }`,
      },
      {
        when: 'it uses the public internet',
        resources: `
      Research:
        Type: AWS::SageMaker::Domain
        Properties: { AuthMode: SSO, DomainName: research, VpcId: vpc-0123456789abcdef0, SubnetIds: [subnet-0123456789abcdef0], DefaultUserSettings: { ExecutionRole: arn:aws:iam::111122223333:role/research }, AppNetworkAccessType: PublicInternetOnly }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Research:
        Type: AWS::SageMaker::Domain
        Properties: { AuthMode: SSO, DomainName: research, VpcId: vpc-0123456789abcdef0, SubnetIds: [subnet-0123456789abcdef0], DefaultUserSettings: { ExecutionRole: arn:aws:iam::111122223333:role/research }, AppNetworkAccessType: !ImportValue access }`,
      },
    ],
  },
});
