import { rule } from '../../rule';
import { mustNotHandleCustomResources } from './_custom-resource';

export default rule({
  id: 'lambda-function-xray-enabled',
  title: 'Lambda functions trace requests',
  why: 'Without traces nobody can follow a request for patient data through the functions that it reached when something went wrong.',
  severity: 'low',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::Lambda::Function'],
  from: 'large',
  where: mustNotHandleCustomResources,

  check: lambda => lambda.property('TracingConfig.Mode').orDefault('PassThrough').mustBe('Active'),

  fix: {
    how: 'Set `tracing: lambda.Tracing.ACTIVE` on `lambda.Function` (`TracingConfig.Mode: Active`).',
    set: { 'Properties.TracingConfig.Mode': 'Active' },
  },
  config: { managedRule: 'LAMBDA_FUNCTION_XRAY_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'tracing is active',
        resources: `
      Import:
        Type: AWS::Lambda::Function
        Properties:
          Handler: index.handler
          Role: arn:aws:iam::111122223333:role/import
          TracingConfig: { Mode: Active }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is set',
        resources: `
      Import:
        Type: AWS::Lambda::Function
        Properties: { Handler: index.handler, Role: arn:aws:iam::111122223333:role/import }`,
      },
      {
        when: 'it leaves that to the caller',
        resources: `
      Import:
        Type: AWS::Lambda::Function
        Properties:
          Handler: index.handler
          Role: arn:aws:iam::111122223333:role/import
          TracingConfig: { Mode: PassThrough }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Import:
        Type: AWS::Lambda::Function
        Properties:
          Handler: index.handler
          Role: arn:aws:iam::111122223333:role/import
          TracingConfig: { Mode: !Ref Mode }`,
      },
    ],
  },
});
