import { allOf, anyOf, when } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { mustRead } from '../iam/_text';
import { namesSource } from './_source-arn';

function mustBeS3(permission: Resource): Verdict {
  return permission.property('Principal').mustMatch(/^s3\.amazonaws\.com(?:\.cn)?$/, 's3.amazonaws.com');
}

function mustNameAccount(permission: Resource, wanted: string): Verdict {
  return mustRead(permission.property('SourceAccount'), wanted, text => /^(?:\d{12}|this-account)$/.test(text));
}

export default rule({
  id: 'lambda-permission-source-limited',
  title: 'Services invoke Lambda functions for named sources only',
  why: 'A permission for a whole service also holds for other customers’ buckets, topics and APIs, which can then trigger the function with data of their choice.',
  severity: 'medium',
  controls: { hicp: ['3.L.B'], hipaa: ['164.312(a)(1)'] },
  appliesTo: ['AWS::Lambda::Permission'],
  where: permission => mustRead(permission.property('Principal'), 'a service', text => /\.amazonaws\.com(?:\.cn)?$/.test(text)),

  check: permission =>
    allOf(
      // The ARN of a bucket names no account: who makes a bucket anew under the name of a deleted one is that source.
      when(mustBeS3(permission), () => mustNameAccount(permission, 'the account of the bucket, which its ARN does not name')),
      () =>
        anyOf(
          mustRead(permission.property('SourceArn'), 'the ARN of a source with its account', namesSource),
          () => mustNameAccount(permission, 'the account of the source'),
          () =>
            mustRead(permission.property('PrincipalOrgID'), 'the organization of the source', text => /^o-[a-z0-9]+$/.test(text)),
          () => permission.property('EventSourceToken').mustBePresent(),
        ),
    ),

  fix: {
    how: 'Set `sourceArn` or `sourceAccount` in `fn.addPermission`; for S3 the account, which `s3n.LambdaDestination` sets. In CloudFormation: `SourceArn` or `SourceAccount`.',
  },
  config: {
    none: 'AWS Config does not record permissions of functions by themselves; together they are a policy document, JSON as text, which Guard 2 cannot read.',
  },

  examples: {
    compliant: [
      {
        when: 'it names the bucket and its account',
        resources: `
      Invoke:
        Type: AWS::Lambda::Permission
        Properties:
          Action: lambda:InvokeFunction
          FunctionName: import
          Principal: s3.amazonaws.com
          SourceArn: !GetAtt Referrals.Arn
          SourceAccount: !Ref AWS::AccountId
      Referrals: { Type: AWS::S3::Bucket }`,
      },
      {
        when: 'it names the account',
        resources: `
      Invoke:
        Type: AWS::Lambda::Permission
        Properties:
          Action: lambda:InvokeFunction
          FunctionName: import
          Principal: secretsmanager.amazonaws.com
          SourceAccount: !Ref AWS::AccountId`,
      },
    ],
    nonCompliant: [
      {
        when: 'any bucket may trigger it',
        resources: `
      Invoke:
        Type: AWS::Lambda::Permission
        Properties: { Action: lambda:InvokeFunction, FunctionName: import, Principal: s3.amazonaws.com }`,
      },
      {
        when: 'a bucket is named without its account',
        resources: `
      Invoke:
        Type: AWS::Lambda::Permission
        Properties:
          Action: lambda:InvokeFunction
          FunctionName: import
          Principal: s3.amazonaws.com
          SourceArn: arn:aws:s3:::clinic-referrals`,
      },
    ],
    undetermined: [
      {
        when: 'the account of the source comes from another stack',
        resources: `
      Invoke:
        Type: AWS::Lambda::Permission
        Properties:
          Action: lambda:InvokeFunction
          FunctionName: import
          Principal: s3.amazonaws.com
          SourceAccount: !ImportValue Account`,
      },
    ],
  },
});
