import { ArnFormat, Duration, Names, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { Connections, Port, SubnetType } from 'aws-cdk-lib/aws-ec2';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { ManagedPolicy, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  AuroraPostgresEngineVersion,
  ClusterInstance,
  Credentials,
  DatabaseCluster,
  DatabaseClusterEngine,
} from 'aws-cdk-lib/aws-rds';
import type { CfnDBCluster, DatabaseClusterProps, IClusterEngine } from 'aws-cdk-lib/aws-rds';
import type { Construct } from 'constructs';
import { WorkloadRole } from '../access/workload-role';
import { acknowledgePeers } from '../acknowledge';
import { withDefaults } from '../defaults';
import { ServiceSecurityGroup } from '../network/service-security-group';
import { PhiLogGroup } from '../operations/phi-log-group';
import { markPhi } from '../phi';
import { PhiBackup } from './phi-backup';
import { PhiKey } from './phi-key';

export interface PhiDatabaseProps extends Partial<DatabaseClusterProps> {
  /** The network that the database stands in. */
  readonly vpc: IVpc;
  /**
   * Whether the cluster is in the backup plan of its stack.
   * @default true
   */
  readonly backedUp?: boolean;
}

/**
 * A relational database for ePHI, in place of `rds.DatabaseCluster`: Aurora, PostgreSQL unless another engine is given, on two serverless
 * instances in subnets without internet. Storage and insights are encrypted with its own key, connections have to use TLS, people and
 * workloads can sign in with IAM, statements that change data or rights are audited into encrypted log groups, and its password is
 * made, kept and changed by RDS.
 *
 * Backups last 35 days, deletion is refused unless `removalPolicy` is DESTROY, and a snapshot stays when its stack goes. Supports HICP 3.M.C, 4.M.C, 4.M.D, 8.M.A and
 * 164.312(a)(1), (a)(2)(iv), (b), (d), (e)(1).
 */
export class PhiDatabase extends DatabaseCluster {
  /** Its default port is a number that checks can read, where CDK's own is one that only the deployed cluster has. */
  declare readonly connections: Connections;

  constructor(scope: Construct, id: string, props: PhiDatabaseProps) {
    const clusterIdentifier = props.clusterIdentifier ?? identifierOf(scope, id);
    const engine = props.engine ?? DatabaseClusterEngine.auroraPostgres({ version: AuroraPostgresEngineVersion.VER_17_6 });
    const key = keyFor(scope, id, props);
    const port = props.port ?? factsOf(engine).port;
    const exported = props.cloudwatchLogsExports ?? factsOf(engine).logs;
    const insights = insightsOf(props, key);
    const instanceProps = { publiclyAccessible: false, autoMinorVersionUpgrade: true, ...insights };
    super(
      scope,
      id,
      withDefaults<DatabaseClusterProps, Partial<DatabaseClusterProps>>(
        { ...props, parameters: undefined } as DatabaseClusterProps,
        {
          engine,
          clusterIdentifier,
          // eslint-disable-next-line @typescript-eslint/no-deprecated -- users may still give it, and CDK refuses both
          ...(props.instanceProps === undefined && {
            writer: ClusterInstance.serverlessV2('Writer', instanceProps),
            readers: [ClusterInstance.serverlessV2('Reader', { ...instanceProps, scaleWithWriter: true })],
          }),
          vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
          securityGroups: props.securityGroups ?? [new ServiceSecurityGroup(scope, `${id}SecurityGroup`, { vpc: props.vpc })],
          port,
          // CDK refuses parameters beside a group, which has its own.
          ...(props.parameterGroup === undefined && { parameters: { ...factsOf(engine).parameters, ...props.parameters } }),
          storageEncrypted: true,
          ...(key !== undefined && { storageEncryptionKey: key }),
          ...insights,
          ...(props.monitoringInterval === undefined && {
            monitoringInterval: Duration.minutes(1),
            monitoringRole: props.monitoringRole ?? monitoringRole(scope, id),
          }),
          ...(props.credentials === undefined && {
            credentials: Credentials.fromUsername('phi_owner'),
            manageMasterUserPassword: true,
          }),
          deleteAutomatedBackups: false,
          iamAuthentication: true,
          cloudwatchLogsExports: exported,
          backup: { retention: Duration.days(35) },
          autoMinorVersionUpgrade: true,
          copyTagsToSnapshot: true,
          deletionProtection: props.removalPolicy !== RemovalPolicy.DESTROY,
          removalPolicy: RemovalPolicy.SNAPSHOT,
          ...(factsOf(engine).backtracks && { backtrackWindow: Duration.hours(24) }),
        },
      ),
    );
    this.connections = new Connections({ securityGroups: this.connections.securityGroups, defaultPort: Port.tcp(port) });
    markPhi(this);
    // RDS makes log groups that nobody encrypts, unless they are there before the cluster.
    for (const log of exported) {
      this.node.addDependency(
        new PhiLogGroup(scope, `${id}${log}Logs`, { logGroupName: `/aws/rds/cluster/${clusterIdentifier}/${log}` }),
      );
    }
    if (props.backedUp ?? true) PhiBackup.of(this).add(this.clusterArn, ...this.instanceArns());
  }

  /** AWS Backup copies the cluster; by these, packs that look at instances see that it does. */
  private instanceArns(): readonly string[] {
    const stack = Stack.of(this);
    return this.instanceIdentifiers.map(resourceName =>
      stack.formatArn({ service: 'rds', resource: 'db', resourceName, arnFormat: ArnFormat.COLON_RESOURCE_NAME }),
    );
  }

  /** The L1 behind the cluster, for what CDK has no prop for. */
  get cluster(): CfnDBCluster {
    return this.node.defaultChild as CfnDBCluster;
  }
}

type Insights = Pick<DatabaseClusterProps, 'enablePerformanceInsights' | 'performanceInsightEncryptionKey'>;

interface EngineFacts {
  /** Other than the port of the engine, which scanners try first. */
  readonly port: number;
  readonly logs: string[];
  readonly parameters: Readonly<Record<string, string>>;
  readonly backtracks: boolean;
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Appendix.PostgreSQL.CommonDBATasks.pgaudit.html */
const postgres: EngineFacts = {
  port: 5433,
  logs: ['postgresql'],
  parameters: {
    'rds.force_ssl': '1',
    shared_preload_libraries: 'pgaudit',
    'pgaudit.role': 'rds_pgaudit',
    'pgaudit.log': 'ddl,role,write',
    log_connections: '1',
    log_disconnections: '1',
  },
  backtracks: false,
};

/** https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Auditing.html */
const mysql: EngineFacts = {
  port: 3307,
  logs: ['audit', 'error', 'general', 'slowquery'],
  parameters: {
    require_secure_transport: 'ON',
    server_audit_logging: '1',
    server_audit_events: 'CONNECT,QUERY_DCL,QUERY_DDL,QUERY_DML',
    server_audit_logs_upload: '1',
  },
  backtracks: true,
};

function factsOf({ engineFamily, engineType }: IClusterEngine): EngineFacts {
  return engineType.includes('mysql') || engineFamily === 'MYSQL' ? mysql : postgres;
}

/** Known before the cluster is there, so that its log groups can be. */
function identifierOf(scope: Construct, id: string): string {
  const path = Names.uniqueResourceName(scope, { maxLength: 40, separator: '-' });
  return `${path}-${id}`
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .slice(0, 60)
    .replace(/^[^a-z]+|-+$/g, '');
}

function keyFor(scope: Construct, id: string, props: PhiDatabaseProps): PhiKey | undefined {
  if (props.storageEncryptionKey !== undefined) return undefined;
  return props.storageEncrypted === false
    ? undefined
    : new PhiKey(scope, `${id}Key`, { description: `Key of the database ${id}` });
}

/** CDK wants the same of the cluster and of its instances, and no key where there are no insights. */
function insightsOf(props: PhiDatabaseProps, made: IKey | undefined): Insights {
  if (props.enablePerformanceInsights === false) return { enablePerformanceInsights: false };
  const { storageEncryptionKey: given } = props;
  const key = props.performanceInsightEncryptionKey ?? (given !== undefined && 'keyArn' in given ? (given as IKey) : made);
  return { enablePerformanceInsights: true, ...(key !== undefined && { performanceInsightEncryptionKey: key }) };
}

function monitoringRole(scope: Construct, id: string): WorkloadRole {
  const name = 'service-role/AmazonRDSEnhancedMonitoringRole';
  const role = new WorkloadRole(scope, `${id}Monitoring`, {
    assumedBy: new ServicePrincipal('monitoring.rds.amazonaws.com'),
    description: `Writes what the operating system of the database ${id} reports`,
    managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName(name)],
  });
  acknowledgePeers(role, {
    rule: `${monitoringPolicyAcknowledgement.rule}[Policy::arn:<AWS::Partition>:iam::aws:policy/${name}]`,
    reason: monitoringPolicyAcknowledgement.reason,
  });
  return role;
}

/** A rule of cdk-nag against all policies of AWS. */
export const monitoringPolicyAcknowledgement = {
  rule: 'AwsSolutions-IAM4',
  reason: 'RDS asks for this policy of AWS, which lets it write to its own log group of metrics and nothing else.',
} as const;
