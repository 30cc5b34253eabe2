import { allOf, someOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'guardduty-runtime-monitoring-enabled',
  title: 'GuardDuty watches what runs on servers and containers',
  why: 'A miner, a reverse shell or a theft of credentials inside a workload shows in its processes alone.',
  severity: 'medium',
  controls: { hicp: ['2.L.C', '2.L.D'], hipaa: ['164.308(a)(5)(ii)(B)', '164.308(a)(1)(ii)(D)'] },
  from: 'large',
  appliesTo: ['AWS::GuardDuty::Detector'],

  // The one feature that is off without a word: https://docs.aws.amazon.com/guardduty/latest/APIReference/API_CreateDetector.html
  check: detector =>
    someOf(detector.property('Features').items(), 'feature RUNTIME_MONITORING that is on', feature =>
      allOf(feature.get('Name').mustBe('RUNTIME_MONITORING'), () => feature.get('Status').mustBe('ENABLED')),
    ),

  fix: {
    how: 'Add `{ name: "RUNTIME_MONITORING", status: "ENABLED" }` to `features` of `guardduty.CfnDetector`, with agent management for ECS, EKS and EC2 in `additionalConfiguration` (`Features`).',
  },
  config: { managedRule: 'GUARDDUTY_RUNTIME_MONITORING_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it is on',
        resources: `
      Detector:
        Type: AWS::GuardDuty::Detector
        Properties: { Enable: true, Features: [{ Name: RUNTIME_MONITORING, Status: ENABLED }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS leaves it off',
        resources: `
      Detector:
        Type: AWS::GuardDuty::Detector
        Properties: { Enable: true }`,
      },
      {
        when: 'only EKS is watched',
        resources: `
      Detector:
        Type: AWS::GuardDuty::Detector
        Properties: { Enable: true, Features: [{ Name: EKS_RUNTIME_MONITORING, Status: ENABLED }] }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Detector:
        Type: AWS::GuardDuty::Detector
        Properties: { Enable: true, Features: !ImportValue features }`,
      },
    ],
  },
});
