import { allOf, anyOf, someOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustNotHandleCustomResources } from './_custom-resource';

export default rule({
  id: 'lambda-dlq-check',
  title: 'Lambda functions keep events that failed',
  why: 'An order or result whose processing fails is otherwise dropped after the retries, and nobody learns that it is missing from the record.',
  severity: 'low',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(c)(1)', '164.312(b)'] },
  appliesTo: ['AWS::Lambda::Function'],
  // It concerns asynchronous calls only, and a template does not show how a function is called.
  from: 'large',
  where: mustNotHandleCustomResources,

  check: lambda =>
    anyOf(lambda.property('DeadLetterConfig.TargetArn').mustBePresent(), () =>
      someOf(lambda.referredToBy('AWS::Lambda::EventInvokeConfig', 'FunctionName'), 'destination for failures', invoke =>
        allOf(
          invoke.property('FunctionName').mustReferTo(lambda),
          invoke.property('DestinationConfig.OnFailure.Destination').mustBePresent(),
        ),
      ),
    ),

  fix: {
    how: 'Set `deadLetterQueueEnabled: true` or `onFailure` on `lambda.Function`. In CloudFormation: `DeadLetterConfig.TargetArn`.',
  },
  config: { managedRule: 'LAMBDA_DLQ_CHECK' },

  examples: {
    compliant: [
      {
        when: 'it has a dead-letter queue',
        resources: `
      Import:
        Type: AWS::Lambda::Function
        Properties: { DeadLetterConfig: { TargetArn: !GetAtt Failed.Arn } }
      Failed: { Type: AWS::SQS::Queue }`,
      },
      {
        when: 'failures have a destination',
        resources: `
      Import: { Type: AWS::Lambda::Function }
      Invoke:
        Type: AWS::Lambda::EventInvokeConfig
        Properties:
          FunctionName: !Ref Import
          Qualifier: $LATEST
          DestinationConfig: { OnFailure: { Destination: !GetAtt Failed.Arn } }
      Failed: { Type: AWS::SQS::Queue }`,
      },
    ],
    nonCompliant: [{ when: 'nothing is set', resources: 'Import: { Type: AWS::Lambda::Function }' }],
    undetermined: [
      {
        when: 'the queue comes from another stack',
        resources: `
      Import:
        Type: AWS::Lambda::Function
        Properties: { DeadLetterConfig: { TargetArn: !ImportValue Queue } }`,
      },
    ],
  },
});
