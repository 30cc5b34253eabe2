import { rule } from '../../rule';

export default rule({
  id: 'cloudwatch-alarm-action-enabled-check',
  title: 'The actions of CloudWatch alarms are on',
  why: 'Actions that were turned off for maintenance and forgotten look like an alarm, and tell nobody.',
  severity: 'medium',
  controls: { hicp: ['8.M.A', '8.M.B'], hipaa: ['164.308(a)(6)(ii)', '164.308(a)(1)(ii)(D)'] },
  appliesTo: ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'],

  check: alarm => alarm.property('ActionsEnabled').orDefault(true).mustBe(true),

  fix: {
    how: 'Leave `actionsEnabled` of `cloudwatch.Alarm` on (`ActionsEnabled: true`).',
    set: { 'Properties.ActionsEnabled': true },
  },
  config: { managedRule: 'CLOUDWATCH_ALARM_ACTION_ENABLED_CHECK' },

  examples: {
    compliant: [
      {
        when: 'nothing is said: AWS turns them on',
        resources: `
      Missed:
        Type: AWS::CloudWatch::Alarm
        Properties: { Namespace: AWS/SQS, MetricName: ApproximateNumberOfMessagesVisible, ComparisonOperator: GreaterThanThreshold, EvaluationPeriods: 1, Threshold: 0 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'they are off',
        resources: `
      Missed:
        Type: AWS::CloudWatch::Alarm
        Properties: { Namespace: AWS/SQS, MetricName: ApproximateNumberOfMessagesVisible, ComparisonOperator: GreaterThanThreshold, EvaluationPeriods: 1, Threshold: 0, ActionsEnabled: false }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Missed:
        Type: AWS::CloudWatch::Alarm
        Properties: { Namespace: AWS/SQS, MetricName: ApproximateNumberOfMessagesVisible, ComparisonOperator: GreaterThanThreshold, EvaluationPeriods: 1, Threshold: 0, ActionsEnabled: !ImportValue enabled }`,
      },
    ],
  },
});
