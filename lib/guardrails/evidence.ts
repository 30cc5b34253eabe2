import { arn, guardrailsOf } from './guardrail';

const audit = { hicp: ['8.M.A', '8.M.B'], hipaa: ['164.312(b)', '164.312(c)(1)', '164.316(b)(2)(i)'] } as const;

/** What keeps the logs themselves. */
export const evidence = guardrailsOf([
  {
    id: 'network-logs-kept',
    type: 'SERVICE_CONTROL_POLICY',
    title: 'Flow logs and logs of DNS queries go on',
    why: 'They show to where ePHI left, and how much of it.',
    breaks: 'Stacks that hold flow logs are deleted by an exempt role, or leave the flow log behind.',
    exempt: 'exempt roles',
    controls: { hicp: ['6.M.C', '8.M.A'], hipaa: ['164.312(b)', '164.308(a)(1)(ii)(D)'] },
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/working-with-flow-logs.html',
    denied: () => ({
      Action: [
        'ec2:DeleteFlowLogs',
        'route53resolver:DeleteResolverQueryLogConfig',
        'route53resolver:DisassociateResolverQueryLogConfig',
      ],
    }),
    denies: [
      { action: 'ec2:DeleteFlowLogs', resource: 'arn:aws:ec2:us-east-1:111122223333:vpc-flow-log/fl-1234' },
      {
        action: 'route53resolver:DisassociateResolverQueryLogConfig',
        resource: 'arn:aws:route53resolver:us-east-1:111122223333:resolver-query-log-config/rqlc-1',
      },
    ],
    leaves: [
      { action: 'ec2:CreateFlowLogs', resource: 'arn:aws:ec2:us-east-1:111122223333:vpc-flow-log/fl-1234' },
      { action: 'ec2:DeleteVpc', resource: 'arn:aws:ec2:us-east-1:111122223333:vpc/vpc-1234' },
      { action: 'route53resolver:DeleteResolverRule' },
    ],
  },
  {
    id: 's3-log-buckets-kept',
    type: 'SERVICE_CONTROL_POLICY',
    title: 'Buckets that keep logs, and the objects in them, are not deleted, opened or weakened',
    why: 'The log of an intrusion is the first thing that an intruder deletes; without it nobody can say whose records were read.',
    breaks:
      'Only the exempt roles empty and change these buckets, their versioning, lifecycle, locks, replication and notifications included; AWS services deliver to them as before, because service control policies do not reach them. Reading is left to the bucket policy, and overwriting to versioning, which cannot be suspended. Through an access point an object goes by another ARN, which this does not name: a lock on the objects holds there too.',
    exempt: 'exempt roles',
    controls: audit,
    source: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html',
    needs: ['logBuckets'],
    denied: options => ({
      Action: [
        's3:BypassGovernanceRetention',
        's3:DeleteBucket',
        's3:DeleteBucketPolicy',
        's3:DeleteObject',
        's3:DeleteObjectVersion',
        's3:PauseReplication',
        's3:PutBucketAbac',
        's3:PutBucketAcl',
        's3:PutBucketLogging',
        's3:PutBucketNotification',
        's3:PutBucketObjectLockConfiguration',
        's3:PutBucketOwnershipControls',
        's3:PutBucketPolicy',
        's3:PutBucketPublicAccessBlock',
        's3:PutBucketRequestPayment',
        's3:PutBucketVersioning',
        's3:PutEncryptionConfiguration',
        's3:PutLifecycleConfiguration',
        's3:PutObjectAcl',
        's3:PutObjectLegalHold',
        's3:PutObjectRetention',
        's3:PutObjectVersionAcl',
        's3:PutReplicationConfiguration',
        's3:ReplicateDelete',
        's3:UpdateObjectEncryption',
      ],
      Resource: (options.logBuckets ?? []).flatMap(name => [arn(options, `s3:::${name}`), arn(options, `s3:::${name}/*`)]),
    }),
    denies: [
      { action: 's3:DeleteBucket', resource: 'arn:aws:s3:::clinic-logs' },
      { action: 's3:DeleteObjectVersion', resource: 'arn:aws:s3:::clinic-logs/AWSLogs/111122223333/CloudTrail/a.gz' },
      { action: 's3:PutLifecycleConfiguration', resource: 'arn:aws:s3:::clinic-logs' },
      { action: 's3:PutBucketVersioning', resource: 'arn:aws:s3:::clinic-logs' },
      { action: 's3:PutBucketPolicy', resource: 'arn:aws:s3:::clinic-logs' },
      { action: 's3:PutBucketObjectLockConfiguration', resource: 'arn:aws:s3:::clinic-logs' },
      { action: 's3:PutObjectVersionAcl', resource: 'arn:aws:s3:::clinic-logs/AWSLogs/111122223333/Config/a.gz' },
      // A bucket for which requesters pay takes no access logs.
      { action: 's3:PutBucketRequestPayment', resource: 'arn:aws:s3:::clinic-logs' },
      // Under another key an object is unreadable to those who review it.
      { action: 's3:UpdateObjectEncryption', resource: 'arn:aws:s3:::clinic-logs/AWSLogs/111122223333/CloudTrail/a.gz' },
    ],
    leaves: [
      { action: 's3:DeleteBucket', resource: 'arn:aws:s3:::clinic-logs-of-tests' },
      { action: 's3:DeleteObject', resource: 'arn:aws:s3:::appointments/a.json' },
      { action: 's3:DeleteObject', resource: 'arn:aws:s3:::appointments/clinic-logs' },
      { action: 's3:DeleteObject', resource: 'arn:aws:s3:::appointments/clinic-logs/a.json' },
      { action: 's3:PutLifecycleConfiguration', resource: 'arn:aws:s3:::appointments' },
      { action: 's3:GetObject', resource: 'arn:aws:s3:::clinic-logs/AWSLogs/111122223333/CloudTrail/a.gz' },
      { action: 's3:PutObject', resource: 'arn:aws:s3:::clinic-logs/AWSLogs/111122223333/CloudTrail/a.gz' },
    ],
  },
  {
    id: 'kms-log-keys-kept',
    type: 'SERVICE_CONTROL_POLICY',
    title: 'Keys of logs keep their policies, grants, names and rotation',
    why: 'Who takes the key away from those who review the logs has made them unreadable without touching one.',
    breaks: 'Only the exempt roles change these keys. That no key is deleted is a statement of its own.',
    exempt: 'exempt roles',
    controls: audit,
    source: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html',
    needs: ['logKeys'],
    denied: options => ({
      Action: ['kms:DeleteAlias', 'kms:DisableKeyRotation', 'kms:PutKeyPolicy', 'kms:RevokeGrant', 'kms:UpdateAlias'],
      Resource: options.logKeys ?? [],
    }),
    denies: [
      { action: 'kms:PutKeyPolicy', resource: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab' },
    ],
    leaves: [
      { action: 'kms:PutKeyPolicy', resource: 'arn:aws:kms:us-east-1:111122223333:key/0987dcba-09fe-87dc-65ba-ab0987654321' },
      { action: 'kms:Decrypt', resource: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab' },
    ],
  },
  {
    id: 'logs-groups-kept',
    type: 'SERVICE_CONTROL_POLICY',
    title: 'Log groups that keep evidence keep it, encrypted and with their alarms',
    why: 'A shorter retention deletes years of who looked at which record, without a word.',
    breaks: 'Only the exempt roles delete these groups or set their retention; keeping logs for ever stays open to all.',
    exempt: 'exempt roles',
    controls: audit,
    source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html',
    needs: ['logGroups'],
    denied: options => ({
      Action: [
        'logs:DeleteLogGroup',
        'logs:DeleteLogStream',
        'logs:DeleteMetricFilter',
        'logs:DeleteSubscriptionFilter',
        'logs:DisassociateKmsKey',
        'logs:PutLogGroupDeletionProtection',
        'logs:PutRetentionPolicy',
      ],
      Resource: (options.logGroups ?? []).flatMap(name => [
        arn(options, `logs:*:*:log-group:${name}`),
        arn(options, `logs:*:*:log-group:${name}:*`),
      ]),
    }),
    denies: [
      { action: 'logs:DeleteLogGroup', resource: 'arn:aws:logs:us-east-1:111122223333:log-group:/clinic/audit/trail:*' },
      { action: 'logs:PutRetentionPolicy', resource: 'arn:aws:logs:us-east-1:111122223333:log-group:/clinic/audit/trail' },
      { action: 'logs:DeleteLogStream', resource: 'arn:aws:logs:us-east-1:111122223333:log-group:/clinic/audit/a:log-stream:b' },
    ],
    leaves: [
      { action: 'logs:DeleteLogGroup', resource: 'arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/test:*' },
      { action: 'logs:DeleteRetentionPolicy', resource: 'arn:aws:logs:us-east-1:111122223333:log-group:/clinic/audit/trail' },
      { action: 'logs:PutLogEvents', resource: 'arn:aws:logs:us-east-1:111122223333:log-group:/clinic/audit/a:log-stream:b' },
    ],
  },
]);
