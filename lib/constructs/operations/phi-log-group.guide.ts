import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { guide } from '../guide';
import { PhiLogGroup } from './phi-log-group';

export default guide({
  construct: 'PhiLogGroup',
  example: scope => {
    new PhiLogGroup(scope, 'Access');
  },
  defaults: [
    {
      prop: 'retention',
      holds: 'events are kept for six years',
      weakened: scope => new PhiLogGroup(scope, 'Access', { retention: RetentionDays.ONE_MONTH }),
      reportedBy: ['cw-loggroup-retention-period-check'],
    },
    {
      prop: 'removalPolicy',
      holds: 'the log group stays when its stack goes',
      weakened: scope => new PhiLogGroup(scope, 'Access', { removalPolicy: RemovalPolicy.DESTROY }),
      reportedBy: ['log-group-kept-on-deletion'],
    },
  ],
  cost: {
    monthly:
      '1 USD for the key, which all log groups of a stack share, and about 0.62 USD a GB that arrives, 0.12 of it for masking',
    drivers: ['gigabytes of events', 'years that they are kept, at about 0.03 USD a GB and month', 'requests to KMS'],
  },
});
