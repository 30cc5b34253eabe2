import { allOf, anyOf, compliant, mustNotHold, nonCompliant, someOf, undetermined } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'cloudwatch-alarm-action-check',
  title: 'CloudWatch alarms tell somebody',
  why: 'An alarm without an action turns red where nobody looks: a failed import of results or a misused key stays unnoticed.',
  severity: 'medium',
  controls: { hicp: ['8.M.A', '8.M.B'], hipaa: ['164.308(a)(6)(ii)', '164.308(a)(1)(ii)(D)'] },
  appliesTo: ['AWS::CloudWatch::Alarm'],
  // An alarm that stops a deployment acts without an action of its own.
  where: alarm => mustNotHold(mustStopDeployments(alarm), () => `${alarm.logicalId} stops a deployment`, 'Properties'),

  check: alarm =>
    anyOf(
      alarm.property('AlarmActions').mustBePresent(),
      ...compositesOf(alarm).map(
        ({ composite, named }) =>
          () =>
            allOf(named, () => composite.property('AlarmActions').mustBePresent()),
      ),
    ),

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

/** A deployment group of CodeDeploy or a service of ECS rolls back when the alarm goes off. */
function mustStopDeployments(alarm: Resource): Verdict {
  const named = [
    ...alarm
      .referredToBy('AWS::CodeDeploy::DeploymentGroup', 'AlarmConfiguration')
      .flatMap(group => group.property('AlarmConfiguration.Alarms').items())
      .map(one => one.get('Name')),
    ...alarm
      .referredToBy('AWS::ECS::Service', 'DeploymentConfiguration')
      .flatMap(service => service.property('DeploymentConfiguration.Alarms.AlarmNames').items()),
  ];
  return someOf(named, 'deployment that the alarm stops', name => name.mustReferTo(alarm));
}

interface Composite {
  readonly composite: Resource;
  readonly named: Verdict;
}

/** The composite alarms whose rule names this alarm, or may. */
function compositesOf(alarm: Resource): readonly Composite[] {
  return alarm.template
    .ofType('AWS::CloudWatch::CompositeAlarm')
    .map(composite => ({ composite, named: mustName(composite, alarm) }))
    .filter(({ named }) => named.status !== 'non-compliant');
}

/** A rule is an expression such as `ALARM("name") OR ALARM(arn)`. */
function mustName(composite: Resource, alarm: Resource): Verdict {
  const rule = composite.property('AlarmRule');
  const terms = (rule.canonicalText() ?? '').split(/[()"\s]+/);
  const names = [alarm.ref, alarm.arn, alarm.property('AlarmName').canonicalText()];
  if (names.some(name => name !== undefined && terms.some(term => term === name || term.endsWith(`:alarm:${name}`))))
    return compliant;
  return alarm.template.evaluation.symbols.hasUnresolved(terms.join(' '))
    ? undetermined(() => `${rule.state()}; it may name ${alarm.logicalId}`, rule)
    : nonCompliant(() => `${rule.path} does not name ${alarm.logicalId}`, rule);
}
