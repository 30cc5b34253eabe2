import { rule } from '../../rule';

export default rule({
  id: 'iot-scheduled-audit-tagged',
  title: 'Scheduled audits of IoT Device Defender are tagged',
  why: 'An audit without an owner reports to nobody, and its findings stay open.',
  severity: 'low',
  controls: { hicp: ['9.L.B', '9.M.A'], hipaa: ['164.308(a)(1)(ii)(D)'] },
  appliesTo: ['AWS::IoT::ScheduledAudit'],
  from: 'large',

  check: resource => resource.property('Tags').mustBePresent(),

  fix: { how: 'Set `tags` on `iot.CfnScheduledAudit`, with owner and device class for example. In CloudFormation: `Tags`.' },
  config: { managedRule: 'IOT_SCHEDULED_AUDIT_TAGGED' },

  examples: {
    compliant: [
      {
        when: 'it has an owner',
        resources: `
      Pumps:
        Type: AWS::IoT::ScheduledAudit
        Properties: { Frequency: DAILY, TargetCheckNames: [LOGGING_DISABLED_CHECK], Tags: [{ Key: Owner, Value: clinical-engineering }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has no tags',
        resources: `
      Pumps:
        Type: AWS::IoT::ScheduledAudit
        Properties: { Frequency: DAILY, TargetCheckNames: [LOGGING_DISABLED_CHECK] }`,
      },
    ],
    undetermined: [
      {
        when: 'the tags come from another stack',
        resources: `
      Pumps:
        Type: AWS::IoT::ScheduledAudit
        Properties: { Frequency: DAILY, TargetCheckNames: [LOGGING_DISABLED_CHECK], Tags: !ImportValue Tags }`,
      },
    ],
  },
});
