import { someOf } from '../../../lib/core';
import type { Resource } from '../../../lib/core';
import { rule } from '../../rule';

const mappings = (api: Resource): readonly Resource[] =>
  api.type === 'AWS::ApiGateway::RestApi'
    ? api.referredToBy('AWS::ApiGateway::BasePathMapping', 'RestApiId')
    : api.referredToBy('AWS::ApiGatewayV2::ApiMapping', 'ApiId');

export default rule({
  id: 'api-gw-default-endpoint-disabled',
  title: 'APIs behind mutual TLS have no other way in',
  why: 'The default endpoint asks for no client certificate, so whoever finds its address goes around the check that the domain makes.',
  severity: 'high',
  controls: { hicp: ['3.M.C', '3.L.A'], hipaa: ['164.312(d)', '164.312(e)(1)'] },
  appliesTo: ['AWS::ApiGateway::RestApi', 'AWS::ApiGatewayV2::Api'],
  where: api =>
    someOf(mappings(api), 'domain with mutual TLS', mapping =>
      mapping.property('DomainName').leadsTo(domain => domain.property('MutualTlsAuthentication.TruststoreUri').mustBePresent()),
    ),

  check: api => api.property('DisableExecuteApiEndpoint').orDefault(false).mustBe(true),

  fix: {
    how: 'Set `disableExecuteApiEndpoint: true` on `apigateway.RestApi` or `apigatewayv2.HttpApi` (`DisableExecuteApiEndpoint`).',
    set: { 'Properties.DisableExecuteApiEndpoint': true },
  },
  config: { none: 'It judges an API together with its domain, and a Guard policy sees one item.' },

  examples: {
    compliant: [
      {
        when: 'the default endpoint is disabled',
        resources: `
      Partners:
        Type: AWS::ApiGateway::RestApi
        Properties: { Name: partners, DisableExecuteApiEndpoint: true }
      Domain:
        Type: AWS::ApiGateway::DomainName
        Properties:
          DomainName: api.clinic.example
          MutualTlsAuthentication: { TruststoreUri: 's3://trust/partners.pem' }
      Mapping:
        Type: AWS::ApiGateway::BasePathMapping
        Properties: { DomainName: !Ref Domain, RestApiId: !Ref Partners }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the default endpoint answers',
        resources: `
      Partners:
        Type: AWS::ApiGateway::RestApi
        Properties: { Name: partners }
      Domain:
        Type: AWS::ApiGateway::DomainName
        Properties:
          DomainName: api.clinic.example
          MutualTlsAuthentication: { TruststoreUri: 's3://trust/partners.pem' }
      Mapping:
        Type: AWS::ApiGateway::BasePathMapping
        Properties: { DomainName: !Ref Domain, RestApiId: !Ref Partners }`,
      },
      {
        when: 'the default endpoint of an HTTP API answers',
        resources: `
      Partners:
        Type: AWS::ApiGatewayV2::Api
        Properties: { Name: partners, ProtocolType: HTTP }
      Domain:
        Type: AWS::ApiGatewayV2::DomainName
        Properties:
          DomainName: api.clinic.example
          MutualTlsAuthentication: { TruststoreUri: 's3://trust/partners.pem' }
      Mapping:
        Type: AWS::ApiGatewayV2::ApiMapping
        Properties: { DomainName: !Ref Domain, ApiId: !Ref Partners, Stage: live }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Partners:
        Type: AWS::ApiGateway::RestApi
        Properties: { Name: partners, DisableExecuteApiEndpoint: !Ref Closed }
      Domain:
        Type: AWS::ApiGateway::DomainName
        Properties:
          DomainName: api.clinic.example
          MutualTlsAuthentication: { TruststoreUri: 's3://trust/partners.pem' }
      Mapping:
        Type: AWS::ApiGateway::BasePathMapping
        Properties: { DomainName: !Ref Domain, RestApiId: !Ref Partners }`,
      },
    ],
  },
});
