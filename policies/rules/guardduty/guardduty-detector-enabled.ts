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
  config: {
    guard: {
      type: 'AWS::GuardDuty::Detector',
      all: [{ path: 'Enable', mustBe: [true] }],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::GuardDuty::Detector.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { Enable: true },
          configuration: { Id: '12abc', Enable: true },
          verdict: 'compliant',
        },
        {
          properties: { Enable: false },
          configuration: { Id: '12abc', Enable: false },
          verdict: 'non-compliant',
        },
        {
          properties: {},
          configuration: { Id: '12abc' },
          verdict: 'non-compliant',
        },
      ],
    },
  },

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
