import { Duration, Names, RemovalPolicy } from 'aws-cdk-lib/core';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  InventoryFrequency,
  InventoryObjectVersion,
  ObjectLockRetention,
  ObjectOwnership,
  StorageClass,
} from 'aws-cdk-lib/aws-s3';
import type {
  BucketProps,
  CfnBucket,
  EventType,
  IBucket,
  IBucketNotificationDestination,
  LifecycleRule,
  NotificationKeyFilter,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { WorkloadRole } from '../access/workload-role';
import { acknowledgePeers } from '../acknowledge';
import type { PeerAcknowledgement } from '../acknowledge';
import { withDefaults } from '../defaults';
import { markPhi } from '../phi';
import { AccessLogsBucket } from './access-logs-bucket';
import { PhiBackup } from './phi-backup';
import { PhiKey } from './phi-key';

export interface PhiBucketProps extends BucketProps {
  /**
   * Whether every object is copied to a second bucket, so that emptying this one loses nothing. `replicationRules` replace this.
   * @default true
   */
  readonly replicated?: boolean;
  /**
   * Takes the copies. It has to be versioned, and locked where this bucket is. One in another Region outlives a Region.
   * @default - a bucket that is made beside this one, with the same settings and key: `replica`
   */
  readonly replicaBucket?: IBucket;
  /**
   * Whether the bucket joins the backup plan of its stack. Its replica does not.
   * @default true where it is versioned, which AWS Backup needs
   */
  readonly backedUp?: boolean;
}

/**
 * A bucket for ePHI, in place of `s3.Bucket`: encrypted with its own key, TLS only, versioned, locked, logged, replicated, listed
 * every week, never public, and kept when its stack goes.
 *
 * Supports HICP 4.M.A, 4.M.C, 4.M.D and 164.312(a)(2)(iv), (b), (c)(1), (e)(1).
 */
export class PhiBucket extends Bucket {
  /** The copy that was made beside the bucket, where one was. */
  readonly replica?: PhiBucket;
  /** The role by which S3 copies objects to the replica. */
  readonly replicationRole?: IRole;
  private readonly announces: boolean;

  constructor(scope: Construct, id: string, props: PhiBucketProps = {}) {
    const defaults = defaultsFor(scope, id, props);
    const copies = copiesOf(scope, id, props, defaults);
    super(scope, id, withDefaults<BucketProps, BucketProps>(props, { ...defaults, ...copies?.props }));
    markPhi(this);
    if (props.serverAccessLogsBucket === undefined)
      AccessLogsBucket.of(this).takeLogsOf(this, `s3/${Names.uniqueResourceName(this, { maxLength: 80, separator: '-' })}/`);
    this.announces = props.eventBridgeEnabled === undefined;
    if (this.announces) announceEvents(this.node.defaultChild as CfnBucket);
    if (props.backedUp ?? defaults.versioned) PhiBackup.of(this).add(this.bucketArn);
    if (copies === undefined) return;
    this.replica = copies.made;
    this.replicationRole = copies.role;
    this.grantReplicationPermission(copies.role, {
      sourceDecryptionKey: this.encryptionKey,
      destinations: [{ bucket: copies.destination, encryptionKey: copies.destination.encryptionKey }],
    });
  }

  override addEventNotification(
    event: EventType,
    destination: IBucketNotificationDestination,
    ...filters: NotificationKeyFilter[]
  ): void {
    // CDK writes notifications anew when the stack is deployed, and without this no longer to EventBridge.
    if (this.announces) this.enableEventBridgeNotification();
    super.addEventNotification(event, destination, ...filters);
  }
}

/** Rules of cdk-nag that no replica can satisfy. */
export const replicaAcknowledgements: readonly PeerAcknowledgement[] = ['HIPAA.Security', 'NIST.800.53.R5'].map(pack => ({
  rule: `${pack}-S3BucketReplicationEnabled`,
  reason: 'This bucket is the replica of another one; a copy of a copy adds nothing, and S3 cannot replicate without end.',
}));

function defaultsFor(scope: Construct, id: string, props: BucketProps): BucketProps & { readonly encryptionKey?: IKey } {
  const encryption = props.encryption ?? BucketEncryption.KMS;
  const takesKey = encryption === BucketEncryption.KMS || encryption === BucketEncryption.DSSE;
  const isVersioned = props.versioned ?? true;
  return {
    encryption,
    ...(takesKey && {
      encryptionKey: props.encryptionKey ?? new PhiKey(scope, `${id}Key`, { description: `Key of the bucket ${id}` }),
    }),
    ...(encryption === BucketEncryption.KMS && { bucketKeyEnabled: true }),
    enforceSSL: true,
    versioned: isVersioned,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    removalPolicy: RemovalPolicy.RETAIN,
    ...(isVersioned &&
      props.objectLockEnabled !== false && { objectLockDefaultRetention: ObjectLockRetention.governance(Duration.days(30)) }),
    lifecycleRules: [lifecycle],
    // Made here, the bucket for logs would stay behind where nobody wants it.
    ...(props.inventories === undefined && {
      inventories: [
        {
          inventoryId: 'weekly',
          destination: { bucket: AccessLogsBucket.of(scope), prefix: `inventory/${id}` },
          frequency: InventoryFrequency.WEEKLY,
          includeObjectVersions: InventoryObjectVersion.ALL,
        },
      ],
    }),
  };
}

/** Nothing that a person stored expires; what an upload left unfinished or a newer version replaced does. */
const lifecycle: LifecycleRule = {
  id: 'tidy',
  abortIncompleteMultipartUploadAfter: Duration.days(7),
  noncurrentVersionTransitions: [{ storageClass: StorageClass.INFREQUENT_ACCESS, transitionAfter: Duration.days(30) }],
  noncurrentVersionExpiration: Duration.days(365),
  transitions: [{ storageClass: StorageClass.INTELLIGENT_TIERING, transitionAfter: Duration.days(30) }],
};

interface Copies {
  readonly props: Pick<BucketProps, 'replicationRules' | 'replicationRole'>;
  readonly destination: IBucket;
  readonly role: IRole;
  readonly made?: PhiBucket;
}

function copiesOf(scope: Construct, id: string, props: PhiBucketProps, defaults: BucketProps): Copies | undefined {
  const { replicated = true, replicaBucket, ...own } = props;
  if (!replicated || own.replicationRules !== undefined || defaults.versioned === false) return undefined;
  const made =
    replicaBucket === undefined
      ? new PhiBucket(scope, `${id}Replica`, {
          ...own,
          ...(defaults.encryptionKey && { encryptionKey: defaults.encryptionKey }),
          bucketName: undefined,
          // S3 writes copies, whoever writes the originals.
          objectOwnership: undefined,
          replicated: false,
          backedUp: false,
        })
      : undefined;
  if (made !== undefined) acknowledgePeers(made, ...replicaAcknowledgements);
  const destination = made ?? replicaBucket;
  if (destination === undefined) return undefined;
  const role =
    own.replicationRole ??
    new WorkloadRole(scope, `${id}Replication`, {
      assumedBy: new ServicePrincipal('s3.amazonaws.com'),
      description: `Copies the objects of the bucket ${id} to its replica`,
    });
  const kmsKey = destination.encryptionKey;
  return {
    props: {
      replicationRole: role,
      replicationRules: [
        {
          destination,
          priority: 1,
          deleteMarkerReplication: false,
          // S3 refuses to copy what KMS encrypts without a key to encrypt the copies with.
          ...(kmsKey && { sseKmsEncryptedObjects: true, kmsKey }),
        },
      ],
    },
    destination,
    role,
    made,
  };
}

/** CDK's own way to EventBridge is a custom resource, with a function and a role in the user's account. */
function announceEvents(bucket: CfnBucket): void {
  bucket.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
}
