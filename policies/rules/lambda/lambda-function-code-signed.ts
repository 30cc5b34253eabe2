import { allOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustNotHandleCustomResources } from './_custom-resource';

export default rule({
  id: 'lambda-function-code-signed',
  title: 'Lambda functions run signed code only',
  why: 'Without a signature, whoever may deploy can put other code where ePHI is handled, and nothing tells it from what was reviewed.',
  severity: 'low',
  controls: { hicp: ['2.L.E'], hipaa: ['164.308(a)(5)(ii)(B)', '164.312(c)(1)'] },
  appliesTo: ['AWS::Lambda::Function'],
  from: 'large',
  where: lambda =>
    allOf(lambda.property('PackageType').orDefault('Zip').mustBe('Zip'), () => mustNotHandleCustomResources(lambda)),

  check: lambda => lambda.property('CodeSigningConfigArn').mustBePresent(),

  fix: { how: 'Set `codeSigningConfig` on `lambda.Function` to a `lambda.CodeSigningConfig` (`CodeSigningConfigArn`).' },
  config: { none: 'The item of a function does not show its code signing configuration.' },

  examples: {
    compliant: [
      {
        when: 'it names a configuration',
        resources: `
      Import:
        Type: AWS::Lambda::Function
        Properties:
          Handler: index.handler
          Role: arn:aws:iam::111122223333:role/import
          CodeSigningConfigArn: !GetAtt Signing.CodeSigningConfigArn
      Signing:
        Type: AWS::Lambda::CodeSigningConfig
        Properties: { AllowedPublishers: { SigningProfileVersionArns: [profile] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names none',
        resources: `
      Import:
        Type: AWS::Lambda::Function
        Properties: { Handler: index.handler, Role: arn:aws:iam::111122223333:role/import }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter may name one',
        resources: `
      Import:
        Type: AWS::Lambda::Function
        Properties:
          Handler: index.handler
          Role: arn:aws:iam::111122223333:role/import
          CodeSigningConfigArn: !Ref Signing`,
      },
    ],
  },
});
