import { allOf } from '../../../lib/core';
import { setsUpAccount } from '../../environment';
import { rule } from '../../rule';

export default rule({
  id: 'config-recorder-deployed',
  title: 'AWS Config records each account and Region and keeps what it records',
  why: 'Where nothing records configurations, drift from what protects ePHI is not seen, and no rule of AWS Config is judged.',
  severity: 'medium',
  controls: { hicp: ['5.M.A', '5.L.A', '7.M.D'], hipaa: ['164.308(a)(1)(ii)(D)', '164.308(a)(8)'] },
  scope: 'environment',
  appliesTo: ['AWS::Config::ConfigurationRecorder', 'AWS::Config::DeliveryChannel'],
  where: setsUpAccount,

  check: environment =>
    allOf(
      environment.mustHave('recorder of AWS Config', ['AWS::Config::ConfigurationRecorder']),
      // A recorder without a delivery channel cannot be started.
      () => environment.mustHave('delivery channel of AWS Config', ['AWS::Config::DeliveryChannel']),
    ),

  fix: {
    how: 'Add a `config.CfnConfigurationRecorder` and a `config.CfnDeliveryChannel` to the stack that sets up the account, in every Region in use.',
  },
  config: { none: 'AWS Config cannot report that it does not run; `hicp drift` and Security Hub can.' },

  examples: {
    compliant: [
      {
        when: 'it has a recorder and a delivery channel',
        resources: `
      Recorder:
        Type: AWS::Config::ConfigurationRecorder
        Properties: { RoleARN: !GetAtt RecorderRole.Arn, RecordingGroup: { AllSupported: true, IncludeGlobalResourceTypes: true } }
      Channel: { Type: AWS::Config::DeliveryChannel, Properties: { S3BucketName: configuration-history } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the account is set up without a recorder',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }`,
      },
      {
        when: 'its recorder delivers nowhere',
        resources: `
      Recorder:
        Type: AWS::Config::ConfigurationRecorder
        Properties: { RoleARN: !GetAtt RecorderRole.Arn, RecordingGroup: { AllSupported: true, IncludeGlobalResourceTypes: true } }`,
      },
    ],
    undetermined: [
      {
        when: 'a nested stack that was not read may hold the recorder',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Security: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: https://clinic.example/security.yaml } }`,
      },
    ],
  },
});
