import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';

/** Those that `iot-account-audit-checks-enabled` leaves to larger organizations. */
const checks = [
  'AuthenticatedCognitoRoleOverlyPermissiveCheck',
  'CaCertificateExpiringCheck',
  'CaCertificateKeyQualityCheck',
  'DeviceCertificateAgeCheck',
  'DeviceCertificateKeyQualityCheck',
  'IntermediateCaRevokedForActiveDeviceCertificatesCheck',
  'IoTPolicyPotentialMisConfigurationCheck',
  'IotRoleAliasAllowsAccessToUnusedServicesCheck',
  'IotRoleAliasOverlyPermissiveCheck',
  'UnauthenticatedCognitoRoleOverlyPermissiveCheck',
];

/** AWS's schema of the item does not list this one. */
const shown = checks.filter(check => check !== 'DeviceCertificateAgeCheck');

const enabled = (names: readonly string[]) => Object.fromEntries(names.map(name => [name, { Enabled: true }]));

export default rule({
  id: 'iot-account-audit-all-checks-enabled',
  title: 'IoT Device Defender runs its further checks too',
  why: 'Weak keys, old certificates, and roles that reach beyond what devices use are ways from one device into the records; each is found by a check of its own.',
  severity: 'low',
  controls: { hicp: ['9.M.A', '9.M.B', '9.L.A'], hipaa: ['164.308(a)(1)(ii)(D)', '164.308(a)(8)'] },
  appliesTo: ['AWS::IoT::AccountAuditConfiguration'],
  from: 'large',

  check: audit =>
    everyOf(checks, check => audit.property(`AuditCheckConfigurations.${check}.Enabled`).orDefault(false).mustBe(true)),

  fix: {
    how: 'Enable all checks in `auditCheckConfigurations` of `iot.CfnAccountAuditConfiguration`. In CloudFormation: `AuditCheckConfigurations.<check>.Enabled: true`.',
    set: Object.fromEntries(checks.map(check => [`Properties.AuditCheckConfigurations.${check}.Enabled`, true])),
  },
  config: {
    guard: {
      type: 'AWS::IoT::AccountAuditConfiguration',
      all: shown.map(check => ({ path: `AuditCheckConfigurations.${check}.Enabled`, mustBe: [true] })),
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::IoT::AccountAuditConfiguration.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { AuditCheckConfigurations: enabled(checks) },
          configuration: { AccountId: '111122223333', AuditCheckConfigurations: enabled(checks) },
          verdict: 'compliant',
        },
        {
          properties: { AuditCheckConfigurations: enabled(checks) },
          configuration: { AccountId: '111122223333', AuditCheckConfigurations: enabled(shown) },
          verdict: 'compliant',
        },
        {
          properties: { AuditCheckConfigurations: { LoggingDisabledCheck: { Enabled: true } } },
          configuration: { AccountId: '111122223333', AuditCheckConfigurations: { LoggingDisabledCheck: { Enabled: true } } },
          verdict: 'non-compliant',
        },
        ...shown.map(
          check =>
            ({
              properties: { AuditCheckConfigurations: { ...enabled(checks), [check]: { Enabled: false } } },
              configuration: {
                AccountId: '111122223333',
                AuditCheckConfigurations: { ...enabled(shown), [check]: { Enabled: false } },
              },
              verdict: 'non-compliant',
            }) as const,
        ),
        {
          properties: {},
          configuration: { AccountId: '111122223333' },
          verdict: 'non-compliant',
        },
        {
          properties: { AuditCheckConfigurations: enabled(shown) },
          configuration: { AccountId: '111122223333', AuditCheckConfigurations: enabled(shown) },
          verdict: 'non-compliant',
          policyDiffers: 'AWS does not list the check of the age of certificates among what the item shows.',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'they are on',
        resources: `
      Audit:
        Type: AWS::IoT::AccountAuditConfiguration
        Properties: 
          AccountId: !Ref AWS::AccountId
          RoleArn: audit
          AuditCheckConfigurations:
            AuthenticatedCognitoRoleOverlyPermissiveCheck: { Enabled: true }
            CaCertificateExpiringCheck: { Enabled: true }
            CaCertificateKeyQualityCheck: { Enabled: true }
            DeviceCertificateAgeCheck: { Enabled: true }
            DeviceCertificateKeyQualityCheck: { Enabled: true }
            IntermediateCaRevokedForActiveDeviceCertificatesCheck: { Enabled: true }
            IoTPolicyPotentialMisConfigurationCheck: { Enabled: true }
            IotRoleAliasAllowsAccessToUnusedServicesCheck: { Enabled: true }
            IotRoleAliasOverlyPermissiveCheck: { Enabled: true }
            UnauthenticatedCognitoRoleOverlyPermissiveCheck: { Enabled: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'only the basic ones are on',
        resources: `
      Audit:
        Type: AWS::IoT::AccountAuditConfiguration
        Properties: { AccountId: !Ref AWS::AccountId, RoleArn: audit, AuditCheckConfigurations: { LoggingDisabledCheck: { Enabled: true } } }`,
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
