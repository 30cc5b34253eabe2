import { rule } from '../../rule';

export default rule({
  id: 'guardduty-threat-intel-set-active',
  title: 'Threat lists of GuardDuty are active',
  why: 'Indicators that a sharing community sent stop nothing while the list lies idle.',
  severity: 'low',
  controls: { hicp: ['8.M.C', '8.L.B'], hipaa: ['164.308(a)(5)(ii)(A)', '164.308(a)(1)(ii)(D)'] },
  appliesTo: ['AWS::GuardDuty::ThreatIntelSet', 'AWS::GuardDuty::ThreatEntitySet'],

  check: set => set.property('Activate').mustBe(true),

  fix: { how: 'Set `activate: true` on `guardduty.CfnThreatIntelSet` (`Activate`).', set: { 'Properties.Activate': true } },
  config: { none: 'The item of a threat list does not show whether it is active.' },

  examples: {
    compliant: [
      {
        when: 'it is active',
        resources: `
      Intel:
        Type: AWS::GuardDuty::ThreatIntelSet
        Properties: { Format: TXT, Location: s3://intel/health-isac.txt, Activate: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is idle',
        resources: `
      Intel:
        Type: AWS::GuardDuty::ThreatIntelSet
        Properties: { Format: TXT, Location: s3://intel/health-isac.txt, Activate: false }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Intel:
        Type: AWS::GuardDuty::ThreatIntelSet
        Properties: { Format: TXT, Location: s3://intel/health-isac.txt, Activate: !ImportValue active }`,
      },
    ],
  },
});
