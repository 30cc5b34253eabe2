#!/usr/bin/env node
import { App, CfnResource, Duration, NestedStack, RemovalPolicy, Stack, Stage, Validations } from 'aws-cdk-lib/core';
import { Port, Peer, SecurityGroup, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { HicpChecks } from '../../lib/nag/hicp-checks';

/** Records of a clinic, well kept. */
class RecordsStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const key = new Key(this, 'Key', { enableKeyRotation: true });
    const logs = new Bucket(this, 'AccessLogs', {
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      versioned: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    });
    new Bucket(this, 'Records', {
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      enforceSSL: true,
      versioned: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      serverAccessLogsBucket: logs,
      objectLockDefaultRetention: ObjectLockRetention.governance(Duration.days(30)),
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}

/** Devices of the same clinic, with what one finds: an override, a raw resource, a door left open in a nested stack. */
class DevicesStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const vpc = new Vpc(this, 'Network', {
      maxAzs: 2,
      natGateways: 0,
      subnetConfiguration: [{ name: 'devices', subnetType: SubnetType.PRIVATE_ISOLATED }],
    });
    const telemetry = new Bucket(this, 'Telemetry', { enforceSSL: true, blockPublicAccess: BlockPublicAccess.BLOCK_ALL });
    (telemetry.node.defaultChild as CfnBucket).addPropertyOverride('PublicAccessBlockConfiguration.BlockPublicPolicy', false);
    new CfnResource(this, 'PumpPolicy', {
      type: 'AWS::IoT::Policy',
      properties: { PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'iot:*', Resource: '*' }] } },
    });
    const support = new NestedStack(this, 'Support');
    new SecurityGroup(support, 'RemoteSupport', { vpc }).addIngressRule(Peer.anyIpv4(), Port.tcp(3389));
  }
}

const app = new App();
new RecordsStack(app, 'Records');
new DevicesStack(new Stage(app, 'Production'), 'Devices');
Validations.of(app).addPlugins(new HicpChecks(app));
app.synth();
