import { rule } from '../../rule';
import { admitsDevices } from './_environment';

export default rule({
  id: 'iot-account-audited',
  title: 'IoT Device Defender audits the account where devices connect',
  why: 'Certificates that several devices share, and policies for everything, are looked for by nobody where no audit is set up.',
  severity: 'medium',
  controls: { hicp: ['9.M.A', '9.M.B'], hipaa: ['164.308(a)(1)(ii)(D)', '164.308(a)(8)'] },
  scope: 'environment',
  appliesTo: ['AWS::IoT::AccountAuditConfiguration'],
  where: admitsDevices,

  check: environment => environment.mustHave('audit of IoT Device Defender', ['AWS::IoT::AccountAuditConfiguration']),

  fix: {
    how: 'Use `DeviceGateway`, or add an `iot.CfnAccountAuditConfiguration` and an `iot.CfnScheduledAudit`. In CloudFormation: `AWS::IoT::AccountAuditConfiguration`, `AWS::IoT::ScheduledAudit`.',
  },
  config: {
    none: 'No managed rule of AWS Config judges the audit of IoT Device Defender, and a Guard policy judges what there is, not what is missing.',
  },

  examples: {
    compliant: [
      {
        when: 'the account is audited',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Pump: { Type: AWS::IoT::Thing }
      Audit:
        Type: AWS::IoT::AccountAuditConfiguration
        Properties:
          AccountId: !Ref AWS::AccountId
          RoleArn: arn:aws:iam::111122223333:role/audit
          AuditCheckConfigurations: { LoggingDisabledCheck: { Enabled: true } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the account is set up without',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Pump: { Type: AWS::IoT::Thing }`,
      },
    ],
  },
});
