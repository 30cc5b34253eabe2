import { someOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'iot-account-audit-scheduled',
  title: 'Audits of IoT Device Defender are scheduled',
  why: 'Checks that are enabled run only when an audit does; without a schedule nobody starts one.',
  severity: 'medium',
  controls: { hicp: ['9.M.A', '9.M.B'], hipaa: ['164.308(a)(1)(ii)(D)', '164.308(a)(8)'] },
  appliesTo: ['AWS::IoT::AccountAuditConfiguration'],

  check: audit =>
    someOf(
      audit.template.run.templates.flatMap(template => template.ofType('AWS::IoT::ScheduledAudit')),
      'scheduled audit in the templates of this run',
      one => one.property('TargetCheckNames').mustBePresent(),
    ),

  fix: { how: 'Add an `iot.CfnScheduledAudit` with `frequency: "DAILY"`. In CloudFormation: `AWS::IoT::ScheduledAudit`.' },
  config: { none: 'It judges several resources together, and a Guard policy sees one item.' },

  examples: {
    compliant: [
      {
        when: 'an audit runs each day',
        resources: `
      Audit:
        Type: AWS::IoT::AccountAuditConfiguration
        Properties: { AccountId: !Ref AWS::AccountId, RoleArn: audit, AuditCheckConfigurations: { LoggingDisabledCheck: { Enabled: true } } }
      Daily:
        Type: AWS::IoT::ScheduledAudit
        Properties: { Frequency: DAILY, TargetCheckNames: [LOGGING_DISABLED_CHECK] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'no audit is scheduled',
        resources: `
      Audit:
        Type: AWS::IoT::AccountAuditConfiguration
        Properties: { AccountId: !Ref AWS::AccountId, RoleArn: audit, AuditCheckConfigurations: { LoggingDisabledCheck: { Enabled: true } } }`,
      },
    ],
  },
});
