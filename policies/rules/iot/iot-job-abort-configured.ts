import { rule } from '../../rule';
import { mustHaveSetting, mustStandAlone } from './_jobs';

export default rule({
  id: 'iot-job-abort-configured',
  title: 'Updates of devices stop when devices fail',
  why: 'A faulty update goes on to the next pump while the last ones are out of service, until the whole ward is.',
  severity: 'medium',
  controls: { hicp: ['9.L.A', '9.M.B'], hipaa: ['164.308(a)(7)(i)', '164.312(c)(1)'] },
  appliesTo: ['AWS::IoT::JobTemplate', 'AWS::IoT::Job', 'AWS::IoT::OTAUpdate', 'AWS::GreengrassV2::Deployment'],
  from: 'large',
  where: mustStandAlone,

  check: job => mustHaveSetting(job, 'abort'),

  fix: {
    how: 'Set `abortConfig` on `iot.CfnJobTemplate` (`awsJobAbortConfig` of `iot.CfnOTAUpdate`, `iotJobConfiguration` of `greengrassv2.CfnDeployment`). In CloudFormation: `AbortConfig.CriteriaList`.',
  },
  config: {
    guard: {
      type: 'AWS::IoT::JobTemplate',
      all: [{ every: 'AbortConfig.CriteriaList', all: [{ path: 'FailureType', must: 'be text' }] }],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::IoT::JobTemplate.properties.json',
      confidence: 'document',
      leavesOut: 'AWS Config records neither jobs, updates nor deployments.',
      cases: [
        {
          properties: {
            AbortConfig: {
              CriteriaList: [{ Action: 'CANCEL', FailureType: 'FAILED', MinNumberOfExecutedThings: 5, ThresholdPercentage: 10 }],
            },
          },
          configuration: {
            JobTemplateId: 'update',
            AbortConfig: {
              CriteriaList: [{ Action: 'CANCEL', FailureType: 'FAILED', MinNumberOfExecutedThings: 5, ThresholdPercentage: 10 }],
            },
          },
          verdict: 'compliant',
        },
        {
          properties: {},
          configuration: { JobTemplateId: 'update' },
          verdict: 'non-compliant',
        },
        {
          properties: { AbortConfig: { CriteriaList: [] } },
          configuration: { JobTemplateId: 'update', AbortConfig: { CriteriaList: [] } },
          verdict: 'non-compliant',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'it stops at one device in ten',
        resources: `
      Update:
        Type: AWS::IoT::JobTemplate
        Properties: { JobTemplateId: update, Description: Pump firmware, Document: '{}', AbortConfig: { CriteriaList: [{ Action: CANCEL, FailureType: FAILED, MinNumberOfExecutedThings: 5, ThresholdPercentage: 10 }] } }`,
      },
      {
        when: 'an update over the air stops too',
        resources: `
      Update:
        Type: AWS::IoT::OTAUpdate
        Properties: { OtaUpdateId: pumps, RoleArn: update, Targets: [pumps], AwsJobAbortConfig: { AbortCriteriaList: [{ Action: CANCEL, FailureType: FAILED, MinNumberOfExecutedThings: 5, ThresholdPercentage: 10 }] } }`,
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
        Properties: { JobTemplateId: update, Description: Pump firmware, Document: '{}', AbortConfig: !ImportValue Settings }`,
      },
    ],
  },
});
