import { rule } from '../../rule';
import { mustHaveSetting, mustStandAlone } from './_jobs';

export default rule({
  id: 'iot-job-rollout-limited',
  title: 'Updates of devices go out step by step',
  why: 'An update that reaches all devices at once takes a whole ward out of service when it is faulty.',
  severity: 'low',
  controls: { hicp: ['9.L.A', '9.M.B'], hipaa: ['164.308(a)(7)(i)'] },
  appliesTo: ['AWS::IoT::JobTemplate', 'AWS::IoT::Job', 'AWS::IoT::OTAUpdate', 'AWS::GreengrassV2::Deployment'],
  from: 'large',
  where: mustStandAlone,

  check: job => mustHaveSetting(job, 'rollout'),

  fix: {
    how: 'Set `jobExecutionsRolloutConfig` on `iot.CfnJobTemplate` (`awsJobExecutionsRolloutConfig` of `iot.CfnOTAUpdate`, `iotJobConfiguration` of `greengrassv2.CfnDeployment`). In CloudFormation: `JobExecutionsRolloutConfig`.',
  },
  config: {
    none: 'The item of a job template does not show exponential rates, which limit a rollout too; AWS Config records neither jobs, updates nor deployments.',
  },

  examples: {
    compliant: [
      {
        when: 'it reaches ten devices a minute',
        resources: `
      Update:
        Type: AWS::IoT::JobTemplate
        Properties: { JobTemplateId: update, Description: Pump firmware, Document: '{}', JobExecutionsRolloutConfig: { MaximumPerMinute: 10 } }`,
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
        Properties: { JobTemplateId: update, Description: Pump firmware, Document: '{}', JobExecutionsRolloutConfig: !ImportValue Settings }`,
      },
    ],
  },
});
