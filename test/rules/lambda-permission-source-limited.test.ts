import rule from '../../policies/rules/lambda/lambda-permission-source-limited';
import { compliantExample, resources, ruleCases } from '../support/rule-cases';

const bucket = compliantExample(rule);
const topic = resources(`
      Invoke:
        Type: AWS::Lambda::Permission
        Properties:
          Action: lambda:InvokeFunction
          FunctionName: import
          Principal: sns.amazonaws.com
          SourceArn: !Ref Results
      Results: { Type: AWS::SNS::Topic }`);

ruleCases(rule, [
  ['non-compliant', 'a bucket is named without its account', bucket.without('Invoke.Properties.SourceAccount')],
  [
    'non-compliant',
    'a bucket is named without its account, in China',
    bucket.without('Invoke.Properties.SourceAccount').with('Invoke.Properties.Principal', 's3.amazonaws.com.cn'),
  ],
  ['compliant', 'only the account of the buckets is named', bucket.without('Invoke.Properties.SourceArn')],
  ['compliant', 'a topic is named, whose ARN holds the account', topic],
  [
    'non-compliant',
    'the topics of every account are named',
    topic.with('Invoke.Properties.SourceArn', 'arn:aws:sns:us-east-1:*:results'),
  ],
  [
    'compliant',
    'every topic of this account is named',
    topic.with('Invoke.Properties.SourceArn', { 'Fn::Sub': 'arn:aws:sns:*:${AWS::AccountId}:*' }),
  ],
  ['non-compliant', 'the ARN of a topic is open', topic.with('Invoke.Properties.SourceArn', '*')],
  [
    'undetermined',
    'the service is a parameter that may be S3',
    bucket.without('Invoke.Properties.SourceAccount').with('Invoke.Properties.Principal', { Ref: 'Service' }),
  ],
]);
