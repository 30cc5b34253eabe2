import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';

/** The checks that find a device, certificate or policy through which others can be reached. */
const checks = [
  'ConflictingClientIdsCheck',
  'DeviceCertificateExpiringCheck',
  'DeviceCertificateSharedCheck',
  'IotPolicyOverlyPermissiveCheck',
  'LoggingDisabledCheck',
  'RevokedCaCertificateStillActiveCheck',
  'RevokedDeviceCertificateStillActiveCheck',
];

export default rule({
  id: 'iot-account-audit-checks-enabled',
  title: 'IoT Device Defender audits certificates, policies and logging',
  why: 'Shared or revoked certificates and wide policies are how one device is used against others; without the audit they are found after the incident.',
  severity: 'medium',
  controls: { hicp: ['9.M.A', '9.M.B'], hipaa: ['164.308(a)(1)(ii)(D)', '164.308(a)(8)'] },
  appliesTo: ['AWS::IoT::AccountAuditConfiguration'],

  check: audit =>
    everyOf(checks, check => audit.property(`AuditCheckConfigurations.${check}.Enabled`).orDefault(false).mustBe(true)),

  fix: {
    how: 'Enable the checks in `auditCheckConfigurations` of `iot.CfnAccountAuditConfiguration`. In CloudFormation: `AuditCheckConfigurations.<check>.Enabled: true`.',
    set: Object.fromEntries(checks.map(check => [`Properties.AuditCheckConfigurations.${check}.Enabled`, true])),
  },
  config: {
    guard: {
      type: 'AWS::IoT::AccountAuditConfiguration',
      all: checks.map(check => ({ path: `AuditCheckConfigurations.${check}.Enabled`, mustBe: [true] })),
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::IoT::AccountAuditConfiguration.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { AuditCheckConfigurations: Object.fromEntries(checks.map(check => [check, { Enabled: true }])) },
          configuration: {
            AccountId: '111122223333',
            AuditCheckConfigurations: Object.fromEntries(checks.map(check => [check, { Enabled: true }])),
          },
          verdict: 'compliant',
        },
        {
          properties: { AuditCheckConfigurations: { LoggingDisabledCheck: { Enabled: true } } },
          configuration: { AccountId: '111122223333', AuditCheckConfigurations: { LoggingDisabledCheck: { Enabled: true } } },
          verdict: 'non-compliant',
        },
        {
          properties: {
            AuditCheckConfigurations: {
              ...Object.fromEntries(checks.map(check => [check, { Enabled: true }])),
              LoggingDisabledCheck: { Enabled: false },
            },
          },
          configuration: {
            AccountId: '111122223333',
            AuditCheckConfigurations: {
              ...Object.fromEntries(checks.map(check => [check, { Enabled: true }])),
              LoggingDisabledCheck: { Enabled: false },
            },
          },
          verdict: 'non-compliant',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'the checks are on',
        resources: `
      Audit:
        Type: AWS::IoT::AccountAuditConfiguration
        Properties:
          AccountId: !Ref AWS::AccountId
          RoleArn: audit
          AuditCheckConfigurations:
            ConflictingClientIdsCheck: { Enabled: true }
            DeviceCertificateExpiringCheck: { Enabled: true }
            DeviceCertificateSharedCheck: { Enabled: true }
            IotPolicyOverlyPermissiveCheck: { Enabled: true }
            LoggingDisabledCheck: { Enabled: true }
            RevokedCaCertificateStillActiveCheck: { Enabled: true }
            RevokedDeviceCertificateStillActiveCheck: { Enabled: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'only one is on',
        resources: `
      Audit:
        Type: AWS::IoT::AccountAuditConfiguration
        Properties:
          AccountId: !Ref AWS::AccountId
          RoleArn: audit
          AuditCheckConfigurations: { LoggingDisabledCheck: { Enabled: true } }`,
      },
    ],
    undetermined: [
      {
        when: 'the checks come from another stack',
        resources: `
      Audit:
        Type: AWS::IoT::AccountAuditConfiguration
        Properties: { AccountId: !Ref AWS::AccountId, RoleArn: audit, AuditCheckConfigurations: !ImportValue Checks }`,
      },
    ],
  },
});
