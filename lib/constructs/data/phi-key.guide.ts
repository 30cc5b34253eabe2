import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { guide } from '../guide';
import { PhiKey } from './phi-key';

export default guide({
  construct: 'PhiKey',
  example: scope => {
    new PhiKey(scope, 'Key');
  },
  defaults: [
    {
      prop: 'enableKeyRotation',
      holds: 'the key is rotated',
      weakened: scope => new PhiKey(scope, 'Key', { enableKeyRotation: false }),
      reportedBy: ['cmk-backing-key-rotation-enabled'],
    },
    {
      prop: 'rotationPeriod',
      holds: 'it is rotated every year',
      weakened: scope => new PhiKey(scope, 'Key', { rotationPeriod: Duration.days(2000) }),
      reportedBy: ['kms-key-rotation-period'],
    },
    {
      prop: 'pendingWindow',
      holds: 'a deletion can be taken back for 30 days',
      weakened: scope => new PhiKey(scope, 'Key', { pendingWindow: Duration.days(7) }),
      reportedBy: ['kms-key-deletion-window'],
    },
    {
      prop: 'removalPolicy',
      holds: 'the key stays when its stack goes, and with it what it encrypted',
      weakened: scope => new PhiKey(scope, 'Key', { removalPolicy: RemovalPolicy.DESTROY }),
      reportedBy: ['kms-cmk-not-scheduled-for-deletion'],
    },
  ],
  cost: {
    monthly: '1 USD, and 1 USD more for each of the first two rotations',
    drivers: ['requests, at 0.03 USD for ten thousand'],
  },
});
