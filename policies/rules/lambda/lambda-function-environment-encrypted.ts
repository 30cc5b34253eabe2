import { allOf, compliant, nonCompliant } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
import { isNoCdkHelper } from '../../cdk-helper';
import { rule } from '../../rule';

export default rule({
  id: 'lambda-function-environment-encrypted',
  title: 'Lambda environment variables are encrypted with a customer managed key',
  why: 'With the key of AWS, everyone who may read the function’s configuration reads its variables too; use of a key of one’s own can be limited, logged and withdrawn.',
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::Lambda::Function'],
  when: 'phi',
  where: lambda => allOf(isNoCdkHelper(lambda), () => mustHoldSettings(lambda)),

  check: lambda => lambda.property('KmsKeyArn').mustBePresent(),

  fix: { how: 'Set `environmentEncryption: key` on `lambda.Function`. In CloudFormation: `KmsKeyArn`.' },
  config: { none: 'The item of a function does not show whether it has environment variables.' },

  examples: {
    compliant: [
      {
        when: 'it names a key',
        resources: `
      Import:
        Type: AWS::Lambda::Function
        Properties: { Environment: { Variables: { TABLE: patients } }, KmsKeyArn: !GetAtt Settings.Arn }
      Settings: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has variables and no key',
        resources: `
      Import:
        Type: AWS::Lambda::Function
        Properties: { Environment: { Variables: { TABLE: patients } } }`,
      },
    ],
    undetermined: [
      {
        when: 'the key comes from another stack',
        resources: `
      Import:
        Type: AWS::Lambda::Function
        Properties: { Environment: { Variables: { TABLE: patients } }, KmsKeyArn: !ImportValue Key }`,
      },
    ],
  },
});

/** Variables by which CDK's own functions set up the AWS SDK; they tell nothing, and CDK gives no way to name a key for them. */
const ofSdk = new Set(['AWS_CA_BUNDLE', 'AWS_NODEJS_CONNECTION_REUSE_ENABLED']);

function mustHoldSettings(lambda: Resource): Verdict {
  const variables = lambda.property('Environment.Variables');
  return allOf(variables.mustBePresent(), () => {
    const names = variables.entries().map(([name]) => name);
    return names.length > 0 && names.every(name => ofSdk.has(name))
      ? nonCompliant(`${variables.path} only sets up the AWS SDK`, variables.path)
      : compliant;
  });
}
