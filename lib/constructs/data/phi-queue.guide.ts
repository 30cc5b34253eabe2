import { QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { guide } from '../guide';
import { PhiQueue } from './phi-queue';

export default guide({
  construct: 'PhiQueue',
  example: scope => {
    new PhiQueue(scope, 'Referrals');
  },
  defaults: [
    {
      prop: 'encryption (key of AWS)',
      holds: 'its key is its own',
      weakened: scope => new PhiQueue(scope, 'Results', { encryption: QueueEncryption.KMS_MANAGED }),
      reportedBy: ['sqs-queue-customer-key'],
    },
    {
      prop: 'encryption',
      holds: 'messages are encrypted with a customer managed key of its own',
      weakened: scope => new PhiQueue(scope, 'Referrals', { encryption: QueueEncryption.UNENCRYPTED }),
      reportedBy: ['sqs-queue-encrypted'],
    },
    {
      prop: 'enforceSSL',
      holds: 'requests without TLS are denied',
      weakened: scope => new PhiQueue(scope, 'Referrals', { enforceSSL: false }),
      reportedBy: ['sqs-queue-ssl-requests-only'],
    },
  ],
  cost: { monthly: '1 USD for the key, and about 0.40 USD a million requests', drivers: ['messages', 'requests to KMS'] },
});
