import { guide } from '../guide';
import { PhiTopic } from './phi-topic';

export default guide({
  construct: 'PhiTopic',
  example: scope => {
    new PhiTopic(scope, 'Results');
  },
  defaults: [
    {
      prop: 'enforceSSL',
      holds: 'requests without TLS are denied',
      weakened: scope => new PhiTopic(scope, 'Results', { enforceSSL: false }),
      reportedBy: ['sns-topic-ssl-requests-only'],
    },
  ],
  cost: {
    monthly: '1 USD for the key, and about 0.50 USD a million messages',
    drivers: ['messages', 'deliveries by SMS or e-mail', 'requests to KMS'],
  },
});
