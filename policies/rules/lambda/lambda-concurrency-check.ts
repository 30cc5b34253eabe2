import { rule } from '../../rule';
import { mustNotHandleCustomResources } from './_custom-resource';

export default rule({
  id: 'lambda-concurrency-check',
  title: 'Lambda functions have a concurrency limit',
  why: 'All functions of an account share one limit, so a flood of requests to one of them stops the others, those that care depends on included.',
  severity: 'low',
  controls: { hicp: ['8.M.A'], hipaa: ['164.308(a)(7)(i)'] },
  appliesTo: ['AWS::Lambda::Function'],
  from: 'large',
  where: mustNotHandleCustomResources,

  check: lambda => lambda.property('ReservedConcurrentExecutions').mustBePresent(),

  fix: { how: 'Set `reservedConcurrentExecutions` on `lambda.Function`. In CloudFormation: `ReservedConcurrentExecutions`.' },
  config: { managedRule: 'LAMBDA_CONCURRENCY_CHECK' },

  examples: {
    compliant: [
      {
        when: 'it has a limit',
        resources: `
      Import:
        Type: AWS::Lambda::Function
        Properties: { ReservedConcurrentExecutions: 20 }`,
      },
    ],
    nonCompliant: [{ when: 'nothing is set', resources: 'Import: { Type: AWS::Lambda::Function }' }],
    undetermined: [
      {
        when: 'the limit comes from another stack',
        resources: `
      Import:
        Type: AWS::Lambda::Function
        Properties: { ReservedConcurrentExecutions: !ImportValue Limit }`,
      },
    ],
  },
});
