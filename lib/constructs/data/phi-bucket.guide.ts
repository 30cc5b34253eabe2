import { BlockPublicAccess, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { objectPathAcknowledgement } from '../access/workload-role';
import { guide } from '../guide';
import { PhiBucket, replicaAcknowledgements } from './phi-bucket';

export default guide({
  construct: 'PhiBucket',
  example: scope => {
    new PhiBucket(scope, 'Records');
  },
  defaults: [
    {
      prop: 'encryption',
      holds: 'objects are encrypted with a customer managed key of its own',
      weakened: scope => new PhiBucket(scope, 'Records', { encryption: BucketEncryption.S3_MANAGED }),
      reportedBy: ['s3-default-encryption-kms'],
    },
    {
      prop: 'enforceSSL',
      holds: 'requests without TLS are denied',
      weakened: scope => new PhiBucket(scope, 'Records', { enforceSSL: false }),
      reportedBy: ['s3-bucket-ssl-requests-only'],
    },
    {
      prop: 'blockPublicAccess',
      holds: 'public access is blocked in all four ways',
      weakened: scope => new PhiBucket(scope, 'Records', { blockPublicAccess: BlockPublicAccess.BLOCK_ACLS_ONLY }),
      reportedBy: ['s3-bucket-level-public-access-prohibited'],
    },
  ],
  acknowledged: [...replicaAcknowledgements, objectPathAcknowledgement],
  cost: {
    monthly: '1 to 2 USD for the key, and storage: about 0.05 USD a GB with the replica',
    drivers: ['gigabytes stored, twice because of the replica', 'versions kept', 'requests to KMS and S3', 'access logs'],
  },
});
