import { allOf, everyOf } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
import { setsUpAccount } from '../../environment';
import { rule } from '../../rule';

const detectors = ['AWS::GuardDuty::Detector'];

const isOn = (detector: Resource): Verdict => detector.property('Enable').mustBe(true);

export default rule({
  id: 'guardduty-enabled-centralized',
  title: 'GuardDuty watches each account and Region',
  why: 'Without GuardDuty, stolen credentials, command-and-control traffic and mass reads of ePHI go on until somebody notices by chance.',
  severity: 'medium',
  controls: { hicp: ['8.M.A', '6.M.C', '8.L.E'], hipaa: ['164.308(a)(1)(ii)(D)', '164.308(a)(6)(ii)'] },
  from: 'small',
  scope: 'environment',
  appliesTo: ['AWS::GuardDuty::Detector'],
  // A detector that is off is the matter of guardduty-detector-enabled.
  where: environment => allOf(setsUpAccount(environment), () => everyOf(environment.ofType(detectors), isOn)),

  check: environment => environment.mustHave('GuardDuty detector that is on', detectors, isOn),

  fix: {
    how: 'Add a `guardduty.CfnDetector` with `enable: true` to the stack that sets up the account, in every Region in use. If another repository does, name it under `environment.provided` of the settings.',
  },
  config: { managedRule: 'GUARDDUTY_ENABLED_CENTRALIZED' },

  examples: {
    compliant: [
      {
        when: 'a detector is on',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the account is set up without a detector',
        resources: `
      Recorder:
        Type: AWS::Config::ConfigurationRecorder
        Properties: { RoleARN: !GetAtt RecorderRole.Arn, RecordingGroup: { AllSupported: true, IncludeGlobalResourceTypes: true } }`,
      },
    ],
    undetermined: [
      {
        when: 'a nested stack that was not read may hold the detector',
        resources: `
      Recorder:
        Type: AWS::Config::ConfigurationRecorder
        Properties: { RoleARN: !GetAtt RecorderRole.Arn, RecordingGroup: { AllSupported: true, IncludeGlobalResourceTypes: true } }
      Security: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: https://clinic.example/security.yaml } }`,
      },
      {
        when: 'the switch is imported',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: !ImportValue guard } }`,
      },
    ],
  },
});
