import { rule } from '../../rule';
import { mustBeCustomerKey } from '../rds/_customer-key';

export default rule({
  id: 'apprunner-service-customer-key',
  title: 'App Runner services are encrypted with a customer managed key',
  why: 'App Runner keeps copies of code and logs; only the use of a key of one’s own can be limited by policy and withdrawn.',
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::AppRunner::Service'],
  when: 'phi',
  from: 'large',

  check: service => mustBeCustomerKey(service.property('EncryptionConfiguration.KmsKey')),

  fix: { how: 'Set `kmsKey` on `apprunner.Service`; it takes a new service (`EncryptionConfiguration.KmsKey`).' },
  config: {
    guard: {
      type: 'AWS::AppRunner::Service',
      all: [{ path: 'EncryptionConfiguration.KmsKey', must: 'be text' }],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::AppRunner::Service.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { EncryptionConfiguration: { KmsKey: 'alias/portal' } },
          configuration: {
            ServiceName: 'portal',
            EncryptionConfiguration: { KmsKey: 'arn:aws:kms:us-east-1:111122223333:key/1234' },
          },
          verdict: 'compliant',
        },
        {
          properties: {},
          configuration: { ServiceName: 'portal' },
          verdict: 'non-compliant',
        },
        {
          properties: { EncryptionConfiguration: { KmsKey: '' } },
          configuration: { ServiceName: 'portal', EncryptionConfiguration: {} },
          verdict: 'non-compliant',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'it names a key',
        resources: `
      Portal:
        Type: AWS::AppRunner::Service
        Properties:
          SourceConfiguration: { ImageRepository: { ImageIdentifier: portal, ImageRepositoryType: ECR } }
          EncryptionConfiguration: { KmsKey: !GetAtt Key.Arn }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names none',
        resources: `
      Portal:
        Type: AWS::AppRunner::Service
        Properties: { SourceConfiguration: { ImageRepository: { ImageIdentifier: portal, ImageRepositoryType: ECR } } }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Portal:
        Type: AWS::AppRunner::Service
        Properties:
          SourceConfiguration: { ImageRepository: { ImageIdentifier: portal, ImageRepositoryType: ECR } }
          EncryptionConfiguration: { KmsKey: !ImportValue key }`,
      },
    ],
  },
});
