import { rule } from '../../rule';
import { mustHaveSetting, mustStandAlone } from './_jobs';

export default rule({
  id: 'iot-job-timeout-configured',
  title: 'Updates of devices end after a set time',
  why: 'A device that hangs in an update counts as being updated for ever: nobody is told that it is out of service or still open to attack.',
  severity: 'low',
  controls: { hicp: ['9.L.A', '9.M.B'], hipaa: ['164.308(a)(7)(i)'] },
  appliesTo: ['AWS::IoT::JobTemplate', 'AWS::IoT::Job', 'AWS::IoT::OTAUpdate', 'AWS::GreengrassV2::Deployment'],
  from: 'large',
  where: mustStandAlone,

  check: job => mustHaveSetting(job, 'timeout'),

  fix: {
    how: 'Set `timeoutConfig` on `iot.CfnJobTemplate` (`awsJobTimeoutConfig` of `iot.CfnOTAUpdate`, `iotJobConfiguration` of `greengrassv2.CfnDeployment`). In CloudFormation: `TimeoutConfig.InProgressTimeoutInMinutes`.',
  },
  config: {
    guard: {
      type: 'AWS::IoT::JobTemplate',
      all: [{ path: 'TimeoutConfig.InProgressTimeoutInMinutes', mustBeAtLeast: 1 }],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::IoT::JobTemplate.properties.json',
      confidence: 'document',
      leavesOut: 'AWS Config records neither jobs, updates nor deployments.',
      cases: [
        {
          properties: { TimeoutConfig: { InProgressTimeoutInMinutes: 60 } },
          configuration: { JobTemplateId: 'update', TimeoutConfig: { InProgressTimeoutInMinutes: 60 } },
          verdict: 'compliant',
        },
        {
          properties: {},
          configuration: { JobTemplateId: 'update' },
          verdict: 'non-compliant',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'it ends after half an hour',
        resources: `
      Update:
        Type: AWS::IoT::JobTemplate
        Properties: { JobTemplateId: update, Description: Pump firmware, Document: '{}', TimeoutConfig: { InProgressTimeoutInMinutes: 30 } }`,
      },
      {
        when: 'a deployment of Greengrass ends too',
        resources: `
      Update:
        Type: AWS::GreengrassV2::Deployment
        Properties: { TargetArn: pumps, IotJobConfiguration: { TimeoutConfig: { InProgressTimeoutInMinutes: 30 } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is set',
        resources: `
      Update:
        Type: AWS::IoT::JobTemplate
        Properties: { JobTemplateId: update, Description: Pump firmware, Document: '{}' }`,
      },
      {
        when: 'a deployment of Greengrass says nothing',
        resources: `
      Update:
        Type: AWS::GreengrassV2::Deployment
        Properties: { TargetArn: pumps }`,
      },
    ],
    undetermined: [
      {
        when: 'the settings come from another stack',
        resources: `
      Update:
        Type: AWS::IoT::JobTemplate
        Properties: { JobTemplateId: update, Description: Pump firmware, Document: '{}', TimeoutConfig: !ImportValue Settings }`,
      },
    ],
  },
});
