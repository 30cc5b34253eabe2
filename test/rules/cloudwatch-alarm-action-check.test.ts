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
])('an alarm that stops a deployment of %s is not judged', (_, deployment) => {
  expect(() => verdictOn(rule, alone.with('Deployment', deployment).body)).toThrow('says nothing about Missed');
});
