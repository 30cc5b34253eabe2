import { Template } from 'aws-cdk-lib/assertions';
import { SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { PerformanceMode } from 'aws-cdk-lib/aws-efs';
import guide from '../../../lib/constructs/data/phi-file-system.guide';
import { PhiFileSystem } from '../../../lib/constructs/data/phi-file-system';
import { SegmentedVpc } from '../../../lib/constructs/network/segmented-vpc';
import type { PhiFileSystemProps } from '../../../lib/constructs/data/phi-file-system';
import { guideCases, stackWith } from '../../support/guide-cases';

guideCases(guide);

const templateWith = (props: Partial<PhiFileSystemProps>): Template =>
  Template.fromStack(
    stackWith(scope => {
      const subnetConfiguration = [{ name: 'data', subnetType: SubnetType.PRIVATE_ISOLATED }];
      return new PhiFileSystem(scope, 'Files', { vpc: new Vpc(scope, 'Network', { subnetConfiguration }), ...props });
    }),
  );

test('a mode that knows no elastic throughput has none', () => {
  const template = templateWith({ performanceMode: PerformanceMode.MAX_IO });
  expect(JSON.stringify(template.findResources('AWS::EFS::FileSystem'))).not.toContain('ThroughputMode');
});

test('in one zone it has one mount target', () => {
  templateWith({ oneZone: true }).resourceCountIs('AWS::EFS::MountTarget', 1);
});

test.each<[string, (vpc: SegmentedVpc) => Partial<PhiFileSystemProps>, string]>([
  ['in whatever tier comes first', () => ({}), 'edge'],
  ['in the tier that is named', vpc => ({ vpcSubnets: vpc.tier('data') }), 'data'],
  [
    'in the zone that is named',
    vpc => ({ vpcSubnets: { ...vpc.tier('data'), availabilityZones: vpc.availabilityZones.slice(1) } }),
    'data',
  ],
  ['in subnets that are named', vpc => ({ vpcSubnets: { subnets: vpc.selectSubnets(vpc.tier('devices')).subnets } }), 'devices'],
])('in one zone of a network with tiers it has one mount target, %s', (_, props, tier) => {
  const template = Template.fromStack(
    stackWith(scope => {
      const vpc = new SegmentedVpc(scope, 'Network');
      return new PhiFileSystem(scope, 'Files', { vpc, oneZone: true, ...props(vpc) });
    }),
  );
  const targets = Object.values(template.findResources('AWS::EFS::MountTarget'));
  expect(targets).toHaveLength(1);
  const [{ Properties: { AvailabilityZoneName: zone } } = {}] = Object.values(template.findResources('AWS::EFS::FileSystem'));
  const subnets = template.findResources('AWS::EC2::Subnet');
  const ref = (targets[0] as { Properties: { SubnetId: { Ref: string } } }).Properties.SubnetId.Ref;
  expect(ref).toContain(tier);
  expect(subnets[ref]?.['Properties']).toMatchObject({ AvailabilityZone: zone });
});
