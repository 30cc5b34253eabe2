import { allOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'iot-account-audit-notifications',
  title: 'IoT Device Defender tells about the findings of audits',
  why: 'A shared certificate or a policy for everything is found at night and stays in place until somebody happens to open the console.',
  severity: 'medium',
  controls: { hicp: ['9.M.A', '9.L.B'], hipaa: ['164.308(a)(1)(ii)(D)', '164.308(a)(6)(ii)'] },
  appliesTo: ['AWS::IoT::AccountAuditConfiguration'],

  check: audit => {
    const target = audit.property('AuditNotificationTargetConfigurations.Sns');
    return allOf(
      target.get('Enabled').orDefault(false).mustBe(true),
      target.get('TargetArn').mustBePresent(),
      target.get('RoleArn').mustBePresent(),
    );
  },

  fix: {
    how: 'Set `auditNotificationTargetConfigurations.sns` on `iot.CfnAccountAuditConfiguration`. In CloudFormation: `AuditNotificationTargetConfigurations.Sns` with `Enabled`, `TargetArn` and `RoleArn`.',
  },
  config: {
    guard: {
      type: 'AWS::IoT::AccountAuditConfiguration',
      all: [
        { path: 'AuditNotificationTargetConfigurations.Sns.Enabled', mustBe: [true] },
        { path: 'AuditNotificationTargetConfigurations.Sns.TargetArn', must: 'be text' },
        { path: 'AuditNotificationTargetConfigurations.Sns.RoleArn', must: 'be text' },
      ],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::IoT::AccountAuditConfiguration.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: {
            AuditNotificationTargetConfigurations: {
              Sns: {
                Enabled: true,
                TargetArn: 'arn:aws:sns:us-east-1:111122223333:audit',
                RoleArn: 'arn:aws:iam::111122223333:role/audit',
              },
            },
          },
          configuration: {
            AccountId: '111122223333',
            AuditNotificationTargetConfigurations: {
              Sns: {
                Enabled: true,
                TargetArn: 'arn:aws:sns:us-east-1:111122223333:audit',
                RoleArn: 'arn:aws:iam::111122223333:role/audit',
              },
            },
          },
          verdict: 'compliant',
        },
        {
          properties: {
            AuditNotificationTargetConfigurations: {
              Sns: {
                Enabled: false,
                TargetArn: 'arn:aws:sns:us-east-1:111122223333:audit',
                RoleArn: 'arn:aws:iam::111122223333:role/audit',
              },
            },
          },
          configuration: {
            AccountId: '111122223333',
            AuditNotificationTargetConfigurations: {
              Sns: {
                Enabled: false,
                TargetArn: 'arn:aws:sns:us-east-1:111122223333:audit',
                RoleArn: 'arn:aws:iam::111122223333:role/audit',
              },
            },
          },
          verdict: 'non-compliant',
        },
        {
          properties: {
            AuditNotificationTargetConfigurations: { Sns: { Enabled: true, RoleArn: 'arn:aws:iam::111122223333:role/audit' } },
          },
          configuration: {
            AccountId: '111122223333',
            AuditNotificationTargetConfigurations: { Sns: { Enabled: true, RoleArn: 'arn:aws:iam::111122223333:role/audit' } },
          },
          verdict: 'non-compliant',
        },
        {
          properties: {},
          configuration: { AccountId: '111122223333' },
          verdict: 'non-compliant',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'a topic takes them',
        resources: `
      Audit:
        Type: AWS::IoT::AccountAuditConfiguration
        Properties: { AccountId: !Ref AWS::AccountId, RoleArn: audit, AuditCheckConfigurations: { LoggingDisabledCheck: { Enabled: true } }, AuditNotificationTargetConfigurations: { Sns: { Enabled: true, TargetArn: !Ref Findings, RoleArn: notify } } }
      Findings:
        Type: AWS::SNS::Topic`,
      },
    ],
    nonCompliant: [
      {
        when: 'nobody is told',
        resources: `
      Audit:
        Type: AWS::IoT::AccountAuditConfiguration
        Properties: { AccountId: !Ref AWS::AccountId, RoleArn: audit, AuditCheckConfigurations: { LoggingDisabledCheck: { Enabled: true } } }`,
      },
      {
        when: 'the target is off',
        resources: `
      Audit:
        Type: AWS::IoT::AccountAuditConfiguration
        Properties: { AccountId: !Ref AWS::AccountId, RoleArn: audit, AuditCheckConfigurations: { LoggingDisabledCheck: { Enabled: true } }, AuditNotificationTargetConfigurations: { Sns: { Enabled: false, TargetArn: findings, RoleArn: notify } } }`,
      },
    ],
    undetermined: [
      {
        when: 'the target comes from another stack',
        resources: `
      Audit:
        Type: AWS::IoT::AccountAuditConfiguration
        Properties: { AccountId: !Ref AWS::AccountId, RoleArn: audit, AuditCheckConfigurations: { LoggingDisabledCheck: { Enabled: true } }, AuditNotificationTargetConfigurations: !ImportValue Targets }`,
      },
    ],
  },
});
