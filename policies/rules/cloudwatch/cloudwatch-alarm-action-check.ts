import { mustNotHold } from '../../../lib/core';
import { rule } from '../../rule';
import { mustServe, someAlarm } from './_alarms';

export default rule({
  id: 'cloudwatch-alarm-action-check',
  title: 'CloudWatch alarms tell somebody',
  why: 'An alarm without an action turns red where nobody looks: a failed import of results or a misused key stays unnoticed.',
  severity: 'medium',
  controls: { hicp: ['8.M.A', '8.M.B'], hipaa: ['164.308(a)(6)(ii)', '164.308(a)(1)(ii)(D)'] },
  appliesTo: ['AWS::CloudWatch::Alarm'],
  // An alarm that something else reads, such as a deployment that it stops, acts without an action of its own.
  where: alarm => mustNotHold(mustServe(alarm), () => `${alarm.logicalId} is read by another resource`, 'Properties'),

  check: alarm => someAlarm(alarm, one => one.property('AlarmActions').mustBePresent()),

  fix: {
    how: 'Call `alarm.addAlarmAction(new actions.SnsAction(topic))` in CDK (`AlarmActions`), or build the alarm into a composite one that has an action.',
  },
  config: {
    managedRule: 'CLOUDWATCH_ALARM_ACTION_CHECK',
    parameters: { alarmActionRequired: 'true', insufficientDataActionRequired: 'false', okActionRequired: 'false' },
  },

  examples: {
    compliant: [
      {
        when: 'it notifies a topic',
        resources: `
      Missed:
        Type: AWS::CloudWatch::Alarm
        Properties: { Namespace: AWS/SQS, MetricName: ApproximateNumberOfMessagesVisible, ComparisonOperator: GreaterThanThreshold, EvaluationPeriods: 1, Threshold: 0, AlarmActions: [!Ref OnCall] }
      OnCall: { Type: AWS::SNS::Topic }`,
      },
      {
        when: 'a composite alarm notifies for it',
        resources: `
      Missed:
        Type: AWS::CloudWatch::Alarm
        Properties: { Namespace: AWS/SQS, MetricName: ApproximateNumberOfMessagesVisible, ComparisonOperator: GreaterThanThreshold, EvaluationPeriods: 1, Threshold: 0 }
      Together:
        Type: AWS::CloudWatch::CompositeAlarm
        Properties: { AlarmRule: !Sub 'ALARM(\${Missed})', AlarmActions: [!Ref OnCall] }
      OnCall: { Type: AWS::SNS::Topic }`,
      },
      {
        when: 'a composite alarm of composite alarms notifies for it',
        resources: `
      Missed:
        Type: AWS::CloudWatch::Alarm
        Properties: { Namespace: AWS/SQS, MetricName: ApproximateNumberOfMessagesVisible, ComparisonOperator: GreaterThanThreshold, EvaluationPeriods: 1, Threshold: 0 }
      Together:
        Type: AWS::CloudWatch::CompositeAlarm
        Properties: { AlarmRule: !Sub 'ALARM(\${Missed})' }
      Clinic:
        Type: AWS::CloudWatch::CompositeAlarm
        Properties: { AlarmRule: !Sub 'ALARM(\${Together}) OR ALARM("other")', AlarmActions: [!Ref OnCall] }
      OnCall: { Type: AWS::SNS::Topic }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has no action',
        resources: `
      Missed:
        Type: AWS::CloudWatch::Alarm
        Properties: { Namespace: AWS/SQS, MetricName: ApproximateNumberOfMessagesVisible, ComparisonOperator: GreaterThanThreshold, EvaluationPeriods: 1, Threshold: 0 }`,
      },
      {
        when: 'it only says when all is well again',
        resources: `
      Missed:
        Type: AWS::CloudWatch::Alarm
        Properties: { Namespace: AWS/SQS, MetricName: ApproximateNumberOfMessagesVisible, ComparisonOperator: GreaterThanThreshold, EvaluationPeriods: 1, Threshold: 0, OKActions: [!Ref OnCall] }
      OnCall: { Type: AWS::SNS::Topic }`,
      },
      {
        when: 'the composite alarm has no action either',
        resources: `
      Missed:
        Type: AWS::CloudWatch::Alarm
        Properties: { Namespace: AWS/SQS, MetricName: ApproximateNumberOfMessagesVisible, ComparisonOperator: GreaterThanThreshold, EvaluationPeriods: 1, Threshold: 0 }
      Together:
        Type: AWS::CloudWatch::CompositeAlarm
        Properties: { AlarmRule: !Sub 'ALARM(\${Missed})' }`,
      },
    ],
    undetermined: [
      {
        when: 'the actions come from another stack and may be none',
        resources: `
      Missed:
        Type: AWS::CloudWatch::Alarm
        Properties: { Namespace: AWS/SQS, MetricName: ApproximateNumberOfMessagesVisible, ComparisonOperator: GreaterThanThreshold, EvaluationPeriods: 1, Threshold: 0, AlarmActions: !ImportValue actions }`,
      },
    ],
  },
});
