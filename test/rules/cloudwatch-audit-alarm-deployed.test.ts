import type { Json } from '../../lib/core';
import rule from '../../policies/rules/cloudwatch/cloudwatch-audit-alarm-deployed';
import { compliantExample, ruleCases } from '../support/rule-cases';

const alarm = compliantExample(rule);
const event = compliantExample(rule, 1);
const inQuery = (Namespace: string): readonly Json[] => [
  { Id: 'half', Expression: 'root / 2' },
  { Id: 'root', MetricStat: { Metric: { Namespace, MetricName: 'RootUsed' }, Period: 60, Stat: 'Sum' } },
];
const query = alarm.without('RootAlarm.Properties.MetricName').without('RootAlarm.Properties.Namespace');

ruleCases(rule, [
  ['compliant', 'the metric is part of a query', query.with('RootAlarm.Properties.Metrics', inQuery('Clinic'))],
  ['non-compliant', 'the query reads another namespace', query.with('RootAlarm.Properties.Metrics', inQuery('Portal'))],
  ['non-compliant', 'the alarm reads another namespace', alarm.with('RootAlarm.Properties.Namespace', 'Portal')],
  ['non-compliant', 'the actions are switched off', alarm.with('RootAlarm.Properties.ActionsEnabled', false)],
  [
    'undetermined',
    'the name of the metric is only known at deployment',
    alarm.with('RootAlarm.Properties.MetricName', { 'Fn::ImportValue': 'metric' }),
  ],
  [
    'non-compliant',
    'EventBridge passes on what a service says of itself',
    event.with('TrailStopped.Properties.EventPattern.detail-type', ['EC2 Instance State-change Notification']),
  ],
  ['non-compliant', 'the rule of EventBridge is off', event.with('TrailStopped.Properties.State', 'DISABLED')],
  ['non-compliant', 'the rule of EventBridge has no target', event.without('TrailStopped.Properties.Targets')],
]);
