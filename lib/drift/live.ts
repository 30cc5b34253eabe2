/** An account in a Region, where AWS Config records and judges. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** A resource as AWS Config names it, which is often not as CloudFormation does. */
export interface LiveResource extends Place {
  readonly type: string;
  /** Its id in AWS Config: for a role `AROA…`, for a database its `DbiResourceId`. */
  readonly id: string;
  readonly name?: string;
  readonly arn?: string;
}

/** What rules of AWS Config find of a resource. */
export interface LiveFinding {
  readonly resource: LiveResource;
  /** Names of the rules of AWS Config, without what conformance packs append. */
  readonly rules: readonly string[];
}

/** A deployed stack with all of its resources. */
export interface LiveStack extends Place {
  readonly name: string;
  /** Such as `UPDATE_COMPLETE`, where it is known. */
  readonly status?: string;
  readonly resources: readonly StackResource[];
}

export interface StackResource {
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
  /** When it was last deployed, in milliseconds since 1970, where that is known. */
  readonly updated?: number;
}

/** An account in a Region that was read closely. */
export interface WatchedPlace extends Place {
  /** The rules of ours that run there. */
  readonly rules: readonly string[];
  /** When each last ran, in milliseconds since 1970. An aggregator does not tell, and then there is none. */
  readonly ran?: ReadonlyMap<string, number>;
}

/** What AWS Config cannot tell, and why: a place as a whole, or one rule or the resources of one type there. */
export interface Blind extends Place {
  readonly rule?: string;
  /** As templates name it. */
  readonly type?: string;
  readonly why: string;
}

/** What AWS Config knows of one account or of all that an aggregator gathers. */
export interface Live {
  /** What is not compliant. */
  readonly findings: readonly LiveFinding[];
  /** What is compliant, of resources that a stack may have: what is in neither list was not judged. */
  readonly passed: readonly LiveFinding[];
  readonly stacks: readonly LiveStack[];
  readonly blind: readonly Blind[];
  /** The places that were read closely: those that templates name. */
  readonly watched: readonly WatchedPlace[];
}

/**
 * CloudFormation's names of a type for AWS Config's, where they differ or are several. DocumentDB and Neptune are served by the API of
 * RDS, and AWS Config has no types of theirs: their managed rules watch those of RDS. A replica key is a key and a global table a table
 * in each of its Regions. CDK's own resource for a cluster of EKS has the name of the cluster.
 */
const namesInTemplates: Readonly<Record<string, readonly string[]>> = {
  'AWS::ACM::Certificate': ['AWS::CertificateManager::Certificate'],
  'AWS::DynamoDB::Table': ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'],
  'AWS::EKS::Cluster': ['AWS::EKS::Cluster', 'Custom::AWSCDK-EKS-Cluster'],
  'AWS::IAM::Policy': ['AWS::IAM::ManagedPolicy'],
  'AWS::KMS::Key': ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'],
  'AWS::OpenSearch::Domain': ['AWS::OpenSearchService::Domain'],
  'AWS::RDS::DBCluster': ['AWS::RDS::DBCluster', 'AWS::DocDB::DBCluster', 'AWS::Neptune::DBCluster'],
  'AWS::RDS::DBInstance': ['AWS::RDS::DBInstance', 'AWS::DocDB::DBInstance', 'AWS::Neptune::DBInstance'],
};

const namesInConfig = new Map(
  Object.entries(namesInTemplates).flatMap(([config, names]) => names.map(name => [name, config] as const)),
);

/** What templates may call a type of AWS Config. */
export function templateTypes(type: string): readonly string[] {
  return Object.hasOwn(namesInTemplates, type) ? (namesInTemplates[type] ?? []) : [type];
}

/** What AWS Config calls a type of templates, if it may have a name for it: its `AWS::IAM::Policy` is no inline policy. */
export function configType(type: string): string | undefined {
  return namesInConfig.get(type) ?? (Object.hasOwn(namesInTemplates, type) ? undefined : type);
}

/** Types that AWS Config names by an ARN which CloudFormation does not know. Elsewhere the end of a name is no name, and here a name is none. */
const namedByArn = new Set([
  ...['RestApi', 'Stage'].map(name => `AWS::ApiGateway::${name}`),
  ...['Api', 'Stage'].map(name => `AWS::ApiGatewayV2::${name}`),
  ...['WebACL', 'RuleGroup', 'IPSet', 'RegexPatternSet'].map(name => `AWS::WAFv2::${name}`),
]);

export function isNamedByArn(type: string): boolean {
  return namedByArn.has(type);
}

/** Whether resources of a type are the account's and of no Region: AWS Config has them wherever it is told to, or in one Region alone. */
export function isGlobal(type: string): boolean {
  return type.startsWith('AWS::IAM::') || homes.some(([begin]) => type.startsWith(begin));
}

/** https://docs.aws.amazon.com/config/latest/developerguide/select-resources.html; the Region of each as recalled. */
const homes: readonly (readonly [string, string])[] = [
  ['AWS::CloudFront::', 'us-east-1'],
  ['AWS::ECR::PublicRepository', 'us-east-1'],
  ['AWS::GlobalAccelerator::', 'us-west-2'],
  ['AWS::Route53::', 'us-east-1'],
];

/** The only Region in which AWS Config records resources of a type, for a stack in another one; undefined where it records them in all. */
export function homeOf(type: string, region: string): string | undefined {
  const [, home] = homes.find(([begin]) => type.startsWith(begin)) ?? [];
  if (home === undefined) return undefined;
  if (region.startsWith('us-gov-')) return 'us-gov-west-1';
  // What is true of the other partitions is not known here: there the Region of the stack has to have it.
  return /^(?:cn|us-iso[a-z]*|eu-isoe|eusc)-/.test(region) ? undefined : home;
}

export function placeName({ account, region }: Place): string {
  return `${account}/${region}`;
}

/** `s3-bucket-versioning-enabled` of `s3-bucket-versioning-enabled-conformance-pack-a1b2c3d4e`. */
export function withoutPackSuffix(name: string): string {
  return name.replace(/-conformance-pack-[a-z0-9]+$/, '');
}

/** The same, of a rule that a conformance pack deployed; undefined for one that somebody made by itself. */
export function packRuleName(name: string): string | undefined {
  const own = withoutPackSuffix(name);
  return own === name ? undefined : own;
}

/** Whether a pack is one of ours: `hicp`, `hicp-4`, `hicp-4-m-c`, `hicp-4-m-c-s3`, or one of them as an organization deploys it, `OrgConformsPack-hicp-4-a1b2c3d4`. */
export function isOwnPack(name: string, prefix: string): boolean {
  const own = name.replace(/^OrgConformsPack-(.*)-[a-z0-9]+$/, '$1');
  return (
    own === prefix ||
    (own.startsWith(`${prefix}-`) && /^[0-9]+(?:-[a-z]-[a-z](?:-[a-z0-9]+)?)?$/.test(own.slice(prefix.length + 1)))
  );
}

/** `Clinic-Network-1ABC` of `arn:aws:cloudformation:us-east-1:111122223333:stack/Clinic-Network-1ABC/uuid`. */
export function nestedName(physicalId: string): string {
  return physicalId.split('/')[1] ?? '';
}
