import { allOf, undetermined } from '../../../lib/core';
import { rule } from '../../rule';
import { deprecatedRuntimes, supportedRuntimes } from './_runtimes';

export default rule({
  id: 'lambda-function-settings-check',
  title: 'Lambda functions use a supported runtime',
  why: 'A runtime that AWS has retired gets no security patches, so a published hole in it stays open on the way to ePHI.',
  severity: 'medium',
  controls: { hicp: ['7.S.A', '7.M.D'], hipaa: ['164.308(a)(1)(ii)(B)', '164.308(a)(5)(ii)(B)'] },
  dataAsOf: '2026-11-23',
  appliesTo: ['AWS::Lambda::Function'],
  from: 'small',
  // What runs in a container image stands in the image.
  where: lambda => allOf(lambda.property('PackageType').mustNotBe('Image'), lambda.property('Code.ImageUri').mustBeAbsent()),

  check: lambda => {
    const runtime = lambda.property('Runtime');
    const supported = runtime.must('a supported runtime', value => supportedRuntimes.includes(String(value)));
    if (supported.status !== 'non-compliant') return supported;
    return allOf(
      runtime.must('a supported runtime', value => !deprecatedRuntimes.includes(String(value))),
      () =>
        undetermined(`${runtime.state()}, which this version of the pack does not know as supported or as retired`, runtime.path),
    );
  },

  fix: {
    how: 'Set `runtime` of `lambda.Function` to a current one, such as `lambda.Runtime.NODEJS_LATEST`. In CloudFormation: `Runtime`.',
  },
  config: { managedRule: 'LAMBDA_FUNCTION_SETTINGS_CHECK', parameters: { runtime: supportedRuntimes.join(',') } },

  examples: {
    compliant: [
      {
        when: 'the runtime is supported',
        resources: `
      Import:
        Type: AWS::Lambda::Function
        Properties: { Runtime: nodejs24.x }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the runtime is retired',
        resources: `
      Import:
        Type: AWS::Lambda::Function
        Properties: { Runtime: python3.8 }`,
      },
    ],
    undetermined: [
      {
        when: 'the runtime is in neither list',
        resources: `
      Import:
        Type: AWS::Lambda::Function
        Properties: { Runtime: nodejs99.x }`,
      },
      {
        when: 'the runtime comes from another stack',
        resources: `
      Import:
        Type: AWS::Lambda::Function
        Properties: { Runtime: !ImportValue Runtime }`,
      },
    ],
  },
});
