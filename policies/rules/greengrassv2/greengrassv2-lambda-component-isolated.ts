import { rule } from '../../rule';

export default rule({
  id: 'greengrassv2-lambda-component-isolated',
  title: 'Functions on Greengrass run in its container',
  why: 'Outside the container a flawed function reaches the files and devices of the whole gateway.',
  severity: 'low',
  controls: { hicp: ['9.M.B'], hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'] },
  appliesTo: ['AWS::GreengrassV2::ComponentVersion'],
  where: component => component.property('LambdaFunction').mustBePresent(),

  check: component =>
    component
      .property('LambdaFunction.ComponentLambdaParameters.LinuxProcessParams.IsolationMode')
      .orDefault('GreengrassContainer')
      .mustBe('GreengrassContainer'),

  fix: {
    how: 'Leave `linuxProcessParams.isolationMode` of `greengrassv2.CfnComponentVersion` at `GreengrassContainer`, and mount what the function needs. In CloudFormation: `LambdaFunction.ComponentLambdaParameters.LinuxProcessParams.IsolationMode`.',
    set: { 'Properties.LambdaFunction.ComponentLambdaParameters.LinuxProcessParams.IsolationMode': 'GreengrassContainer' },
  },
  config: { none: 'The item of a component does not show its Lambda function.' },

  examples: {
    compliant: [
      {
        when: 'nothing is set',
        resources: `
      Bridge:
        Type: AWS::GreengrassV2::ComponentVersion
        Properties: { LambdaFunction: { LambdaArn: bridge } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it runs as a process of the gateway',
        resources: `
      Bridge:
        Type: AWS::GreengrassV2::ComponentVersion
        Properties: { LambdaFunction: { LambdaArn: bridge, ComponentLambdaParameters: { LinuxProcessParams: { IsolationMode: NoContainer } } } }`,
      },
    ],
    undetermined: [
      {
        when: 'the mode comes from another stack',
        resources: `
      Bridge:
        Type: AWS::GreengrassV2::ComponentVersion
        Properties: { LambdaFunction: { LambdaArn: bridge, ComponentLambdaParameters: { LinuxProcessParams: { IsolationMode: !ImportValue Mode } } } }`,
      },
    ],
  },
});
