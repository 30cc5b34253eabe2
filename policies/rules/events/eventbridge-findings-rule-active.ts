import { someOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustSend, patternOf } from './_pattern';

/** The services that report what they found. */
const reporters = [
  'aws.access-analyzer',
  'aws.config',
  'aws.detective',
  'aws.guardduty',
  'aws.health',
  'aws.inspector2',
  'aws.macie',
  'aws.securityhub',
];

export default rule({
  id: 'eventbridge-findings-rule-active',
  title: 'EventBridge rules for findings are on and have a target',
  why: 'A rule that is off or leads nowhere looks like an alarm: findings about stolen credentials or open records reach nobody.',
  severity: 'medium',
  controls: { hicp: ['8.M.B', '7.L.B'], hipaa: ['164.308(a)(6)(ii)', '164.308(a)(1)(ii)(D)'] },
  appliesTo: ['AWS::Events::Rule'],
  where: rule =>
    someOf(patternOf(rule).get('source').items(), 'service that reports findings', source => source.mustBe(...reporters)),

  check: mustSend,

  fix: {
    how: 'Leave `enabled` of `events.Rule` on, and add a target such as `new targets.SnsTopic(topic)` (`State: ENABLED`, `Targets`).',
  },
  config: { none: 'The item of a rule does not show the event pattern, which says whether it is about findings.' },

  examples: {
    compliant: [
      {
        when: 'it sends them to a topic',
        resources: `
      Findings:
        Type: AWS::Events::Rule
        Properties: { EventPattern: { source: [aws.guardduty] }, Targets: [{ Id: alerts, Arn: !Ref Alerts }] }
      Alerts: { Type: AWS::SNS::Topic }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is off',
        resources: `
      Findings:
        Type: AWS::Events::Rule
        Properties: { State: DISABLED, EventPattern: { source: [aws.guardduty] }, Targets: [{ Id: alerts, Arn: arn:aws:sns:us-east-1:111122223333:alerts }] }`,
      },
      {
        when: 'its pattern is JSON text and it is off',
        resources: `
      Findings:
        Type: AWS::Events::Rule
        Properties: { State: DISABLED, EventPattern: '{"source":["aws.guardduty"]}', Targets: [{ Id: alerts, Arn: arn:aws:sns:us-east-1:111122223333:alerts }] }`,
      },
      {
        when: 'it has no target',
        resources: `
      Findings:
        Type: AWS::Events::Rule
        Properties: { EventPattern: { source: [aws.securityhub] } }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides whether it is on',
        resources: `
      Findings:
        Type: AWS::Events::Rule
        Properties: { State: !ImportValue state, EventPattern: { source: [aws.guardduty] }, Targets: [{ Id: alerts, Arn: arn:aws:sns:us-east-1:111122223333:alerts }] }`,
      },
    ],
  },
});
