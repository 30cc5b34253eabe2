import { rule } from '../../rule';

export default rule({
  id: 'eks-nodegroup-no-remote-access',
  title: 'EKS node group opens no SSH or RDP',
  why: 'With an SSH key and no source group, EKS opens port 22 of every node to the internet; with one, a shared key still leads to all ePHI on the node.',
  severity: 'medium',
  controls: { hicp: ['6.L.A', '6.M.B', '2.M.A'], hipaa: ['164.312(a)(1)', '164.312(d)'] },
  appliesTo: ['AWS::EKS::Nodegroup'],

  check: group => group.property('RemoteAccess.Ec2SshKey').mustBeAbsent(),

  fix: {
    how: 'Leave out `remoteAccess` of `addNodegroupCapacity` (`RemoteAccess`), and use Session Manager for the rare case.',
    set: { 'Properties.RemoteAccess': {} },
  },
  config: { none: 'No schema of the item of a node group is published.' },

  examples: {
    compliant: [
      {
        when: 'it has no remote access',
        resources: `
      Nodes: { Type: AWS::EKS::Nodegroup, Properties: { ClusterName: records, NodeRole: arn:aws:iam::111122223333:role/nodes, Subnets: [subnet-1] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has an SSH key, and everyone may try it',
        resources: `
      Nodes:
        Type: AWS::EKS::Nodegroup
        Properties:
          ClusterName: records
          NodeRole: arn:aws:iam::111122223333:role/nodes
          Subnets: [subnet-1]
          RemoteAccess: { Ec2SshKey: operations }`,
      },
      {
        when: 'it has an SSH key for one security group',
        resources: `
      Nodes:
        Type: AWS::EKS::Nodegroup
        Properties:
          ClusterName: records
          NodeRole: arn:aws:iam::111122223333:role/nodes
          Subnets: [subnet-1]
          RemoteAccess: { Ec2SshKey: operations, SourceSecurityGroups: [sg-1234] }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is a parameter that may be empty',
        resources: `
      Nodes:
        Type: AWS::EKS::Nodegroup
        Properties:
          ClusterName: records
          NodeRole: arn:aws:iam::111122223333:role/nodes
          Subnets: [subnet-1]
          RemoteAccess: { Ec2SshKey: !Ref KeyName }`,
      },
    ],
  },
});
