import type { JsonObject } from '../../lib/core';
import rule from '../../policies/rules/cloudwatch/cloudwatch-alarm-action-check';
import { verdictOn } from '../support/judge';
import { compliantExample, ruleCases } from '../support/rule-cases';

const alone = compliantExample(rule).without('Missed.Properties.AlarmActions');
const inComposite = compliantExample(rule, 1);
const composite = 'Together.Properties.AlarmRule';
const named = inComposite.with('Missed.Properties.AlarmName', 'missed');

ruleCases(rule, [
  ['compliant', 'the composite alarm names it by its name', named.with(composite, 'ALARM("missed") OR ALARM("other")')],
  [
    'compliant',
    'the composite alarm names it by its ARN',
    inComposite.with(composite, { 'Fn::Join': ['', ['ALARM(', { 'Fn::GetAtt': ['Missed', 'Arn'] }, ')']] }),
  ],
  ['non-compliant', 'the composite alarm names one whose name begins alike', named.with(composite, 'ALARM("missed-often")')],
  ['non-compliant', 'the composite alarm names another one', inComposite.with(composite, 'ALARM("other")')],
  [
    'undetermined',
    'the rule of the composite alarm is imported and may name it',
    inComposite.with(composite, { 'Fn::ImportValue': 'alarm-rule' }),
  ],
  [
    'undetermined',
    'it is not known whether the composite alarm has an action',
    inComposite.with('Together.Properties.AlarmActions', { 'Fn::ImportValue': 'actions' }),
  ],
  [
    'non-compliant',
    'one branch has no action',
    alone
      .withSection('Parameters', { Env: { Type: 'String' } })
      .withSection('Conditions', { Prod: { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] } })
      .with('Missed.Properties.AlarmActions', { 'Fn::If': ['Prod', [{ Ref: 'OnCall' }], { Ref: 'AWS::NoValue' }] }),
  ],
  ['non-compliant', 'its list of actions is empty', alone.with('Missed.Properties.AlarmActions', [])],
]);

test.each([
  [
    'CodeDeploy',
    { Type: 'AWS::CodeDeploy::DeploymentGroup', Properties: { AlarmConfiguration: { Alarms: [{ Name: { Ref: 'Missed' } }] } } },
  ],
  [
    'ECS',
    {
      Type: 'AWS::ECS::Service',
      Properties: { DeploymentConfiguration: { Alarms: { Enable: true, Rollback: true, AlarmNames: [{ Ref: 'Missed' }] } } },
    },
  ],
  [
    'AppConfig',
    { Type: 'AWS::AppConfig::Environment', Properties: { Monitors: [{ AlarmArn: { 'Fn::GetAtt': ['Missed', 'Arn'] } }] } },
  ],
])('an alarm that stops a deployment of %s is not judged', (_, deployment) => {
  expect(() => verdictOn(rule, alone.with('Deployment', deployment).body)).toThrow('says nothing about Missed');
});

const stateChange = (pattern: JsonObject, more: JsonObject = {}): JsonObject => ({
  Type: 'AWS::Events::Rule',
  Properties: {
    EventPattern: { 'detail-type': ['CloudWatch Alarm State Change'], ...pattern },
    Targets: [{ Id: 'a', Arn: 'b' }],
    ...more,
  },
});
const arn = { 'Fn::GetAtt': ['Missed', 'Arn'] };

test.each<[string, JsonObject]>([
  ['a composite alarm that it holds back', { Type: 'AWS::CloudWatch::CompositeAlarm', Properties: { ActionsSuppressor: arn } }],
  [
    'a health check of Route 53',
    { Type: 'AWS::Route53::HealthCheck', Properties: { HealthCheckConfig: { AlarmIdentifier: { Name: { Ref: 'Missed' } } } } },
  ],
  ['an experiment that it stops', { Type: 'AWS::FIS::ExperimentTemplate', Properties: { StopConditions: [{ Value: arn }] } }],
  ['a rule of EventBridge for all alarms', stateChange({})],
  ['a rule of EventBridge for its ARN', stateChange({ resources: [arn], detail: { state: { value: ['ALARM'] } } })],
  ['a rule of EventBridge for its name', stateChange({ detail: { alarmName: [{ Ref: 'Missed' }] } })],
])('an alarm that is read by %s is not judged', (_, reader) => {
  expect(() => verdictOn(rule, alone.with('Reader', reader).body)).toThrow('says nothing about Missed');
});

ruleCases(rule, [
  [
    'non-compliant',
    'a rule of EventBridge is for another alarm',
    alone.with('Reader', stateChange({ resources: ['arn:other'] })),
  ],
  [
    'non-compliant',
    'a rule of EventBridge says when all is well again',
    alone.with('Reader', stateChange({ detail: { state: { value: ['OK'] } } })),
  ],
  ['non-compliant', 'the rule of EventBridge is off', alone.with('Reader', stateChange({}, { State: 'DISABLED' }))],
  [
    'undetermined',
    'the rule of EventBridge is on another bus',
    alone.with('Reader', stateChange({}, { EventBusName: 'clinic' })),
  ],
  [
    'undetermined',
    'the rule of EventBridge tests names',
    alone.with('Reader', stateChange({ detail: { alarmName: [{ prefix: 'clinic-' }] } })),
  ],
  [
    'non-compliant',
    'composite alarms name one another and none has an action',
    inComposite.without('Together.Properties.AlarmActions').with('Clinic', {
      Type: 'AWS::CloudWatch::CompositeAlarm',
      Properties: { AlarmRule: { 'Fn::Sub': 'ALARM(${Together}) OR ALARM(${Clinic})' } },
    }),
  ],
  [
    'compliant',
    'its name holds a space',
    named.with('Missed.Properties.AlarmName', 'missed often').with(composite, 'ALARM("missed often")'),
  ],
]);

test('composite alarms on top of one another, thousands deep, are followed to the top', () => {
  const chain = Array.from({ length: 5000 }, (_, index): [string, JsonObject] => [
    `Level${String(index)}`,
    {
      Type: 'AWS::CloudWatch::CompositeAlarm',
      Properties: {
        AlarmRule: { 'Fn::Sub': `ALARM(\${${index === 0 ? 'Missed' : `Level${String(index - 1)}`}})` },
        ...(index === 4999 ? { AlarmActions: ['arn:aws:sns:us-east-1:111122223333:on-call'] } : {}),
      },
    },
  ]);
  const { Resources } = alone.body as { Resources: JsonObject };
  expect(verdictOn(rule, { Resources: { ...Resources, ...Object.fromEntries(chain) } })).toEqual({ status: 'compliant' });
});
