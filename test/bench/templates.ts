import { isList, isObject } from '../../lib/core';
import type { Json, JsonObject } from '../../lib/core';

/**
 * A workload as teams deploy it: mostly sound, with a fault here and there, over the types that templates are made of. `unlike`: no
 * policy document, list or object in it is written like another one.
 */
export function workload(resources: number, unlike = false): JsonObject {
  const all: Record<string, Json> = {};
  for (let unit = 0; Object.keys(all).length < resources; unit++) {
    for (const [name, resource] of Object.entries(unitOf(unit))) {
      if (Object.keys(all).length < resources) all[`${name}${String(unit)}`] = unlike ? marked(resource, unit) : resource;
    }
  }
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Parameters: {
      Stage: { Type: 'String', AllowedValues: ['dev', 'prod'], Default: 'dev' },
      Days: { Type: 'Number', Default: 365 },
    },
    Conditions: { IsProduction: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
    Resources: all,
  };
}

/** With something of its own in every object, as `Sid`, which stands in for descriptions, names and tags. */
function marked(value: Json, unit: number): Json {
  if (isList(value)) return value.map(item => marked(item, unit));
  if (!isObject(value)) return value;
  const members = Object.keys(value).map(key => [key, marked(value[key] ?? null, unit)] as const);
  const isExpression = members.length === 1 && /^(?:Ref|Fn::.*)$/.test(members[0]?.[0] ?? '');
  return Object.fromEntries(isExpression ? members : [...members, ['Sid', `number${String(unit)}`]]);
}

/** Twelve resources that refer to each other. Every seventh unit has faults. */
function unitOf(unit: number): Record<string, Json> {
  const id = (name: string): string => `${name}${String(unit)}`;
  const sound = unit % 7 !== 0;
  const arn = (name: string): Json => ({ 'Fn::GetAtt': [id(name), 'Arn'] });
  return {
    Key: {
      Type: 'AWS::KMS::Key',
      Properties: {
        EnableKeyRotation: sound,
        KeyPolicy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' } },
              Action: 'kms:*',
              Resource: '*',
            },
          ],
        },
      },
    },
    Bucket: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: arn('Key') } },
          ],
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: sound,
        },
        VersioningConfiguration: { Status: { 'Fn::If': ['IsProduction', 'Enabled', sound ? 'Enabled' : 'Suspended'] } },
        Tags: [{ Key: 'DataClassification', Value: 'PHI' }],
      },
      Metadata: { 'aws:cdk:path': `Bench/${id('Bucket')}/Resource` },
    },
    BucketPolicy: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: {
        Bucket: { Ref: id('Bucket') },
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Principal: { AWS: '*' },
              Action: 's3:*',
              Resource: [arn('Bucket'), { 'Fn::Join': ['', [arn('Bucket'), '/*']] }],
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            },
          ],
        },
      },
    },
    Group: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: {
        GroupDescription: 'application',
        VpcId: 'vpc-12345678',
        SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '10.0.0.0/8' }],
      },
    },
    Ingress: {
      Type: 'AWS::EC2::SecurityGroupIngress',
      Properties: {
        GroupId: { 'Fn::GetAtt': [id('Group'), 'GroupId'] },
        IpProtocol: 'tcp',
        FromPort: sound ? 5432 : 22,
        ToPort: sound ? 5432 : 22,
        CidrIp: sound ? '10.1.0.0/16' : '0.0.0.0/0',
      },
    },
    Database: {
      Type: 'AWS::RDS::DBInstance',
      Properties: {
        Engine: 'postgres',
        DBInstanceClass: 'db.m6g.large',
        StorageEncrypted: sound,
        KmsKeyId: arn('Key'),
        MultiAZ: true,
        DeletionProtection: { 'Fn::If': ['IsProduction', true, sound] },
        BackupRetentionPeriod: { Ref: 'Days' },
        PubliclyAccessible: false,
        VPCSecurityGroups: [{ 'Fn::GetAtt': [id('Group'), 'GroupId'] }],
      },
    },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
        },
        ManagedPolicyArns: [
          { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/service-role/AWSLambdaBasicExecutionRole']] },
        ],
      },
    },
    Policy: {
      Type: 'AWS::IAM::Policy',
      Properties: {
        PolicyName: id('policy'),
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: { 'Fn::Join': ['', [arn('Bucket'), '/*']] } },
          ],
        },
        Roles: [{ Ref: id('Role') }],
      },
    },
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        Role: arn('Role'),
        Code: { S3Bucket: 'code', S3Key: 'app.zip' },
        KmsKeyArn: arn('Key'),
        Environment: { Variables: { TABLE: { Ref: id('Table') } } },
      },
    },
    Table: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: sound },
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: arn('Key') },
      },
    },
    Queue: { Type: 'AWS::SQS::Queue', Properties: { KmsMasterKeyId: { Ref: id('Key') } } },
    Logs: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: sound ? 2192 : 7, KmsKeyId: arn('Key') } },
  };
}
