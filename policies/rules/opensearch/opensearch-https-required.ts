import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'opensearch-https-required',
  title: 'OpenSearch domains refuse plain HTTP and old TLS',
  why: 'Over plain HTTP or TLS below 1.2, queries and documents with ePHI can be read and changed on the way.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'],

  check: domain =>
    everyOf(
      [
        domain.property('DomainEndpointOptions.EnforceHTTPS').orDefault(false).mustBe(true),
        domain
          .property('DomainEndpointOptions.TLSSecurityPolicy')
          .orDefault('Policy-Min-TLS-1-0-2019-07')
          .mustMatch(/^Policy-Min-TLS-1-[2-9]-/, 'a policy of TLS 1.2 or later'),
      ],
      verdict => verdict,
    ),

  fix: {
    how: 'Set `enforceHttps: true` and `tlsSecurityPolicy: opensearch.TLSSecurityPolicy.TLS_1_2_PFS` on `opensearch.Domain` (`DomainEndpointOptions`).',
    set: {
      'Properties.DomainEndpointOptions.EnforceHTTPS': true,
      'Properties.DomainEndpointOptions.TLSSecurityPolicy': 'Policy-Min-TLS-1-2-PFS-2023-10',
    },
  },
  config: {
    managedRule: 'OPENSEARCH_HTTPS_REQUIRED',
    parameters: {
      tlsPolicies: 'Policy-Min-TLS-1-2-2019-07,Policy-Min-TLS-1-2-PFS-2023-10,Policy-Min-TLS-1-2-RFC9151-FIPS-2024-08',
    },
  },

  examples: {
    compliant: [
      {
        when: 'it takes HTTPS with TLS 1.2 alone',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        Properties:
          DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: Policy-Min-TLS-1-2-PFS-2023-10 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS lets HTTP in',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain`,
      },
      {
        when: 'it still takes TLS 1.0',
        resources: `
      Notes:
        Type: AWS::Elasticsearch::Domain
        Properties:
          DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: Policy-Min-TLS-1-0-2019-07 }`,
      },
      {
        when: 'HTTP is let in',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        Properties:
          DomainEndpointOptions: { EnforceHTTPS: false, TLSSecurityPolicy: Policy-Min-TLS-1-2-2019-07 }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        Properties:
          DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: !Ref Policy }`,
      },
    ],
  },
});
