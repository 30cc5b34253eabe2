import { Duration, Names, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { InsightType, ReadWriteType, Trail } from 'aws-cdk-lib/aws-cloudtrail';
import type { CfnTrail, TrailProps } from 'aws-cdk-lib/aws-cloudtrail';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { ObjectLockRetention, StorageClass } from 'aws-cdk-lib/aws-s3';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { WorkloadRole } from '../access/workload-role';
import { PhiBucket } from '../data/phi-bucket';
import { PhiKey } from '../data/phi-key';
import { withDefaults } from '../defaults';
import { PhiLogGroup } from './phi-log-group';

export interface AuditTrailProps extends Omit<TrailProps, 'orgId' | 'isOrganizationTrail' | 'cloudWatchLogGroup'> {
  /**
   * Id of the organization, such as `o-a1b2c3d4e5`, whose accounts are all recorded; the stack then belongs in its management account. Say
   * `undefined` where the trail is for its own account. There is no default, as a trail that leaves accounts out looks complete.
   */
  readonly organizationId: string | undefined;
  /**
   * How long nobody can delete log files. Governance leaves a way to those with `s3:BypassGovernanceRetention`; compliance leaves none, to
   * nobody, until the six years are over.
   * @default ObjectLockRetention.governance(Duration.days(2192)), six years
   */
  readonly archiveLock?: ObjectLockRetention;
  /**
   * Whether each access to objects in S3 and each call of a function is recorded, not only who changed what.
   * @default true
   */
  readonly dataEvents?: boolean;
  /**
   * Takes the events for alarms and searches.
   * @default - a `PhiLogGroup` of its own
   */
  readonly cloudWatchLogGroup?: ILogGroup;
}

/**
 * Who did what in an account or an organization, in place of `cloudtrail.Trail`: all Regions, management and data events, validated,
 * encrypted with a key of its own, in an archive that is locked for six years (164.316(b)(2)(i)), and in CloudWatch Logs for alarms.
 *
 * Defaults that differ from `cloudtrail.Trail`: `bucket` a locked `PhiBucket`, `encryptionKey` a `PhiKey`, `sendToCloudWatchLogs` true,
 * `insightTypes` both, data events of S3 and Lambda. Supports HICP 8.M.A, 8.M.B, 8.M.C and 164.312(b), 164.308(a)(1)(ii)(D).
 */
export class AuditTrail extends Trail {
  /** Where log files are kept. */
  readonly archive: IBucket;
  /** Takes the events, where `sendToCloudWatchLogs` is not false. */
  readonly events?: ILogGroup;

  constructor(scope: Construct, id: string, props: AuditTrailProps) {
    const { organizationId, archiveLock, dataEvents = true, cloudWatchLogGroup, ...trail } = props;
    // CloudTrail takes letters, digits and these alone; ids of constructs can have others.
    const ownName = id.replace(/[^\w.-]/g, '');
    const trailName = trail.trailName ?? `${Names.uniqueResourceName(scope, { maxLength: 100, separator: '-' })}-${ownName}`;
    const key = trail.encryptionKey ?? new PhiKey(scope, `${id}Key`, { description: `Key of the trail ${id}` });
    letTrailUse(key, Stack.of(scope), trailName);
    const archive = trail.bucket ?? archiveFor(scope, id, key, archiveLock);
    super(
      scope,
      id,
      withDefaults<TrailProps, TrailProps>(
        { ...trail, sendToCloudWatchLogs: false },
        {
          trailName,
          bucket: archive,
          encryptionKey: key,
          ...insightsInto(trail.managementEvents),
          ...(organizationId !== undefined && { isOrganizationTrail: true, orgId: organizationId }),
        },
      ),
    );
    this.archive = archive;
    // It has a name: kept when a first deployment fails, it would be in the way of the next one.
    this.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    if (dataEvents) {
      this.logAllS3DataEvents({ readWriteType: ReadWriteType.ALL });
      this.logAllLambdaDataEvents({ readWriteType: ReadWriteType.ALL });
    }
    if (props.sendToCloudWatchLogs !== false)
      this.events = this.sendTo(
        cloudWatchLogGroup ?? new PhiLogGroup(this, 'Events', { retention: trail.cloudWatchLogsRetention }),
      );
  }

  /** CDK gives the role an inline policy. */
  private sendTo(events: ILogGroup): ILogGroup {
    const role = new WorkloadRole(this, 'EventsRole', {
      assumedBy: new ServicePrincipal('cloudtrail.amazonaws.com'),
      description: `Writes the events of the trail ${this.node.id} to CloudWatch Logs`,
    });
    const granted = events.grantWrite(role);
    const resource = this.node.defaultChild as CfnTrail;
    resource.cloudWatchLogsLogGroupArn = events.logGroupArn;
    resource.cloudWatchLogsRoleArn = role.roleArn;
    granted.applyBefore(resource);
    return events;
  }
}

/**
 * CloudTrail refuses a key whose policy does not let it in. Keys from elsewhere, whose policy is not ours to write, stay as they are.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
function letTrailUse(key: IKey, { partition, region, account }: Stack, trailName: string): void {
  const cloudTrail = {
    principals: [new ServicePrincipal('cloudtrail.amazonaws.com')],
    resources: ['*'],
    conditions: { StringEquals: { 'aws:SourceArn': `arn:${partition}:cloudtrail:${region}:${account}:trail/${trailName}` } },
  };
  key.addToResourcePolicy(new PolicyStatement({ ...cloudTrail, sid: 'DescribeForTrail', actions: ['kms:DescribeKey'] }));
  // Without, CloudTrail makes no trail into a bucket with an S3 Bucket Key, as the archive is.
  key.addToResourcePolicy(new PolicyStatement({ ...cloudTrail, sid: 'DecryptForTrail', actions: ['kms:Decrypt'] }));
  key.addToResourcePolicy(
    new PolicyStatement({
      ...cloudTrail,
      sid: 'EncryptForTrail',
      actions: ['kms:GenerateDataKey'],
      conditions: {
        ...cloudTrail.conditions,
        StringLike: { 'kms:EncryptionContext:aws:cloudtrail:arn': `arn:${partition}:cloudtrail:*:${account}:trail/*` },
      },
    }),
  );
}

/** CloudTrail looks for insights in the management events that it records: rates of calls in those that write, rates of errors in all. */
function insightsInto(events: ReadWriteType = ReadWriteType.ALL): Pick<TrailProps, 'insightTypes'> {
  if (events === ReadWriteType.NONE) return {};
  const insightTypes = [InsightType.API_CALL_RATE, InsightType.API_ERROR_RATE];
  return { insightTypes: events === ReadWriteType.READ_ONLY ? insightTypes.slice(1) : insightTypes };
}

/** Six years, for which 164.316(b)(2)(i) wants documentation kept. */
const kept = Duration.days(2192);

function archiveFor(scope: Construct, id: string, encryptionKey: IKey, lock?: ObjectLockRetention): PhiBucket {
  return new PhiBucket(scope, `${id}Archive`, {
    encryptionKey,
    objectLockDefaultRetention: lock ?? ObjectLockRetention.governance(kept),
    lifecycleRules: [
      {
        id: 'kept-six-years',
        transitions: [{ storageClass: StorageClass.GLACIER_INSTANT_RETRIEVAL, transitionAfter: Duration.days(90) }],
        expiration: kept,
        noncurrentVersionExpiration: kept,
        abortIncompleteMultipartUploadAfter: Duration.days(7),
      },
    ],
  });
}
