import { rule } from '../../rule';

export default rule({
  id: 'detective-graph-new-accounts-enabled',
  title: 'Detective covers new accounts of the organization',
  why: 'What an intruder did in an account that joined later cannot be followed in the graph.',
  severity: 'low',
  controls: { hicp: ['8.L.D', '8.L.E'], hipaa: ['164.308(a)(6)(ii)', '164.308(a)(1)(ii)(D)'] },
  from: 'large',
  appliesTo: ['AWS::Detective::Graph'],

  check: graph => graph.property('AutoEnableMembers').orDefault(false).mustBe(true),

  fix: {
    how: 'Set `autoEnableMembers: true` on `detective.CfnGraph` (`AutoEnableMembers`).',
    set: { 'Properties.AutoEnableMembers': true },
  },
  config: {
    none: "AWS Config has no managed rule for Detective, and AWS's schema of the item of a graph does not list whether new accounts join.",
  },

  examples: {
    compliant: [
      {
        when: 'it covers them',
        resources: `
      Graph:
        Type: AWS::Detective::Graph
        Properties: { AutoEnableMembers: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS leaves them out',
        resources: `
      Graph:
        Type: AWS::Detective::Graph`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Graph:
        Type: AWS::Detective::Graph
        Properties: { AutoEnableMembers: !ImportValue members }`,
      },
    ],
  },
});
