import { rule } from '../../rule';
import { mustKeepFeature } from './_features';

export default rule({
  id: 'guardduty-lambda-protection-enabled',
  title: 'GuardDuty watches the traffic of functions',
  why: 'A function that sends records to a stranger’s server looks like any other from outside.',
  severity: 'medium',
  controls: { hicp: ['6.M.C', '6.L.B', '6.L.C', '8.M.A'], hipaa: ['164.308(a)(1)(ii)(D)', '164.308(a)(6)(ii)'] },
  appliesTo: ['AWS::GuardDuty::Detector'],

  check: detector => mustKeepFeature(detector, 'LAMBDA_NETWORK_LOGS'),

  fix: {
    how: 'Leave the feature out or set `{ name: "LAMBDA_NETWORK_LOGS", status: "ENABLED" }` in `features` of `guardduty.CfnDetector` (`Features`).',
  },
  config: { managedRule: 'GUARDDUTY_LAMBDA_PROTECTION_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it is named and on',
        resources: `
      Detector:
        Type: AWS::GuardDuty::Detector
        Properties: { Enable: true, Features: [{ Name: LAMBDA_NETWORK_LOGS, Status: ENABLED }] }`,
      },
      {
        when: 'nothing is said: AWS turns it on',
        resources: `
      Detector:
        Type: AWS::GuardDuty::Detector
        Properties: { Enable: true }`,
      },
      {
        when: 'another feature is off',
        resources: `
      Detector:
        Type: AWS::GuardDuty::Detector
        Properties: { Enable: true, Features: [{ Name: OTHER, Status: DISABLED }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is turned off',
        resources: `
      Detector:
        Type: AWS::GuardDuty::Detector
        Properties: { Enable: true, Features: [{ Name: LAMBDA_NETWORK_LOGS, Status: DISABLED }] }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Detector:
        Type: AWS::GuardDuty::Detector
        Properties: { Enable: true, Features: [{ Name: LAMBDA_NETWORK_LOGS, Status: !ImportValue status }] }`,
      },
    ],
  },
});
