import { RemovalPolicy } from 'aws-cdk-lib/core';

import { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { guide } from '../guide';
import { SegmentedVpc } from '../network/segmented-vpc';
import { PhiFileSystem } from './phi-file-system';
import type { PhiFileSystemProps } from './phi-file-system';

const weakened = (scope: Construct, props: Partial<PhiFileSystemProps>): PhiFileSystem => {
  const vpc = new SegmentedVpc(scope, 'Network');
  return new PhiFileSystem(scope, 'Scans', { vpc, vpcSubnets: vpc.tier('data'), ...props });
};

export default guide({
  construct: 'PhiFileSystem',
  example: scope => {
    const vpc = new SegmentedVpc(scope, 'Network');
    new PhiFileSystem(scope, 'Scans', { vpc, vpcSubnets: vpc.tier('data') });
  },
  defaults: [
    {
      prop: 'encrypted',
      holds: 'files are encrypted with a customer managed key of its own',
      weakened: scope => weakened(scope, { encrypted: false }),
      reportedBy: ['efs-encrypted-check'],
    },
    {
      prop: 'fileSystemPolicy',
      holds: 'the file system is mounted over TLS only',
      weakened: scope => weakened(scope, { fileSystemPolicy: new PolicyDocument() }),
      reportedBy: ['efs-filesystem-tls-required'],
    },
    {
      prop: 'enableAutomaticBackups',
      holds: 'AWS backs the file system up every day',
      weakened: scope => weakened(scope, { enableAutomaticBackups: false, backedUp: false }),
      reportedBy: ['efs-automatic-backups-enabled'],
    },
    {
      prop: 'removalPolicy',
      holds: 'the file system stays when its stack goes',
      weakened: scope => weakened(scope, { removalPolicy: RemovalPolicy.DESTROY }),
      reportedBy: ['efs-file-system-kept-on-deletion'],
    },
  ],
  cost: {
    monthly: '1 USD for the key, and 0.03 to 0.30 USD a GB; the network of the example costs what `SegmentedVpc` costs',
    drivers: ['gigabytes stored', 'gigabytes read and written', 'copies'],
  },
});
