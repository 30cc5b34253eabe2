import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import { BlockPublicAccess, BucketEncryption, HttpMethods, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { objectPathAcknowledgement } from '../access/workload-role';
import { guide } from '../guide';
import { backupPolicyAcknowledgement } from './phi-backup';
import { PhiBucket, replicaAcknowledgements } from './phi-bucket';
import { PhiTable } from './phi-table';

export default guide({
  construct: 'PhiBucket',
  example: scope => {
    new PhiBucket(scope, 'Records');
  },
  defaults: [
    {
      prop: 'objectLockEnabled',
      holds: 'nobody can delete an object for 30 days',
      weakened: scope => new PhiBucket(scope, 'Records', { objectLockEnabled: false }),
      reportedBy: ['s3-bucket-default-lock-enabled'],
    },
    {
      prop: 'objectOwnership',
      holds: 'policies alone say who may reach objects, and no ACL',
      weakened: scope => new PhiBucket(scope, 'Records', { objectOwnership: ObjectOwnership.OBJECT_WRITER }),
      reportedBy: ['s3-bucket-acl-prohibited'],
    },
    {
      prop: 'cors',
      holds: 'scripts of no other site read it',
      weakened: scope =>
        new PhiBucket(scope, 'Records', { cors: [{ allowedOrigins: ['*'], allowedMethods: [HttpMethods.GET] }] }),
      reportedBy: ['s3-bucket-cors-origins-named'],
    },
    {
      prop: 'websiteIndexDocument',
      holds: 'it is no web site, which S3 serves without TLS',
      weakened: scope => new PhiBucket(scope, 'Records', { websiteIndexDocument: 'index.html' }),
      reportedBy: ['s3-bucket-website-disabled'],
    },
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
    {
      prop: 'versioned',
      holds: 'what is overwritten can be read, is locked for 30 days, and a copy is kept',
      weakened: scope => new PhiBucket(scope, 'Records', { versioned: false }),
      reportedBy: ['s3-bucket-default-lock-enabled', 's3-bucket-replication-enabled', 's3-bucket-versioning-enabled'],
    },
    {
      prop: 'replicated',
      holds: 'every object is copied to a second bucket',
      weakened: scope => new PhiBucket(scope, 'Records', { replicated: false }),
      reportedBy: ['s3-bucket-replication-enabled'],
    },
    {
      prop: 'backedUp',
      holds: 'it is in the backup plan of its stack',
      weakened: scope => {
        new PhiTable(scope, 'Appointments', { partitionKey: { name: 'patient', type: AttributeType.STRING } });
        new PhiBucket(scope, 'Records', { backedUp: false });
      },
      reportedBy: ['s3-resources-protected-by-backup-plan'],
    },
    {
      prop: 'inventories',
      holds: 'all objects are listed every week',
      weakened: scope => new PhiBucket(scope, 'Records', { inventories: [], replicated: true }),
      reportedBy: ['s3-bucket-inventory-enabled'],
    },
    {
      prop: 'lifecycleRules',
      holds: 'older versions and unfinished uploads go',
      weakened: scope => new PhiBucket(scope, 'Records', { lifecycleRules: [] }),
      reportedBy: ['s3-version-lifecycle-policy-check'],
    },
    {
      prop: 'eventBridgeEnabled',
      holds: 'what happens to objects is announced',
      weakened: scope => new PhiBucket(scope, 'Records', { eventBridgeEnabled: false }),
      reportedBy: ['s3-event-notifications-enabled'],
    },
  ],
  acknowledged: [...replicaAcknowledgements, objectPathAcknowledgement, backupPolicyAcknowledgement],
  cost: {
    monthly: '2 to 3 USD for keys, and storage: about 0.10 USD a GB with the replica and a backup',
    drivers: [
      'gigabytes stored, three times because of replica and backup',
      'versions kept',
      'requests to KMS and S3',
      'access logs',
    ],
  },
});
