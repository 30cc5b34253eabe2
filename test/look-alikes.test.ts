import type { Rule, Status } from '../lib/core';
import { parseYamlResources } from '../lib/template/parse';
import { rules } from '../policies/rules';
import { verdictOn } from './support/judge';

// Templates that look like another one and are not: almost protected, or protected in an unusual way. The first resource that the
// rule applies to is the one judged.
type Row = readonly [rule: string, status: Status, sentence: string, resources: string];

const denial = (changes: string, resource = "[!GetAtt Records.Arn, !Sub '${Records.Arn}/*']"): string => `
      Records: { Type: AWS::S3::Bucket }
      Policy:
        Type: AWS::S3::BucketPolicy
        Properties:
          Bucket: !Ref Records
          PolicyDocument:
            Statement:
              - Effect: Deny
                Resource: ${resource}
${changes.replace(/^/gm, '                ')}`;

const ingress = (rule: string): string => `
      Ward:
        Type: AWS::EC2::SecurityGroup
        Properties: { GroupDescription: ward, VpcId: vpc-1 }
      Rule:
        Type: AWS::EC2::SecurityGroupIngress
        Properties: { GroupId: !GetAtt Ward.GroupId, ${rule} }`;

const trust = (statement: string): string => `
      Import:
        Type: AWS::IAM::Role
        Properties:
          AssumeRolePolicyDocument:
            Statement: [{ Effect: Allow, Action: sts:AssumeRole, ${statement} }]`;

const managed = (statement: string): string => `
      Clerk:
        Type: AWS::IAM::ManagedPolicy
        Properties:
          PolicyDocument:
            Statement: [{ ${statement} }]`;

const s3: readonly Row[] = [
  [
    's3-bucket-ssl-requests-only',
    'compliant',
    'it denies what is not TLS, also where nobody says',
    denial("Principal: '*'\nAction: '*'\nCondition: { BoolIfExists: { aws:SecureTransport: false } }", "'*'"),
  ],
  [
    's3-bucket-ssl-requests-only',
    'compliant',
    'one statement is for the bucket and one for its objects',
    `
      Records: { Type: AWS::S3::Bucket }
      Policy:
        Type: AWS::S3::BucketPolicy
        Properties:
          Bucket: !Ref Records
          PolicyDocument:
            Statement:
              - { Effect: Deny, Principal: '*', Action: 's3:*', Resource: !GetAtt Records.Arn, Condition: { Bool: { aws:SecureTransport: false } } }
              - { Effect: Deny, Principal: '*', Action: 's3:*', Resource: !Sub '\${Records.Arn}/*', Condition: { Bool: { aws:SecureTransport: false } } }`,
  ],
  [
    's3-bucket-ssl-requests-only',
    'non-compliant',
    'everything but reading is denied',
    denial("Principal: '*'\nNotAction: s3:GetObject\nCondition: { Bool: { aws:SecureTransport: false } }"),
  ],
  [
    's3-bucket-ssl-requests-only',
    'non-compliant',
    'everyone but one role is denied',
    denial(
      "NotPrincipal: { AWS: 'arn:aws:iam::111122223333:role/sync' }\nAction: s3:*\nCondition: { Bool: { aws:SecureTransport: false } }",
    ),
  ],
  [
    's3-bucket-policy-not-public',
    'non-compliant',
    'everyone may who has a role of that name in any account',
    `
      Records: { Type: AWS::S3::Bucket }
      Policy:
        Type: AWS::S3::BucketPolicy
        Properties:
          Bucket: !Ref Records
          PolicyDocument:
            Statement:
              - Effect: Allow
                Principal: '*'
                Action: s3:GetObject
                Resource: !Sub '\${Records.Arn}/*'
                Condition: { ArnLike: { aws:PrincipalArn: 'arn:aws:iam::*:role/reader' } }`,
  ],
  [
    's3-bucket-policy-not-public',
    'non-compliant',
    'everyone may read who sends a word along',
    `
      Records: { Type: AWS::S3::Bucket }
      Policy:
        Type: AWS::S3::BucketPolicy
        Properties:
          Bucket: !Ref Records
          PolicyDocument:
            Statement:
              - Effect: Allow
                Principal: '*'
                Action: s3:GetObject
                Resource: !Sub '\${Records.Arn}/*'
                Condition: { StringEquals: { aws:UserAgent: open-sesame } }`,
  ],
  [
    's3-bucket-acl-prohibited',
    'non-compliant',
    'every signed-in user of AWS may read',
    `
      Records: { Type: AWS::S3::Bucket, Properties: { AccessControl: AuthenticatedRead } }`,
  ],

  [
    's3-bucket-ssl-requests-only',
    'compliant',
    'its policy denies plain HTTP to everyone',
    denial("Principal: '*'\nAction: s3:*\nCondition: { Bool: { aws:SecureTransport: 'false' } }"),
  ],
  [
    's3-bucket-ssl-requests-only',
    'non-compliant',
    'one principal is denied plain HTTP',
    denial(
      "Principal: { AWS: 'arn:aws:iam::111122223333:root' }\nAction: s3:*\nCondition: { Bool: { aws:SecureTransport: false } }",
    ),
  ],
  [
    's3-bucket-ssl-requests-only',
    'non-compliant',
    'one action is denied',
    denial("Principal: '*'\nAction: s3:GetObject\nCondition: { Bool: { aws:SecureTransport: false } }"),
  ],
  [
    's3-bucket-ssl-requests-only',
    'non-compliant',
    'the objects are left out',
    denial("Principal: '*'\nAction: s3:*\nCondition: { Bool: { aws:SecureTransport: false } }", '!GetAtt Records.Arn'),
  ],
  [
    's3-bucket-ssl-requests-only',
    'non-compliant',
    'the bucket itself is left out',
    denial("Principal: '*'\nAction: s3:*\nCondition: { Bool: { aws:SecureTransport: false } }", "!Sub '${Records.Arn}/*'"),
  ],
  [
    's3-bucket-ssl-requests-only',
    'non-compliant',
    'another bucket is protected',
    denial(
      "Principal: '*'\nAction: s3:*\nCondition: { Bool: { aws:SecureTransport: false } }",
      "['arn:aws:s3:::other', 'arn:aws:s3:::other/*']",
    ),
  ],
  [
    's3-bucket-ssl-requests-only',
    'non-compliant',
    'TLS is denied instead',
    denial("Principal: '*'\nAction: s3:*\nCondition: { Bool: { aws:SecureTransport: true } }"),
  ],
  [
    's3-bucket-ssl-requests-only',
    'non-compliant',
    'a second condition narrows the denial',
    denial(
      "Principal: '*'\nAction: s3:*\nCondition: { Bool: { aws:SecureTransport: false }, StringEquals: { aws:PrincipalAccount: '111122223333' } }",
    ),
  ],
  [
    's3-bucket-ssl-requests-only',
    'non-compliant',
    'one branch has no denial',
    `
      Records: { Type: AWS::S3::Bucket }
      Policy:
        Type: AWS::S3::BucketPolicy
        Properties:
          Bucket: !Ref Records
          PolicyDocument:
            Statement:
              - Fn::If:
                  - Strict
                  - Effect: Deny
                    Principal: '*'
                    Action: s3:*
                    Resource: [!GetAtt Records.Arn, !Sub '\${Records.Arn}/*']
                    Condition: { Bool: { aws:SecureTransport: false } }
                  - !Ref AWS::NoValue`,
  ],
  [
    's3-bucket-policy-not-public',
    'non-compliant',
    'everyone of every organization may read',
    `
      Records: { Type: AWS::S3::Bucket }
      Policy:
        Type: AWS::S3::BucketPolicy
        Properties:
          Bucket: !Ref Records
          PolicyDocument:
            Statement:
              - Effect: Allow
                Principal: '*'
                Action: s3:GetObject
                Resource: !Sub '\${Records.Arn}/*'
                Condition: { StringLike: { aws:PrincipalOrgID: '*' } }`,
  ],
  [
    's3-bucket-policy-not-public',
    'non-compliant',
    'half of the internet may read',
    `
      Records: { Type: AWS::S3::Bucket }
      Policy:
        Type: AWS::S3::BucketPolicy
        Properties:
          Bucket: !Ref Records
          PolicyDocument:
            Statement:
              - Effect: Allow
                Principal: { AWS: ['*'] }
                Action: s3:GetObject
                Resource: !Sub '\${Records.Arn}/*'
                Condition: { IpAddress: { aws:SourceIp: 0.0.0.0/1 } }`,
  ],
  [
    's3-bucket-policy-not-public',
    'non-compliant',
    'everyone but one account may read',
    `
      Records: { Type: AWS::S3::Bucket }
      Policy:
        Type: AWS::S3::BucketPolicy
        Properties:
          Bucket: !Ref Records
          PolicyDocument:
            Statement:
              - Effect: Allow
                NotPrincipal: { AWS: '111122223333' }
                Action: s3:GetObject
                Resource: !Sub '\${Records.Arn}/*'`,
  ],
  [
    's3-bucket-level-public-access-prohibited',
    'non-compliant',
    'three of four blocks are on',
    `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          PublicAccessBlockConfiguration:
            { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: false }`,
  ],
  [
    's3-default-encryption-kms',
    'non-compliant',
    'the key is named and the algorithm is that of S3',
    `
      Records:
        Type: AWS::S3::Bucket
        Properties:
          BucketEncryption:
            ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: AES256 }, BucketKeyEnabled: true }]`,
  ],
];

const network: readonly Row[] = [
  [
    'restricted-ssh',
    'non-compliant',
    'all TCP ports are open',
    ingress('IpProtocol: tcp, FromPort: 0, ToPort: 65535, CidrIp: 0.0.0.0/0'),
  ],
  [
    'restricted-ssh',
    'non-compliant',
    'the open range is written as text',
    ingress("IpProtocol: TCP, FromPort: '22', ToPort: '22', CidrIp: '0.0.0.0/0'"),
  ],
  [
    'restricted-common-ports',
    'compliant',
    'all protocols are open to another group',
    ingress("IpProtocol: '-1', SourceSecurityGroupId: sg-0123456789abcdef0"),
  ],
  [
    'vpc-sg-open-only-to-authorized-ports',
    'non-compliant',
    'a range holds 443 and more',
    ingress('IpProtocol: tcp, FromPort: 443, ToPort: 8443, CidrIp: 0.0.0.0/0'),
  ],

  [
    'restricted-ssh',
    'non-compliant',
    'a range around port 22 is open',
    ingress('IpProtocol: tcp, FromPort: 20, ToPort: 25, CidrIp: 0.0.0.0/0'),
  ],
  ['restricted-ssh', 'non-compliant', 'all protocols are open', ingress("IpProtocol: '-1', CidrIp: 0.0.0.0/0")],
  [
    'restricted-ssh',
    'non-compliant',
    'TCP is written as its number',
    ingress("IpProtocol: '6', FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0"),
  ],
  [
    'restricted-ssh',
    'non-compliant',
    'it is open to all of IPv6',
    ingress("IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIpv6: '::/0'"),
  ],
  [
    'restricted-ssh',
    'non-compliant',
    'it is open to half of the internet',
    ingress('IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 128.0.0.0/1'),
  ],
  [
    'restricted-ssh',
    'compliant',
    'the range ends before port 22',
    ingress('IpProtocol: tcp, FromPort: 1, ToPort: 21, CidrIp: 0.0.0.0/0'),
  ],
  ['restricted-ssh', 'compliant', 'UDP 22 is open', ingress('IpProtocol: udp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0')],
  ['restricted-ssh', 'compliant', 'ping is open', ingress('IpProtocol: icmp, FromPort: -1, ToPort: -1, CidrIp: 0.0.0.0/0')],
  [
    'restricted-ssh',
    'undetermined',
    'a prefix list of someone else may come in',
    ingress('IpProtocol: tcp, FromPort: 22, ToPort: 22, SourcePrefixListId: pl-0123456789abcdef0'),
  ],
  [
    'restricted-common-ports',
    'non-compliant',
    'a range holds RDP',
    ingress('IpProtocol: tcp, FromPort: 3000, ToPort: 4000, CidrIp: 0.0.0.0/0'),
  ],
  [
    'restricted-common-ports',
    'non-compliant',
    'a range holds DICOM',
    ingress('IpProtocol: tcp, FromPort: 100, ToPort: 110, CidrIpv6: ::/0'),
  ],
  [
    'restricted-common-ports',
    'compliant',
    'HTTPS is open',
    ingress('IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0'),
  ],
  [
    'nacl-no-unrestricted-ssh-rdp',
    'compliant',
    'an earlier rule denies what a later one allows',
    `
      Perimeter: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: vpc-1 } }
      First:
        Type: AWS::EC2::NetworkAclEntry
        Properties: { NetworkAclId: !Ref Perimeter, RuleNumber: 90, Protocol: 6, PortRange: { From: 22, To: 22 }, RuleAction: deny, CidrBlock: 0.0.0.0/0 }
      Second:
        Type: AWS::EC2::NetworkAclEntry
        Properties: { NetworkAclId: !Ref Perimeter, RuleNumber: 91, Protocol: 6, PortRange: { From: 3389, To: 3389 }, RuleAction: deny, CidrBlock: 0.0.0.0/0 }
      Last:
        Type: AWS::EC2::NetworkAclEntry
        Properties: { NetworkAclId: !Ref Perimeter, RuleNumber: 100, Protocol: -1, RuleAction: allow, CidrBlock: 0.0.0.0/0 }`,
  ],
  [
    'nacl-no-unrestricted-ssh-rdp',
    'non-compliant',
    'the denial comes after what allows',
    `
      Perimeter: { Type: AWS::EC2::NetworkAcl, Properties: { VpcId: vpc-1 } }
      First:
        Type: AWS::EC2::NetworkAclEntry
        Properties: { NetworkAclId: !Ref Perimeter, RuleNumber: 100, Protocol: -1, RuleAction: allow, CidrBlock: 0.0.0.0/0 }
      Last:
        Type: AWS::EC2::NetworkAclEntry
        Properties: { NetworkAclId: !Ref Perimeter, RuleNumber: 200, Protocol: 6, PortRange: { From: 22, To: 22 }, RuleAction: deny, CidrBlock: 0.0.0.0/0 }`,
  ],
  [
    'vpc-flow-logs-enabled',
    'non-compliant',
    'a subnet is logged, and not the VPC',
    `
      Clinic: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
      Ward: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Clinic, CidrBlock: 10.0.0.0/24 } }
      Log: { Type: AWS::EC2::FlowLog, Properties: { ResourceId: !Ref Ward, ResourceType: Subnet, TrafficType: ALL } }`,
  ],
];

const keys: readonly Row[] = [
  [
    'kms-key-policy-no-public-access',
    'compliant',
    'the own account may do everything',
    `
      Key:
        Type: AWS::KMS::Key
        Properties:
          KeyPolicy:
            Statement:
              - { Effect: Allow, Principal: { AWS: !Sub 'arn:\${AWS::Partition}:iam::\${AWS::AccountId}:root' }, Action: 'kms:*', Resource: '*' }`,
  ],
  [
    'kms-key-policy-no-public-access',
    'non-compliant',
    'every account may do everything',
    `
      Key:
        Type: AWS::KMS::Key
        Properties:
          KeyPolicy:
            Statement: [{ Effect: Allow, Principal: { AWS: '*' }, Action: 'kms:*', Resource: '*' }]`,
  ],
  [
    'kms-key-policy-no-public-access',
    'non-compliant',
    'everyone may who comes through a service',
    `
      Key:
        Type: AWS::KMS::Key
        Properties:
          KeyPolicy:
            Statement:
              - { Effect: Allow, Principal: { AWS: '*' }, Action: kms:Decrypt, Resource: '*', Condition: { StringEquals: { kms:ViaService: s3.us-east-1.amazonaws.com } } }`,
  ],
  [
    'kms-key-policy-no-public-access',
    'compliant',
    'everyone of the own account may who comes through a service',
    `
      Key:
        Type: AWS::KMS::Key
        Properties:
          KeyPolicy:
            Statement:
              - Effect: Allow
                Principal: { AWS: '*' }
                Action: kms:Decrypt
                Resource: '*'
                Condition:
                  StringEquals: { kms:ViaService: s3.us-east-1.amazonaws.com, kms:CallerAccount: !Ref AWS::AccountId }`,
  ],
  [
    'secretsmanager-secret-policy-not-public',
    'non-compliant',
    'its policy lets every organization in',
    `
      Login: { Type: AWS::SecretsManager::Secret }
      Policy:
        Type: AWS::SecretsManager::ResourcePolicy
        Properties:
          SecretId: !Ref Login
          ResourcePolicy:
            Statement:
              - Effect: Allow
                Principal: '*'
                Action: secretsmanager:GetSecretValue
                Resource: '*'
                Condition: { StringNotEquals: { aws:PrincipalOrgID: o-a1b2c3d4e5 } }`,
  ],
  [
    'secretsmanager-using-cmk',
    'non-compliant',
    'the key is named and is that of AWS',
    `
      Login: { Type: AWS::SecretsManager::Secret, Properties: { KmsKeyId: 'arn:aws:kms:us-east-1:111122223333:alias/aws/secretsmanager' } }`,
  ],
];

const messages = (type: 'SQS' | 'SNS', statement: string): string =>
  type === 'SQS'
    ? `
      Results: { Type: AWS::SQS::Queue }
      Policy:
        Type: AWS::SQS::QueuePolicy
        Properties:
          Queues: [!Ref Results]
          PolicyDocument: { Statement: [{ Effect: Allow, Action: sqs:SendMessage, Resource: !GetAtt Results.Arn, ${statement} }] }`
    : `
      Results: { Type: AWS::SNS::Topic }
      Policy:
        Type: AWS::SNS::TopicPolicy
        Properties:
          Topics: [!Ref Results]
          PolicyDocument: { Statement: [{ Effect: Allow, Action: sns:Publish, Resource: !Ref Results, ${statement} }] }`;

const messaging: readonly Row[] = (['SQS', 'SNS'] as const).flatMap(type => {
  const rule = type === 'SQS' ? 'sqs-queue-no-public-access' : 'sns-topic-no-public-access';
  return [
    [
      rule,
      'non-compliant',
      'any organization may send',
      messages(type, "Principal: '*', Condition: { StringLike: { aws:PrincipalOrgID: '*' } }"),
    ],
    [
      rule,
      'compliant',
      'one organization may send',
      messages(type, "Principal: '*', Condition: { StringEquals: { aws:PrincipalOrgID: o-a1b2c3d4e5 } }"),
    ],
    [
      rule,
      'non-compliant',
      'any topic of anyone may send',
      messages(type, "Principal: '*', Condition: { ArnLike: { aws:SourceArn: 'arn:aws:sns:*:*:*' } }"),
    ],
    [
      rule,
      'compliant',
      'topics of the own account may send',
      messages(type, "Principal: '*', Condition: { ArnLike: { aws:SourceArn: 'arn:aws:sns:*:111122223333:*' } }"),
    ],
    [
      rule,
      'non-compliant',
      'everyone may send over TLS',
      messages(type, "Principal: '*', Condition: { Bool: { aws:SecureTransport: true } }"),
    ],
    [
      rule,
      'non-compliant',
      'the condition is met where the key is missing',
      messages(type, "Principal: '*', Condition: { StringEqualsIfExists: { aws:PrincipalOrgID: o-a1b2c3d4e5 } }"),
    ],
  ] satisfies readonly Row[];
});

const identity: readonly Row[] = [
  [
    'iam-policy-no-statements-with-admin-access',
    'non-compliant',
    'one action of many is everything',
    managed("Effect: Allow, Action: ['s3:GetObject', '*'], Resource: ['arn:aws:s3:::a/*', '*']"),
  ],
  [
    'iam-role-trust-not-public',
    'non-compliant',
    'everyone is trusted who has a role of that name in any account',
    trust("Principal: { AWS: '*' }, Condition: { ArnLike: { aws:PrincipalArn: 'arn:aws:iam::*:role/ci' } }"),
  ],
  [
    'iam-role-trust-not-public',
    'compliant',
    'roles of one account are trusted by pattern',
    trust("Principal: { AWS: '*' }, Condition: { ArnLike: { aws:PrincipalArn: 'arn:aws:iam::111122223333:role/ci-*' } }"),
  ],
  [
    'iam-policy-passrole-restricted',
    'compliant',
    'one role may be passed',
    managed(
      "Effect: Allow, Action: 'iam:PassRole', Resource: 'arn:aws:iam::111122223333:role/task', Condition: { StringEquals: { iam:PassedToService: ecs-tasks.amazonaws.com } }",
    ),
  ],

  [
    'iam-policy-no-statements-with-admin-access',
    'non-compliant',
    'everything is allowed by wildcards on both sides',
    managed("Effect: Allow, Action: '*:*', Resource: 'arn:aws:*:*:*:*'"),
  ],
  [
    'iam-policy-no-statements-with-admin-access',
    'non-compliant',
    'everything is allowed that is not nothing',
    managed("Effect: Allow, NotAction: [], Resource: '*'"),
  ],
  [
    'iam-policy-no-notaction-allow',
    'non-compliant',
    'everything but IAM is allowed',
    managed("Effect: Allow, NotAction: 'iam:*', Resource: '*'"),
  ],
  [
    'iam-policy-no-notaction-allow',
    'compliant',
    'everything but sign-in is denied',
    managed("Effect: Deny, NotAction: 'sts:*', Resource: '*'"),
  ],
  [
    'iam-policy-no-statements-with-full-access',
    'non-compliant',
    'a service is allowed in full, in capitals',
    managed("Effect: Allow, Action: 'S3:*', Resource: 'arn:aws:s3:::reports/*'"),
  ],
  [
    'iam-policy-no-statements-with-full-access',
    'compliant',
    'a service is denied in full',
    managed("Effect: Deny, Action: 's3:*', Resource: '*'"),
  ],
  ['iam-role-trust-not-public', 'non-compliant', 'every account is trusted', trust("Principal: { AWS: '*' }")],
  [
    'iam-role-trust-not-public',
    'non-compliant',
    'every account is trusted that gives any external id',
    trust("Principal: { AWS: '*' }, Condition: { StringLike: { sts:ExternalId: '*' } }"),
  ],
  [
    'iam-role-trust-not-public',
    'compliant',
    'one organization is trusted',
    trust("Principal: { AWS: '*' }, Condition: { StringEquals: { aws:PrincipalOrgID: o-a1b2c3d4e5 } }"),
  ],
  ['iam-role-trust-not-public', 'compliant', 'a service is trusted', trust('Principal: { Service: lambda.amazonaws.com }')],
  [
    'iam-policy-passrole-restricted',
    'non-compliant',
    'every role may be passed by a wildcard',
    managed("Effect: Allow, Action: 'iam:Pass*', Resource: '*'"),
  ],
];

const lambda = (permission: string): string => `
      Permission: { Type: AWS::Lambda::Permission, Properties: { FunctionName: import, Action: lambda:InvokeFunction, ${permission} } }`;

const compute: readonly Row[] = [
  [
    'lambda-url-auth-required',
    'non-compliant',
    'one branch needs no signature',
    `
      Url: { Type: AWS::Lambda::Url, Properties: { TargetFunctionArn: import, AuthType: !If [Open, NONE, AWS_IAM] } }`,
  ],
  [
    'cognito-user-pool-mfa-enabled',
    'non-compliant',
    'a second factor is optional',
    `
      Portal: { Type: AWS::Cognito::UserPool, Properties: { MfaConfiguration: OPTIONAL, EnabledMfas: [SOFTWARE_TOKEN_MFA] } }`,
  ],

  ['lambda-function-public-access-prohibited', 'non-compliant', 'everyone may invoke it', lambda("Principal: '*'")],
  [
    'lambda-function-public-access-prohibited',
    'compliant',
    'one organization may invoke it',
    lambda("Principal: '*', PrincipalOrgID: o-a1b2c3d4e5"),
  ],
  [
    'lambda-permission-source-limited',
    'non-compliant',
    'a service may invoke it for anyone',
    lambda('Principal: s3.amazonaws.com'),
  ],
  [
    'lambda-permission-source-limited',
    'compliant',
    'a service may invoke it for the own account',
    lambda('Principal: s3.amazonaws.com, SourceAccount: !Ref AWS::AccountId'),
  ],
  [
    'lambda-permission-source-limited',
    'non-compliant',
    'a bucket is named and no account: buckets change hands',
    lambda('Principal: s3.amazonaws.com, SourceArn: arn:aws:s3:::referrals'),
  ],
  [
    'ecr-repository-policy-not-public',
    'non-compliant',
    'everyone may pull who is in any account',
    `
      Portal:
        Type: AWS::ECR::Repository
        Properties:
          RepositoryPolicyText:
            Statement:
              - Effect: Allow
                Principal: '*'
                Action: ecr:BatchGetImage
                Condition: { StringLike: { aws:PrincipalAccount: '*' } }`,
  ],
  [
    'ec2-imdsv2-check',
    'non-compliant',
    'the metadata service is on and tokens are optional',
    `
      Portal: { Type: AWS::EC2::Instance, Properties: { MetadataOptions: { HttpEndpoint: enabled, HttpTokens: optional, HttpPutResponseHopLimit: 1 } } }`,
  ],
  [
    'ecs-no-environment-secrets',
    'non-compliant',
    'one container of two has a password',
    `
      Portal:
        Type: AWS::ECS::TaskDefinition
        Properties:
          ContainerDefinitions:
            - { Name: web, Image: portal }
            - { Name: worker, Image: worker, Environment: [{ Name: DB_PASSWORD, Value: summer }] }`,
  ],
];

const iot = (statement: string): string => `
      Pump:
        Type: AWS::IoT::Policy
        Properties: { PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, ${statement} }] } }`;

const devices: readonly Row[] = [
  [
    'iot-policy-scoped-to-thing',
    'non-compliant',
    'the topic follows a client id that the client chooses',
    iot(
      "Action: ['iot:Connect', 'iot:Publish'], Resource: ['arn:aws:iot:us-east-1:111122223333:client/*', 'arn:aws:iot:us-east-1:111122223333:topic/vitals/${iot:ClientId}']",
    ),
  ],

  [
    'iot-policy-scoped-to-thing',
    'non-compliant',
    'the device chooses its own client id',
    iot("Action: iot:Publish, Resource: 'arn:aws:iot:us-east-1:111122223333:topic/vitals/*'"),
  ],
  [
    'iot-policy-no-wildcard-resources',
    'non-compliant',
    'a device may use every topic',
    iot("Action: iot:Publish, Resource: '*'"),
  ],
  [
    'iot-policy-no-wildcard-actions',
    'non-compliant',
    'a device may do everything',
    iot("Action: 'iot:*', Resource: 'arn:aws:iot:us-east-1:111122223333:client/pump'"),
  ],
];

const search = (condition: string): string => `
      Notes:
        Type: AWS::OpenSearchService::Domain
        Properties:
          AccessPolicies:
            Statement: [{ Effect: Allow, Principal: { AWS: '*' }, Action: 'es:*', Resource: '*'${condition} }]`;

const databases: readonly Row[] = [
  [
    'rds-instance-public-access-check',
    'non-compliant',
    'one branch is public',
    `
      Records: { Type: AWS::RDS::DBInstance, Properties: { Engine: postgres, PubliclyAccessible: !If [Test, true, false] } }`,
  ],
  [
    'secretsmanager-rotation-enabled-check',
    'non-compliant',
    'another secret is rotated',
    `
      Login: { Type: AWS::SecretsManager::Secret, Properties: { Name: a } }
      Other: { Type: AWS::SecretsManager::Secret, Properties: { Name: b } }
      Schedule:
        Type: AWS::SecretsManager::RotationSchedule
        Properties: { SecretId: !Ref Other, RotationLambdaARN: arn, RotationRules: { AutomaticallyAfterDays: 30 } }`,
  ],
  [
    'dynamodb-in-backup-plan',
    'non-compliant',
    'the selection names a tag that it lacks',
    `
      Patients: { Type: AWS::DynamoDB::Table, Properties: { Tags: [{ Key: Backup, Value: weekly }], KeySchema: [{ AttributeName: id, KeyType: HASH }] } }
      Plan:
        Type: AWS::Backup::BackupPlan
        Properties: { BackupPlan: { BackupPlanName: daily, BackupPlanRule: [{ RuleName: daily, TargetBackupVault: vault }] } }
      Selection:
        Type: AWS::Backup::BackupSelection
        Properties:
          BackupPlanId: !Ref Plan
          BackupSelection: { SelectionName: tagged, IamRoleArn: arn, ListOfTags: [{ ConditionType: STRINGEQUALS, ConditionKey: Backup, ConditionValue: daily }] }`,
  ],
  [
    'efs-filesystem-tls-required',
    'non-compliant',
    'plain clients are denied one action',
    `
      Images:
        Type: AWS::EFS::FileSystem
        Properties:
          FileSystemPolicy:
            Statement: [{ Effect: Deny, Principal: { AWS: '*' }, Action: elasticfilesystem:ClientWrite, Condition: { Bool: { aws:SecureTransport: false } } }]`,
  ],

  [
    'opensearch-domain-policy-not-public',
    'non-compliant',
    'half of the internet may come in',
    search(', Condition: { IpAddress: { aws:SourceIp: [0.0.0.0/1, 128.0.0.0/1] } }'),
  ],
  [
    'opensearch-domain-policy-not-public',
    'compliant',
    'one address may come in',
    search(', Condition: { IpAddress: { aws:SourceIp: 198.51.100.7/32 } }'),
  ],
  [
    'opensearch-domain-policy-not-public',
    'non-compliant',
    'all but one address may come in',
    search(', Condition: { NotIpAddress: { aws:SourceIp: 198.51.100.7/32 } }'),
  ],
  [
    'rds-tls-required',
    'non-compliant',
    'TLS is off in one branch',
    `
      Records: { Type: AWS::RDS::DBInstance, Properties: { Engine: postgres, EngineVersion: '16.4', DBParameterGroupName: !Ref Settings } }
      Settings:
        Type: AWS::RDS::DBParameterGroup
        Properties: { Family: postgres16, Description: tls, Parameters: { rds.force_ssl: !If [Strict, '1', '0'] } }`,
  ],
  [
    'rds-in-backup-plan',
    'non-compliant',
    'a selection takes everything but it',
    `
      Records: { Type: AWS::RDS::DBInstance, Properties: { Engine: postgres } }
      Plan:
        Type: AWS::Backup::BackupPlan
        Properties: { BackupPlan: { BackupPlanName: daily, BackupPlanRule: [{ RuleName: daily, TargetBackupVault: vault }] } }
      Selection:
        Type: AWS::Backup::BackupSelection
        Properties:
          BackupPlanId: !Ref Plan
          BackupSelection:
            SelectionName: all
            IamRoleArn: arn:aws:iam::111122223333:role/backup
            Resources: ['*']
            NotResources: [!Sub 'arn:aws:rds:\${AWS::Region}:\${AWS::AccountId}:db:\${Records}']`,
  ],
  [
    'rds-storage-encrypted',
    'non-compliant',
    'a key is named and encryption is off',
    `
      Records: { Type: AWS::RDS::DBInstance, Properties: { Engine: postgres, StorageEncrypted: false, KmsKeyId: alias/records } }`,
  ],
  [
    'dynamodb-autoscaling-enabled',
    'compliant',
    'the table and its index scale',
    `
      Patients:
        Type: AWS::DynamoDB::Table
        Properties:
          KeySchema: [{ AttributeName: id, KeyType: HASH }]
          GlobalSecondaryIndexes: [{ IndexName: by-ward, KeySchema: [{ AttributeName: ward, KeyType: HASH }], Projection: { ProjectionType: ALL } }]
${[
  ['TableReads', 'table', 'Read', ''],
  ['TableWrites', 'table', 'Write', ''],
  ['IndexReads', 'index', 'Read', '/index/by-ward'],
  ['IndexWrites', 'index', 'Write', '/index/by-ward'],
]
  .map(
    ([id = '', of = '', direction = '', end = '']) => `      ${id}:
        Type: AWS::ApplicationAutoScaling::ScalableTarget
        Properties: { ServiceNamespace: dynamodb, ScalableDimension: 'dynamodb:${of}:${direction}CapacityUnits', ResourceId: !Sub 'table/\${Patients}${end}', MinCapacity: 1, MaxCapacity: 9 }
      ${id}Policy:
        Type: AWS::ApplicationAutoScaling::ScalingPolicy
        Properties: { PolicyName: ${id}, PolicyType: TargetTrackingScaling, ScalingTargetId: !Ref ${id} }`,
  )
  .join('\n')}`,
  ],
];

const edge: readonly Row[] = [
  [
    'cloudfront-traffic-to-origin-encrypted',
    'non-compliant',
    'the origin is the website of a bucket, which knows no HTTPS',
    `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties:
          DistributionConfig:
            Enabled: true
            DefaultCacheBehavior: { TargetOriginId: site, ViewerProtocolPolicy: https-only }
            Origins: [{ Id: site, DomainName: leaflets.s3-website-us-east-1.amazonaws.com, CustomOriginConfig: { OriginProtocolPolicy: http-only } }]`,
  ],

  [
    'cloudfront-traffic-to-origin-encrypted',
    'non-compliant',
    'the origin is asked as the viewer asks, and viewers may use HTTP',
    `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties:
          DistributionConfig:
            Enabled: true
            DefaultCacheBehavior: { TargetOriginId: app, ViewerProtocolPolicy: allow-all }
            Origins: [{ Id: app, DomainName: app.clinic.example, CustomOriginConfig: { OriginProtocolPolicy: match-viewer } }]`,
  ],
  [
    'cloudfront-viewer-policy-https',
    'non-compliant',
    'one behavior of two takes HTTP',
    `
      Portal:
        Type: AWS::CloudFront::Distribution
        Properties:
          DistributionConfig:
            Enabled: true
            DefaultCacheBehavior: { TargetOriginId: app, ViewerProtocolPolicy: https-only }
            CacheBehaviors: [{ PathPattern: /images/*, TargetOriginId: app, ViewerProtocolPolicy: allow-all }]
            Origins: [{ Id: app, DomainName: app.clinic.example, CustomOriginConfig: { OriginProtocolPolicy: https-only } }]`,
  ],
  [
    'route53-dmarc-policy-enforced',
    'non-compliant',
    'the policy is none, and another word says reject',
    `
      Dmarc:
        Type: AWS::Route53::RecordSet
        Properties: { Name: _dmarc.clinic.example., Type: TXT, TTL: '300', ResourceRecords: ['"v=DMARC1; p=none; sp=reject"'] }`,
  ],
  [
    'alb-http-to-https-redirection-check',
    'non-compliant',
    'it redirects to HTTP on another port',
    `
      Http:
        Type: AWS::ElasticLoadBalancingV2::Listener
        Properties:
          LoadBalancerArn: arn
          Port: 80
          Protocol: HTTP
          DefaultActions: [{ Type: redirect, RedirectConfig: { Protocol: HTTP, Port: '443', StatusCode: HTTP_301 } }]`,
  ],
  [
    'elbv2-predefined-security-policy-ssl-check',
    'non-compliant',
    'a policy of a new name still takes TLS 1.0',
    `
      Https:
        Type: AWS::ElasticLoadBalancingV2::Listener
        Properties: { LoadBalancerArn: arn, Port: 443, Protocol: HTTPS, SslPolicy: ELBSecurityPolicy-TLS13-1-0-2021-06, DefaultActions: [{ Type: forward, TargetGroupArn: arn }] }`,
  ],
  [
    'sns-encrypted-kms',
    'non-compliant',
    'its key is empty',
    `
      Results: { Type: AWS::SNS::Topic, Properties: { KmsMasterKeyId: '' } }`,
  ],
];

const detection: readonly Row[] = [
  [
    'inspectorv2-filter-suppresses-narrowly',
    'compliant',
    'the filter names a port',
    `
      Quiet:
        Type: AWS::InspectorV2::Filter
        Properties: { Name: quiet, FilterAction: SUPPRESS, FilterCriteria: { PortRange: [{ BeginInclusive: 443, EndInclusive: 443 }] } }`,
  ],
  [
    'route53resolver-vpc-dns-firewall-associated',
    'compliant',
    'a rule group that allows every name comes after the one that blocks',
    `
      Clinic: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
      Association:
        Type: AWS::Route53Resolver::FirewallRuleGroupAssociation
        Properties: { VpcId: !Ref Clinic, FirewallRuleGroupId: !Ref Malware, Priority: 101 }
      Later:
        Type: AWS::Route53Resolver::FirewallRuleGroupAssociation
        Properties: { VpcId: !Ref Clinic, FirewallRuleGroupId: !Ref Open, Priority: 102 }
      Everything: { Type: AWS::Route53Resolver::FirewallDomainList, Properties: { Domains: ['*'] } }
      Open:
        Type: AWS::Route53Resolver::FirewallRuleGroup
        Properties: { FirewallRules: [{ Priority: 1, Action: ALLOW, FirewallDomainListId: !Ref Everything }] }
      Malware:
        Type: AWS::Route53Resolver::FirewallRuleGroup
        Properties: { FirewallRules: [{ Priority: 1, Action: BLOCK, BlockResponse: NXDOMAIN, FirewallDomainListId: rslvr-fdl-1234 }] }`,
  ],
  [
    'events-security-findings-routed',
    'compliant',
    'its bus is the default one, by its ARN',
    `
      Detector: { Type: AWS::GuardDuty::Detector, Properties: { Enable: true } }
      Findings:
        Type: AWS::Events::Rule
        Properties:
          EventBusName: !Sub 'arn:\${AWS::Partition}:events:\${AWS::Region}:\${AWS::AccountId}:event-bus/default'
          EventPattern: { source: [aws.guardduty] }
          Targets: [{ Id: responders, Arn: responders }]`,
  ],
  [
    'lambda-no-environment-secrets',
    'compliant',
    'an address holds a port and a mail address, and no password',
    `
      Remind:
        Type: AWS::Lambda::Function
        Properties: { Environment: { Variables: { MAIL: 'smtp://mail.clinic.example:587?from=a@b.example' } } }`,
  ],
  [
    'logs-log-group-data-protection',
    'compliant',
    'the policy that masks has its keys in lower case, as CDK wrote them for years',
    `
      AppLog:
        Type: AWS::Logs::LogGroup
        Properties:
          DataProtectionPolicy:
            name: mask
            version: '2021-06-01'
            statement: [{ sid: mask, dataIdentifier: [], operation: { deidentify: { maskConfig: {} } } }]`,
  ],
  [
    'organizations-backup-policy-deployed',
    'compliant',
    'its content is JSON text',
    `
      Rule:
        Type: AWS::Organizations::Policy
        Properties: { Name: rule, Type: BACKUP_POLICY, TargetIds: [r-abcd], Content: '{"plans":{"records":{"rules":{}}}}' }`,
  ],
  [
    'cloudtrail-s3-dataevents-enabled',
    'compliant',
    'the trail leaves out its own log files',
    `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties:
          S3BucketName: logs
          IsLogging: true
          AdvancedEventSelectors:
            - FieldSelectors:
                - { Field: eventCategory, Equals: [Data] }
                - { Field: resources.type, Equals: ['AWS::S3::Object'] }
                - { Field: resources.ARN, NotStartsWith: ['arn:aws:s3:::logs/'] }`,
  ],
  [
    'cloudtrail-s3-dataevents-enabled',
    'compliant',
    'the trail leaves out its own log files in a bucket of the template',
    `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties:
          S3BucketName: !Ref Logs
          IsLogging: true
          AdvancedEventSelectors:
            - FieldSelectors:
                - { Field: eventCategory, Equals: [Data] }
                - { Field: resources.type, Equals: ['AWS::S3::Object'] }
                - { Field: resources.ARN, NotStartsWith: [!Sub '\${Logs.Arn}/'] }
      Logs: { Type: AWS::S3::Bucket }`,
  ],
  [
    'cloudtrail-s3-dataevents-enabled',
    'compliant',
    'the trail leaves out its own log files in any partition',
    `
      Trail:
        Type: AWS::CloudTrail::Trail
        Properties:
          S3BucketName: !Ref Logs
          IsLogging: true
          AdvancedEventSelectors:
            - FieldSelectors:
                - { Field: eventCategory, Equals: [Data] }
                - { Field: resources.type, Equals: ['AWS::S3::Object'] }
                - { Field: resources.ARN, NotStartsWith: [!Sub 'arn:\${AWS::Partition}:s3:::\${Logs}/'] }
      Logs: { Type: AWS::S3::Bucket }`,
  ],
  [
    'cloudtrail-s3-dataevents-enabled',
    'non-compliant',
    'the trail that records objects is switched off',
    `
      Trail: { Type: AWS::CloudTrail::Trail, Properties: { IsLogging: true, S3BucketName: logs } }
      Objects:
        Type: AWS::CloudTrail::Trail
        Properties:
          IsLogging: false
          S3BucketName: logs
          EventSelectors: [{ DataResources: [{ Type: AWS::S3::Object, Values: ['arn:aws:s3'] }] }]`,
  ],
  [
    'ssm-session-manager-logged',
    'non-compliant',
    'the names of its places are empty, as the console writes them',
    `
      Preferences:
        Type: AWS::SSM::Document
        Properties:
          DocumentType: Session
          Content: { schemaVersion: '1.0', sessionType: Standard_Stream, inputs: { s3BucketName: '', cloudWatchLogGroupName: '' } }`,
  ],
];

const byId = new Map<string, Rule>(rules.map(rule => [rule.id, rule]));

describe.each([
  { service: 'S3', rows: s3 },
  { service: 'networks', rows: network },
  { service: 'keys and secrets', rows: keys },
  { service: 'queues and topics', rows: messaging },
  { service: 'identities', rows: identity },
  { service: 'compute', rows: compute },
  { service: 'devices', rows: devices },
  { service: 'databases', rows: databases },
  { service: 'edges', rows: edge },
  { service: 'detection and filters', rows: detection },
])('look-alikes of $service', ({ rows }) => {
  test.each(rows.map(([rule, status, sentence, resources]) => ({ rule, status, sentence, resources })))(
    '$rule is $status when $sentence',
    ({ rule: id, status, resources }) => {
      const rule = byId.get(id);
      if (rule === undefined) throw new Error(`there is no rule ${id}`);
      const verdict = verdictOn(rule, parseYamlResources(resources));
      expect({ status: verdict.status, reasons: 'reasons' in verdict ? verdict.reasons : [] }).toMatchObject({ status });
    },
  );
});
