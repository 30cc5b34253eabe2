import { allOf, someOf } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { rule } from '../../rule';

/** A side may have an action of its own, or be off. */
function mustAct(identifier: Property, side: string): Verdict {
  const own = identifier.get(`${side}Action`);
  return allOf(
    (own.value() === undefined ? identifier.get('Action') : own).mustBe('BLOCK', 'ANONYMIZE'),
    identifier.get(`${side}Enabled`).mustNotBe(false),
  );
}

export default rule({
  id: 'bedrock-guardrail-sensitive-information',
  title: 'Bedrock guardrails block or mask identifiers of people',
  why: 'Names, numbers and addresses of patients otherwise pass through prompts and answers into logs and to other users.',
  severity: 'medium',
  controls: { hicp: ['4.M.E'], hipaa: ['164.312(a)(1)'] },
  when: 'phi',
  appliesTo: ['AWS::Bedrock::Guardrail'],

  check: guardrail =>
    someOf(
      ['PiiEntitiesConfig', 'RegexesConfig'].flatMap(name =>
        guardrail.property(`SensitiveInformationPolicyConfig.${name}`).items(),
      ),
      'identifier that is blocked or masked',
      identifier => someOf(['Input', 'Output'], 'side on which it acts', side => mustAct(identifier, side)),
    ),

  fix: {
    how: 'Set `sensitiveInformationPolicyConfig` with `piiEntitiesConfig` on `bedrock.CfnGuardrail` (`SensitiveInformationPolicyConfig.PiiEntitiesConfig`).',
    set: {
      'Properties.SensitiveInformationPolicyConfig.PiiEntitiesConfig': [
        { Type: 'NAME', Action: 'ANONYMIZE' },
        { Type: 'ADDRESS', Action: 'ANONYMIZE' },
        { Type: 'PHONE', Action: 'ANONYMIZE' },
        { Type: 'EMAIL', Action: 'ANONYMIZE' },
        { Type: 'US_SOCIAL_SECURITY_NUMBER', Action: 'ANONYMIZE' },
      ],
    },
  },
  config: { none: 'AWS publishes no schema of the item of a guardrail, so what it shows is not certain.' },

  examples: {
    compliant: [
      {
        when: 'it masks names',
        resources: `
      Limits:
        Type: AWS::Bedrock::Guardrail
        Properties: { Name: limits, BlockedInputMessaging: No., BlockedOutputsMessaging: No., SensitiveInformationPolicyConfig: { PiiEntitiesConfig: [{ Type: NAME, Action: ANONYMIZE }] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it only detects names',
        resources: `
      Limits:
        Type: AWS::Bedrock::Guardrail
        Properties: { Name: limits, BlockedInputMessaging: No., BlockedOutputsMessaging: No., SensitiveInformationPolicyConfig: { PiiEntitiesConfig: [{ Type: NAME, Action: NONE }] } }`,
      },
      {
        when: 'it is off on both sides',
        resources: `
      Limits:
        Type: AWS::Bedrock::Guardrail
        Properties: { Name: limits, BlockedInputMessaging: No., BlockedOutputsMessaging: No., SensitiveInformationPolicyConfig: { PiiEntitiesConfig: [{ Type: NAME, Action: BLOCK, InputEnabled: false, OutputAction: NONE }] } }`,
      },
      {
        when: 'it only blocks words',
        resources: `
      Limits:
        Type: AWS::Bedrock::Guardrail
        Properties: { Name: limits, BlockedInputMessaging: No., BlockedOutputsMessaging: No., WordPolicyConfig: { ManagedWordListsConfig: [{ Type: PROFANITY }] } }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Limits:
        Type: AWS::Bedrock::Guardrail
        Properties: { Name: limits, BlockedInputMessaging: No., BlockedOutputsMessaging: No., SensitiveInformationPolicyConfig: !ImportValue identifiers }`,
      },
    ],
  },
});
