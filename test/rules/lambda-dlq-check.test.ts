import rule from '../../policies/rules/lambda/lambda-dlq-check';
import { assessed } from '../support/judge';
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

const custom = { Type: 'Custom::S3AutoDeleteObjects', Properties: { ServiceToken: { 'Fn::GetAtt': ['Import', 'Arn'] } } };

test('says nothing about the handler of a custom resource, for whose answer CloudFormation waits', () => {
  const handler = compliantExample(rule).without('Import.Properties.DeadLetterConfig').with('Empty', custom);
  expect(assessed(handler.body, [rule]).findings).toEqual([]);
});

test('judges a function beside the handler of a custom resource', () => {
  const beside = compliantExample(rule)
    .without('Import.Properties.DeadLetterConfig')
    .with('Empty', custom)
    .with('Empty.Properties.ServiceToken', 'arn:aws:lambda:us-east-1:111122223333:function:other');
  expect(assessed(beside.body, [rule]).findings.map(({ verdict }) => verdict.status)).toEqual(['non-compliant']);
});
