import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import type { Construct } from 'constructs';
import * as H from './lib/index';
import { openFindings, ruleIds, stackWith } from './test/support/guide-cases';
const cert = (s: Construct) => acm.Certificate.fromCertificateArn(s, 'Cert', 'arn:aws:acm:us-east-1:111122223333:certificate/x');
const cases: Record<string, (s: Construct) => unknown> = {
  'bucket removal': s => new H.PhiBucket(s, 'B', { removalPolicy: RemovalPolicy.DESTROY }),
  'bucket lock off': s => new H.PhiBucket(s, 'B', { objectLockEnabled: false }),
  'bucket ownership': s => new H.PhiBucket(s, 'B', { objectOwnership: s3.ObjectOwnership.OBJECT_WRITER }),
  'bucket public read': s => new H.PhiBucket(s, 'B', { publicReadAccess: true, blockPublicAccess: new s3.BlockPublicAccess({}) }),
  'bucket acl': s => new H.PhiBucket(s, 'B', { accessControl: s3.BucketAccessControl.PUBLIC_READ, objectOwnership: s3.ObjectOwnership.OBJECT_WRITER }),
  'bucket cors': s => new H.PhiBucket(s, 'B', { cors: [{ allowedOrigins: ['*'], allowedMethods: [s3.HttpMethods.GET] }] }),
  'bucket website': s => new H.PhiBucket(s, 'B', { websiteIndexDocument: 'i.html' }),
  'bucket bucketkey': s => new H.PhiBucket(s, 'B', { bucketKeyEnabled: false }),
  'bucket tls': s => new H.PhiBucket(s, 'B', { minimumTLSVersion: 1.0 }),
  'bucket transfer acc': s => new H.PhiBucket(s, 'B', { transferAcceleration: true }),
  'bucket managed key': s => new H.PhiBucket(s, 'B', { encryption: s3.BucketEncryption.KMS_MANAGED }),
  'table backedUp': s => new H.PhiTable(s, 'T', { partitionKey: { name: 'a', type: dynamodb.AttributeType.STRING }, backedUp: false } as never),
  'table stream/contrib': s => new H.PhiTable(s, 'T', { partitionKey: { name: 'a', type: dynamodb.AttributeType.STRING }, resourcePolicy: new iam.PolicyDocument({ statements: [new iam.PolicyStatement({ principals: [new iam.AnyPrincipal()], actions: ['dynamodb:*'], resources: ['*'] })] }) }),
  'db backedUp': s => { const vpc = new H.SegmentedVpc(s, 'V'); new H.PhiDatabase(s, 'D', { vpc, vpcSubnets: vpc.tier('data'), backedUp: false }); },
  'db port': s => { const vpc = new H.SegmentedVpc(s, 'V'); new H.PhiDatabase(s, 'D', { vpc, vpcSubnets: vpc.tier('data'), port: 5432 }); },
  'db copyTags': s => { const vpc = new H.SegmentedVpc(s, 'V'); new H.PhiDatabase(s, 'D', { vpc, vpcSubnets: vpc.tier('data'), copyTagsToSnapshot: false }); },
  'db ingress any': s => { const vpc = new H.SegmentedVpc(s, 'V'); new H.PhiDatabase(s, 'D', { vpc, vpcSubnets: vpc.tier('data') }).connections.allowDefaultPortFromAnyIpv4(); },
  'db edge subnets': s => { const vpc = new H.SegmentedVpc(s, 'V'); new H.PhiDatabase(s, 'D', { vpc, vpcSubnets: vpc.tier('edge') }); },
  'db device subnets': s => { const vpc = new H.SegmentedVpc(s, 'V'); new H.PhiDatabase(s, 'D', { vpc, vpcSubnets: vpc.tier('devices') }); },
  'fs backedUp': s => { const vpc = new H.SegmentedVpc(s, 'V'); new H.PhiFileSystem(s, 'F', { vpc, vpcSubnets: vpc.tier('data'), backedUp: false } as never); },
  'fs ap': s => { const vpc = new H.SegmentedVpc(s, 'V'); new H.PhiFileSystem(s, 'F', { vpc, vpcSubnets: vpc.tier('data') } as never).addAccessPoint('A'); },
  'fs allowAnonymous': s => { const vpc = new H.SegmentedVpc(s, 'V'); new H.PhiFileSystem(s, 'F', { vpc, vpcSubnets: vpc.tier('data'), allowAnonymousAccess: true } as never); },
  'backup restoreTesting': s => new H.PhiBackup(s, 'B', { restoreTesting: false }),
  'backup byTag': s => new H.PhiBackup(s, 'B', { byTag: false }),
  'backup lock': s => new H.PhiBackup(s, 'B', { lockChangeableFor: Duration.days(365) }),
  'backup monthly': s => new H.PhiBackup(s, 'B', { monthlyRetention: Duration.days(120) }),
  'cache sg': s => { const vpc = new H.SegmentedVpc(s, 'V'); const c = new H.PhiCache(s, 'C', { vpc, vpcSubnets: vpc.tier('data') } as never) as never as { connections: ec2.Connections }; c.connections.allowFromAnyIpv4(ec2.Port.allTcp()); },
  'search https': s => { const vpc = new H.SegmentedVpc(s, 'V'); new H.PhiSearchDomain(s, 'S', { vpc, vpcSubnets: [vpc.tier('data')], enforceHttps: false } as never); },
  'search n2n': s => { const vpc = new H.SegmentedVpc(s, 'V'); new H.PhiSearchDomain(s, 'S', { vpc, vpcSubnets: [vpc.tier('data')], nodeToNodeEncryption: false } as never); },
  'search rest': s => { const vpc = new H.SegmentedVpc(s, 'V'); new H.PhiSearchDomain(s, 'S', { vpc, vpcSubnets: [vpc.tier('data')], encryptionAtRest: { enabled: false } } as never); },
  'search policy': s => { const vpc = new H.SegmentedVpc(s, 'V'); new H.PhiSearchDomain(s, 'S', { vpc, vpcSubnets: [vpc.tier('data')], accessPolicies: [new iam.PolicyStatement({ principals: [new iam.AnyPrincipal()], actions: ['es:*'], resources: ['*'] })] } as never); },
  'secret policy': s => { const x = new H.PhiSecret(s, 'S', {} as never); x.addToResourcePolicy(new iam.PolicyStatement({ principals: [new iam.AnyPrincipal()], actions: ['secretsmanager:GetSecretValue'], resources: ['*'] })); },
  'secret removal': s => new H.PhiSecret(s, 'S', { removalPolicy: RemovalPolicy.DESTROY } as never),
  'topic policy': s => new H.PhiTopic(s, 'T').addToResourcePolicy(new iam.PolicyStatement({ principals: [new iam.AnyPrincipal()], actions: ['sns:Publish'], resources: ['*'] })),
  'topic http': s => new sns.Subscription(s, 'X', { topic: new H.PhiTopic(s, 'T'), endpoint: 'http://a.example/x', protocol: sns.SubscriptionProtocol.HTTP }),
  'queue policy': s => new H.PhiQueue(s, 'Q').addToResourcePolicy(new iam.PolicyStatement({ principals: [new iam.AnyPrincipal()], actions: ['sqs:*'], resources: ['*'] })),
  'key policy': s => new H.PhiKey(s, 'K').addToResourcePolicy(new iam.PolicyStatement({ principals: [new iam.AnyPrincipal()], actions: ['kms:*'], resources: ['*'] })),
  'key enabled': s => new H.PhiKey(s, 'K', { enabled: false }),
  'stream mode': s => new H.PhiStream(s, 'S', { encryption: kinesis.StreamEncryption.MANAGED }),
  'vpc acl': s => new H.SegmentedVpc(s, 'V', { networkAcls: false }),
  'vpc domains': s => new H.SegmentedVpc(s, 'V', { allowedDomains: ['*'] }),
  'vpc public': s => new H.SegmentedVpc(s, 'V', { subnetConfiguration: [{ name: 'edge', subnetType: ec2.SubnetType.PUBLIC }, { name: 'application', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }, { name: 'data', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }, { name: 'devices', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }] }),
  'vpc endpoint policy': s => { const v = new H.SegmentedVpc(s, 'V'); v.endpoint(ec2.InterfaceVpcEndpointAwsService.KMS).addToPolicy(new iam.PolicyStatement({ principals: [new iam.AnyPrincipal()], actions: ['*'], resources: ['*'] })); },
  'vpc peering': s => { const v = new H.SegmentedVpc(s, 'V'); new ec2.CfnVPCPeeringConnection(s, 'P', { vpcId: v.vpcId, peerVpcId: 'vpc-1' }); },
  'sg ingress': s => { const v = new H.SegmentedVpc(s, 'V'); new H.ServiceSecurityGroup(s, 'G', { vpc: v }).addIngressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(22)); },
  'sg egress': s => { const v = new H.SegmentedVpc(s, 'V'); new H.ServiceSecurityGroup(s, 'G', { vpc: v }).addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443)); },
  'signin selfSignUp': s => new H.PatientSignIn(s, 'P', { selfSignUpEnabled: true }).addClient('W'),
  'signin recovery': s => new H.PatientSignIn(s, 'P', { accountRecovery: cognito.AccountRecovery.PHONE_ONLY_WITHOUT_MFA }).addClient('W'),
  'signin client flows': s => new H.PatientSignIn(s, 'P').addClient('W', { authFlows: { userPassword: true } }),
  'signin client implicit': s => new H.PatientSignIn(s, 'P').addClient('W', { oAuth: { flows: { implicitCodeGrant: true }, callbackUrls: ['https://a.example'] } }),
  'signin client http': s => new H.PatientSignIn(s, 'P').addClient('W', { oAuth: { flows: { authorizationCodeGrant: true }, callbackUrls: ['http://a.example'] } }),
  'signin client errors': s => new H.PatientSignIn(s, 'P').addClient('W', { preventUserExistenceErrors: false }),
  'signin client tokens': s => new H.PatientSignIn(s, 'P').addClient('W', { refreshTokenValidity: Duration.days(3650) }),
  'signin client access': s => new H.PatientSignIn(s, 'P').addClient('W', { accessTokenValidity: Duration.hours(24) }),
  'signin client revoke': s => new H.PatientSignIn(s, 'P').addClient('W', { enableTokenRevocation: false }),
  'signin sms': s => new H.PatientSignIn(s, 'P', { mfaSecondFactor: { sms: true, otp: false } }).addClient('W'),
  'signin removal': s => new H.PatientSignIn(s, 'P', { removalPolicy: RemovalPolicy.DESTROY }).addClient('W'),
  'trail global': s => new H.AuditTrail(s, 'T', { organizationId: 'o-a1b2c3d4e5', includeGlobalServiceEvents: false }),
  'site geo': s => new H.PhiSite(s, 'S', { domainNames: ['a.example'], certificate: cert(s), webAclId: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/p/0', geoRestriction: cloudfront.GeoRestriction.denylist('RU') }),
  'alb public': s => { const vpc = new ec2.Vpc(s, 'V'); new H.HttpsLoadBalancer(s, 'A', { vpc, internetFacing: true, certificates: [cert(s)] }); },
  'alb http': s => { const vpc = new H.SegmentedVpc(s, 'V'); new H.HttpsLoadBalancer(s, 'A', { vpc, vpcSubnets: vpc.tier('edge'), certificates: [cert(s)] }).addListener('H', { port: 80, defaultAction: elbv2.ListenerAction.fixedResponse(200) }); },
  'acl rate': s => new H.PhiWebAcl(s, 'A', { rateLimit: 2000000 }),
  'loggroup class': s => new H.PhiLogGroup(s, 'L', { retention: 1 }),
  'fn url': s => { const vpc = new H.SegmentedVpc(s, 'V'); new H.PhiFunction(s, 'F', { vpc, runtime: lambda.Runtime.NODEJS_24_X, handler: 'i.h', code: lambda.Code.fromInline('x'), codeSigningConfig: lambda.CodeSigningConfig.fromCodeSigningConfigArn(s, 'C', 'arn:aws:lambda:us-east-1:111122223333:code-signing-config:csc-0123456789abcdef0') } as never).addFunctionUrl({ authType: lambda.FunctionUrlAuthType.NONE }); },
  'fn layers/timeout': s => { const vpc = new H.SegmentedVpc(s, 'V'); new H.PhiFunction(s, 'F', { vpc, runtime: lambda.Runtime.NODEJS_24_X, handler: 'i.h', code: lambda.Code.fromInline('x'), environment: { API_KEY: 'AKIAIOSFODNN7EXAMPLE', PASSWORD: 'hunter2' }, codeSigningConfig: lambda.CodeSigningConfig.fromCodeSigningConfigArn(s, 'C', 'arn:aws:lambda:us-east-1:111122223333:code-signing-config:csc-0123456789abcdef0') } as never); },
  'role wildcard': s => new H.WorkloadRole(s, 'R', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') }).addToPrincipalPolicy(new iam.PolicyStatement({ actions: ['*'], resources: ['*'] })),
  'role anyone': s => new H.WorkloadRole(s, 'R', { assumedBy: new iam.AnyPrincipal() }),
  'role admin': s => new H.WorkloadRole(s, 'R', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'), managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('AdministratorAccess')] }),
  'baseline snapshots': s => { new H.PhiBackup(s, 'Backup'); const t = new H.AuditTrail(s, 'T', { organizationId: 'o-a1b2c3d4e5' }); new H.SecurityBaseline(s, 'S', { trailEvents: t.events, snapshotsKeptPrivate: false }); },
};
for (const [k, f] of Object.entries(cases)) {
  try { console.log(k.padEnd(24), ruleIds(openFindings(stackWith(f))).join(' ') || '— NOTHING'); } catch (e) { console.log(k.padEnd(24), 'ERR', String(e).slice(0, 150)); }
}
