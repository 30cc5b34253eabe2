import { rule } from '../../rule';

export default rule({
  id: 'lambda-function-environment-encrypted',
  title: 'Lambda environment variables are encrypted with a customer managed key',
  why: 'With the key of AWS, everyone who may read the function’s configuration reads its variables too; use of a key of one’s own can be limited, logged and withdrawn.',
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::Lambda::Function'],
  when: 'phi',
  where: lambda => lambda.property('Environment.Variables').mustBePresent(),

  check: lambda => lambda.property('KmsKeyArn').mustBePresent(),

  fix: { how: 'Set `environmentEncryption: key` on `lambda.Function`. In CloudFormation: `KmsKeyArn`.' },
  config: { none: 'No managed rule of AWS Config judges the key of environment variables.' },

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
