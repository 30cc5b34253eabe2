import { allOf, everyOf, someOf } from '../../../lib/core';
import { rule } from '../../rule';

/** Those that `iot-account-audit-checks-enabled` asks for. */
const checks = [
  'CONFLICTING_CLIENT_IDS_CHECK',
  'DEVICE_CERTIFICATE_EXPIRING_CHECK',
  'DEVICE_CERTIFICATE_SHARED_CHECK',
  'IOT_POLICY_OVERLY_PERMISSIVE_CHECK',
  'LOGGING_DISABLED_CHECK',
  'REVOKED_CA_CERTIFICATE_STILL_ACTIVE_CHECK',
  'REVOKED_DEVICE_CERTIFICATE_STILL_ACTIVE_CHECK',
];

export default rule({
  id: 'iot-scheduled-audit-covers-checks',
  title: 'Scheduled audits run each check at least once a week',
  why: 'Between audits a revoked certificate that still connects, or one that many devices share, goes unnoticed.',
  severity: 'low',
  controls: { hicp: ['9.M.A', '9.M.B'], hipaa: ['164.308(a)(1)(ii)(D)', '164.308(a)(8)'] },
  appliesTo: ['AWS::IoT::ScheduledAudit'],

  check: audit =>
    everyOf(checks, check =>
      someOf(audit.template.ofType(audit.type), `daily or weekly audit with ${check}`, one =>
        allOf(one.property('Frequency').mustBe('DAILY', 'WEEKLY'), () =>
          someOf(one.property('TargetCheckNames').items(), `check ${check}`, name => name.mustBe(check)),
        ),
      ),
    ),

  fix: {
    how: 'Set `frequency: "DAILY"` and list the checks in `targetCheckNames` of `iot.CfnScheduledAudit`. In CloudFormation: `Frequency`, `TargetCheckNames`.',
    set: { 'Properties.Frequency': 'DAILY', 'Properties.TargetCheckNames': checks },
  },
  config: { none: 'It judges several resources together, and a Guard policy sees one item.' },

  examples: {
    compliant: [
      {
        when: 'it runs all of them each day',
        resources: `
      Daily:
        Type: AWS::IoT::ScheduledAudit
        Properties: 
          Frequency: DAILY
          TargetCheckNames:
            - CONFLICTING_CLIENT_IDS_CHECK
            - DEVICE_CERTIFICATE_EXPIRING_CHECK
            - DEVICE_CERTIFICATE_SHARED_CHECK
            - IOT_POLICY_OVERLY_PERMISSIVE_CHECK
            - LOGGING_DISABLED_CHECK
            - REVOKED_CA_CERTIFICATE_STILL_ACTIVE_CHECK
            - REVOKED_DEVICE_CERTIFICATE_STILL_ACTIVE_CHECK`,
      },
      {
        when: 'two audits share them',
        resources: `
      Daily:
        Type: AWS::IoT::ScheduledAudit
        Properties: 
          Frequency: DAILY
          TargetCheckNames:
            - CONFLICTING_CLIENT_IDS_CHECK
            - DEVICE_CERTIFICATE_EXPIRING_CHECK
            - DEVICE_CERTIFICATE_SHARED_CHECK
      Weekly:
        Type: AWS::IoT::ScheduledAudit
        Properties: 
          Frequency: WEEKLY
          DayOfWeek: SUN
          TargetCheckNames:
            - IOT_POLICY_OVERLY_PERMISSIVE_CHECK
            - LOGGING_DISABLED_CHECK
            - REVOKED_CA_CERTIFICATE_STILL_ACTIVE_CHECK
            - REVOKED_DEVICE_CERTIFICATE_STILL_ACTIVE_CHECK`,
      },
    ],
    nonCompliant: [
      {
        when: 'it leaves checks out',
        resources: `
      Daily:
        Type: AWS::IoT::ScheduledAudit
        Properties: { Frequency: DAILY, TargetCheckNames: [LOGGING_DISABLED_CHECK] }`,
      },
      {
        when: 'it runs once a month',
        resources: `
      Monthly:
        Type: AWS::IoT::ScheduledAudit
        Properties: 
          Frequency: MONTHLY
          DayOfMonth: LAST
          TargetCheckNames:
            - CONFLICTING_CLIENT_IDS_CHECK
            - DEVICE_CERTIFICATE_EXPIRING_CHECK
            - DEVICE_CERTIFICATE_SHARED_CHECK
            - IOT_POLICY_OVERLY_PERMISSIVE_CHECK
            - LOGGING_DISABLED_CHECK
            - REVOKED_CA_CERTIFICATE_STILL_ACTIVE_CHECK
            - REVOKED_DEVICE_CERTIFICATE_STILL_ACTIVE_CHECK`,
      },
    ],
    undetermined: [
      {
        when: 'the checks come from another stack',
        resources: `
      Daily:
        Type: AWS::IoT::ScheduledAudit
        Properties: { Frequency: DAILY, TargetCheckNames: !ImportValue Checks }`,
      },
    ],
  },
});
