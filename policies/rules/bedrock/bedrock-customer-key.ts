import { mustBeCustomerKey } from '../rds/_customer-key';
import { rule } from '../../rule';

const keys: Readonly<Record<string, string>> = {
  'AWS::Bedrock::DataSource': 'ServerSideEncryptionConfiguration.KmsKeyArn',
  'AWS::Bedrock::Guardrail': 'KmsKeyArn',
};

export default rule({
  id: 'bedrock-customer-key',
  title: 'Bedrock agents, guardrails, flows, prompts and data sources use a customer managed key',
  why: 'Instructions, sessions and documents of an assistant hold ePHI; only the use of a key of one’s own can be limited, logged and withdrawn.',
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  from: 'large',
  appliesTo: [
    'AWS::Bedrock::Agent',
    'AWS::Bedrock::Guardrail',
    'AWS::Bedrock::Flow',
    'AWS::Bedrock::Prompt',
    'AWS::Bedrock::DataSource',
  ],

  check: resource => mustBeCustomerKey(resource.property(keys[resource.type] ?? 'CustomerEncryptionKeyArn')),

  fix: {
    how: 'Set `customerEncryptionKeyArn` on `bedrock.CfnAgent`, `CfnFlow` and `CfnPrompt`, `kmsKeyArn` on `CfnGuardrail`, `serverSideEncryptionConfiguration` on `CfnDataSource` (`CustomerEncryptionKeyArn`, `KmsKeyArn`, `ServerSideEncryptionConfiguration.KmsKeyArn`).',
  },
  config: {
    none: 'AWS Config does not record agents, flows and data sources of Bedrock, and the items of guardrails and prompts name a key by its ARN, which does not tell whose it is.',
  },

  examples: {
    compliant: [
      {
        when: 'it names a key',
        resources: `
      Triage:
        Type: AWS::Bedrock::Agent
        Properties: { AgentName: triage, CustomerEncryptionKeyArn: !GetAtt Key.Arn }
      Key: { Type: AWS::KMS::Key }`,
      },
      {
        when: 'a guardrail names a key',
        resources: `
      Limits:
        Type: AWS::Bedrock::Guardrail
        Properties: { Name: limits, BlockedInputMessaging: No., BlockedOutputsMessaging: No., KmsKeyArn: !GetAtt Key.Arn }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS uses a key of its own',
        resources: `
      Triage:
        Type: AWS::Bedrock::Agent
        Properties: { AgentName: triage }`,
      },
      {
        when: 'a data source names none',
        resources: `
      Guidelines:
        Type: AWS::Bedrock::DataSource
        Properties: { Name: guidelines, KnowledgeBaseId: ABCDEFGHIJ }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Triage:
        Type: AWS::Bedrock::Agent
        Properties: { AgentName: triage, CustomerEncryptionKeyArn: !ImportValue key }`,
      },
    ],
  },
});
