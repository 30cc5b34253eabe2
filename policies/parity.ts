/** How a rule of another set compares with ours. `same`: what fails theirs fails ours. */
export type Meaning = 'same' | 'stricter' | 'differs';

/** A rule of another set with those of ours that stand for it. */
export interface JudgedPeer {
  readonly rules: readonly string[];
  readonly meaning: Meaning;
  /** What is different and why; nothing where the meaning is the same. */
  readonly why?: string;
  /** Types that the other rule judges and ours leave out; `why` says why. */
  readonly leftOut?: readonly string[];
}

/** A rule of AWS's pack that no template can answer: AWS Config alone does. */
export interface ConfigOnlyPeer {
  readonly configOnly: string;
}

export type Peers<Entry = JudgedPeer> = Readonly<Record<string, Entry>>;

const same = (...rules: readonly string[]): JudgedPeer => ({ rules, meaning: 'same' });
const stricter = (why: string, ...rules: readonly string[]): JudgedPeer => ({ rules, meaning: 'stricter', why });
const differs = (why: string, ...rules: readonly string[]): JudgedPeer => ({ rules, meaning: 'differs', why });
const leavingOut = (leftOut: readonly string[], peer: JudgedPeer): JudgedPeer => ({ ...peer, leftOut });
const underOneName = (...names: readonly string[]): Peers => Object.fromEntries(names.map(name => [name, same(name)]));
const configOnly = (why: string): ConfigOnlyPeer => ({ configOnly: why });

const why = {
  executionLogs:
    'WebSocket stages are asked for access logs, which say who called what. Execution logs are asked of REST stages, by one setting for all methods that none switches off.',
  aMember: 'The backups of a cluster member or a replica belong to its cluster or source, so it is not judged.',
  aWeek: 'Backups are kept for at least a week, where the other rule takes any retention.',
  automaticBackups: 'The automatic backups of the file system count as well: they are a plan that AWS Backup runs.',
  audit:
    'The logs are those that AWS Config asks for by engine; what a DB instance in an Aurora cluster logs is asked of its cluster.',
  httpBackends: 'A client certificate reaches HTTP backends alone, so a stage without any is not judged.',
  blockedByDefault:
    'S3 blocks public access to new buckets since April 2023, so nothing said is no failure; all four blocks have to stay on, and no ACL or policy may let everyone in.',
  hostMode: 'That a container is privileged does not excuse root: every container in the host network runs as an ordinary user.',
  internalBalancers: 'HICP asks for it where the internet reaches, so internal load balancers are not judged.',
  logBuckets: 'A bucket that takes access logs is not judged: its logs would log themselves, or S3 would not deliver them.',
  perimeter: 'Subnets of NAT gateways and public load balancers cannot work without such a route, so theirs are accepted.',
  ports:
    'More ports than the other rule names, clinical ones among them, in IPv4, IPv6 and UDP; only what is open to everyone fails.',
  publicSubnets:
    'Where it is not set, the subnets decide: those that give public addresses fail, where the other rule looks no further.',
  roles:
    'An inline policy of a role lives and dies with it in one template, and CDK writes every grant that way; roles are not judged.',
  selections:
    'A selection by tag, by pattern or of all resources counts as AWS Backup reads it, and a resource that it leaves out fails; cdk-nag looks for the name.',
  windows: 'Windows has no such setting, so tasks for Windows are not judged.',
} as const;

/**
 * AWS's conformance pack "Operational Best Practices for HIPAA Security", by where its rules can be decided: `iac` by a template,
 * `account` by a setting of the account or organization, `runtime` by live state.
 */
export const awsPack: {
  readonly iac: Peers;
  readonly account: Peers<JudgedPeer | ConfigOnlyPeer>;
  readonly runtime: Peers<JudgedPeer | ConfigOnlyPeer>;
} = {
  iac: {
    ...underOneName(
      'api-gw-associated-with-waf',
      'aurora-resources-protected-by-backup-plan',
      'autoscaling-group-elb-healthcheck-required',
      'backup-plan-min-frequency-and-min-retention-check',
      'backup-recovery-point-manual-deletion-disabled',
      'cloudtrail-s3-dataevents-enabled',
      'cloudwatch-alarm-action-check',
      'cloud-trail-cloud-watch-logs-enabled',
      'cloud-trail-encryption-enabled',
      'cloud-trail-log-file-validation-enabled',
      'codebuild-project-envvar-awscred-check',
      'codebuild-project-source-repo-url-check',
      'dms-replication-not-public',
      'dynamodb-autoscaling-enabled',
      'dynamodb-in-backup-plan',
      'dynamodb-pitr-enabled',
      'ebs-in-backup-plan',
      'ec2-imdsv2-check',
      'ec2-instance-no-public-ip',
      'ec2-instance-profile-attached',
      'ec2-resources-protected-by-backup-plan',
      'efs-encrypted-check',
      'elastic-beanstalk-managed-updates-enabled',
      'elbv2-acm-certificate-required',
      'elb-acm-certificate-required',
      'elb-cross-zone-load-balancing-enabled',
      'elb-deletion-protection-enabled',
      'elb-logging-enabled',
      'elb-predefined-security-policy-ssl-check',
      'elb-tls-https-listeners-only',
      'emr-kerberos-enabled',
      'iam-customer-policy-blocked-kms-actions',
      'iam-inline-policy-blocked-kms-actions',
      'iam-user-no-policies-check',
      'internet-gateway-authorized-vpc-only',
      'kinesis-stream-encrypted',
      'opensearch-encrypted-at-rest',
      'opensearch-in-vpc-only',
      'opensearch-logs-to-cloudwatch',
      'opensearch-node-to-node-encryption-check',
      'rds-automatic-minor-version-upgrade-enabled',
      'rds-cluster-deletion-protection-enabled',
      'rds-cluster-multi-az-enabled',
      'rds-in-backup-plan',
      'rds-multi-az-support',
      'redshift-cluster-public-access-check',
      'redshift-require-tls-ssl',
      'restricted-ssh',
      's3-bucket-ssl-requests-only',
      's3-bucket-versioning-enabled',
      's3-event-notifications-enabled',
      's3-version-lifecycle-policy-check',
      'sagemaker-endpoint-configuration-kms-key-configured',
      'sagemaker-notebook-instance-kms-key-configured',
      'sagemaker-notebook-no-direct-internet-access',
      'secretsmanager-rotation-enabled-check',
      'secretsmanager-using-cmk',
      'sns-encrypted-kms',
      'subnet-auto-assign-public-ip-disabled',
      'vpc-sg-open-only-to-authorized-ports',
      'wafv2-logging-enabled',
    ),
    'alb-http-to-https-redirection-check': stricter(
      'The rules of the listener have to redirect too, not its default action alone.',
      'alb-http-to-https-redirection-check',
    ),
    'alb-waf-enabled': differs(why.internalBalancers, 'alb-waf-enabled'),
    'api-gw-execution-logging-enabled': differs(
      why.executionLogs,
      'api-gw-execution-logging-enabled',
      'api-gwv2-access-logs-enabled',
    ),
    'api-gw-ssl-enabled': differs(why.httpBackends, 'api-gw-ssl-enabled'),
    'autoscaling-launch-config-public-ip-disabled': stricter(why.publicSubnets, 'autoscaling-launch-config-public-ip-disabled'),
    'db-instance-backup-enabled': differs(
      `${why.aWeek} ${why.aMember}`,
      'db-instance-backup-enabled',
      'rds-cluster-backup-retention-check',
    ),
    'ec2-instances-in-vpc': stricter(
      'Every instance is in a VPC since EC2-Classic ended; ours asks that it names its subnet and does not land in the default VPC.',
      'ec2-instances-in-vpc',
    ),
    'ecs-containers-readonly-access': differs(why.windows, 'ecs-containers-readonly-access'),
    'ecs-task-definition-user-for-host-mode-check': stricter(why.hostMode, 'ecs-task-definition-user-for-host-mode-check'),
    'efs-in-backup-plan': differs(why.automaticBackups, 'efs-in-backup-plan'),
    'elasticache-redis-cluster-automatic-backup-check': stricter(
      'Valkey and serverless caches are judged as well.',
      'elasticache-redis-cluster-automatic-backup-check',
    ),
    'elasticsearch-encrypted-at-rest': same('opensearch-encrypted-at-rest'),
    'elasticsearch-in-vpc-only': same('opensearch-in-vpc-only'),
    'elasticsearch-logs-to-cloudwatch': same('opensearch-logs-to-cloudwatch'),
    'elasticsearch-node-to-node-encryption-check': same('opensearch-node-to-node-encryption-check'),
    'encrypted-volumes': stricter('Volumes that nothing uses are judged as well.', 'encrypted-volumes'),
    'iam-no-inline-policy-check': leavingOut(
      ['AWS::IAM::Role'],
      differs(why.roles, 'iam-no-inline-policy-check', 'iam-user-no-policies-check'),
    ),
    'iam-policy-no-statements-with-admin-access': stricter(
      'Inline policies are judged as well as managed ones.',
      'iam-policy-no-statements-with-admin-access',
    ),
    'iam-policy-no-statements-with-full-access': stricter(
      'Inline policies are judged as well as managed ones.',
      'iam-policy-no-statements-with-full-access',
    ),
    'lambda-function-public-access-prohibited': stricter(
      'A service that may invoke the function has to name the account or resource that it acts for; AWS asks that of S3 alone.',
      'lambda-function-public-access-prohibited',
      'lambda-permission-source-limited',
    ),
    'no-unrestricted-route-to-igw': differs(why.perimeter, 'no-unrestricted-route-to-igw'),
    'opensearch-https-required': stricter('TLS 1.2 or later is required besides HTTPS.', 'opensearch-https-required'),
    'rds-enhanced-monitoring-enabled': differs(
      'RDS Custom has no Enhanced Monitoring and is not judged; the setting of an Aurora cluster counts for its instances.',
      'rds-enhanced-monitoring-enabled',
    ),
    'rds-instance-public-access-check': stricter(
      'Multi-AZ DB clusters are judged as well as instances.',
      'rds-instance-public-access-check',
    ),
    'rds-logging-enabled': differs(
      'RDS Custom leaves logging to its owner and is not judged; Multi-AZ and Aurora clusters are, and the log that Db2 writes.',
      'rds-logging-enabled',
    ),
    'rds-storage-encrypted': stricter(
      'Clusters are judged as well as instances.',
      'rds-storage-encrypted',
      'rds-cluster-encrypted-at-rest',
    ),
    'redshift-backup-enabled': stricter(why.aWeek, 'redshift-backup-enabled'),
    'redshift-cluster-configuration-check': differs(
      'Two rules, so that each finding has one fix; which node types run is no question of HIPAA and is not asked.',
      'redshift-cluster-encrypted-at-rest',
      'redshift-cluster-configuration-check',
    ),
    'redshift-cluster-maintenancesettings-check': differs(
      'Redshift assigns a maintenance window where none is set, so none is asked for; snapshots have a rule of their own, a week at least.',
      'redshift-cluster-maintenancesettings-check',
      'redshift-backup-enabled',
    ),
    'restricted-common-ports': stricter(why.ports, 'restricted-common-ports'),
    's3-bucket-acl-prohibited': differs(
      'Buckets that take logs from S3 or CloudFront may keep the ACL that log delivery needs; it lets that service alone in.',
      's3-bucket-acl-prohibited',
    ),
    's3-bucket-default-lock-enabled': differs(
      'A retention is required, because a lock without one holds nothing; buckets that take access logs are not judged, as S3 does not deliver there.',
      's3-bucket-default-lock-enabled',
    ),
    's3-bucket-logging-enabled': differs(why.logBuckets, 's3-bucket-logging-enabled'),
    's3-bucket-public-read-prohibited': same('s3-bucket-public-read-prohibited'),
    's3-bucket-public-write-prohibited': same('s3-bucket-public-write-prohibited'),
    's3-bucket-replication-enabled': differs(
      'Buckets that take access logs and buckets that are themselves a copy are not judged.',
      's3-bucket-replication-enabled',
    ),
    's3-bucket-server-side-encryption-enabled': differs(
      'S3 encrypts every new object since January 2023, so nothing can fail; where PHI is, ours asks for a KMS key.',
      's3-default-encryption-kms',
    ),
    's3-default-encryption-kms': differs(
      'Buckets that take logs of S3, load balancers or Redshift are not judged: these services write only to buckets with keys of S3.',
      's3-default-encryption-kms',
    ),
    'vpc-flow-logs-enabled': stricter(
      'The log has to hold all traffic, because what was rejected does not show who got in.',
      'vpc-flow-logs-enabled',
    ),
  },

  account: {
    'access-keys-rotated': configOnly(
      'The age of a key shows in the account only; ours ask that a template makes no keys at all.',
    ),
    'aws-config-process-check': configOnly(
      'It stands for the annual risk assessment: a person does it, and AWS Config only records that someone said so.',
    ),
    'cloudtrail-enabled': same('cloudtrail-enabled'),
    'ec2-ebs-encryption-by-default': configOnly('No CloudFormation resource sets it; ours judge each volume instead.'),
    'guardduty-enabled-centralized': differs(
      'Whether the templates of an account switch it on is judged; whether one account sees the detectors of the others shows in AWS Config.',
      'guardduty-enabled-centralized',
    ),
    'iam-password-policy': configOnly('No CloudFormation resource sets the password policy of an account.'),
    'iam-root-access-key-check': configOnly('The root user is in no template.'),
    'iam-user-mfa-enabled': configOnly('Users register their devices themselves, after deployment.'),
    'mfa-enabled-for-iam-console-access': configOnly('Users register their devices themselves, after deployment.'),
    'multi-region-cloudtrail-enabled': same('multi-region-cloudtrail-enabled'),
    'root-account-hardware-mfa-enabled': configOnly('The root user is in no template.'),
    'root-account-mfa-enabled': configOnly('The root user is in no template.'),
    's3-account-level-public-access-blocks-periodic': configOnly(
      'No CloudFormation resource sets the blocks of an account; ours judge each bucket instead.',
    ),
    'securityhub-enabled': differs(
      'Whether the templates of an account switch it on is judged; other Regions show in AWS Config.',
      'securityhub-enabled',
    ),
  },

  runtime: {
    'acm-certificate-expiration-check': differs(
      'When a certificate ends shows in the account; a template shows whether AWS can renew it by itself, and that is judged.',
      'acm-certificate-expiration-check',
    ),
    'backup-recovery-point-encrypted': configOnly('Recovery points come into being after deployment; ours judge the vault.'),
    'dynamodb-throughput-limit-check': configOnly('How near a table is to the limits of its account shows in live figures only.'),
    'ebs-snapshot-public-restorable-check': configOnly('Snapshots are shared by API calls, and no template shows them.'),
    'ec2-instance-managed-by-systems-manager': configOnly('Whether the agent of an instance reports shows at run time only.'),
    'ec2-managedinstance-association-compliance-status-check': configOnly('Systems Manager reports it from running instances.'),
    'ec2-managedinstance-patch-compliance-status-check': configOnly('Systems Manager reports it from running instances.'),
    'ec2-stopped-instance': configOnly('For how long an instance has been stopped shows at run time only.'),
    'emr-master-no-public-ip': same('emr-master-no-public-ip'),
    'iam-user-unused-credentials-check': configOnly('When someone last signed in shows in the account only.'),
    'kms-cmk-not-scheduled-for-deletion': differs(
      'Deletion is scheduled in the account; a template shows whether the key goes with its stack, and that is judged.',
      'kms-cmk-not-scheduled-for-deletion',
    ),
    'rds-snapshots-public-prohibited': configOnly('Snapshots are shared by API calls, and no template shows them.'),
    'rds-snapshot-encrypted': configOnly('Snapshots come into being after deployment; ours judge the storage that they copy.'),
    'ssm-document-not-public': configOnly('Documents are shared by API calls, and no template shows them.'),
    'vpc-default-security-group-closed': same('vpc-default-security-group-closed'),
    'vpc-vpn-2-tunnels-up': configOnly('Whether a tunnel is up shows at run time only.'),
  },
};

/** The rules that cdk-nag's pack HIPAA.Security registers, by the names of their functions. */
export const cdkNag: Peers = {
  ALBHttpDropInvalidHeaderEnabled: same('alb-http-drop-invalid-header-enabled'),
  ALBHttpToHttpsRedirection: stricter(
    'The rules of the listener have to redirect too, not its default action alone.',
    'alb-http-to-https-redirection-check',
  ),
  APIGWCacheEnabledAndEncrypted: differs(
    'A stage without a cache keeps no responses, so there is nothing to encrypt and it is not judged; cdk-nag asks for a cache.',
    'api-gw-stage-cache-encrypted',
  ),
  APIGWExecutionLoggingEnabled: stricter(
    'No method may switch off what is on for all of them.',
    'api-gw-execution-logging-enabled',
  ),
  APIGWSSLEnabled: differs(why.httpBackends, 'api-gw-ssl-enabled'),
  APIGWXrayEnabled: same('api-gw-xray-enabled'),
  AutoScalingGroupELBHealthCheckRequired: differs(
    'Load balancers attached as traffic sources count, and so do several health checks in one list ("ELB,EBS").',
    'autoscaling-group-elb-healthcheck-required',
  ),
  AutoScalingLaunchConfigPublicIpDisabled: differs(
    'Where it is not set, the subnets of the groups that use it decide, as EC2 has it.',
    'autoscaling-launch-config-public-ip-disabled',
  ),
  CloudTrailCloudWatchLogsEnabled: stricter(
    'An empty log group switches delivery off, and a role has to be there to deliver.',
    'cloud-trail-cloud-watch-logs-enabled',
  ),
  CloudTrailEncryptionEnabled: same('cloud-trail-encryption-enabled'),
  CloudTrailLogFileValidationEnabled: same('cloud-trail-log-file-validation-enabled'),
  CloudWatchAlarmAction: differs(
    'An alarm that is part of a composite alarm notifies through that one.',
    'cloudwatch-alarm-action-check',
  ),
  CloudWatchLogGroupEncrypted: same('cloudwatch-log-group-encrypted'),
  CloudWatchLogGroupRetentionPeriod: differs(
    'Events are kept for a year at least, and for ever is fine; cdk-nag takes any number of days, and nothing else.',
    'cw-loggroup-retention-period-check',
  ),
  CodeBuildProjectEnvVarAwsCred: same('codebuild-project-envvar-awscred-check'),
  CodeBuildProjectSourceRepoUrl: differs(
    'An address that holds a password or a token fails, whatever it is of; cdk-nag asks for OAuth even where a source needs no sign-in, such as CodeCommit or S3.',
    'codebuild-project-source-repo-url-check',
  ),
  DMSReplicationNotPublic: same('dms-replication-not-public'),
  DynamoDBAutoScalingEnabled: same('dynamodb-autoscaling-enabled'),
  DynamoDBInBackupPlan: differs(why.selections, 'dynamodb-in-backup-plan'),
  DynamoDBPITREnabled: same('dynamodb-pitr-enabled'),
  EC2EBSInBackupPlan: differs(`${why.selections} The backup of an instance holds its volumes.`, 'ebs-in-backup-plan'),
  EC2EBSOptimizedInstance: same('ebs-optimized-instance'),
  EC2IMDSv2Enabled: leavingOut(
    ['AWS::AutoScaling::AutoScalingGroup'],
    differs(
      'What a group launches is asked of its launch template or launch configuration, where it is set and is to be mended.',
      'ec2-imdsv2-check',
      'ec2-launch-template-imdsv2-check',
      'autoscaling-launchconfig-requires-imdsv2',
    ),
  ),
  EC2InstanceDetailedMonitoringEnabled: differs(
    'The launch template of an instance counts, as EC2 has it.',
    'ec2-instance-detailed-monitoring-enabled',
    'autoscaling-launch-config-detailed-monitoring-enabled',
  ),
  EC2InstanceNoPublicIp: stricter(
    'Elastic addresses, launch templates and the default of the subnet count, not what the instance says alone.',
    'ec2-instance-no-public-ip',
  ),
  EC2InstanceProfileAttached: differs('A profile in the launch template counts, as EC2 has it.', 'ec2-instance-profile-attached'),
  EC2InstancesInVPC: differs(
    'A subnet named by a network interface or the launch template counts, as EC2 has it.',
    'ec2-instances-in-vpc',
  ),
  EC2RestrictedCommonPorts: differs(
    'More ports than the other rule names, clinical ones among them, in IPv4, IPv6 and UDP. Only what is open to everyone fails: cdk-nag fails all protocols between two groups too.',
    'restricted-common-ports',
  ),
  EC2RestrictedSSH: differs(
    'ICMP is no SSH, though cdk-nag takes its type -1 for all ports; a rule of its own is reported at its group where that is in the template.',
    'restricted-ssh',
  ),
  ECSTaskDefinitionUserForHostMode: differs(
    'Every container in the host network runs as an ordinary user; cdk-nag accepts that user only in a privileged container.',
    'ecs-task-definition-user-for-host-mode-check',
  ),
  EFSEncrypted: stricter(
    'CloudFormation leaves a file system unencrypted where nothing is said; cdk-nag fails only what says so.',
    'efs-encrypted-check',
  ),
  EFSInBackupPlan: differs(`${why.automaticBackups} ${why.selections}`, 'efs-in-backup-plan'),
  ELBACMCertificateRequired: differs(
    'A certificate of ACM has to be at each TLS listener, and a reference to one counts, on which cdk-nag fails; listeners without TLS fail by the second rule, with the finding that fits.',
    'elb-acm-certificate-required',
    'elb-tls-https-listeners-only',
  ),
  ELBCrossZoneLoadBalancingEnabled: differs(
    'Whether it balances over zones is asked, not how many it has.',
    'elb-cross-zone-load-balancing-enabled',
  ),
  ELBDeletionProtectionEnabled: same('elb-deletion-protection-enabled'),
  ELBLoggingEnabled: differs(
    'Network Load Balancers log TLS listeners alone and have a rule of their own; Gateway Load Balancers write no access logs.',
    'elb-logging-enabled',
    'nlb-logging-enabled',
  ),
  ELBTlsHttpsListenersOnly: differs(
    'Clients have to come by HTTPS or SSL, which cdk-nag does not ask. It asks that the way behind is encrypted too; that way is inside the VPC.',
    'elb-tls-https-listeners-only',
  ),
  ELBv2ACMCertificateRequired: differs(
    'A certificate of ACM has to be at each TLS listener, also at those added later. Listeners that only redirect to HTTPS need none; others without TLS fail by the second rule.',
    'elbv2-acm-certificate-required',
    'elbv2-listener-encryption-in-transit',
  ),
  EMRKerberosEnabled: stricter(
    'Its security configuration has to know Kerberos too: attributes alone switch nothing on.',
    'emr-kerberos-enabled',
  ),
  ElastiCacheRedisClusterAutomaticBackup: stricter(
    'Valkey and serverless caches are judged as well.',
    'elasticache-redis-cluster-automatic-backup-check',
  ),
  ElasticBeanstalkEnhancedHealthReportingEnabled: same('beanstalk-enhanced-health-reporting-enabled'),
  ElasticBeanstalkManagedUpdatesEnabled: differs(
    'Options of the configuration template count; a level of updates is required by Elastic Beanstalk itself where they are on.',
    'elastic-beanstalk-managed-updates-enabled',
  ),
  IAMGroupHasUsers: differs(
    'People are added to a group after deployment, so a group without users in the template is undetermined; one to which nobody is added fails.',
    'iam-group-has-users-check',
  ),
  IAMNoInlinePolicy: leavingOut(
    ['AWS::IAM::Role'],
    differs(why.roles, 'iam-no-inline-policy-check', 'iam-user-no-policies-check'),
  ),
  IAMPolicyNoStatementsWithAdminAccess: stricter(
    'Read as a policy, in any order of its keys and with any wildcard that covers everything; cdk-nag looks for one sequence of text.',
    'iam-policy-no-statements-with-admin-access',
  ),
  IAMPolicyNoStatementsWithFullAccess: stricter(
    'Read as a policy, in any order of its keys; cdk-nag looks for one sequence of text.',
    'iam-policy-no-statements-with-full-access',
  ),
  IAMUserGroupMembership: differs('AWS::IAM::UserToGroupAddition counts as well.', 'iam-user-group-membership-check'),
  IAMUserNoPolicies: leavingOut(
    ['AWS::IAM::ManagedPolicy'],
    differs(
      'What is attached to a user is reported at the user. A managed policy that names a user from outside the template is not seen; its user is judged where it is made.',
      'iam-user-no-policies-check',
      'iam-no-inline-policy-check',
    ),
  ),
  LambdaConcurrency: differs(
    'A limit of 0 switches the function off, which is a limit; functions of custom resources, which run at deployments alone, are not judged.',
    'lambda-concurrency-check',
  ),
  LambdaDLQ: differs(
    'A destination for failures counts, which gets more of the event than a dead-letter queue; functions of custom resources are not judged.',
    'lambda-dlq-check',
  ),
  LambdaFunctionPublicAccessProhibited: same('lambda-function-public-access-prohibited'),
  LambdaInsideVPC: differs(
    'Subnets are required, because security groups alone put a function nowhere; functions of custom resources are not judged.',
    'lambda-inside-vpc',
  ),
  OpenSearchEncryptedAtRest: same('opensearch-encrypted-at-rest'),
  OpenSearchErrorLogsToCloudWatch: same('opensearch-logs-to-cloudwatch'),
  OpenSearchInVPCOnly: same('opensearch-in-vpc-only'),
  OpenSearchNodeToNodeEncryption: same('opensearch-node-to-node-encryption-check'),
  RDSAutomaticMinorVersionUpgradeEnabled: same('rds-automatic-minor-version-upgrade-enabled'),
  RDSEnhancedMonitoringEnabled: differs(
    'RDS Custom has no Enhanced Monitoring and is not judged; the setting of an Aurora cluster counts for its instances.',
    'rds-enhanced-monitoring-enabled',
  ),
  RDSInBackupPlan: differs(why.selections, 'rds-in-backup-plan'),
  RDSInstanceBackupEnabled: stricter(why.aWeek, 'db-instance-backup-enabled'),
  RDSInstanceDeletionProtectionEnabled: same(
    'rds-instance-deletion-protection-enabled',
    'rds-cluster-deletion-protection-enabled',
  ),
  RDSInstancePublicAccess: same('rds-instance-public-access-check'),
  RDSLoggingEnabled: differs(
    'The logs are those that AWS Config asks for by engine: that of the Oracle management agent holds no access to records. RDS Custom leaves logging to its owner.',
    'rds-logging-enabled',
  ),
  RDSMultiAZSupport: same('rds-multi-az-support'),
  RDSStorageEncrypted: differs(
    'A replica has the encryption of its source.',
    'rds-storage-encrypted',
    'rds-cluster-encrypted-at-rest',
  ),
  RedshiftBackupEnabled: stricter(why.aWeek, 'redshift-backup-enabled'),
  RedshiftClusterConfiguration: differs(
    'Two rules, so that each finding has one fix. Redshift encrypts new clusters by itself since January 2025, so nothing said is no failure.',
    'redshift-cluster-encrypted-at-rest',
    'redshift-cluster-configuration-check',
  ),
  RedshiftClusterMaintenanceSettings: differs(
    'Redshift assigns a maintenance window where none is set, so none is asked for; snapshots are kept for a week at least.',
    'redshift-cluster-maintenancesettings-check',
    'redshift-backup-enabled',
  ),
  RedshiftClusterPublicAccess: same('redshift-cluster-public-access-check'),
  RedshiftEnhancedVPCRoutingEnabled: same('redshift-enhanced-vpc-routing-enabled'),
  RedshiftRequireTlsSSL: differs(
    "AWS's default group of 2025 requires TLS and counts; cdk-nag accepts groups of the template alone.",
    'redshift-require-tls-ssl',
  ),
  S3BucketLevelPublicAccessProhibited: same('s3-bucket-level-public-access-prohibited'),
  S3BucketLoggingEnabled: same('s3-bucket-logging-enabled'),
  S3BucketPublicReadProhibited: differs(
    why.blockedByDefault,
    's3-bucket-public-read-prohibited',
    's3-bucket-level-public-access-prohibited',
  ),
  S3BucketPublicWriteProhibited: differs(
    why.blockedByDefault,
    's3-bucket-public-write-prohibited',
    's3-bucket-level-public-access-prohibited',
  ),
  S3BucketReplicationEnabled: differs(
    'Buckets that take access logs and buckets that are themselves a copy are not judged.',
    's3-bucket-replication-enabled',
  ),
  S3BucketSSLRequestsOnly: leavingOut(
    ['AWS::S3::BucketPolicy'],
    differs(
      'A single statement, without a list around it, is read as IAM reads it; cdk-nag fails on it. The finding is at the bucket, not at its policy.',
      's3-bucket-ssl-requests-only',
    ),
  ),
  S3BucketVersioningEnabled: same('s3-bucket-versioning-enabled'),
  S3DefaultEncryptionKMS: differs(
    'Two layers of KMS encryption (aws:kms:dsse) count. Buckets that take logs of S3, load balancers or Redshift are not judged: these services write only to buckets with keys of S3.',
    's3-default-encryption-kms',
  ),
  SNSEncryptedKMS: stricter('An empty key is no key.', 'sns-encrypted-kms'),
  SageMakerEndpointConfigurationKMSKeyConfigured: same('sagemaker-endpoint-configuration-kms-key-configured'),
  SageMakerNotebookInstanceKMSKeyConfigured: same('sagemaker-notebook-instance-kms-key-configured'),
  SageMakerNotebookNoDirectInternetAccess: same('sagemaker-notebook-no-direct-internet-access'),
  SecretsManagerRotationEnabled: same('secretsmanager-rotation-enabled-check'),
  SecretsManagerUsingKMSKey: stricter(
    'The key that AWS manages fails by whatever name it is written.',
    'secretsmanager-using-cmk',
  ),
  VPCDefaultSecurityGroupClosed: differs(
    "CDK's custom resource counts by what it refers to; cdk-nag goes by its place in the construct tree. A plain template cannot close the group, so there the answer is undetermined.",
    'vpc-default-security-group-closed',
  ),
  VPCFlowLogsEnabled: stricter(
    'The log has to hold all traffic, because what was rejected does not show who got in.',
    'vpc-flow-logs-enabled',
  ),
  VPCNoUnrestrictedRouteToIGW: differs(why.perimeter, 'no-unrestricted-route-to-igw'),
  VPCSubnetAutoAssignPublicIpDisabled: differs(
    'Every IPv6 address is public by its form, and a subnet with an egress-only gateway is not reachable for it; only public IPv4 addresses fail.',
    'subnet-auto-assign-public-ip-disabled',
  ),
  WAFv2LoggingEnabled: same('wafv2-logging-enabled'),
};

/** The rule set for HIPAA of the Guard rules registry, by the names of its files. Some of them hold a name and no check yet. */
export const guardRegistry: Peers = {
  alb_http_drop_invalid_header_enabled: same('alb-http-drop-invalid-header-enabled'),
  alb_http_to_https_redirection_check: same('alb-http-to-https-redirection-check'),
  api_gw_cache_enabled_and_encrypted: differs(
    'A stage without a cache keeps no responses, so there is nothing to encrypt; the registry asks for a cache of every method.',
    'api-gw-stage-cache-encrypted',
  ),
  api_gw_execution_logging_enabled: differs(
    why.executionLogs,
    'api-gw-execution-logging-enabled',
    'api-gwv2-access-logs-enabled',
  ),
  autoscaling_group_elb_healthcheck_required: same('autoscaling-group-elb-healthcheck-required'),
  autoscaling_launch_config_public_ip_disabled: differs(
    'Where it is not set, the subnets of the groups that use it decide, as EC2 has it.',
    'autoscaling-launch-config-public-ip-disabled',
  ),
  beanstalk_enhanced_health_reporting_enabled: same('beanstalk-enhanced-health-reporting-enabled'),
  cloud_trail_cloud_watch_logs_enabled: same('cloud-trail-cloud-watch-logs-enabled'),
  cloud_trail_encryption_enabled: same('cloud-trail-encryption-enabled'),
  cloud_trail_log_file_validation_enabled: same('cloud-trail-log-file-validation-enabled'),
  cloudtrail_s3_dataevents_enabled: differs(
    'Any selectors that record all access to all objects count, advanced ones too; the registry compares with one way to write them.',
    'cloudtrail-s3-dataevents-enabled',
  ),
  cloudwatch_alarm_action_check: same('cloudwatch-alarm-action-check'),
  cloudwatch_log_group_encrypted: same('cloudwatch-log-group-encrypted'),
  codebuild_project_envvar_awscred_check: same('codebuild-project-envvar-awscred-check'),
  codebuild_project_source_repo_url_check: differs(
    'The project and its source are judged; the registry looks at the credentials of the account (AWS::CodeBuild::SourceCredential).',
    'codebuild-project-source-repo-url-check',
  ),
  cw_loggroup_retention_period_check: same('cw-loggroup-retention-period-check'),
  db_instance_backup_enabled: differs(
    `${why.aWeek} ${why.aMember}`,
    'db-instance-backup-enabled',
    'rds-cluster-backup-retention-check',
  ),
  dms_replication_not_public: same('dms-replication-not-public'),
  dynamodb_autoscaling_enabled: same('dynamodb-autoscaling-enabled'),
  dynamodb_in_backup_plan: same('dynamodb-in-backup-plan'),
  dynamodb_pitr_enabled: same('dynamodb-pitr-enabled'),
  dynamodb_table_encrypted_kms: differs(
    'A key that AWS manages counts, because its use is logged as well; who has to own the key is asked for where PHI is.',
    'dynamodb-table-encrypted-kms',
  ),
  dynamodb_throughput_limit_check: differs(
    'How near a table is to the limits of its account shows in live figures only, and the file holds no check; ours asks that capacity grows with demand.',
    'dynamodb-autoscaling-enabled',
  ),
  ebs_optimized_instance: differs(
    'Current instance types are always optimized; ours asks only where a type leaves the choice.',
    'ebs-optimized-instance',
  ),
  ec2_instance_detailed_monitoring_enabled: differs(
    'The launch template of an instance counts, as EC2 has it.',
    'ec2-instance-detailed-monitoring-enabled',
  ),
  ec2_instance_no_public_ip: differs(
    'What the instance, its launch template, its subnet and its elastic addresses come to; the registry asks that each instance lists network interfaces.',
    'ec2-instance-no-public-ip',
  ),
  ec2_instance_profile_attached: differs(
    'A profile in the launch template counts, as EC2 has it.',
    'ec2-instance-profile-attached',
  ),
  ec2_instances_in_vpc: differs(
    'A subnet named by a network interface or the launch template counts, as EC2 has it.',
    'ec2-instances-in-vpc',
  ),
  ecs_task_definition_user_for_host_mode_check: stricter(why.hostMode, 'ecs-task-definition-user-for-host-mode-check'),
  efs_encrypted_check: same('efs-encrypted-check'),
  elastic_beanstalk_managed_updates_enabled: same('elastic-beanstalk-managed-updates-enabled'),
  elasticsearch_encrypted_at_rest: same('opensearch-encrypted-at-rest'),
  elasticsearch_in_vpc_only: same('opensearch-in-vpc-only'),
  elasticsearch_logs_to_cloudwatch: same('opensearch-logs-to-cloudwatch'),
  elasticsearch_node_to_node_encryption_check: same('opensearch-node-to-node-encryption-check'),
  elb_acm_certificate_required: same('elb-acm-certificate-required'),
  elb_cross_zone_load_balancing_enabled: same('elb-cross-zone-load-balancing-enabled'),
  elb_deletion_protection_enabled: same('elb-deletion-protection-enabled'),
  elb_logging_enabled: stricter('Application Load Balancers are judged as well as classic ones.', 'elb-logging-enabled'),
  elb_tls_https_listeners_only: same('elb-tls-https-listeners-only'),
  elbv2_acm_certificate_required: stricter(
    'Certificates added to a listener later are judged as well.',
    'elbv2-acm-certificate-required',
  ),
  emr_kerberos_enabled: same('emr-kerberos-enabled'),
  emr_master_no_public_ip: same('emr-master-no-public-ip'),
  encrypted_volumes: differs(
    'A key alone does not encrypt a volume: CloudFormation refuses or ignores it where Encrypted is not true.',
    'encrypted-volumes',
  ),
  iam_no_inline_policy_check: leavingOut(
    ['AWS::IAM::Role'],
    differs(why.roles, 'iam-no-inline-policy-check', 'iam-user-no-policies-check'),
  ),
  iam_policy_no_statements_with_admin_access: stricter(
    'Managed policies and those written in users, groups and roles are judged as well, with any wildcard that covers everything.',
    'iam-policy-no-statements-with-admin-access',
  ),
  iam_policy_no_statements_with_full_access: stricter(
    'Managed policies and those written in users, groups and roles are judged as well.',
    'iam-policy-no-statements-with-full-access',
  ),
  iam_user_no_policies_check: stricter('Managed policies attached to a user fail too.', 'iam-user-no-policies-check'),
  lambda_concurrency_check: differs(
    'Functions of custom resources, which run at deployments alone, are not judged.',
    'lambda-concurrency-check',
  ),
  lambda_dlq_check: differs(
    'A destination for failures counts, which gets more of the event than a dead-letter queue; functions of custom resources are not judged.',
    'lambda-dlq-check',
  ),
  lambda_function_public_access_prohibited: same(
    'lambda-function-public-access-prohibited',
    'lambda-permission-source-limited',
    'lambda-layer-permission-not-public',
  ),
  lambda_inside_vpc: differs(
    'Functions of custom resources, which run at deployments alone, are not judged.',
    'lambda-inside-vpc',
  ),
  no_unrestricted_route_to_igw: differs(why.perimeter, 'no-unrestricted-route-to-igw'),
  rds_automatic_minor_version_upgrade_enabled: same('rds-automatic-minor-version-upgrade-enabled'),
  rds_enhanced_monitoring_enabled: differs(
    'RDS Custom has no Enhanced Monitoring and is not judged; the setting of an Aurora cluster counts for its instances.',
    'rds-enhanced-monitoring-enabled',
  ),
  rds_instance_deletion_protection_enabled: differs(
    'The protection of an instance in a cluster is that of its cluster.',
    'rds-instance-deletion-protection-enabled',
    'rds-cluster-deletion-protection-enabled',
  ),
  rds_instance_public_access_check: same('rds-instance-public-access-check'),
  rds_logging_enabled: differs(`The engine's own logs have to be exported, not any. ${why.audit}`, 'rds-logging-enabled'),
  rds_multi_az_support: differs(
    'Aurora spreads its storage over zones itself; its instances are asked of the cluster.',
    'rds-multi-az-support',
    'rds-cluster-multi-az-enabled',
  ),
  rds_storage_encrypted: differs(
    'A replica has the encryption of its source, and a member that of its cluster.',
    'rds-storage-encrypted',
    'rds-cluster-encrypted-at-rest',
  ),
  redshift_backup_enabled: same('redshift-backup-enabled'),
  redshift_cluster_configuration_check: differs(
    'Redshift encrypts new clusters by itself since January 2025, so nothing said is no failure.',
    'redshift-cluster-encrypted-at-rest',
  ),
  redshift_cluster_maintenancesettings_check: differs(
    'Redshift assigns a maintenance window where none is set, so none is asked for; snapshots are kept for a week at least.',
    'redshift-cluster-maintenancesettings-check',
    'redshift-backup-enabled',
  ),
  redshift_cluster_public_access_check: same('redshift-cluster-public-access-check'),
  redshift_enhanced_vpc_routing_enabled: same('redshift-enhanced-vpc-routing-enabled'),
  restricted_common_ports: differs(
    `${why.ports} The registry asks that every rule uses one of a few ports.`,
    'restricted-common-ports',
  ),
  restricted_ssh: stricter(
    'Ranges that hold port 22, all protocols, IPv6 and rules of their own count as well.',
    'restricted-ssh',
  ),
  s3_bucket_level_public_access_prohibited: differs(why.blockedByDefault, 's3-bucket-level-public-access-prohibited'),
  s3_bucket_logging_enabled: differs(why.logBuckets, 's3-bucket-logging-enabled'),
  s3_bucket_policy_grantee_check: differs(
    'Whom a bucket may let in is a choice of its owner, and the file holds no check; ours fails what lets everyone in.',
    's3-bucket-policy-not-public',
  ),
  s3_bucket_public_read_prohibited: differs(
    why.blockedByDefault,
    's3-bucket-public-read-prohibited',
    's3-bucket-level-public-access-prohibited',
  ),
  s3_bucket_public_write_prohibited: differs(
    why.blockedByDefault,
    's3-bucket-public-write-prohibited',
    's3-bucket-level-public-access-prohibited',
  ),
  s3_bucket_replication_enabled: differs(
    'A rule has to be enabled, not only written; buckets that take access logs and buckets that are themselves a copy are not judged.',
    's3-bucket-replication-enabled',
  ),
  s3_bucket_server_side_encryption_enabled: differs(
    'S3 encrypts every new object since January 2023, so nothing can fail; where PHI is, ours asks for a KMS key.',
    's3-default-encryption-kms',
  ),
  s3_bucket_ssl_requests_only: differs(
    'Each bucket has to have a policy that denies plain HTTP, however it is written; the registry compares with one statement and takes one policy for all.',
    's3-bucket-ssl-requests-only',
  ),
  s3_bucket_versioning_enabled: same('s3-bucket-versioning-enabled'),
  s3_default_encryption_kms: differs(
    'A KMS key is required, where the registry takes keys of S3 as well; buckets that take logs of S3, load balancers or Redshift are not judged.',
    's3-default-encryption-kms',
  ),
  sagemaker_endpoint_configuration_kms_key_configured: same('sagemaker-endpoint-configuration-kms-key-configured'),
  sagemaker_notebook_instance_kms_key_configured: same('sagemaker-notebook-instance-kms-key-configured'),
  sagemaker_notebook_no_direct_internet_access: same('sagemaker-notebook-no-direct-internet-access'),
  secretsmanager_rotation_enabled_check: differs(
    'A schedule for the attachment of a secret to its database rotates that secret, as CDK writes it.',
    'secretsmanager-rotation-enabled-check',
  ),
  secretsmanager_using_cmk: same('secretsmanager-using-cmk'),
  sns_encrypted_kms: same('sns-encrypted-kms'),
  subnet_auto_assign_public_ip_disabled: same('subnet-auto-assign-public-ip-disabled'),
  wafv2_logging_enabled: same('wafv2-logging-enabled'),
};

/** A set of rules that others publish. */
export interface PeerSet {
  readonly title: string;
  /** The words before a rule's name where the set is not the topic. */
  readonly short: string;
  readonly intro: string;
  readonly groups: readonly { readonly title?: string; readonly peers: Peers<JudgedPeer | ConfigOnlyPeer> }[];
}

export const peerSets: { readonly awsPack: PeerSet; readonly cdkNag: PeerSet; readonly guardRegistry: PeerSet } = {
  awsPack: {
    title: "AWS Config's conformance pack for HIPAA Security",
    short: 'AWS Config',
    intro:
      '130 rules of "Operational Best Practices for HIPAA Security". Where a template decides, a rule of ours judges it before deployment, and AWS Config goes on watching.',
    groups: [
      { title: 'Decided by a template', peers: awsPack.iac },
      { title: 'Settings of the account', peers: awsPack.account },
      { title: 'Live state', peers: awsPack.runtime },
    ],
  },
  cdkNag: {
    title: "cdk-nag's pack HIPAA.Security",
    short: 'cdk-nag',
    intro:
      'The rules that version 3 registers, among them those that AWS has since dropped from its pack. A test asks both for their verdict on the examples of our rules, and each place where they disagree is one of the differences below.',
    groups: [{ peers: cdkNag }],
  },
  guardRegistry: {
    title: "The Guard rules registry's set for HIPAA",
    short: 'Guard registry',
    intro:
      'By the files that its mapping names. Guard compares what is written: it follows no reference, condition or default, so a rule of the same meaning still decides more.',
    groups: [{ peers: guardRegistry }],
  },
};
