import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  Aspects,
  CfnCondition,
  CfnParameter,
  CfnResource,
  Duration,
  Fn,
  Lazy,
  NestedStack,
  PropertyInjectors,
  RemovalPolicy,
  Stack,
  Stage,
  Tags,
  Validations,
} from 'aws-cdk-lib/core';
import type { App, CfnParameterProps, InjectionContext, IPolicyValidationContext } from 'aws-cdk-lib/core';
import { AllowedMethods, Distribution, ViewerProtocolPolicy } from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Trail } from 'aws-cdk-lib/aws-cloudtrail';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { AttributeType, Table, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { AmazonLinuxCpuType, Instance, InstanceType, LaunchTemplate, MachineImage, UserData, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import { ContainerImage, FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { FileSystem } from 'aws-cdk-lib/aws-efs';
import { ApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { AnyPrincipal, Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Stream, StreamEncryption } from 'aws-cdk-lib/aws-kinesis';
import { CfnKey, Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DatabaseInstance, DatabaseInstanceEngine, MariaDbEngineVersion } from 'aws-cdk-lib/aws-rds';
import { Bucket, CfnBucket, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import { CfnQueue, CfnQueuePolicy, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct, IConstruct } from 'constructs';
import { unprotectedClinic } from '../../bin/samples/unprotected-clinic';
import { PhiBucket } from '../../lib/constructs/data/phi-bucket';
import { HicpChecks } from '../../lib/nag/hicp-checks';
import { Hicp } from '../../lib/protect/hicp';
import { Protection } from '../../lib/protect/protection';
import { bodyOf, loadedEarly } from '../../lib/protect/templates';
import { load } from '../../lib/template/read';
import { newApp, protectedApp, resources, rows, settings, synthesize, templates } from './apps';

const versioning = 's3-bucket-versioning-enabled';
const rotation = 'cmk-backing-key-rotation-enabled';
const stabilized = { context: { '@aws-cdk/core:aspectStabilization': true } };

describe('the clinic as one finds it', () => {
  const before = newApp();
  unprotectedClinic(before);
  const { app, protection } = protectedApp(unprotectedClinic);
  const open = (one: App): readonly string[] =>
    new HicpChecks(undefined, { profile: 'large' })
      .validateScope(one)
      .violations.filter(({ severity }) => severity === 'error')
      .flatMap(({ ruleName, violatingResources }) =>
        violatingResources.map(({ constructPath = '' }) => `${constructPath} ${ruleName.replace('HICP::', '')}`),
      )
      .sort();
  const faults = open(before);
  const left = open(app);

  test('has at least 30 resources of four kinds, and fewer open findings afterwards', () => {
    expect(Object.keys(resources(before)).length).toBeGreaterThan(30);
    expect(faults.length - left.length).toBeGreaterThan(60);
  });

  test('each change clears its finding', () => {
    const cleared = new Set(protection.changes.map(({ constructPath, rule }) => `${constructPath} ${rule}`));
    expect(cleared.size).toBeGreaterThan(60);
    expect([...cleared].filter(row => !faults.includes(row))).toEqual([]);
    expect([...cleared].filter(row => left.includes(row))).toEqual([]);
  });

  test('what is left is what HicpChecks finds, each with a reason and a fix', () => {
    const listed = protection.left().filter(({ status }) => status === 'non-compliant');
    expect(listed.map(({ resource, rule }) => `${resource} ${rule}`).sort()).toEqual(left);
    expect(listed.filter(({ why, fix, what }) => why === '' || fix === '' || what.length === 0)).toEqual([]);
    expect(protection.problems).toEqual([]);
  });

  test('typed, raw and included resources are changed, in Stages and nested stacks too', () => {
    expect(rows(protection)).toEqual(
      expect.arrayContaining([
        `Imaging/ImagingKey ${rotation} Properties.EnableKeyRotation=true`,
        `Imaging/RawKey ${rotation} Properties.EnableKeyRotation=true`,
        `Reports/Included/ReportsKey ${rotation} Properties.EnableKeyRotation=true`,
        `Records/Key/Resource ${rotation} Properties.EnableKeyRotation=true`,
        'Production/Devices/Readings/Resource sqs-queue-ssl-requests-only enforceSSL=true',
        `Production/Devices/Archive/Telemetry/Resource ${versioning} Properties.VersioningConfiguration.Status="Enabled"`,
      ]),
    );
  });

  test('the same is changed with stabilized Aspects', () => {
    expect(rows(protectedApp(unprotectedClinic, {}, stabilized).protection)).toEqual(rows(protection));
  });
});

/** What the user said stays, in whatever way it was said. */
const untouched: readonly (readonly [string, (stack: Stack) => unknown])[] = [
  ['a typed property', stack => new CfnBucket(stack, 'A', { versioningConfiguration: { status: 'Suspended' } })],
  [
    'a property of a raw resource',
    stack =>
      new CfnResource(stack, 'A', { type: 'AWS::KMS::Key', properties: { EnableKeyRotation: false } }).applyRemovalPolicy(
        RemovalPolicy.RETAIN,
      ),
  ],
  [
    'an override',
    stack => {
      new CfnBucket(stack, 'A').addPropertyOverride('VersioningConfiguration.Status', 'Suspended');
    },
  ],
  [
    'a property that was taken out',
    stack => {
      new CfnBucket(stack, 'A', { versioningConfiguration: { status: 'Enabled' } }).addPropertyDeletionOverride(
        'VersioningConfiguration',
      );
    },
  ],
  [
    'a parameter',
    stack => {
      const given = new CfnParameter(stack, 'Given', { type: 'String', default: 'Suspended' });
      return new CfnBucket(stack, 'A', { versioningConfiguration: { status: given.valueAsString } });
    },
  ],
  [
    'a lazy value',
    stack => new CfnBucket(stack, 'A', { versioningConfiguration: { status: Lazy.string({ produce: () => 'Suspended' }) } }),
  ],
  [
    'a condition on the value',
    stack => {
      const large = new CfnCondition(stack, 'Large', { expression: Fn.conditionEquals(stack.region, 'us-east-1') });
      const status = Fn.conditionIf(large.logicalId, 'Enabled', 'Suspended').toString();
      return new CfnBucket(stack, 'A', { versioningConfiguration: { status } });
    },
  ],
  [
    'a condition on what the value is part of',
    stack => {
      const large = new CfnCondition(stack, 'Large', { expression: Fn.conditionEquals(stack.region, 'us-east-1') });
      return new CfnBucket(stack, 'A', {
        versioningConfiguration: Fn.conditionIf(large.logicalId, { Status: 'Enabled' }, { Ref: 'AWS::NoValue' }),
      });
    },
  ],
  [
    'an Aspect of the default priority',
    stack => {
      new CfnBucket(stack, 'A');
      Aspects.of(stack).add({
        visit(node: IConstruct): void {
          if (node instanceof CfnBucket) node.versioningConfiguration = { status: 'Suspended' };
        },
      });
    },
  ],
  ['`versioned: false` of a bucket', stack => new Bucket(stack, 'A', { versioned: false, enforceSSL: false })],
  [
    'no encryption of a queue and no TLS',
    stack => new Queue(stack, 'A', { encryption: QueueEncryption.UNENCRYPTED, enforceSSL: false }),
  ],
  ['no encryption of a stream', stack => new Stream(stack, 'A', { encryption: StreamEncryption.UNENCRYPTED })],
  ['no rotation of a key', stack => new Key(stack, 'A', { enableKeyRotation: false })],
  [
    'no recovery and no protection of a table',
    stack =>
      new Table(stack, 'A', {
        partitionKey: { name: 'id', type: AttributeType.STRING },
        pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: false },
        deletionProtection: false,
        removalPolicy: RemovalPolicy.DESTROY,
      }),
  ],
  [
    'the older prop for recovery',
    stack =>
      new TableV2(stack, 'A', {
        partitionKey: { name: 'id', type: AttributeType.STRING },
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- it is there, so people use it
        pointInTimeRecovery: false,
        deletionProtection: false,
      }),
  ],
  [
    'the older prop for recovery of a replica',
    stack =>
      new TableV2(new Stack(Stage.of(stack), 'R', { env: { region: 'eu-west-1' } }), 'A', {
        partitionKey: { name: 'id', type: AttributeType.STRING },
        deletionProtection: false,
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- it is there, so people use it
        replicas: [{ region: 'eu-north-1', pointInTimeRecovery: false }],
      }),
  ],
  ['no backups of a file system', stack => new FileSystem(stack, 'A', { vpc: network(stack), enableAutomaticBackups: false })],
  ['no scans of images', stack => new Repository(stack, 'A', { imageScanOnPush: false })],
  [
    'a user pool',
    stack => {
      const pool = new UserPool(stack, 'A', { deletionProtection: false });
      return pool.addClient('C', { preventUserExistenceErrors: false, enableTokenRevocation: false });
    },
  ],
  [
    'a load balancer',
    stack =>
      new ApplicationLoadBalancer(stack, 'A', {
        vpc: network(stack),
        deletionProtection: false,
        dropInvalidHeaderFields: false,
      }),
  ],
  [
    'a distribution',
    stack =>
      new Distribution(stack, 'A', {
        defaultBehavior: { origin: new HttpOrigin('a.example.org'), viewerProtocolPolicy: ViewerProtocolPolicy.ALLOW_ALL },
      }),
  ],
  [
    'metadata without tokens',
    stack => {
      const machineImage = MachineImage.latestAmazonLinux2023({ cpuType: AmazonLinuxCpuType.X86_64 });
      const instanceType = new InstanceType('t3.micro');
      new LaunchTemplate(stack, 'L', { requireImdsv2: false, instanceType });
      new Instance(stack, 'A', { vpc: network(stack), requireImdsv2: false, machineImage, instanceType });
    },
  ],
  [
    'a database',
    stack => {
      const vpc = network(stack);
      return new DatabaseInstance(stack, 'A', {
        vpc,
        vpcSubnets: { subnets: vpc.isolatedSubnets },
        engine: DatabaseInstanceEngine.mariaDb({ version: MariaDbEngineVersion.VER_10_11 }),
        storageEncrypted: false,
        backupRetention: Duration.days(0),
        deletionProtection: false,
        deleteAutomatedBackups: true,
        copyTagsToSnapshot: false,
        iamAuthentication: false,
        autoMinorVersionUpgrade: false,
        removalPolicy: RemovalPolicy.DESTROY,
      });
    },
  ],
];

function network(stack: Stack): Vpc {
  return new Vpc(stack, 'Network', { maxAzs: 2, natGateways: 0 });
}

/** Rules that such a resource breaks without anybody having said so. */
const unsaid = new Set(['s3-bucket-ssl-requests-only', 'kms-cmk-not-scheduled-for-deletion']);

describe.each([
  ['', {}],
  [' with stabilized Aspects', stabilized],
])('what was set explicitly stays%s', (_, appProps) => {
  test.each(untouched)('%s', (__, build) => {
    const { app, protection } = protectedApp(one => build(new Stack(one, 'S')), {}, appProps);
    expect(rows(protection).filter(row => ![...unsaid].some(rule => row.includes(rule)))).toEqual([]);
    const same = newApp(appProps);
    build(new Stack(same, 'S'));
    synthesize(same);
    expect(templates(app)).toEqual(templates(same));
  });
});

test('a trail with validation and one Region is left alone, and said to be', () => {
  const { protection } = protectedApp(app => {
    new Trail(new Stack(app, 'S'), 'A', { enableFileValidation: false, isMultiRegionTrail: false });
  });
  expect(rows(protection).filter(row => row.startsWith('S/A/Resource') && row.includes('Properties'))).toEqual([]);
  const why = protection.left().filter(({ resource }) => resource === 'S/A/Resource');
  expect(why.find(({ rule }) => rule === 'cloud-trail-log-file-validation-enabled')?.why).toContain('set explicitly');
});

test('a trail without global services is not made one of all Regions, which CloudTrail refuses', () => {
  const { protection } = protectedApp(app => {
    const properties = { S3BucketName: 'logs', IsLogging: true, IncludeGlobalServiceEvents: false };
    new CfnResource(new Stack(app, 'S'), 'A', { type: 'AWS::CloudTrail::Trail', properties });
  });
  expect(rows(protection).filter(row => row.includes('IsMultiRegionTrail'))).toEqual([]);
});

describe('with consent', () => {
  const build = (app: App): unknown => {
    const stack = new Stack(app, 'S');
    new CfnResource(stack, 'Suspended', {
      type: 'AWS::S3::Bucket',
      properties: { VersioningConfiguration: { Status: 'Suspended' } },
    });
    new Bucket(stack, 'Said', { versioned: false });
    return new CfnResource(stack, 'Files', { type: 'AWS::EFS::FileSystem' });
  };

  test.each([
    ['all rules', true],
    ['rules by name', [versioning]],
  ])('for %s, explicit values are changed, and what they were is listed', (_, overrideExplicit) => {
    const { app, protection } = protectedApp(build, { overrideExplicit });
    expect(protection.changes.find(({ logicalId }) => logicalId === 'Suspended')).toEqual({
      constructPath: 'S/Suspended',
      logicalId: 'Suspended',
      type: 'AWS::S3::Bucket',
      rule: versioning,
      path: 'Properties.VersioningConfiguration.Status',
      value: 'Enabled',
      was: 'Suspended',
      effect: expect.any(String) as string,
    });
    expect(resources(app)['Suspended']?.['Properties']).toEqual({ VersioningConfiguration: { Status: 'Enabled' } });
    expect(rows(protection)).toContainEqual(expect.stringContaining(`S/Said/Resource ${versioning}`));
  });

  test('for another rule, they stay', () => {
    const { app } = protectedApp(build, { overrideExplicit: [rotation] });
    expect(resources(app)['Suspended']?.['Properties']).toEqual({ VersioningConfiguration: { Status: 'Suspended' } });
  });

  test.each<[string, boolean | readonly string[] | undefined, boolean]>([
    ['none', undefined, false],
    ['none either', false, false],
    ['another rule', ['rds-storage-encrypted'], false],
    ['the rule', ['efs-encrypted-check'], true],
    ['all rules', true, true],
  ])('to replace by %s', (_, replace, isChanged) => {
    const { app, protection } = protectedApp(build, replace === undefined ? {} : { replace });
    expect((resources(app)['Files']?.['Properties'] as { Encrypted?: boolean }).Encrypted).toBe(isChanged ? true : undefined);
    const change = protection.changes.find(({ rule }) => rule === 'efs-encrypted-check');
    expect(change?.replaces).toBe(isChanged ? true : undefined);
    const left = protection.left().find(({ rule }) => rule === 'efs-encrypted-check');
    if (isChanged) expect(left).toBeUndefined();
    else expect(left?.why).toContain('Name `efs-encrypted-check` in `replace`');
  });

  test('a rule that is skipped changes nothing and is still judged', () => {
    const { protection } = protectedApp(build, { skip: ['efs-automatic-backups-enabled'] });
    expect(rows(protection).filter(row => row.includes('efs-automatic-backups-enabled'))).toEqual([]);
    expect(protection.left().map(({ rule }) => rule)).toContain('efs-automatic-backups-enabled');
  });

  test.each(['replace', 'overrideExplicit', 'skip'])('for a rule that has no change, %s is refused', name => {
    expect(() => Hicp.protect(newApp(), { [name]: ['s3-bucket-versionning'] })).toThrow(
      'Hicp.protect knows no change for s3-bucket-versionning',
    );
  });
});

describe('injectors of the user', () => {
  const id = 'aws-cdk-lib.aws-s3.Bucket';
  const calls: InjectionContext[] = [];
  const injector = {
    constructUniqueId: id,
    inject: (props: object, context: InjectionContext) => {
      calls.push(context);
      return { bucketName: 'of-the-user', ...props };
    },
  };
  const policiesIn = (app: App): number =>
    Object.values(resources(app)).filter(({ Type }) => Type === 'AWS::S3::BucketPolicy').length;
  const nameIn = (app: App): unknown =>
    (Object.values(resources(app)).find(({ Type }) => Type === 'AWS::S3::Bucket')?.['Properties'] as { BucketName?: unknown })
      .BucketName;

  beforeEach(() => calls.splice(0));

  test.each<[string, (app: App) => void, (scope: App) => Construct]>([
    ['on the App, before the call', app => PropertyInjectors.of(app).add(injector), app => new Stack(app, 'S')],
    [
      'on the App, where a Stage is protected',
      app => PropertyInjectors.of(app).add(injector),
      app => {
        const stage = new Stage(app, 'Production');
        Hicp.protect(stage);
        return new Stack(stage, 'S');
      },
    ],
  ])('%s run once, and ours after them', (_, attach, scopeIn) => {
    const app = newApp();
    attach(app);
    const hasStage = _.includes('Stage');
    if (!hasStage) Hicp.protect(app);
    new Bucket(scopeIn(app), 'A');
    synthesize(app);
    expect(calls.map(call => call.id)).toEqual(['A']);
    expect(nameIn(app)).toBe('of-the-user');
    expect(policiesIn(app)).toBe(1);
  });

  test('nearer ones and later ones win, and what they leave open is left', () => {
    const app = newApp();
    const protection = Hicp.protect(app, { profile: 'large' });
    const stack = new Stack(app, 'S');
    PropertyInjectors.of(stack).add(injector);
    new Bucket(stack, 'A');
    synthesize(app);
    expect(nameIn(app)).toBe('of-the-user');
    expect(policiesIn(app)).toBe(0);
    const left = protection.left().filter(({ resource }) => resource === 'S/A/Resource');
    expect(left.find(({ rule }) => rule === 's3-bucket-ssl-requests-only')?.why).toContain('after the call');
    expect(left.find(({ rule }) => rule === versioning)?.why).toContain('was not seen');
  });

  test('what they set counts as said by the user', () => {
    const app = newApp();
    PropertyInjectors.of(app).add({
      ...injector,
      inject: (props: object) => ({ enforceSSL: false, versioned: false, ...props }),
    });
    const protection = Hicp.protect(app);
    new Bucket(new Stack(app, 'S'), 'A');
    synthesize(app);
    expect(rows(protection)).toEqual([]);
  });
});

test('constructs that were made before the call keep what their props may have said', () => {
  const app = newApp();
  const stack = new Stack(app, 'S');
  new Bucket(stack, 'Unknown');
  new CfnBucket(stack, 'Known');
  const protection = Hicp.protect(app);
  synthesize(app);
  expect(rows(protection)).toEqual([`S/Known ${versioning} Properties.VersioningConfiguration.Status="Enabled"`]);
});

test.each<[string, (stack: Stack, bucket: Bucket, queue: Queue) => unknown]>([
  [
    'by reference',
    (stack, bucket, queue) => {
      const document = { Version: '2012-10-17', Statement: [] };
      new CfnBucketPolicy(stack, 'P', { bucket: bucket.bucketName, policyDocument: document });
      new CfnQueuePolicy(stack, 'Q', { queues: [queue.queueUrl], policyDocument: document });
    },
  ],
  [
    'by reference, in another stack',
    (stack, bucket, queue) => {
      const other = new Stack(Stage.of(stack), 'Elsewhere');
      const document = { Version: '2012-10-17', Statement: [] };
      new CfnBucketPolicy(other, 'P', { bucket: bucket.bucketName, policyDocument: document });
      new CfnQueuePolicy(other, 'Q', { queues: [queue.queueUrl], policyDocument: document });
    },
  ],
  [
    'by reference, in a nested stack',
    (stack, bucket, queue) => {
      const nested = new NestedStack(stack, 'Nested');
      const document = { Version: '2012-10-17', Statement: [] };
      new CfnBucketPolicy(nested, 'P', { bucket: bucket.bucketName, policyDocument: document });
      new CfnQueuePolicy(nested, 'Q', { queues: [queue.queueUrl], policyDocument: document });
    },
  ],
  [
    'by name',
    (stack, bucket, queue) => {
      (bucket.node.defaultChild as CfnBucket).bucketName = 'records';
      const document = { Version: '2012-10-17', Statement: [] };
      new CfnBucketPolicy(stack, 'P', { bucket: 'records', policyDocument: document });
      new CfnQueuePolicy(stack, 'Q', { queues: [queue.queueUrl], policyDocument: document });
    },
  ],
])('a bucket and a queue with a policy of the user %s get no second one', (_, build) => {
  const { app, protection } = protectedApp(one => {
    const stack = new Stack(one, 'S');
    build(stack, new Bucket(stack, 'A'), new Queue(stack, 'B'));
    new Bucket(stack, 'Other');
  });
  expect(
    Object.keys(resources(app))
      .filter(id => /Policy|^P$|^Q$/.test(id))
      .map(id => id.replace(/[0-9A-F]{8}$/, '')),
  ).toEqual(expect.arrayContaining(['P', 'Q', 'OtherPolicy']));
  expect(Object.values(resources(app)).filter(({ Type }) => Type === 'AWS::S3::BucketPolicy')).toHaveLength(2);
  expect(Object.values(resources(app)).filter(({ Type }) => Type === 'AWS::SQS::QueuePolicy')).toHaveLength(1);
  expect(rows(protection).filter(row => row.includes('enforceSSL'))).toEqual([
    'S/Other/Resource s3-bucket-ssl-requests-only enforceSSL=true',
  ]);
});

test.each<[string, object]>([
  ['a website', { websiteIndexDocument: 'index.html' }],
  ['a bucket that is public', { publicReadAccess: true, blockPublicAccess: { blockPublicAcls: false } }],
])('%s still answers plain HTTP', (_, props) => {
  const { protection } = protectedApp(app => new Bucket(new Stack(app, 'S'), 'A', props));
  expect(rows(protection).filter(row => row.includes('enforceSSL') || row.includes('PublicAccessBlock'))).toEqual([]);
});

describe('what is waived stays', () => {
  const key = (app: App): CfnKey => new CfnKey(new Stack(app, 'S'), 'A', { keyPolicy: {} });

  test('by an acknowledgement', () => {
    const { protection } = protectedApp(app => {
      Validations.of(key(app)).acknowledge({ id: `HICP::${rotation}`, reason: 'its material is imported by hand' });
    });
    expect(rows(protection).filter(row => row.includes(rotation))).toEqual([]);
  });

  test('by the settings, also where it would be injected', () => {
    const waiver = (rule: string, resource: string): string =>
      `  - { rule: ${rule}, resource: ${resource}, reason: accepted by the board, owner: privacy@example.org, expires: 2999-12-31 }\n`;
    const config = settings(`waivers:\n${waiver(rotation, 'S/A')}${waiver('s3-bucket-ssl-requests-only', 'S/B')}`);
    const { protection } = protectedApp(
      app => {
        const stack = key(app).stack;
        new Bucket(stack, 'B', { versioned: true });
        new Bucket(stack, 'C', { versioned: true });
      },
      { config },
    );
    expect(rows(protection).filter(row => row.includes(rotation) || row.includes('enforceSSL'))).toEqual([
      'S/C/Resource s3-bucket-ssl-requests-only enforceSSL=true',
    ]);
  });

  test('by an acknowledgement without a reason nothing is waived', () => {
    const { protection } = protectedApp(app => {
      Validations.of(key(app)).acknowledge({ id: `HICP::${rotation}`, reason: '' });
    });
    expect(rows(protection)).toContainEqual(expect.stringContaining(rotation));
  });

  test('a rule that the profile or the settings leave out changes nothing', () => {
    const { protection } = protectedApp(key, { config: settings(`skip: ${rotation}\n`) });
    expect(rows(protection).filter(row => row.includes(rotation))).toEqual([]);
  });
});

describe('the same template', () => {
  /** Everything that renders late: references between stacks, policies, lists and texts that are made when they are asked for. */
  const build = (app: App): void => {
    const one = new Stack(app, 'One');
    const bucket = new PhiBucket(one, 'Records');
    const two = new Stack(app, 'Two');
    const role = new Role(two, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    bucket.grantRead(role);
    role.addToPolicy(new PolicyStatement({ effect: Effect.DENY, actions: ['s3:Delete*'], resources: [`${bucket.bucketArn}/*`] }));
    const nested = new NestedStack(two, 'Nested');
    new CfnResource(nested, 'Reader', { type: 'AWS::S3::Bucket', properties: { BucketName: `${bucket.bucketName}-copy` } });
    new Vpc(one, 'Network', { maxAzs: 2, natGateways: 1 });
    Tags.of(app).add('DataClassification', 'PHI');
  };

  test.each([
    ['', {}],
    [' with stabilized Aspects', stabilized],
  ])('comes out where nothing is to be changed%s', (_, appProps) => {
    const plain = newApp(appProps);
    build(plain);
    synthesize(plain);
    const { app, protection } = protectedApp(build, { config: settings('skip: s3-bucket-versioning-enabled\n') }, appProps);
    expect(rows(protection)).toEqual([]);
    expect(templates(app)).toEqual(templates(plain));
    expect(protection.problems).toEqual([]);
  });

  test('comes out of a second call, and of a second synthesis', () => {
    const app = newApp();
    const protection = Hicp.protect(app, { profile: 'large' });
    expect(Hicp.protect(app, { profile: 'large' })).toBe(protection);
    unprotectedClinic(app);
    synthesize(app);
    const [first, before] = [templates(app), rows(protection)];
    synthesize(app);
    expect(templates(app)).toEqual(first);
    expect(rows(protection)).toEqual(before);
  });

  test('a second call with other props is refused', () => {
    const app = newApp();
    Hicp.protect(app);
    expect(() => Hicp.protect(app, { replace: true })).toThrow('Hicp.protect was called before on the app, with other props');
  });
});

test('a stack, which has no synthesis of its own, is refused by name', () => {
  expect(() => Hicp.protect(new Stack(newApp(), 'S') as unknown as Stage)).toThrow('Hicp.protect takes an App or a Stage');
});

test('resources of equal names in different stacks are told apart', () => {
  const { protection } = protectedApp(app => {
    const one = new Stack(app, 'One');
    const two = new Stack(app, 'Two');
    const key = new CfnKey(one, 'Key', { keyPolicy: {}, enableKeyRotation: true });
    new CfnKey(two, 'Key', { keyPolicy: {} });
    new CfnResource(two, 'User', { type: 'AWS::S3::Bucket', properties: { BucketName: key.ref } });
  });
  expect(rows(protection).filter(row => row.includes(rotation))).toEqual([
    `Two/Key ${rotation} Properties.EnableKeyRotation=true`,
  ]);
});

test('names that mean something to JavaScript, a terminal or a path are names like others', () => {
  const names = ['prototype', 'Constructor', 'a\u001b[31m', '../../etc', 'line\nbreak'];
  const { app, protection } = protectedApp(one => {
    const stack = new Stack(one, 'S');
    for (const name of names) new Bucket(stack, name);
    new CfnResource(stack, 'Length', { type: 'AWS::KMS::Key' });
    new CfnResource(stack, 'Odd', { type: '__proto__' });
  });
  expect(rows(protection).filter(row => row.includes('enforceSSL'))).toHaveLength(names.length);
  expect(rows(protection).filter(row => row.includes(versioning))).toHaveLength(names.length);
  const report = readFileSync(join(app.outdir, 'validation-report.json'), 'utf8');
  expect(report).not.toContain('\u001b');
});

test('an injected default reaches each behavior of a distribution, and keeps what one says', () => {
  const origin = new HttpOrigin('a.example.org');
  const { protection } = protectedApp(app => {
    new Distribution(new Stack(app, 'S'), 'Site', {
      defaultBehavior: { origin },
      additionalBehaviors: {
        '/api/*': { origin, allowedMethods: AllowedMethods.ALLOW_ALL },
        '/old/*': { origin, viewerProtocolPolicy: ViewerProtocolPolicy.ALLOW_ALL },
      },
    });
  });
  expect(protection.changes.map(({ path }) => path)).toEqual([
    'defaultBehavior.viewerProtocolPolicy',
    'additionalBehaviors./api/*.viewerProtocolPolicy',
  ]);
});

describe('HicpChecks', () => {
  const pluginsOf = (app: App): readonly unknown[] =>
    (app as unknown as { _validationPlugins: readonly unknown[] })._validationPlugins;

  test('is added once', () => {
    const app = newApp();
    Hicp.protect(app);
    expect(pluginsOf(app).filter(plugin => plugin instanceof HicpChecks)).toHaveLength(1);
    const other = newApp();
    Validations.of(other).addPlugins(new HicpChecks(other));
    Hicp.protect(other);
    expect(pluginsOf(other).filter(plugin => plugin instanceof HicpChecks)).toHaveLength(1);
  });

  test('reports each change for people to know, and passes where nothing is open', () => {
    const app = newApp();
    Hicp.protect(app, { config: settings(`only: ${rotation}\n`) });
    new CfnKey(new Stack(app, 'S'), 'A', { keyPolicy: {} });
    expect(synthesize(app)).toBeUndefined();
    const { pluginReports } = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8')) as {
      pluginReports: readonly { violations: readonly object[] }[];
    };
    expect(pluginReports.flatMap(({ violations }) => violations)).toMatchObject([
      {
        ruleName: 'HICP::changed',
        severity: 'info',
        description: expect.stringContaining(`Hicp.protect set Properties.EnableKeyRotation to true for ${rotation}`) as string,
        violatingConstructs: [{ constructPath: 'S/A' }],
      },
    ]);
  });

  test('each change stands in the metadata of its resource', () => {
    const { app } = protectedApp(one => new CfnKey(new Stack(one, 'S'), 'A', { keyPolicy: {} }));
    const text = readdirSync(app.outdir)
      .filter(name => name.endsWith('.json'))
      .map(name => readFileSync(join(app.outdir, name), 'utf8'))
      .join();
    expect(text).toContain('hicp:changed');
    expect(Object.values(templates(app)).join()).not.toContain('hicp:changed');
  });

  test('each change is in what `hicp check` says of the assembly', () => {
    const { app } = protectedApp(one => {
      const records = new Stage(one, 'Prod');
      new CfnKey(new Stack(records, 'S'), 'A', { keyPolicy: {} });
    });
    const { changes } = load([app.outdir], { cwd: app.outdir });
    expect(changes.filter(({ ruleId }) => ruleId === rotation)).toEqual([
      {
        ruleId: rotation,
        template: 'assembly-Prod/ProdSE3C5559C.template.json',
        constructPath: 'Prod/S/A',
        path: 'Properties.EnableKeyRotation',
        value: 'true',
        effect: 'Each of the first two rotations adds about a dollar a month to the key.',
      },
    ]);
  });

  test('what is open still fails the synthesis', () => {
    const app = newApp();
    Hicp.protect(app);
    new Bucket(new Stack(app, 'S'), 'A').addToResourcePolicy(
      new PolicyStatement({ principals: [new AnyPrincipal()], actions: ['s3:GetObject'], resources: ['*'] }),
    );
    expect(synthesize(app)).toContain('HICP::s3-bucket-policy-not-public');
  });
});

test('a stack that cannot be rendered yet is changed nowhere, and that is said', () => {
  let isReady = false;
  const app = newApp();
  const protection = Hicp.protect(app);
  const stack = new Stack(app, 'S');
  new CfnKey(stack, 'A', { keyPolicy: {} });
  const late = new CfnBucket(stack, 'B', {
    bucketName: Lazy.string({
      produce: () => {
        if (!isReady) throw new Error('not ready');
        return 'b';
      },
    }),
  });
  // The last Aspect of all makes it ready, in time for CDK.
  const ready = {
    visit: (): void => {
      isReady = true;
    },
  };
  Aspects.of(late).add(ready, { priority: 1000 });
  synthesize(app);
  expect(rows(protection)).toEqual([]);
  expect(protection.problems).toEqual([expect.stringContaining('S is changed nowhere')]);
});

test('an Aspect that clears a finding in another way is seen, on each resource', () => {
  const { app } = protectedApp(
    one => {
      const stack = new Stack(one, 'S');
      new CfnQueue(stack, 'First', { sqsManagedSseEnabled: false });
      new CfnQueue(stack, 'Second', { sqsManagedSseEnabled: false });
      Aspects.of(stack).add({
        visit(node: IConstruct): void {
          if (node instanceof CfnQueue && node.node.id === 'Second') node.kmsMasterKeyId = 'alias/messages';
        },
      });
    },
    { overrideExplicit: true },
  );
  expect(resources(app)['First']?.['Properties']).toEqual({ SqsManagedSseEnabled: true });
  expect(resources(app)['Second']?.['Properties']).toEqual({ SqsManagedSseEnabled: false, KmsMasterKeyId: 'alias/messages' });
});

test.each<[string, (stage: Stage) => unknown]>([
  ['with the app', stage => stage.node.root],
  ['by itself, before the app', stage => stage.synth()],
])('a Stage that is synthesized %s is protected', (_, synth) => {
  const { protection } = protectedApp(app => {
    const stage = new Stage(app, 'Production');
    const stack = new Stack(stage, 'S');
    new CfnResource(stack, 'Raw', { type: 'AWS::KMS::Key' });
    if (_ !== 'with the app') new Bucket(stack, 'Bucket');
    synth(stage);
  });
  expect(rows(protection)).toContain(`Production/S/Raw ${rotation} Properties.EnableKeyRotation=true`);
});

test('a block of public access is not completed where a policy opens the bucket', () => {
  const build = (app: App, isPublic: boolean): void => {
    const stack = new Stack(app, 'S');
    const bucket = new CfnBucket(stack, 'A', { publicAccessBlockConfiguration: { blockPublicAcls: true } });
    const statement = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `${bucket.attrArn}/*` };
    if (isPublic) new CfnBucketPolicy(stack, 'P', { bucket: bucket.ref, policyDocument: { Statement: [statement] } });
  };
  const blocks = (isPublic: boolean): number =>
    rows(protectedApp(app => build(app, isPublic)).protection).filter(row => row.includes('PublicAccessBlock')).length;
  expect([blocks(false), blocks(true)]).toEqual([3, 0]);
});

test.each([
  ['waived', undefined],
  ['left out by the settings', settings('skip: [s3-bucket-policy-not-public, s3-bucket-public-read-prohibited]\n')],
])('nor where what the policy opens is %s', (_, config) => {
  const { protection } = protectedApp(
    app => {
      const stack = new Stack(app, 'S');
      const bucket = new CfnBucket(stack, 'A', { publicAccessBlockConfiguration: { blockPublicAcls: true } });
      const statement = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `${bucket.attrArn}/*` };
      new CfnBucketPolicy(stack, 'P', { bucket: bucket.ref, policyDocument: { Statement: [statement] } });
      for (const rule of ['s3-bucket-policy-not-public', 's3-bucket-public-read-prohibited'])
        Validations.of(bucket).acknowledge({ id: `HICP::${rule}`, reason: 'leaflets for everyone' });
    },
    config === undefined ? {} : { config },
  );
  expect(rows(protection).filter(row => row.includes('PublicAccessBlock'))).toEqual([]);
});

describe('what only some branches lack', () => {
  const mysqlOrOracle = (stack: Stack, props: CfnParameterProps): void => {
    const engine = new CfnParameter(stack, 'Engine', props).valueAsString;
    new CfnResource(stack, 'A', { type: 'AWS::RDS::DBInstance', properties: { Engine: engine, AllocatedStorage: '20' } });
  };

  test.each<[string, string, (stack: Stack) => unknown]>([
    ['allowed values', 'Engine = mysql', stack => mysqlOrOracle(stack, { allowedValues: ['oracle-ee', 'mysql'] })],
    ['a default', 'Engine = mysql', stack => mysqlOrOracle(stack, { default: 'mysql' })],
    [
      'a condition',
      'Encrypted = yes',
      stack => {
        const parameter = new CfnParameter(stack, 'Encrypted', { allowedValues: ['yes', 'no'] });
        new CfnCondition(stack, 'IsTls', { expression: Fn.conditionEquals(parameter.valueAsString, 'yes') });
        const properties = { Protocol: Fn.conditionIf('IsTls', 'HTTPS', 'HTTP'), LoadBalancerArn: 'arn', DefaultActions: [] };
        new CfnResource(stack, 'A', { type: 'AWS::ElasticLoadBalancingV2::Listener', properties });
      },
    ],
  ])('is not set in all, by %s', (_, where, build) => {
    const { protection } = protectedApp(app => build(new Stack(app, 'S')));
    const rules = ['rds-instance-iam-authentication-enabled', 'elbv2-predefined-security-policy-ssl-check'];
    expect(rows(protection).filter(row => rules.some(rule => row.includes(rule)))).toEqual([]);
    expect(protection.left().filter(({ rule }) => rules.includes(rule))).toMatchObject([
      { why: `It is open only where ${where}, and the change would hold everywhere.` },
    ]);
  });

  test('is set where the resource exists in no other', () => {
    const { protection } = protectedApp(app => {
      const stack = new Stack(app, 'S');
      const parameter = new CfnParameter(stack, 'Stage', { allowedValues: ['dev', 'prod'] });
      const isProd = new CfnCondition(stack, 'IsProd', { expression: Fn.conditionEquals(parameter.valueAsString, 'prod') });
      new CfnKey(stack, 'A', { keyPolicy: {} }).cfnOptions.condition = isProd;
    });
    expect(rows(protection)).toContain(`S/A ${rotation} Properties.EnableKeyRotation=true`);
  });
});

test('what changes between two syntheses is judged anew', () => {
  const app = newApp();
  const protection = Hicp.protect(app);
  const bucket = new CfnBucket(new Stack(app, 'S'), 'A', { versioningConfiguration: { status: 'Enabled' } });
  synthesize(app);
  expect(rows(protection)).toEqual([]);
  bucket.versioningConfiguration = undefined;
  synthesize(app);
  expect(rows(protection)).toEqual([`S/A ${versioning} Properties.VersioningConfiguration.Status="Enabled"`]);
});

test('a policy of CDK into which others wrote stays, beside one of the user', () => {
  const { app } = protectedApp(one => {
    const stack = new Stack(one, 'S');
    const bucket = new Bucket(stack, 'A');
    bucket.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('delivery.logs.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [bucket.arnForObjects('*')],
      }),
    );
    new CfnBucketPolicy(stack, 'P', { bucket: bucket.bucketName, policyDocument: { Statement: [] } });
  });
  expect(Object.values(resources(app)).filter(({ Type }) => Type === 'AWS::S3::BucketPolicy')).toHaveLength(2);
});

test('before stacks are prepared, a reference to another stack is no reference to a namesake in this one', () => {
  const app = newApp();
  const key = new CfnKey(new Stack(app, 'One'), 'Key', { keyPolicy: {} });
  const two = new Stack(app, 'Two');
  const own = new CfnKey(two, 'Key', { keyPolicy: {} });
  const bucket = new CfnResource(two, 'A', { type: 'X::Y::Z', properties: { Theirs: key.attrArn, Own: own.attrArn } });
  expect(bodyOf(bucket)?.['Properties']).toEqual({
    Theirs: { 'Fn::ImportValue': 'One/Key.Arn' },
    Own: { 'Fn::GetAtt': ['Key', 'Arn'] },
  });
  expect(loadedEarly(two, {}).sources[0]?.body['Resources']).toMatchObject({ A: bodyOf(bucket) });
});

test.each<[string, object]>([
  ['', {}],
  [' with stabilized Aspects', stabilized],
])('what Aspects add to a resource after its stack was judged is kept%s', (_, context) => {
  const build = (app: App): void => {
    const stack = new Stack(app, 'S');
    new LogGroup(stack, 'JudgedFirst');
    const task = new FargateTaskDefinition(stack, 'Task');
    task.addContainer('App', { image: ContainerImage.fromRegistry('app') });
    const script = UserData.forLinux();
    new LaunchTemplate(stack, 'Template', { userData: script });
    const statement = new PolicyStatement({ actions: ['s3:GetObject'], resources: ['*'] });
    task.addToTaskRolePolicy(statement);
    Aspects.of(app).add({
      visit(node: IConstruct): void {
        if (node !== task || task.node.tryFindChild('Sidecar') !== undefined) return;
        task.addContainer('Sidecar', { image: ContainerImage.fromRegistry('sidecar') });
        script.addCommands('start-agent');
        statement.addActions('s3:PutObject');
      },
    });
  };
  const plain = newApp(context);
  build(plain);
  synthesize(plain);
  const kinds = ['AWS::ECS::TaskDefinition', 'AWS::IAM::Policy', 'AWS::EC2::LaunchTemplate'];
  const written = (app: App): readonly unknown[] =>
    Object.values(resources(app))
      .filter(({ Type }) => kinds.includes(Type as string))
      .map(({ Properties }) =>
        JSON.stringify(Properties, (key, value: unknown) => (key === 'MetadataOptions' ? undefined : value)),
      );
  const { app } = protectedApp(build, {}, context);
  expect(written(app)).toHaveLength(3);
  expect(written(app)).toEqual(written(plain));
});

test('a report on one stack lists the changes of that stack', () => {
  const { app } = protectedApp(one => {
    for (const name of ['One', 'Two']) new CfnKey(new Stack(one, name), 'A', { keyPolicy: {} });
  });
  const stackTemplates = [{ templatePath: join(app.outdir, 'One.template.json'), stackConstructPath: 'One' }];
  const { violations } = new HicpChecks().validate({ appConstruct: app, stackTemplates } as unknown as IPolicyValidationContext);
  const changed = violations.filter(({ ruleName }) => ruleName === 'HICP::changed');
  expect(new Set(changed.flatMap(({ violatingResources }) => violatingResources.map(one => one.constructPath)))).toEqual(
    new Set(['One/A']),
  );
});

test('a stack with a resource that is none is changed nowhere, and fails', () => {
  const app = newApp();
  const protection = Hicp.protect(app);
  const stack = new Stack(app, 'S');
  new CfnKey(stack, 'A', { keyPolicy: {} });
  new CfnResource(stack, 'B', { type: 'AWS::S3::Bucket' }).addOverride('Type', 5);
  expect(synthesize(app)).toContain('HICP::not-judged');
  expect(rows(protection)).toEqual([]);
  expect(protection.problems).toHaveLength(1);
});

test('a protection that nobody asked `Hicp` for works too', () => {
  const app = newApp();
  const protection = new Protection(app, { profile: 'large' });
  protection.start();
  new Key(new Stack(app, 'S'), 'Key');
  synthesize(app);
  expect(protection.changes.map(({ rule }) => rule)).toContain('cmk-backing-key-rotation-enabled');
});

describe('an App and a Stage of it, each protected', () => {
  const table = 'dynamodb-table-deletion-protection-enabled';
  const built = (
    inOrder: (app: App, stage: Stage) => void,
  ): { readonly app: App; readonly typed: (name: string) => readonly boolean[] } => {
    const app = newApp();
    const stage = new Stage(app, 'Test');
    inOrder(app, stage);
    for (const [scope, name] of [
      [app, 'Live'],
      [stage, 'Test'],
    ] as const) {
      const stack = new Stack(scope, `${name}Stack`);
      const partitionKey = { name: 'id', type: AttributeType.STRING };
      new Table(stack, `${name}Typed`, { partitionKey });
      new TableV2(stack, `${name}Global`, { partitionKey });
    }
    synthesize(app);
    const on = (name: string): readonly boolean[] =>
      Object.entries(resources(app))
        .filter(([id, { Type: type }]) => id.startsWith(name) && (type as string).startsWith('AWS::DynamoDB::'))
        .map(([, body]) => JSON.stringify(body).includes('"DeletionProtectionEnabled":true'));
    return { app, typed: on };
  };

  test.each<[string, (app: App, stage: Stage) => void]>([
    [
      'the App first',
      (app, stage) => {
        Hicp.protect(app);
        Hicp.protect(stage, { skip: [table] });
      },
    ],
    [
      'the Stage first',
      (app, stage) => {
        Hicp.protect(stage, { skip: [table] });
        Hicp.protect(app);
      },
    ],
  ])('keep to what the Stage skips, %s', (_, inOrder) => {
    const { typed } = built(inOrder);
    expect(typed('Live')).toEqual([true, true]);
    expect(typed('Test')).toEqual([false, false]);
  });

  test('change in the Stage what the App alone skips', () => {
    const { typed } = built((app, stage) => {
      Hicp.protect(app, { skip: [table] });
      Hicp.protect(stage);
    });
    expect(typed('Live')).toEqual([false, false]);
    expect(typed('Test')).toEqual([true, true]);
  });
});

describe('deletion protection', () => {
  const build =
    (removalPolicy?: RemovalPolicy) =>
    (app: App): void => {
      const stack = new Stack(app, 'S');
      const partitionKey = { name: 'id', type: AttributeType.STRING };
      const more = removalPolicy === undefined ? {} : { removalPolicy };
      new Table(stack, 'Table', { partitionKey, ...more });
      new TableV2(stack, 'Global', { partitionKey, ...more });
      new UserPool(stack, 'Pool', more);
    };
  const protections = (app: App): readonly string[] =>
    JSON.stringify(resources(app)).match(/"DeletionProtection(?:Enabled)?":(?:true|"ACTIVE")/g) ?? [];

  test('is put on what is kept when its stack goes', () => {
    expect(protections(protectedApp(build()).app)).toHaveLength(3);
    expect(protections(protectedApp(build(RemovalPolicy.RETAIN)).app)).toHaveLength(3);
  });

  test('is not put on what is to be destroyed with its stack, which is reported all the same', () => {
    const { app, protection } = protectedApp(build(RemovalPolicy.DESTROY));
    expect(protections(app)).toEqual([]);
    const left = protection.left().filter(({ rule }) => rule.endsWith('-deletion-protection-enabled'));
    expect(left.map(({ resource }) => resource)).toEqual(['S/Global/Resource', 'S/Pool/Resource', 'S/Table/Resource']);
    expect(left[2]?.why).toContain('Its removal policy is DESTROY');
  });

  test('is put on what is to be destroyed where the settings may overrule what was set', () => {
    const { app } = protectedApp(build(RemovalPolicy.DESTROY), {
      overrideExplicit: ['dynamodb-table-deletion-protection-enabled'],
    });
    expect(protections(app)).toHaveLength(1);
  });
});
