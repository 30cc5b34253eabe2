import { Template } from 'aws-cdk-lib/assertions';
import { SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { PerformanceMode } from 'aws-cdk-lib/aws-efs';
import guide from '../../../lib/constructs/data/phi-file-system.guide';
import { PhiFileSystem } from '../../../lib/constructs/data/phi-file-system';
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
