import { allOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'healthlake-datastore-fine-grained-authorization',
  title: 'HealthLake data store with SMART on FHIR checks every scope of a token',
  why: 'Without fine-grained authorization an app that was given one scope of one patient can reach resources that the token does not name.',
  severity: 'medium',
  controls: { hicp: ['3.M.B', '3.L.B'], hipaa: ['164.312(a)(1)', '164.308(a)(4)(i)'] },
  appliesTo: ['AWS::HealthLake::FHIRDatastore'],
  // With `AWS_AUTH`, and without a configuration, IAM decides alone.
  where: store => {
    const strategy = store.property('IdentityProviderConfiguration.AuthorizationStrategy');
    return allOf(strategy.mustBePresent(), () => strategy.mustNotBe('AWS_AUTH'));
  },

  check: store => store.property('IdentityProviderConfiguration.FineGrainedAuthorizationEnabled').mustBe(true),

  fix: {
    how: 'Set `fineGrainedAuthorizationEnabled: true` in `identityProviderConfiguration` of `healthlake.CfnFHIRDatastore` (`IdentityProviderConfiguration.FineGrainedAuthorizationEnabled`). It takes a new data store.',
    set: { 'Properties.IdentityProviderConfiguration.FineGrainedAuthorizationEnabled': true },
  },
  config: {
    guard: {
      type: 'AWS::HealthLake::FHIRDatastore',
      all: [
        {
          given: 'IdentityProviderConfiguration.AuthorizationStrategy',
          all: [
            {
              unless: 'IdentityProviderConfiguration.AuthorizationStrategy',
              is: 'AWS_AUTH',
              all: [{ path: 'IdentityProviderConfiguration.FineGrainedAuthorizationEnabled', mustBe: [true] }],
            },
          ],
        },
      ],
      source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-healthlake-fhirdatastore.html',
      confidence: 'recall',
      cases: [
        {
          properties: {
            IdentityProviderConfiguration: { AuthorizationStrategy: 'SMART_ON_FHIR', FineGrainedAuthorizationEnabled: true },
          },
          configuration: {
            DatastoreName: 'records',
            IdentityProviderConfiguration: { AuthorizationStrategy: 'SMART_ON_FHIR', FineGrainedAuthorizationEnabled: true },
          },
          verdict: 'compliant',
        },
        {
          properties: {
            IdentityProviderConfiguration: { AuthorizationStrategy: 'SMART_ON_FHIR', FineGrainedAuthorizationEnabled: false },
          },
          configuration: {
            DatastoreName: 'records',
            IdentityProviderConfiguration: { AuthorizationStrategy: 'SMART_ON_FHIR', FineGrainedAuthorizationEnabled: false },
          },
          verdict: 'non-compliant',
        },
        {
          properties: { IdentityProviderConfiguration: { AuthorizationStrategy: 'SMART_ON_FHIR' } },
          configuration: { DatastoreName: 'records', IdentityProviderConfiguration: { AuthorizationStrategy: 'SMART_ON_FHIR' } },
          verdict: 'non-compliant',
        },
        {
          properties: { IdentityProviderConfiguration: { AuthorizationStrategy: 'AWS_AUTH' } },
          configuration: { DatastoreName: 'records', IdentityProviderConfiguration: { AuthorizationStrategy: 'AWS_AUTH' } },
          verdict: 'not concerned',
        },
        {
          properties: {},
          configuration: { DatastoreName: 'records' },
          verdict: 'not concerned',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'it is enabled',
        resources: `
      Records:
        Type: AWS::HealthLake::FHIRDatastore
        Properties: { DatastoreTypeVersion: R4, IdentityProviderConfiguration: { AuthorizationStrategy: SMART_ON_FHIR, FineGrainedAuthorizationEnabled: true, IdpLambdaArn: arn:aws:lambda:us-east-1:111122223333:function:tokens } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is disabled',
        resources: `
      Records:
        Type: AWS::HealthLake::FHIRDatastore
        Properties: { DatastoreTypeVersion: R4, IdentityProviderConfiguration: { AuthorizationStrategy: SMART_ON_FHIR_V1, FineGrainedAuthorizationEnabled: false, IdpLambdaArn: arn:aws:lambda:us-east-1:111122223333:function:tokens } }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Records:
        Type: AWS::HealthLake::FHIRDatastore
        Properties: { DatastoreTypeVersion: R4, IdentityProviderConfiguration: { AuthorizationStrategy: SMART_ON_FHIR, FineGrainedAuthorizationEnabled: !ImportValue scopes } }`,
      },
    ],
  },
});
