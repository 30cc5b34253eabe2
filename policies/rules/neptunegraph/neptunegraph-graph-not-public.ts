import { rule } from '../../rule';

export default rule({
  id: 'neptunegraph-graph-not-public',
  title: 'Neptune Analytics graphs are not reached from the internet',
  why: 'With public connectivity, stolen credentials read the graph from anywhere.',
  severity: 'high',
  controls: { hicp: ['6.M.B', '4.L.A'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  from: 'small',
  appliesTo: ['AWS::NeptuneGraph::Graph'],

  check: graph => graph.property('PublicConnectivity').mustNotBe(true),

  fix: {
    how: 'Leave `publicConnectivity` out of `neptunegraph.CfnGraph` (`PublicConnectivity`) and reach it through a `neptunegraph.CfnPrivateGraphEndpoint`.',
    set: { 'Properties.PublicConnectivity': false },
  },
  config: { none: 'AWS Config does not record graphs of Neptune Analytics.' },

  examples: {
    compliant: [
      {
        when: 'nothing makes it public',
        resources: `
      Referrals:
        Type: AWS::NeptuneGraph::Graph
        Properties: { ProvisionedMemory: 16 }`,
      },
      {
        when: 'it is private',
        resources: `
      Referrals:
        Type: AWS::NeptuneGraph::Graph
        Properties: { ProvisionedMemory: 16, PublicConnectivity: false }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is public',
        resources: `
      Referrals:
        Type: AWS::NeptuneGraph::Graph
        Properties: { ProvisionedMemory: 16, PublicConnectivity: true }`,
      },
    ],
    undetermined: [
      {
        when: 'it is imported whether it is public',
        resources: `
      Referrals:
        Type: AWS::NeptuneGraph::Graph
        Properties: { ProvisionedMemory: 16, PublicConnectivity: !ImportValue public }`,
      },
    ],
  },
});
