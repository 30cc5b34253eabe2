import rule from '../../policies/rules/iam/iam-identity-no-full-access-managed-policy';
import { assessed } from '../support/judge';
import { compliantExample, ruleCases } from '../support/rule-cases';

const role = compliantExample(rule);
const attaching = (...arns: string[]): ReturnType<typeof role.with> =>
  role.with(
    'LabImport.Properties.ManagedPolicyArns',
    arns.map(arn => ({ 'Fn::Sub': arn })),
  );

ruleCases(rule, [
  ['non-compliant', 'the name has a version', attaching('arn:aws:iam::aws:policy/CloudWatchFullAccessV2')],
  ['non-compliant', 'the name has an underscore and a version', attaching('arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess_v2')],
  ['non-compliant', 'the name ends in _FullAccess', attaching('arn:aws:iam::aws:policy/AWSLambda_FullAccess')],
  ['non-compliant', 'the policy has a path', attaching('arn:aws:iam::aws:policy/job-function/ExampleFullAccess')],
  ['non-compliant', 'a parameter is the service', attaching('arn:aws:iam::aws:policy/${Service}FullAccess')],
  ['undetermined', 'the name is a parameter', attaching('arn:aws:iam::aws:policy/${Name}')],
  ['compliant', 'it only reads', attaching('arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess')],
  ['compliant', 'the policy reaches prices only', attaching('arn:aws:iam::aws:policy/AWSPriceListServiceFullAccess')],
  ['compliant', 'a policy of this account has such a name', attaching('arn:aws:iam::${AWS::AccountId}:policy/AppFullAccess')],
  [
    'non-compliant',
    'an administrator policy is attached, too',
    attaching('arn:aws:iam::aws:policy/AdministratorAccess', 'arn:aws:iam::aws:policy/AmazonS3FullAccess'),
  ],
]);

test('says nothing where administrator policies alone are found, which have a rule of their own', () => {
  const { body } = attaching('arn:aws:iam::aws:policy/IAMFullAccess', 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess');
  expect(assessed(body, [rule]).findings).toEqual([]);
});
