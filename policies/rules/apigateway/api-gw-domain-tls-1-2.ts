import { everyOf, undetermined } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { rule } from '../../rule';

/** The enhanced policies, such as `SecurityPolicy_TLS13_1_3_2025_09`, all begin at TLS 1.2. */
const mustBeModern = (policy: Property): Verdict =>
  policy.mustMatch(/^(?:TLS_1_2|SecurityPolicy_TLS1[23]_(?!1_[01]_)\w+)$/, 'TLS_1_2 or an enhanced policy');

/**
 * HTTP and WebSocket APIs take TLS_1_2 and nothing else, and CDK leaves it to that; a REST API on the same domain may have another
 * default. https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html
 */
const mustBeSaid = (policy: Property): Verdict =>
  policy.mustBeAbsent().status === 'compliant'
    ? undetermined(() => `${policy.state()}, and AWS documents no default for this kind of domain; it must be TLS_1_2`, policy)
    : mustBeModern(policy);

export default rule({
  id: 'api-gw-domain-tls-1-2',
  title: 'API domains require TLS 1.2 or later',
  why: 'Older versions can be broken, and ePHI and sign-in tokens read or changed on the way.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::ApiGateway::DomainName', 'AWS::ApiGatewayV2::DomainName'],

  check: domain =>
    domain.type === 'AWS::ApiGateway::DomainName'
      ? mustBeModern(domain.property('SecurityPolicy'))
      : everyOf(domain.property('DomainNameConfigurations').items(), configuration =>
          mustBeSaid(configuration.get('SecurityPolicy')),
        ),

  fix: {
    how: 'Set `securityPolicy: SecurityPolicy.TLS_1_2` on `DomainName`. In CloudFormation: `SecurityPolicy: TLS_1_2`, for HTTP APIs in `DomainNameConfigurations`.',
  },
  config: {
    // Without the parameter AWS's rule refuses TLS_1_0 alone; these are all others that it knows.
    managedRule: 'APIGATEWAY_DOMAIN_NAME_TLS_CHECK',
    parameters: {
      allowedSecurityPolicies: [
        'TLS_1_2',
        'SecurityPolicy_TLS12_2018_EDGE',
        'SecurityPolicy_TLS12_PFS_2025_EDGE',
        'SecurityPolicy_TLS13_1_2_2021_06',
        'SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09',
        'SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09',
        'SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09',
        'SecurityPolicy_TLS13_1_2_PQ_2025_09',
        'SecurityPolicy_TLS13_1_3_2025_09',
        'SecurityPolicy_TLS13_1_3_FIPS_2025_09',
        'SecurityPolicy_TLS13_2025_EDGE',
      ].join(','),
    },
  },

  examples: {
    compliant: [
      {
        when: 'it requires TLS 1.2',
        resources: `
      Domain:
        Type: AWS::ApiGateway::DomainName
        Properties: { DomainName: api.clinic.example, SecurityPolicy: TLS_1_2 }`,
      },
      {
        when: 'it uses an enhanced policy',
        resources: `
      Domain:
        Type: AWS::ApiGateway::DomainName
        Properties: { DomainName: api.clinic.example, SecurityPolicy: SecurityPolicy_TLS13_1_3_2025_09, EndpointAccessMode: STRICT }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it accepts TLS 1.0',
        resources: `
      Domain:
        Type: AWS::ApiGateway::DomainName
        Properties: { DomainName: api.clinic.example, SecurityPolicy: TLS_1_0 }`,
      },
      {
        when: 'a configuration of an HTTP API domain accepts TLS 1.0',
        resources: `
      Domain:
        Type: AWS::ApiGatewayV2::DomainName
        Properties:
          DomainName: api.clinic.example
          DomainNameConfigurations: [{ SecurityPolicy: TLS_1_2 }, { SecurityPolicy: TLS_1_0 }]`,
      },
      {
        when: 'nothing is set',
        resources: `
      Domain:
        Type: AWS::ApiGateway::DomainName
        Properties: { DomainName: api.clinic.example }`,
      },
    ],
    undetermined: [
      {
        when: 'nothing is set for the domain of an HTTP API',
        resources: `
      Domain:
        Type: AWS::ApiGatewayV2::DomainName
        Properties: { DomainName: api.clinic.example, DomainNameConfigurations: [{ EndpointType: REGIONAL }] }`,
      },
      {
        when: 'the policy comes from another stack',
        resources: `
      Domain:
        Type: AWS::ApiGateway::DomainName
        Properties: { DomainName: api.clinic.example, SecurityPolicy: !ImportValue Tls }`,
      },
    ],
  },
});
