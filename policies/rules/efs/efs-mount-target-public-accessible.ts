import { rule } from '../../rule';

export default rule({
  id: 'efs-mount-target-public-accessible',
  title: 'EFS mount targets are not in public subnets',
  why: 'In a subnet whose hosts get public addresses, one security group rule that is too wide puts the files in reach of the internet.',
  severity: 'medium',
  controls: { hicp: ['6.M.B'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::EFS::MountTarget'],

  check: mount =>
    mount.property('SubnetId').leadsTo(subnet => subnet.property('MapPublicIpOnLaunch').orDefault(false).mustBe(false)),

  fix: { how: 'Set `vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED }` on `efs.FileSystem` (`SubnetId`).' },
  config: { managedRule: 'EFS_MOUNT_TARGET_PUBLIC_ACCESSIBLE' },

  examples: {
    compliant: [
      {
        when: 'its subnet gives out no public addresses',
        resources: `
      Mount:
        Type: AWS::EFS::MountTarget
        Properties: { FileSystemId: fs-12345678, SecurityGroups: [sg-12345678], SubnetId: !Ref Isolated }
      Isolated:
        Type: AWS::EC2::Subnet
        Properties: { VpcId: vpc-12345678, CidrBlock: 10.0.1.0/24 }`,
      },
    ],
    nonCompliant: [
      {
        when: 'its subnet gives out public addresses',
        resources: `
      Mount:
        Type: AWS::EFS::MountTarget
        Properties: { FileSystemId: fs-12345678, SecurityGroups: [sg-12345678], SubnetId: !Ref Public }
      Public:
        Type: AWS::EC2::Subnet
        Properties: { VpcId: vpc-12345678, CidrBlock: 10.0.0.0/24, MapPublicIpOnLaunch: true }`,
      },
    ],
    undetermined: [
      {
        when: 'its subnet is not in the templates of the run',
        resources: `
      Mount:
        Type: AWS::EFS::MountTarget
        Properties: { FileSystemId: fs-12345678, SecurityGroups: [sg-12345678], SubnetId: subnet-12345678 }`,
      },
    ],
  },
});
