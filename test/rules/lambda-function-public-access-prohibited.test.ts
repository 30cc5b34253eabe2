import rule from '../../policies/rules/lambda/lambda-function-public-access-prohibited';
import { compliantExample, ruleCases } from '../support/rule-cases';

const everyone = compliantExample(rule, 1).without('Invoke.Properties.PrincipalOrgID');
const source = (arn: Parameters<typeof everyone.with>[1]): ReturnType<typeof everyone.with> =>
  everyone.with('Invoke.Properties.SourceArn', arn);

ruleCases(rule, [
  ['compliant', 'only this account is the source', everyone.with('Invoke.Properties.SourceAccount', { Ref: 'AWS::AccountId' })],
  ['compliant', 'one topic is the source', source('arn:aws:sns:us-east-1:111122223333:results')],
  ['non-compliant', 'the source is open', source('*')],
  ['non-compliant', 'the source is an ARN of wildcards', source('arn:aws:*:*:*:*')],
  ['non-compliant', 'every bucket is the source', source('arn:aws:s3:::*')],
  ['non-compliant', 'the APIs of every account are the source', source('arn:aws:execute-api:us-east-1:*:abc123/*')],
  ['compliant', 'one bucket is the source', source('arn:aws:s3:::referrals')],
  ['undetermined', 'the source is a parameter', source({ Ref: 'Source' })],
  ['compliant', 'a service may invoke it', everyone.with('Invoke.Properties.Principal', 's3.amazonaws.com')],
]);
