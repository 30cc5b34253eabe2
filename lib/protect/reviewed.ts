import type { Json } from '../core';

/** A patch that may be applied without a person: somebody asked what it does to a stack that is deployed and in use. */
export interface ReviewedPatch {
  readonly rule: string;
  /**
   * The types to which it may be applied.
   * @default - all that the rule judges
   */
  readonly types?: readonly string[];
  /**
   * By path on the resource, such as `Properties.EnableKeyRotation`.
   * @default - the rule's own `fix.set`
   */
  readonly set?: Readonly<Record<string, Json>>;
  /** CloudFormation makes the resource anew where it exists already, and what it holds is lost or left behind: needs consent. */
  readonly replaces?: true;
  /** What else it brings: cost, a restart, a client that can no longer connect. */
  readonly effect?: string;
  /** Rules whose open finding on the same resource says that somebody wants it otherwise. */
  readonly unlessOpen?: readonly string[];
  /** Not where the removal policy is DESTROY: somebody wants to delete it, as in a test environment. */
  readonly unlessDestroyed?: true;
}

const backups = 'Backups are stored and paid for.';
const logs = 'Logs are stored and paid for.';
const kept = 'The resource stays, and costs, when it is taken out of its stack.';
const held = {
  effect: 'Deleting the resource or its stack fails until the protection is switched off.',
  unlessDestroyed: true,
} as const;
const keyed = 'Encryption of a resource that exists cannot be switched on: CloudFormation makes a new, empty one.';
const old = 'Clients that cannot do TLS 1.2 no longer connect.';
const imds = 'Software that reads instance metadata without a session token no longer gets it.';

/**
 * The reviewed patches. Update behaviors are those of CloudFormation's resource reference; `test/protect/reviewed.test.ts` holds the
 * table to the copy of it that the CDK CLI carries. A rule that is not here is left for a person.
 */
export const reviewedPatches: readonly ReviewedPatch[] = [
  // Data stores
  {
    rule: 's3-bucket-versioning-enabled',
    effect: 'Earlier versions are stored and paid for until a lifecycle rule expires them.',
  },
  {
    rule: 's3-bucket-level-public-access-prohibited',
    effect: 'What a public ACL or policy opened is closed.',
    unlessOpen: ['s3-bucket-policy-not-public', 's3-bucket-website-disabled', 's3-bucket-public-read-prohibited'],
  },
  {
    rule: 'dynamodb-pitr-enabled',
    types: ['AWS::DynamoDB::Table'],
    set: { 'Properties.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled': true },
    effect: backups,
  },
  {
    rule: 'dynamodb-table-deletion-protection-enabled',
    types: ['AWS::DynamoDB::Table'],
    set: { 'Properties.DeletionProtectionEnabled': true },
    ...held,
  },
  { rule: 'dynamodb-table-kept-on-deletion', effect: kept },
  { rule: 'cassandra-table-point-in-time-recovery', effect: backups },
  { rule: 'dsql-cluster-deletion-protection-enabled', ...held },
  { rule: 'rds-storage-encrypted', replaces: true, effect: keyed },
  { rule: 'rds-cluster-encrypted-at-rest', replaces: true, effect: keyed },
  { rule: 'db-instance-backup-enabled', effect: `${backups} Where backups were off, the instance restarts.` },
  { rule: 'rds-cluster-backup-retention-check', effect: backups },
  { rule: 'rds-automatic-minor-version-upgrade-enabled', effect: 'Minor versions are installed in the maintenance window.' },
  { rule: 'rds-cluster-auto-minor-version-upgrade-enable', effect: 'Minor versions are installed in the maintenance window.' },
  { rule: 'rds-instance-deletion-protection-enabled', ...held },
  { rule: 'rds-cluster-deletion-protection-enabled', ...held },
  { rule: 'rds-copy-tags-to-snapshot' },
  { rule: 'rds-data-kept-on-deletion', effect: 'A snapshot is made, and costs, when the database is taken out of its stack.' },
  { rule: 'rds-automated-backups-kept-on-deletion', effect: backups },
  { rule: 'rds-instance-iam-authentication-enabled', effect: 'Sign-in by IAM is possible beside passwords.' },
  { rule: 'rds-cluster-iam-authentication-enabled', effect: 'Sign-in by IAM is possible beside passwords.' },
  { rule: 'docdb-cluster-encrypted', replaces: true, effect: keyed },
  { rule: 'docdb-cluster-backup-retention-check', effect: backups },
  { rule: 'docdb-cluster-deletion-protection-enabled', ...held },
  {
    rule: 'docdb-cluster-kept-on-deletion',
    effect: 'A snapshot is made, and costs, when the cluster is taken out of its stack.',
  },
  { rule: 'docdb-cluster-audit-logging-enabled', effect: logs },
  { rule: 'docdbelastic-cluster-backup-retention', effect: backups },
  { rule: 'neptune-cluster-encrypted', replaces: true, effect: keyed },
  { rule: 'neptune-cluster-backup-retention-check', effect: backups },
  { rule: 'neptune-cluster-deletion-protection-enabled', ...held },
  {
    rule: 'neptune-cluster-kept-on-deletion',
    effect: 'A snapshot is made, and costs, when the cluster is taken out of its stack.',
  },
  { rule: 'neptune-cluster-cloudwatch-log-export-enabled', effect: logs },
  { rule: 'redshift-backup-enabled', effect: backups },
  {
    rule: 'redshift-cluster-kept-on-deletion',
    effect: 'A snapshot is made, and costs, when the cluster is taken out of its stack.',
  },
  { rule: 'dax-encryption-enabled', replaces: true, effect: keyed },
  { rule: 'elasticache-repl-grp-encrypted-at-rest', replaces: true, effect: keyed },
  { rule: 'elasticache-auto-minor-version-upgrade-check', effect: 'Minor versions are installed in the maintenance window.' },
  { rule: 'memorydb-cluster-snapshots-enabled', effect: backups },
  { rule: 'efs-encrypted-check', replaces: true, effect: keyed },
  { rule: 'efs-automatic-backups-enabled', effect: backups },
  { rule: 'efs-file-system-kept-on-deletion', effect: kept },
  { rule: 'fsx-file-system-kept-on-deletion', effect: kept },
  { rule: 'opensearch-domain-kept-on-deletion', effect: kept },
  {
    rule: 'opensearch-https-required',
    types: ['AWS::OpenSearchService::Domain'],
    effect: `Clients of plain HTTP no longer connect. ${old}`,
  },
  { rule: 'healthimaging-datastore-kept-on-deletion', effect: kept },
  { rule: 'healthlake-datastore-kept-on-deletion', effect: kept },
  { rule: 'kinesis-stream-encrypted', effect: 'Each use of the key of KMS is paid for.' },

  // Messages
  { rule: 'sqs-queue-encrypted' },

  // Keys and sign-in
  { rule: 'cmk-backing-key-rotation-enabled', effect: 'Each of the first two rotations adds about a dollar a month to the key.' },
  {
    rule: 'kms-cmk-not-scheduled-for-deletion',
    set: { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' },
    effect: kept,
  },
  { rule: 'cognito-user-pool-deletion-protection-enabled', ...held },
  {
    rule: 'cognito-user-pool-client-hides-users',
    effect: 'The application gets one answer for a wrong name and a wrong password.',
  },
  { rule: 'cognito-user-pool-client-tokens-revocable' },

  // Compute and network
  { rule: 'ec2-imdsv2-check', effect: imds },
  {
    rule: 'ec2-launch-template-imdsv2-check',
    effect: `${imds} Instances that run are replaced as the update policy of their group says.`,
  },
  { rule: 'imagebuilder-infrastructure-requires-imdsv2', effect: imds },
  { rule: 'sagemaker-notebook-instance-requires-imdsv2', effect: imds },
  { rule: 'ecr-private-image-scanning-enabled' },
  { rule: 'ecs-cluster-exec-sessions-logged', effect: logs },
  { rule: 'eks-cluster-log-enabled', types: ['AWS::EKS::Cluster'], effect: logs },
  { rule: 'elb-cross-zone-load-balancing-enabled' },
  { rule: 'elbv2-predefined-security-policy-ssl-check', effect: old },
  { rule: 'transfer-server-security-policy-current', effect: 'Clients with outdated ciphers no longer connect.' },
  { rule: 'netfw-deletion-protection-enabled', ...held },

  // Logs and trails
  { rule: 'log-group-kept-on-deletion', effect: kept },
  { rule: 'cw-loggroup-retention-period-check', effect: logs },
  { rule: 'cloud-trail-log-file-validation-enabled' },
  { rule: 'multi-region-cloudtrail-enabled', effect: logs },
  { rule: 'cloudtrail-trail-kept-on-deletion', effect: kept },
  { rule: 'cloudtrail-event-data-store-termination-protected', ...held },
  { rule: 'dms-auto-minor-version-upgrade-check', effect: 'Minor versions are installed in the maintenance window.' },
  { rule: 'ses-configuration-set-suppression' },
];

/** Fixes that look as if they were safe to apply, and why they are not. */
export const leftForPerson: ReadonlyMap<string, string> = new Map([
  [
    'sns-topic-ssl-requests-only',
    'A topic policy takes the place of the default one of SNS, by which alarms and budgets of the account may publish; name them in it, then set `enforceSSL`.',
  ],
  ['sns-encrypted-kms', 'Services that publish to the topic need a permission in the policy of its key.'],
  ['sqs-queue-encrypted-kms', 'What sends to the queue needs a permission in the policy of its key.'],
  [
    's3-default-encryption-kms',
    'Services that deliver to the bucket, and other accounts that read it, need a permission in the policy of its key.',
  ],
  ['dynamodb-table-encrypted-kms', 'Other accounts cannot read through the key that AWS manages; choose the key.'],
  ['encrypted-volumes', 'CloudFormation cannot encrypt a volume that exists, and the update fails: copy it.'],
  ['rds-multi-az-support', 'A standby doubles what the instance costs.'],
  ['rds-instance-public-access-check', 'Clients outside the network lose their connection; give them another way in first.'],
  ['rds-proxy-tls-encryption', 'Clients that do not ask for TLS lose their connection.'],
  ['neptune-cluster-iam-database-authentication', 'Clients that do not sign their requests lose their connection.'],
  ['redshift-enhanced-vpc-routing-enabled', 'Loads and unloads fail where the network has no way to S3.'],
  ['elasticache-repl-grp-auto-failover-enabled', 'It needs a second node, which costs.'],
  ['opensearch-encrypted-at-rest', 'Not every instance type can, and it cannot be switched off again.'],
  ['opensearch-node-to-node-encryption-check', 'Not every version can, and it cannot be switched off again.'],
  ['api-gw-execution-logging-enabled', 'The deployment fails unless the account has a role for the logs of API Gateway.'],
  ['api-gw-method-authorization-required', 'Who may call it is a decision.'],
  ['cognito-user-pool-mfa-enabled', 'Every user has to enroll a second factor; tell them first.'],
  ['ecr-private-tag-immutability-enabled', 'Pipelines that push the same tag again fail.'],
  ['ecs-container-insights-enabled', 'Its metrics cost for each task.'],
  ['backup-vault-locked', 'What a lock keeps nobody can delete before its time.'],
  ['backup-vault-lock-immutable', 'A lock in compliance mode cannot be taken back.'],
  ['s3-bucket-default-lock-enabled', 'What a lock keeps cannot be deleted before its time.'],
  ['appsync-introspection-disabled', 'Tools that read the schema from the API stop working.'],
  ['subnet-auto-assign-public-ip-disabled', 'Instances that are reached by their public address lose it.'],
  ['ec2-instance-detailed-monitoring-enabled', 'Its metrics cost for each instance.'],
  ['ses-sending-tls-required', 'Mail to servers without TLS is no longer delivered.'],
]);
