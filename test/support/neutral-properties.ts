/** Properties that say nothing of compliance, by what they are. A change of one makes another system, not a weaker one. */
const neutral: readonly { readonly reason: string; readonly names: RegExp }[] = [
  {
    reason:
      'what a thing is called, and words for people: first, because a name that refers to a resource is a link and no such name',
    names:
      /^(Name|.*Name|Description|GroupDescription|Comment|Title|Label|Sid|Id|.*Identifier|Family|Prefix|.*Prefix|Alias|Caption|DisplayName|Username|UserName|CommonName|Domain|.*Selector|Subject)$/,
  },
  {
    reason: 'how large, how fast, how many; minimum and maximum of what scales',
    names:
      /^(.*Size|.*SizeInGB|.*Capacity.*|.*Units|.*InstanceType|.*InstanceClass|.*NodeType|.*CacheNodeType|InstanceCount|NumCache.*|NumberOf.*|Num.*Nodes|AllocatedStorage|MemorySize|Memory|Cpu|ShardCount|DesiredCount|Desired.*|MinSize|MaxSize|Iops|Throughput|BatchSize|Parallelism|Replicas.*|Storage|StorageClass|StorageType|Cooldown|Rank|Priority|RuleOrder|Weight|EvaluationPeriods|Period|Threshold|Statistic|ComparisonOperator|Metric|TTL|HealthCheckGracePeriod|InitialInstanceCount|TaskCount|MaxNodes|MinNodes|DeviceIndex|DeviceName|Count|maxReceiveCount|MinNumberOfExecutedThings|DurationInSeconds|From|To|RuleNumber|MaxEntries|Duration|TransitionInDays|Provisioned(Memory|Throughput)|MaximumPerMinute|Cutoff|DayOfWeek|Override)$/,
  },
  {
    reason: 'where a thing stands in the network of its owner; what opens it to others is elsewhere',
    names:
      /^(VpcId|VPCId|SubnetId|SubnetIds|Subnets|.*SubnetIds?|AvailabilityZones?|CidrBlock|Ipv6CidrBlock|SecurityGroups|SecurityGroupIds|VpcSecurityGroupIds|.*SecurityGroupIds|TransitGatewayId|Region|Port|.*Port|Location|Url|.*Url|ServerHostname|DomainName|HostedZone.*|RouteKey|HttpMethod|ResourceId|ParentId|PathPart|PathPattern|TargetOriginId|TargetGroupArn|TargetType|GatewayId|InternetGatewayId|NatGatewayId|VpcPeeringConnectionId|RouteTableIds?|AllocationId|ClientCidrBlock|TargetNetworkCidr|ClientSubnets|LaunchType|LoadBalancerArn|RestApiId|ApiId|LaunchTemplateId|CertificateArn|AcmCertificateArn|SslSupportMethod)$/,
  },
  {
    reason: 'which engine, image, code or kind of thing it is: another one is judged by its own rules',
    names:
      /^(Engine|EngineType|EngineVersion|EngineMode|.*EngineName|DatabaseEngine|Image|ImageId|ImageUri|.*ImageIdentifier|ParentImage|Code|ZipFile|Handler|Entrypoint|Command|Script.*|ServiceName|Runtime|KeySchema|AttributeDefinitions|AttributeName|AttributeType|KeyAlgorithm|SigningAlgorithm|KeySpec|ProtocolType|DeploymentMode|OperatingSystem|Format|DocumentType|Document|InstanceFamily|PartitionKeyColumns|GlueVersion|Version|TemplateBody|BuildSpec|DefinitionString|Definition|Sql|Query|schemaVersion|sessionType)$/,
  },
  {
    reason: 'a secret, or where it is read from: rules ask that it is not written down, and without one there is nothing to leak',
    names:
      /^(.*Password|.*[aA]ccessToken|OAuthToken|SecretArn|.*SecretId|.*PrivateKey|PreSharedKey|LoginProfile|Secrets|Users|UserIds|ValueFrom|EnvironmentVariables|CustomSecretConfig|DB_SECRET|sasl\.scram\.password|password|GenerateStringKey|RuntimeEnvironment.*)$/,
  },
  {
    reason: 'the role that a service works with: what it may do is judged at the role',
    names: /^(Role|RoleArn|RoleARN|.*RoleArn|.*RoleARN|ServiceRole|.*ServiceRoleArn|IamRoleArn|ServiceToken|.*LambdaArn)$/,
  },
];

/** By the last name of a path: `Properties.Rules.Destination.Bucket` is `Bucket`. A reference by name is a link, and no name. */
export function isNeutral(property: string, isReference: boolean): boolean {
  const name = property.slice(property.lastIndexOf('.') + 1);
  return neutral.some(({ names }, index) => (index > 0 || !isReference) && names.test(name));
}
