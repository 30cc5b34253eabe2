import { rule } from '../../rule';

export default rule({
  id: 'bedrock-agent-guardrail',
  title: 'Bedrock agents are bound to a guardrail',
  why: 'Without a guardrail an agent can be talked into giving out what it knows of other patients, or into advice that harms.',
  severity: 'medium',
  controls: { hicp: ['4.M.E'], hipaa: ['164.312(a)(1)'] },
  when: 'phi',
  appliesTo: ['AWS::Bedrock::Agent'],

  check: agent => agent.property('GuardrailConfiguration.GuardrailIdentifier').mustBePresent(),

  fix: {
    how: 'Set `guardrailConfiguration: { guardrailIdentifier, guardrailVersion }` on `bedrock.CfnAgent` (`GuardrailConfiguration`).',
  },
  config: { none: 'AWS Config does not record agents of Bedrock.' },

  examples: {
    compliant: [
      {
        when: 'it names one',
        resources: `
      Triage:
        Type: AWS::Bedrock::Agent
        Properties: { AgentName: triage, GuardrailConfiguration: { GuardrailIdentifier: !GetAtt Limits.GuardrailId, GuardrailVersion: '1' } }
      Limits: { Type: AWS::Bedrock::Guardrail, Properties: { Name: limits, BlockedInputMessaging: No., BlockedOutputsMessaging: No. } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names none',
        resources: `
      Triage:
        Type: AWS::Bedrock::Agent
        Properties: { AgentName: triage }`,
      },
    ],
    undetermined: [
      {
        when: 'it is imported and may be empty',
        resources: `
      Triage:
        Type: AWS::Bedrock::Agent
        Properties: { AgentName: triage, GuardrailConfiguration: { GuardrailIdentifier: !ImportValue limits, GuardrailVersion: '1' } }`,
      },
    ],
  },
});
