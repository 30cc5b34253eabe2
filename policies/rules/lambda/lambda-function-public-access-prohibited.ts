import { allOf, anyOf, everyOf, nonCompliant, when } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
import { statementsOf } from '../../../lib/core/iam';
import { rule } from '../../rule';
import { mustRead } from '../iam/_text';
import { namesSource } from './_source-arn';

/** Something narrower than everyone: an organization, an account, a resource in an account. */
function mustNameCaller(permission: Resource): Verdict {
  const verdict = anyOf(
    mustRead(permission.property('PrincipalOrgID'), 'an organization', text => /^o-[a-z0-9]+$/.test(text)),
    () => mustRead(permission.property('SourceAccount'), 'an account', text => /^(?:\d{12}|this-account)$/.test(text)),
    () => mustRead(permission.property('SourceArn'), 'the ARN of a caller with its account', namesSource),
  );
  const { path } = permission.property('Principal');
  return verdict.status === 'non-compliant'
    ? nonCompliant(
        `${path} is "*", which is everyone; it must name an account or service, or PrincipalOrgID, SourceAccount or SourceArn must limit it`,
        path,
      )
    : verdict;
}

export default rule({
  id: 'lambda-function-public-access-prohibited',
  title: 'Lambda functions cannot be invoked by everyone',
  why: 'Anyone can then call the function and get from it, or write through it, whatever ePHI it works with.',
  severity: 'high',
  controls: { hicp: ['4.L.A', '3.L.B'], hipaa: ['164.312(a)(1)'] },
  from: 'small',
  appliesTo: ['AWS::Lambda::Permission', 'AWS::Lambda::ResourcePolicy'],

  check: permission =>
    permission.type === 'AWS::Lambda::Permission'
      ? when(permission.property('Principal').mustBe('*'), () => mustNameCaller(permission))
      : everyOf(statementsOf(permission.property('PolicyDocument')), statement =>
          when(
            allOf(statement.mustAllow(), () => statement.mustApplyToEveryone()),
            () =>
              statement.mustBeLimitedBy(
                'aws:PrincipalOrgID',
                'aws:PrincipalAccount',
                'aws:PrincipalArn',
                'aws:SourceAccount',
                'aws:SourceArn',
              ),
          ),
        ),

  fix: {
    how: 'Name the caller in `fn.grantInvoke(…)` or `fn.addPermission`, or limit it with `organizationId` or `sourceArn`. In CloudFormation: `Principal`, `PrincipalOrgID` or `SourceArn` of the permission.',
  },
  config: { managedRule: 'LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED' },

  examples: {
    compliant: [
      {
        when: 'an account may invoke it',
        resources: `
      Invoke:
        Type: AWS::Lambda::Permission
        Properties: { Action: lambda:InvokeFunction, FunctionName: import, Principal: '111122223333' }`,
      },
      {
        when: 'the organization may invoke it',
        resources: `
      Invoke:
        Type: AWS::Lambda::Permission
        Properties: { Action: lambda:InvokeFunction, FunctionName: import, Principal: '*', PrincipalOrgID: o-clinic1234 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'everyone may invoke it',
        resources: `
      Invoke:
        Type: AWS::Lambda::Permission
        Properties: { Action: lambda:InvokeFunction, FunctionName: import, Principal: '*' }`,
      },
      {
        when: 'everyone may invoke its URL',
        resources: `
      Invoke:
        Type: AWS::Lambda::Permission
        Properties: { Action: lambda:InvokeFunctionUrl, FunctionName: import, Principal: '*', FunctionUrlAuthType: NONE }`,
      },
      {
        when: 'its policy lets everyone in',
        resources: `
      Invoke:
        Type: AWS::Lambda::ResourcePolicy
        Properties:
          ResourceArn: import
          PolicyDocument: '{"Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"lambda:InvokeFunction","Resource":"*"}]}'`,
      },
    ],
    undetermined: [
      {
        when: 'the principal comes from another stack',
        resources: `
      Invoke:
        Type: AWS::Lambda::Permission
        Properties: { Action: lambda:InvokeFunction, FunctionName: import, Principal: !ImportValue Caller }`,
      },
    ],
  },
});
