import { StreamEncryption } from 'aws-cdk-lib/aws-kinesis';
import { Duration } from 'aws-cdk-lib/core';
import { guide } from '../guide';
import { PhiStream, streamKeyAcknowledgement } from './phi-stream';

export default guide({
  construct: 'PhiStream',
  example: scope => {
    new PhiStream(scope, 'Readings');
  },
  defaults: [
    {
      prop: 'encryption (key of AWS)',
      holds: 'its key is its own',
      weakened: scope => new PhiStream(scope, 'Readings', { encryption: StreamEncryption.MANAGED }),
      reportedBy: ['kinesis-stream-customer-key'],
    },
    {
      prop: 'encryption',
      holds: 'records are encrypted with a customer managed key of its own',
      weakened: scope => new PhiStream(scope, 'Readings', { encryption: StreamEncryption.UNENCRYPTED }),
      reportedBy: ['kinesis-stream-encrypted'],
    },
    {
      prop: 'retentionPeriod',
      holds: 'records can be replayed for seven days',
      weakened: scope => new PhiStream(scope, 'Readings', { retentionPeriod: Duration.hours(24) }),
      reportedBy: ['kinesis-stream-backup-retention-check'],
    },
  ],
  acknowledged: [streamKeyAcknowledgement],
  cost: {
    monthly: 'about 30 USD on demand, and 1 USD for the key',
    drivers: ['gigabytes in and out', 'days that records are kept'],
  },
});
