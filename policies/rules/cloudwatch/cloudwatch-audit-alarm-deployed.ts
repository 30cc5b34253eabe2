import { allOf, anyOf, compliant, decide, nonCompliant, someOf } from '../../../lib/core';
import type { EnvironmentView, Property, Resource, Verdict } from '../../../lib/core';
import { setsUpAccount } from '../../environment';
import { rule } from '../../rule';
import { mustBeOnDefaultBus, mustSend, patternOf } from '../events/_pattern';
import { someAlarm } from './_alarms';

export default rule({
  id: 'cloudwatch-audit-alarm-deployed',
  title: 'Somebody is told at once of what the audit trail records',
  why: 'The trail shows that root signed in, a key was disabled or the trail itself was stopped. Where no alarm reads it, that is found when records are gone.',
  severity: 'low',
  controls: { hicp: ['8.M.A', '8.M.B'], hipaa: ['164.308(a)(1)(ii)(D)', '164.308(a)(6)(ii)', '164.312(b)'] },
  from: 'large',
  scope: 'environment',
  appliesTo: ['AWS::CloudWatch::Alarm', 'AWS::Events::Rule'],
  where: setsUpAccount,

  check: environment =>
    environment.mustHave(
      'alarm or EventBridge rule on events of CloudTrail that tells somebody',
      ['AWS::CloudWatch::Alarm', 'AWS::Events::Rule'],
      one => (one.type === 'AWS::Events::Rule' ? mustPassOn(one) : mustWatch(one, environment)),
    ),

  fix: {
    how: 'Add a `logs.MetricFilter` to the log group of the trail for the events that matter, such as use of the root user, and a `cloudwatch.Alarm` with an action on its metric. `SecurityBaseline` does so where it is given `trailEvents`.',
  },
  config: {
    none: 'AWS Config does not join alarms with the filters of log groups that they read; Security Hub does, in its controls CloudWatch.1 to CloudWatch.14.',
  },

  examples: {
    compliant: [
      {
        when: 'an alarm reads a filter for the root user',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      RootUsed:
        Type: AWS::Logs::MetricFilter
        Properties:
          LogGroupName: /aws/cloudtrail/clinic
          FilterPattern: '{ $.userIdentity.type = "Root" }'
          MetricTransformations: [{ MetricNamespace: Clinic, MetricName: RootUsed, MetricValue: '1' }]
      RootAlarm:
        Type: AWS::CloudWatch::Alarm
        Properties: { Namespace: Clinic, MetricName: RootUsed, ComparisonOperator: GreaterThanThreshold, EvaluationPeriods: 1, Threshold: 0, AlarmActions: [!Ref OnCall] }
      OnCall: { Type: AWS::SNS::Topic }`,
      },
      {
        when: 'EventBridge passes calls on that CloudTrail recorded',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      TrailStopped:
        Type: AWS::Events::Rule
        Properties:
          EventPattern: { source: [aws.cloudtrail], detail-type: [AWS API Call via CloudTrail], detail: { eventName: [StopLogging] } }
          Targets: [{ Id: on-call, Arn: !Ref OnCall }]
      OnCall: { Type: AWS::SNS::Topic }`,
      },
      {
        when: 'a composite alarm tells of the alarm',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      RootUsed:
        Type: AWS::Logs::MetricFilter
        Properties:
          LogGroupName: /aws/cloudtrail/clinic
          FilterPattern: '{ $.userIdentity.type = "Root" }'
          MetricTransformations: [{ MetricNamespace: Clinic, MetricName: RootUsed, MetricValue: '1' }]
      RootAlarm:
        Type: AWS::CloudWatch::Alarm
        Properties: { Namespace: Clinic, MetricName: RootUsed, ComparisonOperator: GreaterThanThreshold, EvaluationPeriods: 1, Threshold: 0 }
      Together:
        Type: AWS::CloudWatch::CompositeAlarm
        Properties: { AlarmRule: !Sub 'ALARM(\${RootAlarm})', AlarmActions: [!Ref OnCall] }
      OnCall: { Type: AWS::SNS::Topic }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is set up without an alarm',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }`,
      },
      {
        when: 'the filter has no alarm',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      RootUsed:
        Type: AWS::Logs::MetricFilter
        Properties:
          LogGroupName: /aws/cloudtrail/clinic
          FilterPattern: '{ $.userIdentity.type = "Root" }'
          MetricTransformations: [{ MetricNamespace: Clinic, MetricName: RootUsed, MetricValue: '1' }]
      Queue:
        Type: AWS::CloudWatch::Alarm
        Properties: { Namespace: AWS/SQS, MetricName: RootUsed, ComparisonOperator: GreaterThanThreshold, EvaluationPeriods: 1, Threshold: 0, AlarmActions: [!Ref OnCall] }
      OnCall: { Type: AWS::SNS::Topic }`,
      },
      {
        when: 'the alarm tells nobody',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      RootUsed:
        Type: AWS::Logs::MetricFilter
        Properties:
          LogGroupName: /aws/cloudtrail/clinic
          FilterPattern: '{ $.userIdentity.type = "Root" }'
          MetricTransformations: [{ MetricNamespace: Clinic, MetricName: RootUsed, MetricValue: '1' }]
      RootAlarm:
        Type: AWS::CloudWatch::Alarm
        Properties: { Namespace: Clinic, MetricName: RootUsed, ComparisonOperator: GreaterThanThreshold, EvaluationPeriods: 1, Threshold: 0 }`,
      },
      {
        when: 'the filter is for errors of an application',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Failed:
        Type: AWS::Logs::MetricFilter
        Properties:
          LogGroupName: /clinic/portal
          FilterPattern: '{ $.level = "error" }'
          MetricTransformations: [{ MetricNamespace: Clinic, MetricName: Failed, MetricValue: '1' }]
      FailedAlarm:
        Type: AWS::CloudWatch::Alarm
        Properties: { Namespace: Clinic, MetricName: Failed, ComparisonOperator: GreaterThanThreshold, EvaluationPeriods: 1, Threshold: 0, AlarmActions: [!Ref OnCall] }
      OnCall: { Type: AWS::SNS::Topic }`,
      },
    ],
    undetermined: [
      {
        when: 'the rule of EventBridge is on a bus that the events may be forwarded to',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      TrailStopped:
        Type: AWS::Events::Rule
        Properties:
          EventBusName: clinic
          EventPattern: { source: [aws.cloudtrail], detail-type: [AWS API Call via CloudTrail], detail: { eventName: [StopLogging] } }
          Targets: [{ Id: on-call, Arn: !Ref OnCall }]
      OnCall: { Type: AWS::SNS::Topic }`,
      },
      {
        when: 'the pattern is only known at deployment',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      RootUsed:
        Type: AWS::Logs::MetricFilter
        Properties:
          LogGroupName: /aws/cloudtrail/clinic
          FilterPattern: !Ref Pattern
          MetricTransformations: [{ MetricNamespace: Clinic, MetricName: RootUsed, MetricValue: '1' }]
      RootAlarm:
        Type: AWS::CloudWatch::Alarm
        Properties: { Namespace: Clinic, MetricName: RootUsed, ComparisonOperator: GreaterThanThreshold, EvaluationPeriods: 1, Threshold: 0, AlarmActions: [!Ref OnCall] }
      OnCall: { Type: AWS::SNS::Topic }`,
      },
    ],
  },
});

function mustPassOn(one: Resource): Verdict {
  return allOf(
    someOf(patternOf(one).get('detail-type').items(), 'kind of events of CloudTrail', kind =>
      kind.mustMatch(/ via CloudTrail$/, 'a kind of events of CloudTrail'),
    ),
    () => mustSend(one),
    () => mustBeOnDefaultBus(one),
  );
}

/** The alarm reads a metric that a filter on events of CloudTrail makes. */
function mustWatch(alarm: Resource, environment: EnvironmentView): Verdict {
  return allOf(
    someAlarm(alarm, one =>
      allOf(one.property('AlarmActions').mustBePresent(), () => one.property('ActionsEnabled').orDefault(true).mustBe(true)),
    ),
    () =>
      anyOf(
        mustBeFiltered(alarm.property('Namespace'), alarm.property('MetricName'), environment),
        ...alarm
          .property('Metrics')
          .items()
          .map(
            one => () =>
              mustBeFiltered(one.get('MetricStat.Metric.Namespace'), one.get('MetricStat.Metric.MetricName'), environment),
          ),
      ),
  );
}

function mustBeFiltered(namespace: Property, name: Property, environment: EnvironmentView): Verdict {
  const filters = environment.ofType(['AWS::Logs::MetricFilter']);
  return someOf(filters, 'filter of events of CloudTrail that makes its metric', filter =>
    allOf(
      filter
        .property('FilterPattern')
        .mustMatch(
          /\$\.(?:event(?:Source|Name|Type)|userIdentity|errorCode|errorMessage)\b/,
          'a pattern on events of CloudTrail',
        ),
      () =>
        someOf(filter.property('MetricTransformations').items(), 'metric of this name', made =>
          allOf(
            decide([namespace, name, made.get('MetricNamespace'), made.get('MetricName')], (readIn, read, writtenIn, written) =>
              read !== undefined && read === written && readIn === writtenIn
                ? compliant
                : nonCompliant('its metric is another one'),
            ),
            // A filter that counts nothing raises no alarm.
            () => made.get('MetricValue').mustNotBe(0),
          ),
        ),
    ),
  );
}
