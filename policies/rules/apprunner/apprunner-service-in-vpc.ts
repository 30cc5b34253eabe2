import { rule } from '../../rule';

export default rule({
  id: 'apprunner-service-in-vpc',
  title: 'App Runner services send their traffic through a VPC',
  why: 'Otherwise they reach databases with ePHI only where those are public, and nothing limits where a hijacked service sends data.',
  severity: 'low',
  controls: { hicp: ['6.M.B', '4.M.E'], hipaa: ['164.312(e)(1)'] },
  appliesTo: ['AWS::AppRunner::Service'],

  check: service => service.property('NetworkConfiguration.EgressConfiguration.EgressType').orDefault('DEFAULT').mustBe('VPC'),

  fix: {
    how: 'Set `vpcConnector` on `apprunner.Service`. In CloudFormation: `NetworkConfiguration.EgressConfiguration` with `EgressType: VPC` and `VpcConnectorArn`.',
  },
  config: { managedRule: 'APPRUNNER_SERVICE_IN_VPC' },

  examples: {
    compliant: [
      {
        when: 'a connector leads into the VPC',
        resources: `
      Portal:
        Type: AWS::AppRunner::Service
        Properties:
          SourceConfiguration: { ImageRepository: { ImageIdentifier: portal, ImageRepositoryType: ECR } }
          NetworkConfiguration: { EgressConfiguration: { EgressType: VPC, VpcConnectorArn: connector } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is set',
        resources: `
      Portal:
        Type: AWS::AppRunner::Service
        Properties: { SourceConfiguration: { ImageRepository: { ImageIdentifier: portal, ImageRepositoryType: ECR } } }`,
      },
      {
        when: 'it goes straight to the internet',
        resources: `
      Portal:
        Type: AWS::AppRunner::Service
        Properties:
          SourceConfiguration: { ImageRepository: { ImageIdentifier: portal, ImageRepositoryType: ECR } }
          NetworkConfiguration: { EgressConfiguration: { EgressType: DEFAULT } }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Portal:
        Type: AWS::AppRunner::Service
        Properties:
          SourceConfiguration: { ImageRepository: { ImageIdentifier: portal, ImageRepositoryType: ECR } }
          NetworkConfiguration: { EgressConfiguration: { EgressType: !Ref Egress } }`,
      },
    ],
  },
});
