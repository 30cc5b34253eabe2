import { pseudoParameter } from './parameters';
import { resolve } from './intrinsics';
import type { Scope } from './scope';
import { hasSymbols } from './text';
import type { Reference, Symbols } from './text';

/** How a resource type is named and addressed, so that a literal name or ARN and a reference to the same resource compare equal. */
interface Identity {
  /** The property that names it, where the name is what `!Ref` returns. */
  readonly name?: string;
  /** Attributes that return what `!Ref` returns. */
  readonly sameAsRef?: readonly string[];
  /** The attribute that returns the ARN, where it is not `Arn`. */
  readonly arn?: string;
  /** The property that names it, where `!Ref` returns something else, and the ARN out of it. */
  readonly named?: { readonly property: string; readonly arn: (name: string, scope: Scope) => string };
  /** The ARN out of what `!Ref` returns. */
  readonly arnOf?: (name: string, scope: Scope) => string;
}

const regional = (service: string, prefix: string) => (name: string, scope: Scope) =>
  `arn:aws:${service}:${pseudoParameter(scope, 'AWS::Region')}:${pseudoParameter(scope, 'AWS::AccountId')}:${prefix}${name}`;
const iam = (prefix: string) => (name: string, scope: Scope) =>
  `arn:aws:iam::${pseudoParameter(scope, 'AWS::AccountId')}:${prefix}${name}`;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/ , "Return values" of each type. */
const identities: Readonly<Record<string, Identity>> = {
  'AWS::CertificateManager::Certificate': { arn: 'Ref' },
  'AWS::Cognito::UserPool': { sameAsRef: ['UserPoolId'] },
  'AWS::DynamoDB::GlobalTable': { name: 'TableName', arnOf: regional('dynamodb', 'table/') },
  'AWS::DynamoDB::Table': { name: 'TableName', arnOf: regional('dynamodb', 'table/') },
  'AWS::EC2::SecurityGroup': { sameAsRef: ['GroupId', 'Id'] },
  'AWS::EC2::Subnet': { sameAsRef: ['SubnetId'] },
  'AWS::EC2::VPC': { sameAsRef: ['VpcId'] },
  'AWS::ECR::Repository': { name: 'RepositoryName', arnOf: regional('ecr', 'repository/') },
  'AWS::EFS::FileSystem': { sameAsRef: ['FileSystemId'] },
  'AWS::ElasticLoadBalancingV2::Listener': { arn: 'Ref', sameAsRef: ['ListenerArn'] },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': { arn: 'Ref', sameAsRef: ['LoadBalancerArn'] },
  'AWS::IAM::ManagedPolicy': { arn: 'Ref', sameAsRef: ['PolicyArn'] },
  'AWS::IAM::Role': { name: 'RoleName', arnOf: iam('role/') },
  'AWS::IAM::User': { name: 'UserName', arnOf: iam('user/') },
  'AWS::KMS::Key': { sameAsRef: ['KeyId'], arnOf: regional('kms', 'key/') },
  'AWS::Lambda::Function': { name: 'FunctionName', arnOf: regional('lambda', 'function:') },
  'AWS::Logs::LogGroup': { name: 'LogGroupName' },
  'AWS::RDS::DBCluster': { name: 'DBClusterIdentifier', arn: 'DBClusterArn', arnOf: regional('rds', 'cluster:') },
  'AWS::RDS::DBInstance': { name: 'DBInstanceIdentifier', arn: 'DBInstanceArn', arnOf: regional('rds', 'db:') },
  'AWS::S3::Bucket': { name: 'BucketName', arnOf: name => `arn:aws:s3:::${name}` },
  'AWS::SNS::Topic': { arn: 'Ref', sameAsRef: ['TopicArn'], named: { property: 'TopicName', arn: regional('sns', '') } },
  'AWS::SQS::Queue': { sameAsRef: ['QueueUrl'], named: { property: 'QueueName', arn: regional('sqs', '') } },
  'AWS::SecretsManager::Secret': { arn: 'Ref', sameAsRef: ['Id'] },
  'AWS::StepFunctions::StateMachine': { arn: 'Ref' },
};

export function arnAttribute(type: string): string {
  return (Object.hasOwn(identities, type) ? identities[type]?.arn : undefined) ?? 'Arn';
}

/** The property that gives a type its name, for types that are addressed by name. */
export function nameProperty(type: string): string | undefined {
  return Object.hasOwn(identities, type) ? identities[type]?.name : undefined;
}

/**
 * The text with every reference in the one form that all ways to write it share: names instead of `!Ref` where they are set,
 * ARNs built from names, and the partition left out of account.
 */
export function canonicalText(scope: Scope, text: string): string {
  const { evaluation } = scope;
  if (evaluation.observed.isOpen) noteIdentities(scope, text);
  if (!hasSymbols(text) && !text.startsWith('arn:')) return text;
  const known = evaluation.canonicalTexts.get(text);
  if (known !== undefined) return known;
  const before = evaluation.touched;
  const canonical = canonicalForm(evaluation.symbols, text);
  // Names that depend on the branch hold for one run only.
  if (evaluation.touched === before) evaluation.canonicalTexts.set(text, canonical);
  return canonical;
}

/** Notes that it matters which resources a text refers to, and with it the names that they are given. */
export function noteIdentities({ evaluation: { symbols, observed } }: Scope, text: string): void {
  if (!hasSymbols(text)) return;
  // Names become ARNs by the account and Region of the template.
  observed.place();
  for (const symbol of symbols.in(text)) {
    if (symbol.kind !== 'reference') continue;
    const resource = symbol.scope.resource(symbol.id);
    observed.identity(resource);
    if (resource === undefined) continue;
    const { name, named } = (Object.hasOwn(identities, resource.type) ? identities[resource.type] : undefined) ?? {};
    if (name !== undefined) observed.property(resource, name);
    if (named !== undefined) observed.property(resource, named.property);
  }
}

function canonicalForm(symbols: Symbols, text: string): string {
  const spelled = symbols.replace(text, (symbol, token) => (symbol.kind === 'reference' ? spelledOut(symbol) : token));
  // One run judges one partition; `aws-us-gov` and `${AWS::Partition}` address the same resource as `aws` does.
  // eslint-disable-next-line no-control-regex -- symbols are delimited by control characters
  return spelled.replace(/^arn:(?:[\w-]+|\*|\u0001\d+\u0002):/, 'arn:aws:');
}

function spelledOut({ scope, id: logicalId, attribute }: Reference): string {
  const { symbols } = scope.evaluation;
  const type = scope.typeOf(logicalId) ?? '';
  const identity = Object.hasOwn(identities, type) ? identities[type] : undefined;
  if (identity === undefined) return symbols.reference(scope, logicalId, attribute);
  const { named } = identity;
  const name = named === undefined ? undefined : resolve(scope, scope.rawProperty(logicalId, named.property));
  if (named !== undefined && typeof name === 'string' && (attribute === (identity.arn ?? 'Arn') || attribute === 'TopicArn')) {
    return named.arn(name, scope);
  }
  if (attribute === 'Ref' || (identity.sameAsRef?.includes(attribute) ?? false)) return nameOf(scope, logicalId, identity);
  if (attribute === (identity.arn ?? 'Arn') && identity.arnOf !== undefined)
    return identity.arnOf(nameOf(scope, logicalId, identity), scope);
  return symbols.reference(scope, logicalId, attribute);
}

function nameOf(scope: Scope, logicalId: string, identity: Identity): string {
  const name = identity.name === undefined ? undefined : resolve(scope, scope.rawProperty(logicalId, identity.name));
  return typeof name === 'string' && name !== '' ? name : scope.evaluation.symbols.reference(scope, logicalId, 'Ref');
}
