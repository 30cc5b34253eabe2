import { allOf, someOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'iot-security-profile-alerts-sent',
  title: 'IoT security profiles send alerts',
  why: 'A device that behaves like an attacker shows in the console only, where nobody looks at night.',
  severity: 'medium',
  controls: { hicp: ['9.L.B'], hipaa: ['164.308(a)(1)(ii)(D)', '164.308(a)(6)(ii)'] },
  appliesTo: ['AWS::IoT::SecurityProfile'],

  check: profile =>
    allOf(profile.property('AlertTargets').mustBePresent(), () =>
      someOf(profile.property('Behaviors').items(), 'behavior whose alerts are sent', behavior =>
        behavior.get('SuppressAlerts').orDefault(false).mustBe(false),
      ),
    ),

  fix: {
    how: 'Set `alertTargets: { SNS: { alertTargetArn, roleArn } }` on `iot.CfnSecurityProfile`. In CloudFormation: `AlertTargets`.',
  },
  config: { none: 'The item of a security profile does not show where its alerts go.' },

  examples: {
    compliant: [
      {
        when: 'a topic takes them',
        resources: `
      Pumps:
        Type: AWS::IoT::SecurityProfile
        Properties: { AlertTargets: { SNS: { AlertTargetArn: !Ref Alerts, RoleArn: notify } }, Behaviors: [{ Name: Quiet, Metric: aws:num-messages-sent, Criteria: { ComparisonOperator: less-than, Value: { Count: 100 }, DurationSeconds: 300 } }] }
      Alerts:
        Type: AWS::SNS::Topic`,
      },
    ],
    nonCompliant: [
      {
        when: 'there is no target',
        resources: `
      Pumps:
        Type: AWS::IoT::SecurityProfile
        Properties: { Behaviors: [{ Name: Quiet, Metric: aws:num-messages-sent, Criteria: { ComparisonOperator: less-than, Value: { Count: 100 }, DurationSeconds: 300 } }] }`,
      },
      {
        when: 'all alerts are suppressed',
        resources: `
      Pumps:
        Type: AWS::IoT::SecurityProfile
        Properties: { AlertTargets: { SNS: { AlertTargetArn: alerts, RoleArn: notify } }, Behaviors: [{ Name: Quiet, Metric: aws:num-messages-sent, SuppressAlerts: true }] }`,
      },
    ],
    undetermined: [
      {
        when: 'the targets come from another stack',
        resources: `
      Pumps:
        Type: AWS::IoT::SecurityProfile
        Properties: { AlertTargets: !ImportValue Targets, Behaviors: [{ Name: Quiet, Metric: aws:num-messages-sent, Criteria: { ComparisonOperator: less-than, Value: { Count: 100 }, DurationSeconds: 300 } }] }`,
      },
    ],
  },
});
