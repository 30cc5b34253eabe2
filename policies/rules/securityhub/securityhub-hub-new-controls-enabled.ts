import { rule } from '../../rule';

export default rule({
  id: 'securityhub-hub-new-controls-enabled',
  title: 'Security Hub turns on new controls by itself',
  why: 'Controls that AWS adds after the setup look at nothing until somebody remembers them.',
  severity: 'low',
  controls: { hicp: ['7.M.D', '8.M.A'], hipaa: ['164.308(a)(8)'] },
  appliesTo: ['AWS::SecurityHub::Hub'],

  check: hub => hub.property('AutoEnableControls').orDefault(true).mustBe(true),

  fix: {
    how: 'Leave `autoEnableControls` of `securityhub.CfnHub` on (`AutoEnableControls: true`).',
    set: { 'Properties.AutoEnableControls': true },
  },
  config: { none: 'AWS Config’s SECURITYHUB_ENABLED judges the account, not its settings, which AWS Config does not record.' },

  examples: {
    compliant: [
      {
        when: 'nothing is said: AWS turns them on',
        resources: `
      Hub:
        Type: AWS::SecurityHub::Hub`,
      },
    ],
    nonCompliant: [
      {
        when: 'they stay off',
        resources: `
      Hub:
        Type: AWS::SecurityHub::Hub
        Properties: { AutoEnableControls: false }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Hub:
        Type: AWS::SecurityHub::Hub
        Properties: { AutoEnableControls: !ImportValue controls }`,
      },
    ],
  },
});
