import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'eventbridge-rule-dead-letter-queue',
  title: 'EventBridge rules keep events that they cannot deliver',
  why: 'After a day of failed deliveries an event about a patient is gone, and nobody knows that it was there.',
  severity: 'low',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(ii)(A)'] },
  when: 'phi',
  from: 'large',
  appliesTo: ['AWS::Events::Rule'],
  where: rule => rule.property('Targets').mustBePresent(),

  check: rule => everyOf(rule.property('Targets').items(), target => target.get('DeadLetterConfig.Arn').mustBePresent()),

  fix: {
    how: 'Set `deadLetterQueue` on the target, such as `new targets.LambdaFunction(handler, { deadLetterQueue })` (`Targets[].DeadLetterConfig.Arn`).',
  },
  config: { none: 'AWS Config has no managed rule for dead-letter queues of EventBridge.' },

  examples: {
    compliant: [
      {
        when: 'its target has a queue for them',
        resources: `
      Results:
        Type: AWS::Events::Rule
        Properties: { EventPattern: { source: [clinic.results] }, Targets: [{ Id: chart, Arn: arn:aws:lambda:us-east-1:111122223333:function:chart, DeadLetterConfig: { Arn: !GetAtt Missed.Arn } }] }
      Missed: { Type: AWS::SQS::Queue }`,
      },
    ],
    nonCompliant: [
      {
        when: 'one of its targets has none',
        resources: `
      Results:
        Type: AWS::Events::Rule
        Properties: { EventPattern: { source: [clinic.results] }, Targets: [{ Id: chart, Arn: arn:aws:lambda:us-east-1:111122223333:function:chart }] }`,
      },
    ],
    undetermined: [
      {
        when: 'the targets come from another stack',
        resources: `
      Results:
        Type: AWS::Events::Rule
        Properties: { EventPattern: { source: [clinic.results] }, Targets: !ImportValue targets }`,
      },
    ],
  },
});
