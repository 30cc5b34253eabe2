import { rule } from '../../rule';
import { mustKeepFeature } from './_features';

export default rule({
  id: 'guardduty-rds-protection-enabled',
  title: 'GuardDuty watches sign-ins to databases',
  why: 'Tried and stolen passwords of a database of records show in its sign-ins alone.',
  severity: 'medium',
  controls: { hicp: ['8.L.E'], hipaa: ['164.308(a)(1)(ii)(D)', '164.308(a)(5)(ii)(C)'] },
  appliesTo: ['AWS::GuardDuty::Detector'],

  check: detector => mustKeepFeature(detector, 'RDS_LOGIN_EVENTS'),

  fix: {
    how: 'Leave the feature out or set `{ name: "RDS_LOGIN_EVENTS", status: "ENABLED" }` in `features` of `guardduty.CfnDetector` (`Features`).',
  },
  config: { managedRule: 'GUARDDUTY_RDS_PROTECTION_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it is named and on',
        resources: `
      Detector:
        Type: AWS::GuardDuty::Detector
        Properties: { Enable: true, Features: [{ Name: RDS_LOGIN_EVENTS, Status: ENABLED }] }`,
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
        Properties: { Enable: true, Features: [{ Name: RDS_LOGIN_EVENTS, Status: DISABLED }] }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Detector:
        Type: AWS::GuardDuty::Detector
        Properties: { Enable: true, Features: [{ Name: RDS_LOGIN_EVENTS, Status: !ImportValue status }] }`,
      },
    ],
  },
});
