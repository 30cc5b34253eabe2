import { rule } from '../../rule';

export default rule({
  id: 'apprunner-service-no-public-access',
  title: 'App Runner services are not open to the internet',
  why: 'A service with ePHI that anyone can reach has nothing but its own code between it and every attacker, and no firewall of the VPC.',
  severity: 'medium',
  controls: { hicp: ['6.M.A', '6.M.B'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::AppRunner::Service'],

  check: service =>
    service.property('NetworkConfiguration.IngressConfiguration.IsPubliclyAccessible').orDefault(true).mustBe(false),

  fix: {
    how: 'Set `isPubliclyAccessible: false` on `apprunner.Service` and add a `VpcIngressConnection` (`NetworkConfiguration.IngressConfiguration.IsPubliclyAccessible`).',
    set: { 'Properties.NetworkConfiguration.IngressConfiguration.IsPubliclyAccessible': false },
  },
  config: { managedRule: 'APPRUNNER_SERVICE_NO_PUBLIC_ACCESS' },

  examples: {
    compliant: [
      {
        when: 'it is reached from the VPC',
        resources: `
      Portal:
        Type: AWS::AppRunner::Service
        Properties:
          SourceConfiguration: { ImageRepository: { ImageIdentifier: portal, ImageRepositoryType: ECR } }
          NetworkConfiguration: { IngressConfiguration: { IsPubliclyAccessible: false } }`,
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
        when: 'it is public',
        resources: `
      Portal:
        Type: AWS::AppRunner::Service
        Properties:
          SourceConfiguration: { ImageRepository: { ImageIdentifier: portal, ImageRepositoryType: ECR } }
          NetworkConfiguration: { IngressConfiguration: { IsPubliclyAccessible: true } }`,
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
          NetworkConfiguration: { IngressConfiguration: { IsPubliclyAccessible: !Ref Public } }`,
      },
    ],
  },
});
