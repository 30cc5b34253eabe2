import rule from '../../policies/rules/lambda/lambda-dlq-check';
import { compliantExample, ruleCases } from '../support/rule-cases';

const destination = compliantExample(rule, 1);

ruleCases(rule, [
  [
    'non-compliant',
    'the destination is for another function',
    destination.with('Other', { Type: 'AWS::Lambda::Function' }).with('Invoke.Properties.FunctionName', { Ref: 'Other' }),
  ],
  [
    'non-compliant',
    'only successes have a destination',
    destination.with('Invoke.Properties.DestinationConfig', { OnSuccess: { Destination: 'q' } }),
  ],
]);
