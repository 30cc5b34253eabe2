import { rule } from '../../rule';

export default rule({
  id: 'guardduty-finding-frequency',
  title: 'GuardDuty passes on what is new about a finding every 15 minutes',
  why: 'Six hours pass by default before responders learn that an attack which they know of goes on.',
  severity: 'low',
  controls: { hicp: ['8.M.B'], hipaa: ['164.308(a)(6)(ii)'] },
  from: 'large',
  appliesTo: ['AWS::GuardDuty::Detector'],

  // https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_eventbridge.html: new findings go out at once, later ones of the same kind by this frequency.
  check: detector => detector.property('FindingPublishingFrequency').orDefault('SIX_HOURS').mustBe('FIFTEEN_MINUTES'),

  fix: {
    how: 'Set `findingPublishingFrequency: "FIFTEEN_MINUTES"` on `guardduty.CfnDetector` (`FindingPublishingFrequency`).',
    set: { 'Properties.FindingPublishingFrequency': 'FIFTEEN_MINUTES' },
  },
  config: {
    guard: {
      type: 'AWS::GuardDuty::Detector',
      all: [{ path: 'FindingPublishingFrequency', mustBe: ['FIFTEEN_MINUTES'] }],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::GuardDuty::Detector.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { Enable: true, FindingPublishingFrequency: 'FIFTEEN_MINUTES' },
          configuration: { Id: '12abc', Enable: true, FindingPublishingFrequency: 'FIFTEEN_MINUTES' },
          verdict: 'compliant',
        },
        {
          properties: { Enable: true, FindingPublishingFrequency: 'ONE_HOUR' },
          configuration: { Id: '12abc', Enable: true, FindingPublishingFrequency: 'ONE_HOUR' },
          verdict: 'non-compliant',
        },
        {
          properties: { Enable: true },
          configuration: { Id: '12abc', Enable: true },
          verdict: 'non-compliant',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'it is 15 minutes',
        resources: `
      Detector:
        Type: AWS::GuardDuty::Detector
        Properties: { Enable: true, FindingPublishingFrequency: FIFTEEN_MINUTES }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS waits six hours',
        resources: `
      Detector:
        Type: AWS::GuardDuty::Detector
        Properties: { Enable: true }`,
      },
      {
        when: 'it is an hour',
        resources: `
      Detector:
        Type: AWS::GuardDuty::Detector
        Properties: { Enable: true, FindingPublishingFrequency: ONE_HOUR }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Detector:
        Type: AWS::GuardDuty::Detector
        Properties: { Enable: true, FindingPublishingFrequency: !ImportValue frequency }`,
      },
    ],
  },
});
