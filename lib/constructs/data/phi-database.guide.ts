import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { ClusterInstance } from 'aws-cdk-lib/aws-rds';
import type { Construct } from 'constructs';
import { guide } from '../guide';
import { SegmentedVpc } from '../network/segmented-vpc';
import type { Tier } from '../network/segmented-vpc';
import { monitoringPolicyAcknowledgement, PhiDatabase } from './phi-database';
import type { PhiDatabaseProps } from './phi-database';

const weakened = (scope: Construct, props: Partial<PhiDatabaseProps>, tier: Tier = 'data'): PhiDatabase => {
  const vpc = new SegmentedVpc(scope, 'Network');
  return new PhiDatabase(scope, 'Records', { vpc, vpcSubnets: vpc.tier(tier), ...props });
};

export default guide({
  construct: 'PhiDatabase',
  example: scope => {
    const vpc = new SegmentedVpc(scope, 'Network');
    new PhiDatabase(scope, 'Records', { vpc, vpcSubnets: vpc.tier('data') });
  },
  defaults: [
    {
      prop: 'vpcSubnets',
      holds: 'it stands in no subnet of devices',
      weakened: scope => weakened(scope, {}, 'devices'),
      reportedBy: ['ec2-device-subnet-holds-no-store'],
    },
    {
      prop: 'connections',
      holds: 'nobody reaches it who was not let in',
      weakened: scope => {
        weakened(scope, {}).connections.allowDefaultPortFromAnyIpv4();
      },
      reportedBy: ['vpc-sg-open-only-to-authorized-ports'],
    },
    {
      prop: 'storageEncrypted',
      holds: 'storage is encrypted with a customer managed key of its own',
      weakened: scope => weakened(scope, { storageEncrypted: false }),
      reportedBy: ['rds-cluster-encrypted-at-rest', 'rds-performance-insights-customer-key'],
    },
    {
      prop: 'parameters',
      holds: 'connections without TLS are refused',
      weakened: scope => weakened(scope, { parameters: { 'rds.force_ssl': '0' } }),
      reportedBy: ['rds-tls-required'],
    },
    {
      prop: 'iamAuthentication',
      holds: 'people and workloads can sign in with IAM',
      weakened: scope => weakened(scope, { iamAuthentication: false }),
      reportedBy: ['rds-cluster-iam-authentication-enabled'],
    },
    {
      prop: 'cloudwatchLogsExports',
      holds: 'audit logs go to CloudWatch Logs',
      weakened: scope => weakened(scope, { cloudwatchLogsExports: [] }),
      reportedBy: ['rds-logging-enabled'],
    },
    {
      prop: 'backup',
      holds: 'backups are kept for 35 days',
      weakened: scope => weakened(scope, { backup: { retention: Duration.days(1) } }),
      reportedBy: ['rds-cluster-backup-retention-check'],
    },
    {
      prop: 'deletionProtection',
      holds: 'nobody deletes the cluster by mistake',
      weakened: scope => weakened(scope, { deletionProtection: false }),
      reportedBy: ['rds-cluster-deletion-protection-enabled'],
    },
    {
      prop: 'removalPolicy, deletionProtection',
      holds: 'a snapshot stays when its stack goes',
      weakened: scope => weakened(scope, { removalPolicy: RemovalPolicy.DESTROY, deletionProtection: false }),
      reportedBy: ['rds-cluster-deletion-protection-enabled', 'rds-data-kept-on-deletion'],
    },
    {
      prop: 'autoMinorVersionUpgrade, writer',
      holds: 'minor versions are upgraded by RDS',
      weakened: scope =>
        weakened(scope, {
          autoMinorVersionUpgrade: false,
          writer: ClusterInstance.serverlessV2('Writer', { autoMinorVersionUpgrade: false }),
        }),
      reportedBy: ['rds-automatic-minor-version-upgrade-enabled', 'rds-cluster-auto-minor-version-upgrade-enable'],
    },
    {
      prop: 'writer',
      holds: 'instances have no public address',
      weakened: scope => weakened(scope, { writer: ClusterInstance.serverlessV2('Writer', { publiclyAccessible: true }) }),
      reportedBy: ['rds-instance-public-access-check'],
    },
    {
      prop: 'monitoringInterval',
      holds: 'the operating system reports every minute',
      weakened: scope => weakened(scope, { monitoringInterval: Duration.seconds(0) }),
      reportedBy: ['rds-enhanced-monitoring-enabled'],
    },
    {
      prop: 'readers',
      holds: 'a second Availability Zone takes over',
      weakened: scope => weakened(scope, { readers: [] }),
      reportedBy: ['rds-cluster-multi-az-enabled'],
    },
  ],
  acknowledged: [monitoringPolicyAcknowledgement],
  cost: {
    monthly:
      'about 90 USD for two serverless instances that idle at half a unit, 1 USD for the key, and 0.10 USD a GB; the network of the example costs what `SegmentedVpc` costs',
    drivers: ['capacity units while busy', 'gigabytes stored', 'reads and writes of storage', 'audit logs', 'copies'],
  },
});
