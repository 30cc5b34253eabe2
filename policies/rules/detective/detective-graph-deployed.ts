import { setsUpAccount } from '../../environment';
import { rule } from '../../rule';

export default rule({
  id: 'detective-graph-deployed',
  title: 'Detective keeps a year of behavior to investigate with',
  why: 'Without a graph of what each identity did, the extent of a breach of ePHI is guessed at, and more patients are notified, or fewer, than were concerned.',
  severity: 'low',
  controls: { hicp: ['8.L.E', '8.M.B'], hipaa: ['164.308(a)(6)(ii)', '164.308(a)(1)(ii)(D)'] },
  from: 'large',
  scope: 'environment',
  appliesTo: ['AWS::Detective::Graph', 'AWS::Detective::MemberInvitation'],
  where: setsUpAccount,

  check: environment =>
    environment.mustHave('behavior graph of Detective', ['AWS::Detective::Graph', 'AWS::Detective::MemberInvitation']),

  fix: {
    how: 'Add a `detective.CfnGraph` in the account that administers security, or name its repository under `environment.provided` of the settings.',
  },
  config: {
    none: 'AWS Config has no managed rule about Detective, and a Guard policy judges what there is, not what is missing.',
  },

  examples: {
    compliant: [
      {
        when: 'it has a graph',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Graph: { Type: AWS::Detective::Graph, Properties: { AutoEnableMembers: true } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the account is set up without a graph',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }`,
      },
    ],
    undetermined: [
      {
        when: 'a nested stack that was not read may hold the graph',
        resources: `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Security: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: https://clinic.example/security.yaml } }`,
      },
    ],
  },
});
