import { setsUpAccount } from '../../environment';
import { rule } from '../../rule';

export default rule({
  id: 'securityhub-enabled',
  title: 'Security Hub collects the findings of each account and Region',
  why: 'Findings that stay in the console of each service are seen late or never; an incident that touches ePHI then has no owner.',
  severity: 'medium',
  controls: { hicp: ['8.M.A', '8.M.B', '7.M.A'], hipaa: ['164.308(a)(1)(ii)(D)', '164.308(a)(6)(ii)'] },
  scope: 'environment',
  appliesTo: ['AWS::SecurityHub::Hub', 'AWS::SecurityHub::HubV2'],
  where: setsUpAccount,

  check: environment => environment.mustHave('Security Hub', ['AWS::SecurityHub::Hub', 'AWS::SecurityHub::HubV2']),

  fix: { how: 'Add a `securityhub.CfnHub` to the stack that sets up the account, in every Region in use.' },
  config: { managedRule: 'SECURITYHUB_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it has a hub',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Hub: { Type: AWS::SecurityHub::Hub }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the account is set up without a hub',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }`,
      },
    ],
    undetermined: [
      {
        when: 'a nested stack that was not read may hold the hub',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Security: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: https://clinic.example/security.yaml } }`,
      },
    ],
  },
});
