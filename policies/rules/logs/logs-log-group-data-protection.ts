import { allOf, anyOf, compliant, nonCompliant, someOf } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { isNoCdkHelper } from '../../cdk-helper';
import { rule } from '../../rule';
import { documentOf } from '../iam/_json';

export default rule({
  id: 'logs-log-group-data-protection',
  title: 'Log group masks sensitive data',
  why: 'Identifiers of patients slip into logs through errors and traces, where more people read them than may see records.',
  severity: 'low',
  controls: { hicp: ['4.M.C', '4.M.E'], hipaa: ['164.312(a)(1)'] },
  when: 'phi',
  from: 'large',
  appliesTo: ['AWS::Logs::LogGroup'],
  // Only the standard class can mask.
  where: group => allOf(isNoCdkHelper(group), () => group.property('LogGroupClass').orDefault('STANDARD').mustBe('STANDARD')),

  check: group =>
    anyOf(mustMask(group.property('DataProtectionPolicy')), () =>
      // A policy of the account covers all of its log groups in the Region.
      someOf(group.template.ofType('AWS::Logs::AccountPolicy'), 'policy of the account that masks', policy =>
        allOf(policy.property('PolicyType').mustBe('DATA_PROTECTION_POLICY'), () => mustMask(policy.property('PolicyDocument'))),
      ),
    ),

  fix: {
    how: 'Set `dataProtectionPolicy` on `logs.LogGroup` with the managed identifiers for health data (`DataProtectionPolicy`), or one `logs.CfnAccountPolicy` for all log groups.',
  },
  config: { none: 'AWS Config does not record log groups.' },

  examples: {
    compliant: [
      {
        when: 'it has a data protection policy',
        resources: `
      AppLog:
        Type: AWS::Logs::LogGroup
        Properties:
          DataProtectionPolicy:
            Name: mask
            Version: '2021-06-01'
            Statement:
              - Sid: mask
                DataIdentifier: ['arn:aws:dataprotection::aws:data-identifier/Ssn-US']
                Operation: { Deidentify: { MaskConfig: {} } }`,
      },
      {
        when: 'a policy of the account masks',
        resources: `
      AppLog: { Type: AWS::Logs::LogGroup }
      Masking:
        Type: AWS::Logs::AccountPolicy
        Properties: { PolicyName: mask, PolicyType: DATA_PROTECTION_POLICY, PolicyDocument: '{"Statement":[{"DataIdentifier":["arn:aws:dataprotection::aws:data-identifier/Ssn-US"],"Operation":{"Deidentify":{"MaskConfig":{}}}}]}' }`,
      },
    ],
    nonCompliant: [
      {
        when: 'its policy only reports what it finds',
        resources: `
      AppLog:
        Type: AWS::Logs::LogGroup
        Properties:
          DataProtectionPolicy:
            Name: report
            Version: '2021-06-01'
            Statement:
              - Sid: report
                DataIdentifier: ['arn:aws:dataprotection::aws:data-identifier/Ssn-US']
                Operation: { Audit: { FindingsDestination: {} } }`,
      },
      {
        when: 'the policy of the account has no statement',
        resources: `
      AppLog: { Type: AWS::Logs::LogGroup }
      Masking:
        Type: AWS::Logs::AccountPolicy
        Properties: { PolicyName: mask, PolicyType: DATA_PROTECTION_POLICY, PolicyDocument: '{"Statement":[]}' }`,
      },
      { when: 'nothing masks', resources: 'AppLog: { Type: AWS::Logs::LogGroup }' },
      {
        when: 'the policy of the account is one of subscriptions',
        resources: `
      AppLog: { Type: AWS::Logs::LogGroup }
      Forwarding:
        Type: AWS::Logs::AccountPolicy
        Properties: { PolicyName: forward, PolicyType: SUBSCRIPTION_FILTER_POLICY, PolicyDocument: '{}' }`,
      },
    ],
    undetermined: [
      {
        when: 'the policy is imported',
        resources: `
      AppLog:
        Type: AWS::Logs::LogGroup
        Properties: { DataProtectionPolicy: !ImportValue masking }`,
      },
    ],
  },
});

/** An audit statement reports what it finds; the one to de-identify masks it. Its setting is an empty object. */
function mustMask(policy: Property): Verdict {
  const document = documentOf(policy);
  // CDK wrote the keys in lower case for years, and CloudWatch takes them.
  const masks = [
    ...document
      .get('Statement')
      .items()
      .map(one => one.get('Operation.Deidentify')),
    ...document
      .get('statement')
      .items()
      .map(one => one.get('operation.deidentify')),
  ];
  return allOf(policy.mustBePresent(), () =>
    someOf(masks, 'data protection policy that masks', mask => {
      if (mask.isUnresolved()) return mask.mustBePresent();
      return mask.value() === undefined ? nonCompliant(() => `${mask.path} is not set; it must be set`, mask) : compliant;
    }),
  );
}
