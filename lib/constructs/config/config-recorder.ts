import { ArnFormat, Stack } from 'aws-cdk-lib/core';
import { CfnConfigurationRecorder, CfnDeliveryChannel } from 'aws-cdk-lib/aws-config';
import type { CfnConfigurationRecorderProps, CfnDeliveryChannelProps } from 'aws-cdk-lib/aws-config';
import { CfnServiceLinkedRole, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledgePeers } from '../acknowledge';
import { PhiBucket, replicaAcknowledgements } from '../data/phi-bucket';
import { PhiKey } from '../data/phi-key';
import { withDefaults } from '../defaults';

export interface ConfigRecorderProps
  extends Partial<CfnConfigurationRecorderProps>, Omit<CfnDeliveryChannelProps, 's3BucketName' | 's3KmsKeyArn' | 'name'> {
  /**
   * Whether this stack makes the role by which AWS Config records, `AWSServiceRoleForConfig`. An account has it once: say false in its
   * other Regions, and where Control Tower, Security Hub or the console made it, or the deployment fails with "has been taken in this
   * account".
   * @default true, without a `roleArn` of your own
   */
  readonly createServiceLinkedRole?: boolean;
  /**
   * Takes what is recorded. It must let `config.amazonaws.com` write, and have no default retention of Object Lock, to which AWS Config
   * does not deliver.
   * @default - a `PhiBucket` with a locked copy: `history`
   */
  readonly bucket?: IBucket;
}

/**
 * Records what an account holds in a Region and each change to it, which is what AWS Config's rules, conformance packs and
 * `hicp drift` go by. One for each account and Region; opt-in, as most accounts have one.
 *
 * Defaults that differ from `config.CfnConfigurationRecorder`: all types in `recordingGroup`, the global ones included (say
 * `includeGlobalResourceTypes: false` in all Regions but one), `roleArn` of the service-linked role, and a `CfnDeliveryChannel` with a
 * bucket. AWS Config publishes to no encrypted topic: one in `snsTopicArn` hears nothing. Supports HICP 5.M.A, 5.L.A, 10.M.A and
 * 164.308(a)(1)(ii)(D), 164.308(a)(8), 164.312(b).
 */
export class ConfigRecorder extends Construct {
  readonly recorder: CfnConfigurationRecorder;
  readonly channel: CfnDeliveryChannel;
  /** Takes what is recorded. */
  readonly history: IBucket;

  constructor(scope: Construct, id: string, props: ConfigRecorderProps = {}) {
    super(scope, id);
    const {
      createServiceLinkedRole = true,
      bucket,
      configSnapshotDeliveryProperties,
      s3KeyPrefix,
      snsTopicArn,
      ...recorder
    } = props;
    const role = recorder.roleArn ?? serviceLinkedRoleArn(this);
    this.history = bucket ?? this.historyBucket(s3KeyPrefix);
    // CloudFormation starts the recorder when both exist: neither may wait for the other.
    this.channel = new CfnDeliveryChannel(this, 'Channel', {
      s3BucketName: this.history.bucketName,
      s3KmsKeyArn: this.history.encryptionKey?.keyArn,
      s3KeyPrefix,
      snsTopicArn,
      configSnapshotDeliveryProperties: configSnapshotDeliveryProperties ?? { deliveryFrequency: 'TwentyFour_Hours' },
    });
    this.recorder = new CfnConfigurationRecorder(
      this,
      'Recorder',
      withDefaults<CfnConfigurationRecorderProps, CfnConfigurationRecorderProps>(
        { ...recorder, roleArn: role },
        { roleArn: role, recordingGroup: { allSupported: true, includeGlobalResourceTypes: true } },
      ),
    );
    const policy = this.history.policy;
    if (policy !== undefined) for (const part of [this.channel, this.recorder]) part.node.addDependency(policy);
    if (recorder.roleArn !== undefined || !createServiceLinkedRole) return;
    const linked = new CfnServiceLinkedRole(this, 'Role', { awsServiceName: 'config.amazonaws.com' });
    for (const part of [this.channel, this.recorder]) part.node.addDependency(linked);
  }

  /** https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html and s3-kms-key-policy.html */
  private historyBucket(prefix?: string): PhiBucket {
    const { account } = Stack.of(this);
    const config = new ServicePrincipal('config.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': account } },
    });
    const key = new PhiKey(this, 'HistoryKey', { description: 'Key of what AWS Config records' });
    key.grant(config, 'kms:Decrypt', 'kms:GenerateDataKey');
    const copy = new PhiBucket(this, 'HistoryReplica', { encryptionKey: key, replicated: false, backedUp: false });
    acknowledgePeers(copy, ...replicaAcknowledgements);
    const history = new PhiBucket(this, 'History', { encryptionKey: key, objectLockEnabled: false, replicaBucket: copy });
    history.addToResourcePolicy(
      new PolicyStatement({
        principals: [config],
        actions: ['s3:GetBucketAcl', 's3:ListBucket'],
        resources: [history.bucketArn],
      }),
    );
    history.addToResourcePolicy(
      new PolicyStatement({
        principals: [config],
        actions: ['s3:PutObject'],
        resources: [history.arnForObjects(`${prefix === undefined ? '' : `${prefix}/`}AWSLogs/${account}/Config/*`)],
        conditions: { StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control' } },
      }),
    );
    return history;
  }
}

function serviceLinkedRoleArn(scope: Construct): string {
  return Stack.of(scope).formatArn({
    service: 'iam',
    region: '',
    resource: 'role/aws-service-role/config.amazonaws.com',
    resourceName: 'AWSServiceRoleForConfig',
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
}
