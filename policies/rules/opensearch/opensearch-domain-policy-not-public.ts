import { allOf, anyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustNotBePublic } from '../dynamodb/_public-policy';

export default rule({
  id: 'opensearch-domain-policy-not-public',
  title: 'OpenSearch access policies do not let everyone in',
  why: 'A policy for everyone, with no sign-in behind it, gives all records to whoever reaches the endpoint.',
  severity: 'high',
  controls: { hicp: ['3.L.B', '4.L.A'], hipaa: ['164.312(a)(1)', '164.308(a)(4)(ii)(B)'] },
  from: 'small',
  appliesTo: ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'],

  check: domain =>
    anyOf(
      mustNotBePublic(domain.property('AccessPolicies')),
      // Fine-grained access control asks everyone to sign in, and AWS pairs it with an open policy.
      () =>
        allOf(
          domain.property('AdvancedSecurityOptions.Enabled').orDefault(false).mustBe(true),
          domain.property('AdvancedSecurityOptions.AnonymousAuthEnabled').orDefault(false).mustBe(false),
        ),
    ),

  fix: {
    how: 'Name the principals in `accessPolicies` of `opensearch.Domain`, or set `fineGrainedAccessControl` (`AccessPolicies`, `AdvancedSecurityOptions`).',
  },
  config: { none: 'The access policy of a domain is a policy document, JSON as text, which Guard 2 cannot read.' },

  examples: {
    compliant: [
      {
        when: 'it names a role',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        Properties:
          AccessPolicies:
            Statement:
              Effect: Allow
              Principal: { AWS: arn:aws:iam::111122223333:role/search }
              Action: es:ESHttp*
              Resource: '*'`,
      },
      {
        when: 'everyone signs in with fine-grained access control',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        Properties:
          AccessPolicies: { Statement: { Effect: Allow, Principal: "*", Action: "es:ESHttp*", Resource: "*" } }
          AdvancedSecurityOptions: { Enabled: true }`,
      },
      {
        when: 'it names addresses',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        Properties:
          AccessPolicies:
            Statement:
              Effect: Allow
              Principal: '*'
              Action: es:ESHttp*
              Resource: '*'
              Condition: { IpAddress: { aws:SourceIp: [192.0.2.0/24] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it allows everyone',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        Properties:
          AccessPolicies:
            Statement:
              Effect: Allow
              Principal: '*'
              Action: es:ESHttp*
              Resource: '*'`,
      },
      {
        when: 'it names every address',
        resources: `
      Notes:
        Type: AWS::Elasticsearch::Domain
        Properties:
          AccessPolicies:
            Statement:
              Effect: Allow
              Principal: { AWS: '*' }
              Action: es:ESHttp*
              Resource: '*'
              Condition: { IpAddress: { aws:SourceIp: [0.0.0.0/0] } }`,
      },
    ],
    undetermined: [
      {
        when: 'the principal is imported',
        resources: `
      Notes:
        Type: AWS::OpenSearchService::Domain
        Properties:
          AccessPolicies:
            Statement:
              Effect: Allow
              Principal: { AWS: !ImportValue caller }
              Action: es:ESHttp*
              Resource: '*'`,
      },
    ],
  },
});
