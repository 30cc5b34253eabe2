import { allOf, someOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'bedrock-guardrail-prompt-attacks',
  title: 'Bedrock guardrails filter attacks by prompt',
  why: 'A sentence in a message or a scanned letter otherwise turns an assistant that may read records into one that gives them out.',
  severity: 'medium',
  controls: { hicp: ['4.M.E'], hipaa: ['164.312(a)(1)'] },
  when: 'phi',
  appliesTo: ['AWS::Bedrock::Guardrail'],

  check: guardrail =>
    someOf(
      guardrail.property('ContentPolicyConfig.FiltersConfig').items(),
      'filter of type PROMPT_ATTACK that acts on input',
      filter =>
        allOf(
          filter.get('Type').mustBe('PROMPT_ATTACK'),
          () => filter.get('InputStrength').mustBe('LOW', 'MEDIUM', 'HIGH'),
          () => filter.get('InputAction').mustNotBe('NONE'),
          () => filter.get('InputEnabled').mustNotBe(false),
        ),
    ),

  fix: {
    how: 'Add `{ type: "PROMPT_ATTACK", inputStrength: "HIGH", outputStrength: "NONE" }` to `filtersConfig` in `contentPolicyConfig` of `bedrock.CfnGuardrail` (`ContentPolicyConfig.FiltersConfig`).',
  },
  config: { none: 'AWS publishes no schema of the item of a guardrail, so what it shows is not certain.' },

  examples: {
    compliant: [
      {
        when: 'it filters them',
        resources: `
      Limits:
        Type: AWS::Bedrock::Guardrail
        Properties: { Name: limits, BlockedInputMessaging: No., BlockedOutputsMessaging: No., ContentPolicyConfig: { FiltersConfig: [{ Type: PROMPT_ATTACK, InputStrength: HIGH, OutputStrength: NONE }] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it filters other content alone',
        resources: `
      Limits:
        Type: AWS::Bedrock::Guardrail
        Properties: { Name: limits, BlockedInputMessaging: No., BlockedOutputsMessaging: No., ContentPolicyConfig: { FiltersConfig: [{ Type: VIOLENCE, InputStrength: HIGH, OutputStrength: NONE }] } }`,
      },
      {
        when: 'the filter has no strength',
        resources: `
      Limits:
        Type: AWS::Bedrock::Guardrail
        Properties: { Name: limits, BlockedInputMessaging: No., BlockedOutputsMessaging: No., ContentPolicyConfig: { FiltersConfig: [{ Type: PROMPT_ATTACK, InputStrength: NONE, OutputStrength: NONE }] } }`,
      },
      {
        when: 'it filters nothing',
        resources: `
      Limits:
        Type: AWS::Bedrock::Guardrail
        Properties: { Name: limits, BlockedInputMessaging: No., BlockedOutputsMessaging: No. }`,
      },
    ],
    undetermined: [
      {
        when: 'the strength is imported',
        resources: `
      Limits:
        Type: AWS::Bedrock::Guardrail
        Properties: { Name: limits, BlockedInputMessaging: No., BlockedOutputsMessaging: No., ContentPolicyConfig: { FiltersConfig: [{ Type: PROMPT_ATTACK, InputStrength: !ImportValue strength, OutputStrength: NONE }] } }`,
      },
    ],
  },
});
