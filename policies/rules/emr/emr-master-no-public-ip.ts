import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { subnetMustBePrivate } from '../ec2/_instance';
import { cluster } from './_security';

export default rule({
  id: 'emr-master-no-public-ip',
  title: 'EMR cluster runs in subnets that give no public addresses',
  why: 'A primary node with a public address shows its web interfaces and job ports, and with them the ePHI of the cluster, to the internet.',
  severity: 'high',
  controls: { hicp: ['6.M.A', '6.M.B'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: [cluster],

  check: one => {
    const list = one.property('Instances.Ec2SubnetIds');
    const subnets = list.items();
    return subnets.length === 0
      ? subnetMustBePrivate(one.property('Instances.Ec2SubnetId'))
      : everyOf(subnets, subnetMustBePrivate);
  },

  fix: {
    how: 'Give `emr.CfnCluster` a subnet of type `PRIVATE_WITH_EGRESS` or `PRIVATE_ISOLATED` (`Instances.Ec2SubnetId` or `Instances.Ec2SubnetIds`).',
  },
  config: { managedRule: 'EMR_MASTER_NO_PUBLIC_IP' },

  examples: {
    compliant: [
      {
        when: 'its subnet gives no public addresses',
        resources: `
      Analytics: { Type: AWS::EMR::Cluster, Properties: { Name: analytics, Instances: { Ec2SubnetId: !Ref Inside } } }
      Inside: { Type: AWS::EC2::Subnet, Properties: { VpcId: vpc-1234, CidrBlock: 10.0.1.0/24 } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'its subnet gives public addresses',
        resources: `
      Analytics: { Type: AWS::EMR::Cluster, Properties: { Name: analytics, Instances: { Ec2SubnetIds: [!Ref Perimeter] } } }
      Perimeter: { Type: AWS::EC2::Subnet, Properties: { VpcId: vpc-1234, CidrBlock: 10.0.0.0/24, MapPublicIpOnLaunch: true } }`,
      },
      {
        when: 'it names no subnet',
        resources: `
      Analytics: { Type: AWS::EMR::Cluster, Properties: { Name: analytics, Instances: {} } }`,
      },
    ],
    undetermined: [
      {
        when: 'the subnet is of another stack',
        resources: `
      Analytics: { Type: AWS::EMR::Cluster, Properties: { Name: analytics, Instances: { Ec2SubnetId: subnet-1234 } } }`,
      },
    ],
  },
});
