import { anyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustRead } from '../iam/_text';

export default rule({
  id: 'lambda-permission-source-limited',
  title: 'Services invoke Lambda functions for named sources only',
  why: 'A permission for a whole service also holds for other customers’ buckets, topics and APIs, which can then trigger the function with data of their choice.',
  severity: 'medium',
  controls: { hicp: ['3.L.B'], hipaa: ['164.312(a)(1)'] },
  appliesTo: ['AWS::Lambda::Permission'],
  where: permission => mustRead(permission.property('Principal'), 'a service', text => /\.amazonaws\.com(?:\.cn)?$/.test(text)),

  check: permission =>
    anyOf(
      mustRead(permission.property('SourceArn'), 'the ARN of the source', text => text !== '' && !/^[*:?]*$/.test(text)),
      () =>
        mustRead(permission.property('SourceAccount'), 'the account of the source', text =>
          /^(?:\d{12}|this-account)$/.test(text),
        ),
      () => mustRead(permission.property('PrincipalOrgID'), 'the organization of the source', text => /^o-[a-z0-9]+$/.test(text)),
      () => permission.property('EventSourceToken').mustBePresent(),
    ),

  fix: {
    how: 'Set `sourceArn` or `sourceAccount` in `fn.addPermission`. In CloudFormation: `SourceArn` or `SourceAccount`.',
  },
  config: { none: 'No managed rule of AWS Config judges the source of service permissions.' },

  examples: {
    compliant: [
      {
        when: 'it names the bucket',
        resources: `
      Invoke:
        Type: AWS::Lambda::Permission
        Properties:
          Action: lambda:InvokeFunction
          FunctionName: import
          Principal: s3.amazonaws.com
          SourceArn: !GetAtt Referrals.Arn
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
