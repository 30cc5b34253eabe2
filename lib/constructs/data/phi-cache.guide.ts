import type { Construct } from 'constructs';
import { guide } from '../guide';
import { SegmentedVpc } from '../network/segmented-vpc';
import { PhiCache } from './phi-cache';
import type { PhiCacheProps } from './phi-cache';

const weakened = (scope: Construct, props: Partial<PhiCacheProps>): PhiCache => {
  const vpc = new SegmentedVpc(scope, 'Network');
  return new PhiCache(scope, 'Sessions', { vpc, vpcSubnets: vpc.tier('data'), ...props });
};

export default guide({
  construct: 'PhiCache',
  example: scope => {
    const vpc = new SegmentedVpc(scope, 'Network');
    new PhiCache(scope, 'Sessions', { vpc, vpcSubnets: vpc.tier('data') });
  },
  defaults: [
    {
      prop: 'cache',
      holds: 'data are encrypted with a customer managed key of its own',
      weakened: scope => {
        weakened(scope, {}).cache.kmsKeyId = undefined;
      },
      reportedBy: ['elasticache-cache-customer-key'],
    },
    {
      prop: 'snapshotRetention',
      holds: 'daily snapshots are kept for 35 days',
      weakened: scope => weakened(scope, { snapshotRetention: 0 }),
      reportedBy: ['elasticache-redis-cluster-automatic-backup-check'],
    },
    {
      prop: 'user',
      holds: 'workloads sign in with IAM',
      weakened: scope => {
        weakened(scope, {}).user.authenticationMode = { Type: 'no-password-required' };
      },
      reportedBy: ['elasticache-user-authenticated'],
    },
  ],
  cost: {
    monthly: 'about 6 USD at the least, and 1 USD for the key; the network of the example costs what `SegmentedVpc` costs',
    drivers: ['gigabytes held', 'units of processing', 'snapshots'],
  },
});
