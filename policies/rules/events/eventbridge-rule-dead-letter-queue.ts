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
  config: {
    guard: {
      type: 'AWS::Events::Rule',
      all: [{ every: 'Targets', all: [{ path: 'DeadLetterConfig.Arn', must: 'be text' }], orAbsent: true }],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::Events::Rule.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: {
            Targets: [
              {
                Id: 'handler',
                Arn: 'arn:aws:lambda:us-east-1:111122223333:function:handler',
                DeadLetterConfig: { Arn: 'arn:aws:sqs:us-east-1:111122223333:lost' },
              },
            ],
          },
          configuration: {
            Name: 'results',
            Targets: [
              {
                Id: 'handler',
                Arn: 'arn:aws:lambda:us-east-1:111122223333:function:handler',
                DeadLetterConfig: { Arn: 'arn:aws:sqs:us-east-1:111122223333:lost' },
              },
            ],
          },
          verdict: 'compliant',
        },
        {
          properties: { Targets: [{ Id: 'archive', Arn: 'arn:aws:lambda:us-east-1:111122223333:function:archive' }] },
          configuration: {
            Name: 'results',
            Targets: [{ Id: 'archive', Arn: 'arn:aws:lambda:us-east-1:111122223333:function:archive' }],
          },
          verdict: 'non-compliant',
        },
        {
          properties: {
            Targets: [
              {
                Id: 'handler',
                Arn: 'arn:aws:lambda:us-east-1:111122223333:function:handler',
                DeadLetterConfig: { Arn: 'arn:aws:sqs:us-east-1:111122223333:lost' },
              },
              { Id: 'archive', Arn: 'arn:aws:lambda:us-east-1:111122223333:function:archive' },
            ],
          },
          configuration: {
            Name: 'results',
            Targets: [
              {
                Id: 'handler',
                Arn: 'arn:aws:lambda:us-east-1:111122223333:function:handler',
                DeadLetterConfig: { Arn: 'arn:aws:sqs:us-east-1:111122223333:lost' },
              },
              { Id: 'archive', Arn: 'arn:aws:lambda:us-east-1:111122223333:function:archive' },
            ],
          },
          verdict: 'non-compliant',
        },
        {
          properties: {
            Targets: [{ Id: 'archive', Arn: 'arn:aws:lambda:us-east-1:111122223333:function:archive', DeadLetterConfig: {} }],
          },
          configuration: {
            Name: 'results',
            Targets: [{ Id: 'archive', Arn: 'arn:aws:lambda:us-east-1:111122223333:function:archive', DeadLetterConfig: {} }],
          },
          verdict: 'non-compliant',
        },
        { properties: { State: 'ENABLED' }, configuration: { Name: 'results', State: 'ENABLED' }, verdict: 'not concerned' },
      ],
    },
  },

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
