import { Duration, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib/core';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { BucketProps, CfnBucket, IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledgePeers } from '../acknowledge';
import type { PeerAcknowledgement } from '../acknowledge';
import { withDefaults } from '../defaults';
import { phiTag } from '../phi';

/** Takes what `s3.Bucket` takes. */
export type AccessLogsBucketProps = BucketProps;

/** Six years, for which 164.316(b)(2)(i) wants documentation kept. */
const retention = Duration.days(2192);

/**
 * Where S3 delivers the access logs of other buckets: TLS only, versioned, never public, kept for six years and encrypted by S3 itself,
 * which is the only encryption that this delivery accepts. Supports HICP 8.M.A and 164.312(b).
 */
export class AccessLogsBucket extends Bucket {
  /** The one of the stack that a construct is in; made on first use. */
  static of(scope: Construct): AccessLogsBucket {
    const stack = Stack.of(scope);
    const existing = stack.node.tryFindChild(singletonId);
    return existing instanceof AccessLogsBucket ? existing : new AccessLogsBucket(stack, singletonId);
  }

  constructor(scope: Construct, id: string, props: AccessLogsBucketProps = {}) {
    super(
      scope,
      id,
      withDefaults(props, {
        encryption: BucketEncryption.S3_MANAGED,
        enforceSSL: true,
        versioned: true,
        blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
        objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
        removalPolicy: RemovalPolicy.RETAIN,
        lifecycleRules: [{ expiration: retention, noncurrentVersionExpiration: retention }],
      }),
    );
    Tags.of(this).add(phiTag.key, 'Confidential', { priority: 50 });
    acknowledgePeers(this, ...accessLogsAcknowledgements);
  }

  /**
   * Delivers the access logs of a bucket here. CDK's `serverAccessLogsBucket` does it by an ACL in apps without the feature flag
   * `@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy`; this does it by the bucket policy in all.
   */
  takeLogsOf(source: IBucket, prefix: string): void {
    const resource = source.node.defaultChild as CfnBucket;
    resource.loggingConfiguration = { destinationBucketName: this.bucketName, logFilePrefix: prefix };
    // By account and not by the ARN of the source: its policy and this one would wait for each other.
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('logging.s3.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [this.arnForObjects(`${prefix}*`)],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
  }
}

const singletonId = 'AccessLogs';

const packs = ['HIPAA.Security', 'NIST.800.53.R5'];

/** Rules of cdk-nag that no bucket for logs can satisfy. */
export const customerKeyAcknowledgements: readonly PeerAcknowledgement[] = packs.map(pack => ({
  rule: `${pack}-S3DefaultEncryptionKMS`,
  reason: 'S3 and load balancers deliver logs only to buckets that are encrypted with keys of S3 itself, not with keys of KMS.',
}));

/** Rules of cdk-nag that a bucket for access logs cannot satisfy. */
export const accessLogsAcknowledgements: readonly PeerAcknowledgement[] = [
  ...customerKeyAcknowledgements,
  ...packs.map(pack => ({
    rule: `${pack}-S3BucketReplicationEnabled`,
    reason: 'Access logs are kept here; a copy of them would itself have to be logged, and so on without end.',
  })),
];
