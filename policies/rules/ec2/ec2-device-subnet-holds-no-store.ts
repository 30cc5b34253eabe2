import { anyOf, mustNotHold, someOf } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { isInZone } from './_zone';

/** What keeps records in a subnet, and the property that says in which. */
const stores: Readonly<Record<string, string>> = {
  'AWS::DAX::SubnetGroup': 'SubnetIds',
  'AWS::DocDB::DBSubnetGroup': 'SubnetIds',
  'AWS::EFS::MountTarget': 'SubnetId',
  'AWS::ElastiCache::ServerlessCache': 'SubnetIds',
  'AWS::ElastiCache::SubnetGroup': 'SubnetIds',
  'AWS::FSx::FileSystem': 'SubnetIds',
  'AWS::MSK::Cluster': 'BrokerNodeGroupInfo.ClientSubnets',
  'AWS::MemoryDB::SubnetGroup': 'SubnetIds',
  'AWS::Neptune::DBSubnetGroup': 'SubnetIds',
  'AWS::OpenSearchService::Domain': 'VPCOptions.SubnetIds',
  'AWS::RDS::DBSubnetGroup': 'SubnetIds',
  'AWS::Redshift::ClusterSubnetGroup': 'SubnetIds',
};

function holds(subnet: Resource, type: string, property: string): Verdict {
  return someOf(subnet.referredToBy(type, property), `${type} in it`, store =>
    someOf(store.property(property).items(), 'subnet', item => item.mustReferTo(subnet)),
  );
}

export default rule({
  id: 'ec2-device-subnet-holds-no-store',
  title: 'Subnets of devices hold no database, cache, search engine or file system',
  why: 'Devices that cannot encrypt or be patched share that network: a store of records inside it is within reach of each of them.',
  severity: 'medium',
  controls: { hicp: ['9.M.E', '9.S.A', '6.M.B'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::EC2::Subnet'],
  where: subnet => isInZone(subnet, 'device'),

  check: subnet =>
    mustNotHold(
      anyOf(
        ...Object.entries(stores).map(
          ([type, property]) =>
            () =>
              holds(subnet, type, property),
        ),
      ),
      () => `${subnet.logicalId}, a subnet of devices, holds ${held(subnet)}; stores stand in subnets of their own`,
    ),

  fix: {
    how: 'Subnets with the tag `NetworkZone: device` are meant. Give the store `vpcSubnets` of another tier, such as `vpc.tier("data")` of a `SegmentedVpc` (`SubnetIds` of its subnet group).',
  },
  config: { none: 'It judges several resources together, and a Guard policy sees one item.' },

  examples: {
    compliant: [
      {
        when: 'the database stands elsewhere',
        resources: `
      Pumps: { Type: AWS::EC2::Subnet, Properties: { VpcId: vpc-1, CidrBlock: 10.0.9.0/24, Tags: [{ Key: NetworkZone, Value: device }] } }
      Records: { Type: AWS::EC2::Subnet, Properties: { VpcId: vpc-1, CidrBlock: 10.0.1.0/24, Tags: [{ Key: NetworkZone, Value: phi }] } }
      Databases: { Type: AWS::RDS::DBSubnetGroup, Properties: { DBSubnetGroupDescription: records, SubnetIds: [!Ref Records] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'a database stands among the devices',
        resources: `
      Pumps: { Type: AWS::EC2::Subnet, Properties: { VpcId: vpc-1, CidrBlock: 10.0.9.0/24, Tags: [{ Key: NetworkZone, Value: device }] } }
      Databases: { Type: AWS::RDS::DBSubnetGroup, Properties: { DBSubnetGroupDescription: records, SubnetIds: [!Ref Pumps] } }`,
      },
      {
        when: 'a file system is mounted among them',
        resources: `
      Pumps: { Type: AWS::EC2::Subnet, Properties: { VpcId: vpc-1, CidrBlock: 10.0.9.0/24, Tags: [{ Key: NetworkZone, Value: medical-devices }] } }
      Mount: { Type: AWS::EFS::MountTarget, Properties: { FileSystemId: fs-1, SubnetId: !Ref Pumps, SecurityGroups: [sg-1] } }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack says what the subnet is for',
        resources: `
      Pumps: { Type: AWS::EC2::Subnet, Properties: { VpcId: vpc-1, CidrBlock: 10.0.9.0/24, Tags: [{ Key: NetworkZone, Value: !ImportValue zone }] } }
      Databases: { Type: AWS::RDS::DBSubnetGroup, Properties: { DBSubnetGroupDescription: records, SubnetIds: [!Ref Pumps] } }`,
      },
    ],
  },
});

/** The first store in it, for the message. */
function held(subnet: Resource): string {
  for (const [type, property] of Object.entries(stores)) {
    for (const store of subnet.referredToBy(type, property))
      if (someOf(store.property(property).items(), '', item => item.mustReferTo(subnet)).status === 'compliant')
        return store.logicalId;
  }
  return 'a store';
}
