import { own } from './json';
import type { Json } from './json';
import type { Scope } from './scope';

/** Attributes of a resource that its own property decides: the port that a database listens on. */
const portAttributes: Readonly<Record<string, readonly string[]>> = {
  'AWS::DocDB::DBCluster': ['Port'],
  'AWS::ElastiCache::CacheCluster': ['ConfigurationEndpoint.Port', 'RedisEndpoint.Port'],
  'AWS::ElastiCache::ReplicationGroup': ['ConfigurationEndPoint.Port', 'PrimaryEndPoint.Port', 'ReaderEndPoint.Port'],
  'AWS::MemoryDB::Cluster': ['ClusterEndpoint.Port'],
  'AWS::Neptune::DBCluster': ['Port'],
  'AWS::RDS::DBCluster': ['Endpoint.Port'],
  'AWS::RDS::DBInstance': ['Endpoint.Port'],
  'AWS::Redshift::Cluster': ['Endpoint.Port'],
};

/** What listens where nothing is said, by type, or by engine where a type has several. */
const defaultPorts: Readonly<Record<string, number>> = {
  'AWS::DocDB::DBCluster': 27017,
  'AWS::ElastiCache::CacheCluster redis': 6379,
  'AWS::ElastiCache::CacheCluster valkey': 6379,
  'AWS::ElastiCache::CacheCluster memcached': 11211,
  'AWS::ElastiCache::ReplicationGroup': 6379,
  'AWS::MemoryDB::Cluster': 6379,
  'AWS::Neptune::DBCluster': 8182,
  'AWS::Redshift::Cluster': 5439,
  'AWS::RDS::DBCluster aurora-mysql': 3306,
  // As CloudFormation documents it for provisioned clusters; the engine's own is 5432.
  'AWS::RDS::DBCluster aurora-postgresql': 3306,
  'AWS::RDS::DBCluster mysql': 3306,
  'AWS::RDS::DBCluster postgres': 5432,
  'AWS::RDS::DBInstance mariadb': 3306,
  'AWS::RDS::DBInstance mysql': 3306,
  'AWS::RDS::DBInstance postgres': 5432,
  ...Object.fromEntries(['ee', 'ex', 'se', 'web'].map(edition => [`AWS::RDS::DBInstance sqlserver-${edition}`, 1433])),
  ...Object.fromEntries(['ee', 'ee-cdb', 'se2', 'se2-cdb'].map(edition => [`AWS::RDS::DBInstance oracle-${edition}`, 1521])),
  ...Object.fromEntries(['ae', 'se'].map(edition => [`AWS::RDS::DBInstance db2-${edition}`, 50_000])),
};

/** Whether an attribute stands for a property of its resource. */
export function isOfOwnProperty(type: string, name: string): boolean {
  return own(portAttributes, type)?.includes(name) === true;
}

const custom = /^(?:Custom::|AWS::CloudFormation::CustomResource$)/;
const stacks = new Set(['AWS::CloudFormation::Stack', 'AWS::ServiceCatalog::CloudFormationProvisionedProduct']);

/** Whether an attribute is what the code of a custom resource or the outputs of another stack return: anything. */
export function isAnswer(type: string, name: string): boolean {
  return custom.test(type) || (stacks.has(type) && name.startsWith('Outputs.'));
}

/**
 * The property, or the value where it is not set, that an attribute stands for; undefined where only the deployed resource has it.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbcluster.html
 */
export function knownAttribute(scope: Scope, logicalId: string, type: string, name: string): Json | undefined {
  if (!isOfOwnProperty(type, name)) return undefined;
  const port = scope.rawProperty(logicalId, 'Port');
  if (port !== undefined) return port;
  const engine = scope.rawProperty(logicalId, 'Engine');
  return own(defaultPorts, type) ?? (typeof engine === 'string' ? own(defaultPorts, `${type} ${engine}`) : undefined);
}
