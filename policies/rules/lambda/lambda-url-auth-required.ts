import { rule } from '../../rule';

export default rule({
  id: 'lambda-url-auth-required',
  title: 'Lambda function URLs require IAM authentication',
  why: 'Without it the function is an anonymous endpoint on the internet, and what it returns or stores is open to anyone who finds the URL.',
  severity: 'high',
  controls: { hicp: ['4.L.A', '3.L.B'], hipaa: ['164.312(a)(1)', '164.312(d)'] },
  appliesTo: ['AWS::Lambda::Url'],

  check: url => url.property('AuthType').mustBe('AWS_IAM'),

  fix: {
    how: 'Set `authType: lambda.FunctionUrlAuthType.AWS_IAM` in `fn.addFunctionUrl`. In CloudFormation: `AuthType: AWS_IAM`.',
    set: { 'Properties.AuthType': 'AWS_IAM' },
  },
  config: { none: 'AWS Config does not record function URLs.' },

  examples: {
    compliant: [
      {
        when: 'callers sign their requests',
        resources: `
      Hook:
        Type: AWS::Lambda::Url
        Properties: { TargetFunctionArn: import, AuthType: AWS_IAM }`,
      },
    ],
    nonCompliant: [
      {
        when: 'anyone may call it',
        resources: `
      Hook:
        Type: AWS::Lambda::Url
        Properties: { TargetFunctionArn: import, AuthType: NONE }`,
      },
    ],
    undetermined: [
      {
        when: 'the type comes from another stack',
        resources: `
      Hook:
        Type: AWS::Lambda::Url
        Properties: { TargetFunctionArn: import, AuthType: !ImportValue Auth }`,
      },
    ],
  },
});
