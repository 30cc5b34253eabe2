/** A default of an L2 that decides before synthesis: what it renders looks as if the user had set it, or it makes other resources. */
export interface Injection {
  /** `PROPERTY_INJECTION_ID` of the class; named by its text, so that no service is loaded for it. */
  readonly construct: string;
  readonly rule: string;
  /** Path in the props; `*` stands for each key that is there. */
  readonly path: string;
  readonly value: boolean | string;
  readonly effect?: string;
  /** Props that say that the user wants it otherwise; they count when they are set and not false. */
  readonly unless?: readonly string[];
  /** Paths of other props that say the same, `*` for each item of a list; they count when they are set at all. */
  readonly saidBy?: readonly string[];
  /** Not where the removal policy is DESTROY: somebody wants to delete it, as in a test environment. */
  readonly unlessDestroyed?: true;
  /** The resource that it makes, of which each resource takes one only; its property that names the resource. */
  readonly makes?: { readonly type: string; readonly names: string };
}

const held = {
  effect: 'Deleting the resource or its stack fails until the protection is switched off.',
  unlessDestroyed: true,
} as const;

export const injections: readonly Injection[] = [
  {
    construct: 'aws-cdk-lib.aws-s3.Bucket',
    rule: 's3-bucket-ssl-requests-only',
    path: 'enforceSSL',
    value: true,
    effect: 'Requests of plain HTTP are denied.',
    // The endpoints of websites know no TLS.
    unless: ['websiteIndexDocument', 'websiteErrorDocument', 'websiteRedirect', 'publicReadAccess'],
    makes: { type: 'AWS::S3::BucketPolicy', names: 'Bucket' },
  },
  {
    construct: 'aws-cdk-lib.aws-sqs.Queue',
    rule: 'sqs-queue-ssl-requests-only',
    path: 'enforceSSL',
    value: true,
    effect: 'Requests of plain HTTP are denied.',
    makes: { type: 'AWS::SQS::QueuePolicy', names: 'Queues' },
  },
  {
    construct: 'aws-cdk-lib.aws-elasticloadbalancingv2.ApplicationLoadBalancer',
    rule: 'elb-deletion-protection-enabled',
    path: 'deletionProtection',
    value: true,
    ...held,
  },
  {
    construct: 'aws-cdk-lib.aws-elasticloadbalancingv2.ApplicationLoadBalancer',
    rule: 'alb-http-drop-invalid-header-enabled',
    path: 'dropInvalidHeaderFields',
    value: true,
    effect: 'Headers whose names HTTP does not allow are dropped.',
  },
  {
    construct: 'aws-cdk-lib.aws-elasticloadbalancingv2.NetworkLoadBalancer',
    rule: 'elb-deletion-protection-enabled',
    path: 'deletionProtection',
    value: true,
    ...held,
  },
  {
    construct: 'aws-cdk-lib.aws-dynamodb.TableV2',
    rule: 'dynamodb-table-deletion-protection-enabled',
    path: 'deletionProtection',
    value: true,
    ...held,
  },
  {
    construct: 'aws-cdk-lib.aws-dynamodb.TableV2',
    rule: 'dynamodb-pitr-enabled',
    path: 'pointInTimeRecoverySpecification.pointInTimeRecoveryEnabled',
    value: true,
    effect: 'Backups are stored and paid for.',
    // The older prop says the same, and CDK refuses both; of a replica, it takes the table's newer one before the older one of its own.
    saidBy: ['pointInTimeRecovery', 'replicas.*.pointInTimeRecovery'],
  },
  {
    construct: 'aws-cdk-lib.aws-cloudfront.Distribution',
    rule: 'cloudfront-viewer-policy-https',
    path: 'defaultBehavior.viewerProtocolPolicy',
    value: 'redirect-to-https',
    effect: 'Viewers who come by plain HTTP are sent to HTTPS.',
  },
  {
    construct: 'aws-cdk-lib.aws-cloudfront.Distribution',
    rule: 'cloudfront-viewer-policy-https',
    path: 'additionalBehaviors.*.viewerProtocolPolicy',
    value: 'redirect-to-https',
    effect: 'Viewers who come by plain HTTP are sent to HTTPS.',
  },
  {
    construct: 'aws-cdk-lib.aws-opensearchservice.Domain',
    rule: 'opensearch-https-required',
    path: 'enforceHttps',
    value: true,
    effect: 'Clients of plain HTTP no longer connect.',
  },
];

/** A prop of an L2 that leaves no trace in the template where it is set to what is weaker, so that only who saw the props knows of it. */
export interface TracelessProp {
  readonly construct: string;
  readonly prop: string;
  readonly rule: string;
}

export const tracelessProps: readonly TracelessProp[] = [
  { construct: 'aws-cdk-lib.aws-s3.Bucket', prop: 'versioned', rule: 's3-bucket-versioning-enabled' },
  { construct: 'aws-cdk-lib.aws-kinesis.Stream', prop: 'encryption', rule: 'kinesis-stream-encrypted' },
  { construct: 'aws-cdk-lib.aws-efs.FileSystem', prop: 'enableAutomaticBackups', rule: 'efs-automatic-backups-enabled' },
  { construct: 'aws-cdk-lib.aws-ec2.Instance', prop: 'requireImdsv2', rule: 'ec2-imdsv2-check' },
  { construct: 'aws-cdk-lib.aws-ec2.LaunchTemplate', prop: 'requireImdsv2', rule: 'ec2-launch-template-imdsv2-check' },
  { construct: 'aws-cdk-lib.aws-ec2.BastionHostLinux', prop: 'requireImdsv2', rule: 'ec2-imdsv2-check' },
  {
    construct: 'aws-cdk-lib.aws-autoscaling.AutoScalingGroup',
    prop: 'requireImdsv2',
    rule: 'ec2-launch-template-imdsv2-check',
  },
];
