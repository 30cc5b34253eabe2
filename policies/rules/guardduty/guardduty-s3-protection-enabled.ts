import { rule } from '../../rule';
import { mustKeepFeature } from './_features';

export default rule({
  id: 'guardduty-s3-protection-enabled',
  title: 'GuardDuty watches access to S3',
  why: 'Somebody who copies records out of buckets with stolen credentials is seen in data events alone.',
  severity: 'medium',
  controls: { hicp: ['8.L.E', '4.M.E'], hipaa: ['164.308(a)(1)(ii)(D)', '164.308(a)(5)(ii)(C)'] },
  appliesTo: ['AWS::GuardDuty::Detector'],

  check: detector => mustKeepFeature(detector, 'S3_DATA_EVENTS', 'S3Logs.Enable'),

  fix: {
    how: 'Leave the feature out or set `{ name: "S3_DATA_EVENTS", status: "ENABLED" }` in `features` of `guardduty.CfnDetector` (`Features`).',
  },
  config: { managedRule: 'GUARDDUTY_S3_PROTECTION_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it is named and on',
        resources: `
      Detector:
        Type: AWS::GuardDuty::Detector
        Properties: { Enable: true, Features: [{ Name: S3_DATA_EVENTS, Status: ENABLED }] }`,
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
        Properties: { Enable: true, Features: [{ Name: S3_DATA_EVENTS, Status: DISABLED }] }`,
      },
      {
        when: 'it is turned off as a data source',
        resources: `
      Detector:
        Type: AWS::GuardDuty::Detector
        Properties: { Enable: true, DataSources: { S3Logs: { Enable: false } } }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Detector:
        Type: AWS::GuardDuty::Detector
        Properties: { Enable: true, Features: [{ Name: S3_DATA_EVENTS, Status: !ImportValue status }] }`,
      },
    ],
  },
});
