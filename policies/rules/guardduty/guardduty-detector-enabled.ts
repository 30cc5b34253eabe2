import { rule } from '../../rule';

export default rule({
  id: 'guardduty-detector-enabled',
  title: 'GuardDuty detectors are on',
  why: 'A detector that is suspended finds nothing: intruders in the account stay unseen.',
  severity: 'medium',
  controls: { hicp: ['6.S.C', '6.M.C', '6.L.B', '8.M.A'], hipaa: ['164.308(a)(1)(ii)(D)', '164.308(a)(6)(ii)'] },
  from: 'small',
  appliesTo: ['AWS::GuardDuty::Detector'],

  check: detector => detector.property('Enable').mustBe(true),

  fix: { how: 'Set `enable: true` on `guardduty.CfnDetector` (`Enable`).', set: { 'Properties.Enable': true } },
  config: { none: 'AWS Config’s GUARDDUTY_ENABLED_CENTRALIZED judges the account, not a detector.' },

  examples: {
    compliant: [
      {
        when: 'it is on',
        resources: `
      Detector:
        Type: AWS::GuardDuty::Detector
        Properties: { Enable: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is suspended',
        resources: `
      Detector:
        Type: AWS::GuardDuty::Detector
        Properties: { Enable: false }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Detector:
        Type: AWS::GuardDuty::Detector
        Properties: { Enable: !ImportValue enable }`,
      },
    ],
  },
});
