import { join } from 'node:path';
import { CfnResource, NestedStack, RemovalPolicy, Stack, Stage } from 'aws-cdk-lib/core';
import type { App } from 'aws-cdk-lib/core';
import { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { CfnDBCluster as CfnDocumentCluster } from 'aws-cdk-lib/aws-docdb';
import { AttributeType, CfnTable, Table, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import {
  AmazonLinuxCpuType,
  CfnInstance,
  CfnVolume,
  Instance,
  InstanceType,
  LaunchTemplate,
  MachineImage,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import { CfnRepository, Repository } from 'aws-cdk-lib/aws-ecr';
import { Cluster } from 'aws-cdk-lib/aws-ecs';
import { FileSystem } from 'aws-cdk-lib/aws-efs';
import { ApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { CfnReplicationGroup } from 'aws-cdk-lib/aws-elasticache';
import { Stream, StreamEncryption } from 'aws-cdk-lib/aws-kinesis';
import { CfnKey, Key } from 'aws-cdk-lib/aws-kms';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnDBCluster as CfnGraphCluster } from 'aws-cdk-lib/aws-neptune';
import { CfnDBInstance, DatabaseInstance, DatabaseInstanceEngine, MariaDbEngineVersion } from 'aws-cdk-lib/aws-rds';
import { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { CfnQueue, Queue } from 'aws-cdk-lib/aws-sqs';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';

/** A clinic as one finds it: nobody was careless, the defaults were taken. L2s, L1s, raw and included resources, a Stage, a nested stack. */
export function unprotectedClinic(app: App): void {
  records(new Stack(app, 'Records'));
  portal(new Stack(app, 'Portal'));
  raw(new Stack(app, 'Imaging'));
  new CfnInclude(new Stack(app, 'Reports'), 'Included', { templateFile: join(__dirname, 'unprotected-clinic.yaml') });
  const production = new Stack(new Stage(app, 'Production'), 'Devices');
  new Queue(production, 'Readings');
  new Bucket(new NestedStack(production, 'Archive'), 'Telemetry');
}

/** L2s. */
function records(stack: Stack): void {
  new Bucket(stack, 'Documents');
  new Bucket(stack, 'Exports', { versioned: false, removalPolicy: RemovalPolicy.DESTROY });
  new Queue(stack, 'LabResults');
  new Topic(stack, 'Alerts');
  new Key(stack, 'Key');
  new Table(stack, 'Visits', { partitionKey: { name: 'id', type: AttributeType.STRING } });
  new TableV2(stack, 'Consents', { partitionKey: { name: 'id', type: AttributeType.STRING } });
  new Stream(stack, 'Vitals', { encryption: StreamEncryption.UNENCRYPTED });
  new LogGroup(stack, 'Audit', { retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY });
  new Repository(stack, 'Images');
  new LambdaFunction(stack, 'Import', {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => {}'),
  });
}

function portal(stack: Stack): void {
  const vpc = new Vpc(stack, 'Network', { maxAzs: 2, natGateways: 0 });
  new ApplicationLoadBalancer(stack, 'Balancer', { vpc, internetFacing: true });
  new Distribution(stack, 'Site', { defaultBehavior: { origin: new HttpOrigin('portal.example.org') } });
  new UserPool(stack, 'Patients');
  new FileSystem(stack, 'Uploads', { vpc });
  new Cluster(stack, 'Services', { vpc });
  new DatabaseInstance(stack, 'Database', {
    vpc,
    vpcSubnets: { subnets: vpc.isolatedSubnets },
    engine: DatabaseInstanceEngine.mariaDb({ version: MariaDbEngineVersion.VER_10_11_16 }),
  });
  new LaunchTemplate(stack, 'Workers', { instanceType: new InstanceType('t3.micro') });
  new Instance(stack, 'Gateway', {
    vpc,
    instanceType: new InstanceType('t3.micro'),
    machineImage: MachineImage.latestAmazonLinux2023({ cpuType: AmazonLinuxCpuType.X86_64 }),
    vpcSubnets: { subnets: vpc.publicSubnets },
  });
}

/** L1s and raw resources. */
function raw(stack: Stack): void {
  new CfnBucket(stack, 'Dicom', { publicAccessBlockConfiguration: { blockPublicAcls: true, blockPublicPolicy: true } });
  new CfnQueue(stack, 'Orders', { sqsManagedSseEnabled: false });
  new CfnKey(stack, 'ImagingKey', { keyPolicy: keyPolicy(stack) });
  new CfnTable(stack, 'Studies', {
    keySchema: [{ attributeName: 'id', keyType: 'HASH' }],
    attributeDefinitions: [{ attributeName: 'id', attributeType: 'S' }],
    billingMode: 'PAY_PER_REQUEST',
  });
  new CfnDBInstance(stack, 'Index', {
    engine: 'postgres',
    dbInstanceClass: 'db.t4g.medium',
    allocatedStorage: '20',
    masterUsername: 'imaging',
    manageMasterUserPassword: true,
    publiclyAccessible: true,
  });
  new CfnDocumentCluster(stack, 'Annotations', { masterUsername: 'imaging', manageMasterUserPassword: true });
  new CfnGraphCluster(stack, 'Relations');
  new CfnReplicationGroup(stack, 'Cache', {
    replicationGroupDescription: 'sessions',
    engine: 'redis',
    cacheNodeType: 'cache.t4g.small',
    numCacheClusters: 1,
  });
  new CfnRepository(stack, 'Viewer');
  new CfnInstance(stack, 'Modality', { imageId: 'ami-12345678', instanceType: 't3.micro' });
  new CfnVolume(stack, 'Spool', { availabilityZone: 'us-east-1a', size: 10 });
  new CfnTrail(stack, 'Trail', { isLogging: true, s3BucketName: 'imaging-trail' });
  new CfnResource(stack, 'RawBucket', { type: 'AWS::S3::Bucket' });
  new CfnResource(stack, 'RawKey', { type: 'AWS::KMS::Key', properties: { KeyPolicy: keyPolicy(stack) } });
  new CfnResource(stack, 'RawFileSystem', { type: 'AWS::EFS::FileSystem' });
  new CfnResource(stack, 'RawLogs', { type: 'AWS::Logs::LogGroup', properties: { RetentionInDays: 7 } });
  new CfnResource(stack, 'RawPool', { type: 'AWS::Cognito::UserPool' });
  new CfnResource(stack, 'RawPoolClient', {
    type: 'AWS::Cognito::UserPoolClient',
    properties: { UserPoolId: { Ref: 'RawPool' } },
  });
}

function keyPolicy(stack: Stack): object {
  const root = { AWS: `arn:${stack.partition}:iam::${stack.account}:root` };
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: root, Action: 'kms:*', Resource: '*' }] };
}
