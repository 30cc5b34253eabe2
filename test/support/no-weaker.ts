import type { Json } from '../../lib/core';

/** One change of a property, before anything is judged. */
export interface Change {
  readonly type: string;
  readonly property: string;
  readonly old: Json;
  /** Undefined where the property is removed. */
  readonly other: Json | undefined;
  readonly isReference: boolean;
  /** One of several in a list: others are left when it goes. */
  readonly isItem: boolean;
}

/** A kind of change that leaves a system as safe as it was, or makes a template that AWS refuses; by what the property is, not by what a rule says of it. */
interface Kind {
  readonly reason: string;
  readonly holds: (change: Change) => boolean;
}

type Table = readonly (readonly [types: RegExp, properties: RegExp])[];

const among =
  (table: Table) =>
  ({ type, property }: Change): boolean =>
    table.some(([types, properties]) => types.test(type) && properties.test(property));

/** Where an API asks for more than the schema of CloudFormation, which `cloudformation-types.ts` reads. */
const required = among([
  [/^AWS::EC2::SecurityGroup/, /(CidrIp|CidrIpv6|SourceSecurityGroupId|DestinationSecurityGroupId|PrefixListId)$/],
  [/^AWS::EC2::Route$/, /\.Destination\w+$/],
  [/^AWS::EC2::ClientVpnEndpoint$/, /(FederatedAuthentication|LambdaFunctionArn)$/],
  [/^AWS::EC2::VerifiedAccessTrustProvider$/, /(User|Device)TrustProviderType$/],
  [/^AWS::EC2::VolumeAttachment$/, /Device$/],
  [/^AWS::EC2::SpotFleet$/, /LaunchSpecifications$/],
  [/^AWS::ElasticLoadBalancingV2::(Listener|TargetGroup)$/, /^Properties\.(Protocol|MutualAuthentication\.TrustStoreArn)$/],
  [/^AWS::ElasticLoadBalancingV2::TrustStore$/, /CaCertificatesBundle/],
  [
    /^AWS::(ECS|Batch|SageMaker|AppRunner)::/,
    /(ContainerDefinitions|ContainerProperties|PrimaryContainer|TaskDefinition|VpcConnectorArn)$/,
  ],
  [/^AWS::ApiGateway(V2)?::/, /AuthorizerId$/],
  [/^AWS::CloudFront::/, /DistributionConfig\.Origins$/],
  [/^AWS::CloudWatch::Alarm$/, /Namespace$/],
  [/^AWS::CodePipeline::/, /(Stages|Configuration\.(Owner|Repo))$/],
  [/^AWS::Cognito::UserPoolClient$/, /CallbackURLs$/],
  [/^AWS::Config::/, /(TemplateS3Uri|OrganizationAggregationSource)$/],
  [/^AWS::Connect::Instance$/, /InstanceAlias$/],
  [/^AWS::DataSync::/, /\.(Subdirectory|User)$/],
  [/^AWS::DLM::/, /\.(State|ResourceTypes|TargetTags|CreateRule|RetainRule|Target|EventSource(\.\w+)*|Actions)$/],
  [/^AWS::ElastiCache::User$/, /(AccessString|AuthenticationMode|Passwords)$/],
  [/^AWS::EMR::/, /(LocalDiskEncryptionConfiguration\.\w+|TLSCertificateConfiguration\.\w+|KerberosConfiguration\.\w+)$/],
  [/^AWS::MemoryDB::User$/, /(AccessString|AuthenticationMode(\.\w+)?)$/],
  [/^AWS::Events::(Rule|EventBusPolicy)$/, /\.(EventPattern|Principal|Action)$/],
  [/^AWS::FSx::/, /^Properties\.(\w+Configuration|VolumeType)$/],
  [/^AWS::Glue::Connection$/, /(JDBC_CONNECTION_URL|KAFKA_BOOTSTRAP_SERVERS)$/],
  [/^AWS::Macie::FindingsFilter$/, /Action$/],
  [/^AWS::IAM::Policy$/, /\.(Roles|Users|Groups)$/],
  [/^AWS::IoT::/, /(CriteriaList\.\w+|S3Location\.\w+|AlertTargetArn|Criteria\.Value|bootstrap\.servers|AuthorizerConfig)$/],
  [/^AWS::KinesisFirehose::/, /(DestinationConfiguration|SecretsManagerConfiguration(\.SecretARN)?)$/],
  [/^AWS::RDS::DBProxy$/, /AuthScheme$/],
  [/^AWS::Route53::RecordSet/, /ResourceRecords$/],
  [/^AWS::Route53Resolver::/, /\.(BlockResponse|FirewallDomainListId|ResolverQueryLogConfigId|DestinationArn)$/],
  [/^AWS::S3::Bucket$/, /\.(TransitionInDays|Transitions)$/],
  [/^AWS::SageMaker::FeatureGroup$/, /(FeatureDefinitions|S3Uri)$/],
  [/^AWS::SES::/, /(SnsDestination|IngressPointConfiguration|CustomRedirectDomain)$/],
  [/^AWS::SNS::Subscription$/, /Endpoint$/],
  [/^AWS::SSM::PatchBaseline$/, /PatchFilters\.\w+$/],
  [/^AWS::WAFv2::/, /Rules\.Action$/],
  // A log that is on names where it goes.
  [/^AWS::/, /\.(LogGroup|LogGroupArn|CloudwatchLogGroup|LogDestination|CloudwatchLogsLogDestination|CloudWatchLogDestination)$/],
]);

/** Each as the page of its property states it. */
const defaults: readonly (readonly [types: RegExp, properties: RegExp, value: Json])[] = [
  [/^AWS::AmazonMQ::Broker$/, /AutoMinorVersionUpgrade$/, true],
  [/^AWS::CloudTrail::Trail$/, /ReadWriteType$/, 'All'],
  [/^AWS::CloudTrail::Trail$/, /IncludeGlobalServiceEvents$/, true],
  [/^AWS::DLM::LifecyclePolicy$/, /PolicyType$/, 'EBS_SNAPSHOT_MANAGEMENT'],
  [/^AWS::DynamoDB::/, /SSEType$/, 'KMS'],
  [/^AWS::EC2::Subnet$/, /MapPublicIpOnLaunch$/, false],
  [/^AWS::EC2::/, /HttpPutResponseHopLimit$/, 1],
  [/^AWS::ECS::TaskDefinition$/, /Privileged$/, false],
  [/^AWS::ECS::(Service|TaskSet)$/, /AssignPublicIp$/, 'DISABLED'],
  [/^AWS::ECS::Cluster$/, /ExecuteCommandConfiguration\.Logging$/, 'DEFAULT'],
  [/^AWS::ElasticLoadBalancingV2::LoadBalancer$/, /Scheme$/, 'internet-facing'],
  [/^AWS::Glue::Connection$/, /KAFKA_SSL_ENABLED$/, 'true'],
  [/^AWS::GreengrassV2::Deployment$/, /ComponentUpdatePolicy\.Action$/, 'NOTIFY_COMPONENTS'],
  [/^AWS::Lightsail::Bucket$/, /GetObject$/, 'private'],
  [/^AWS::Lightsail::Bucket$/, /AllowPublicOverrides$/, false],
  [/^AWS::Macie::Session$/, /Status$/, 'ENABLED'],
  [/^AWS::OpenSearchServerless::Collection$/, /StandbyReplicas$/, 'ENABLED'],
  [/^AWS::RDS::DBInstance$/, /^DeletionPolicy$/, 'Snapshot'],
  [/^AWS::Redshift::Cluster$/, /Encrypted$/, true],
  [/^AWS::S3::Bucket$/, /ObjectOwnership$/, 'BucketOwnerEnforced'],
  [/^AWS::StorageGateway::SMBFileShare$/, /Authentication$/, 'ActiveDirectory'],
  [/^AWS::Transfer::Server$/, /Protocols$/, 'SFTP'],
];

/** What is permitted, listed: with an entry less, less is. */
const permissions = among([
  [/^AWS::EC2::SecurityGroup$/, /\.SecurityGroupIngress$/],
  [/^AWS::EC2::PrefixList$/, /\.Entries$/],
  [/^AWS::EC2::VPCEndpointServicePermissions$/, /\.AllowedPrincipals$/],
  [
    /^AWS::/,
    /\.(CorsConfiguration|Cors|CorsRules\.AllowedMethods|ManagedPolicyArns|ManagedPolicies|ArchiveRules|AdditionalAuthenticationProviders)$/,
  ],
  [/^AWS::Cognito::UserPoolClient$/, /\.(ExplicitAuthFlows|AllowedOAuthFlows)$/],
  [/^AWS::Cognito::IdentityPool$/, /\.CognitoIdentityProviders$/],
  [/^AWS::ECS::TaskDefinition$/, /\.Capabilities\.Add$/],
  [/^AWS::ImageBuilder::DistributionConfiguration$/, /\.AmiDistributionConfiguration$/],
  [/^AWS::LakeFormation::DataLakeSettings$/, /\.Admins$/],
  [/^AWS::MemoryDB::ACL$/, /\.UserNames$/],
  [/^AWS::Logs::Destination$/, /\.DestinationPolicy$/],
]);

/** A protection that names what it is for, or what it leaves out, and takes everything where it names nothing. */
const narrowings = among([
  // https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupSelection.html
  [/^AWS::Backup::BackupSelection$/, /BackupSelection\.(Resources|ListOfTags)$/],
  [/^AWS::SecurityHub::Standard$/, /DisabledStandardsControls$/],
  // A filter that archives nothing.
  [/^AWS::GuardDuty::Filter$/, /\.Action$/],
]);

/** What serves, caches or keeps data: when it is off, there is less to protect. */
const subjects = among([
  [/^AWS::ApiGateway::Stage$/, /(CacheClusterEnabled|CachingEnabled)$/],
  [/^AWS::CloudFront::Distribution$/, /DistributionConfig\.Enabled$/],
  [/^AWS::Connect::Instance$/, /(Inbound|Outbound)Calls$/],
  [/^AWS::DLM::LifecyclePolicy$/, /State$/],
  // What a program is told of its surroundings, one thing less.
  [/^AWS::(ECS::TaskDefinition|Lambda::Function)$/, /\.Environment(\.Variables(\.\w+)?)?$/],
  [/^AWS::KinesisAnalyticsV2::Application$/, /\.(ApplicationConfiguration|PropertyMap)$/],
  [/^AWS::EMR(Serverless::Application|::Cluster)$/, /\.(RuntimeConfiguration|Configurations)(\.(Configuration)?Properties)?$/],
  [/^AWS::ECS::TaskDefinition$/, /\.Volumes\.Host$/],
  // Nobody signs in with what is not there.
  [
    /^AWS::(AppFlow::ConnectorProfile|SageMaker::Workforce)$/,
    /\.(ConnectorProfileConfig|ConnectorProfileCredentials(\.\w+)*|OidcConfig(\.ClientSecret)?)$/,
  ],
  [/^AWS::Lex::BotAlias$/, /ConversationLogSettings(\.AudioLogSettings\.Enabled)?$/],
  [/^AWS::RDS::/, /(EnablePerformanceInsights|PerformanceInsightsEnabled)$/],
  [/^AWS::SageMaker::FeatureGroup$/, /EnableOnlineStore$/],
]);

const protection = /^((Block|Ignore|Restrict)Public\w+|SqsManagedSseEnabled|.*Encrypt(ed|ion)(Enabled)?|.*DeletionProtection.*)$/;

/** What a resource works with, in contrast to what an attachment is attached to: a key, a topic, a log, a policy of its kind. */
const partner =
  /^(AlarmActions|.*Key(Id|Arn|ARN)|KeyManagementServiceArn|.*TopicA(rn|RN)|.*LogGroupArn|.*Destinations?|Targets\.Arn|.*PolicyArn|.*ConfigurationArn|ACLName|TemplateName|RuleSetId|UserGroupIds|TargetGroupARNs|UserPoolId)$/;

const kinds: readonly Kind[] = [
  { reason: 'AWS refuses it', holds: change => change.other === undefined && !change.isItem && required(change) },
  {
    reason: 'AWS applies the same by default',
    holds: ({ type, property, old, other }) =>
      other === undefined &&
      defaults.some(([types, properties, value]) => types.test(type) && properties.test(property) && holdsOnly(old, value)),
  },
  { reason: 'less is permitted', holds: change => change.other === undefined && permissions(change) },
  { reason: 'more is protected', holds: change => change.other === undefined && !change.isItem && narrowings(change) },
  {
    reason: 'less is left to protect',
    holds: change => typeof change.other !== 'string' && change.other !== true && subjects(change),
  },
  {
    reason: 'a protection goes on',
    holds: ({ property, old, other }) =>
      (old === false && other === true && protection.test(lastOf(property))) ||
      (old === 'DISABLED' && other === 'ENABLED' && lastOf(property) === 'Status'),
  },
  {
    reason: 'it works with another of the kind, of another stack',
    holds: ({ property, other, isReference }) =>
      isReference &&
      other !== undefined &&
      (partner.test(lastOf(property)) || partner.test(property.split('.').slice(-2).join('.'))),
  },
];

/** Why a change makes nothing weaker; undefined where it may. */
export function whyNoWeaker(change: Change): string | undefined {
  return kinds.find(({ holds }) => holds(change))?.reason;
}

function lastOf(property: string): string {
  return property.slice(property.lastIndexOf('.') + 1);
}

/** The default itself, or lists and objects around nothing else: what goes with an only part goes too. */
function holdsOnly(value: Json, wanted: Json): boolean {
  if (typeof value !== 'object' || value === null) return value === wanted;
  const parts = Object.values(value);
  return parts.length === 1 && holdsOnly(parts[0] as Json, wanted);
}
