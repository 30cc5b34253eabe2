import rule from '../../policies/rules/lambda/lambda-function-environment-encrypted';
import { assessed } from '../support/judge';
import { compliantExample, ruleCases } from '../support/rule-cases';

const variables = 'Import.Properties.Environment.Variables';
const keyless = compliantExample(rule).without('Import.Properties.KmsKeyArn');

ruleCases(rule, [
  ['non-compliant', 'a variable stands beside those of the SDK', keyless.with(`${variables}.AWS_CA_BUNDLE`, '/etc/ca.pem')],
]);

test('says nothing about a function that only sets up the AWS SDK, as CDK’s bucket deployment does', () => {
  const { body } = keyless.with(variables, { AWS_CA_BUNDLE: '/etc/ca.pem' });
  expect(assessed(body, [rule]).findings).toEqual([]);
});
