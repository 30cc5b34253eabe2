import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { AuroraMysqlEngineVersion, DatabaseClusterEngine } from 'aws-cdk-lib/aws-rds';
import type { Construct } from 'constructs';
import guide from '../../../lib/constructs/data/phi-database.guide';
import { PhiDatabase } from '../../../lib/constructs/data/phi-database';
import type { PhiDatabaseProps } from '../../../lib/constructs/data/phi-database';
import { SegmentedVpc } from '../../../lib/constructs/network/segmented-vpc';
import { guideCases, openFindings, peerFindings, stackWith, undeterminedFindings } from '../../support/guide-cases';

guideCases(guide);
test('nothing about it is undetermined', () => {
  expect(undeterminedFindings(stackWith(guide.example))).toEqual([]);
});

const withProps = (props: Partial<PhiDatabaseProps>) =>
  stackWith(scope => {
    const vpc = new SegmentedVpc(scope, 'Network');
    return new PhiDatabase(scope, 'Records', { vpc, vpcSubnets: vpc.tier('data'), ...props });
  });

test('Aurora MySQL is as aligned as PostgreSQL, with its own words for TLS and audit', () => {
  const stack = withProps({ engine: DatabaseClusterEngine.auroraMysql({ version: AuroraMysqlEngineVersion.VER_3_12_0 }) });
  expect([...openFindings(stack), ...peerFindings(stack)]).toEqual([]);
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::RDS::DBCluster', {
    EnableCloudwatchLogsExports: ['audit', 'error', 'general', 'slowquery'],
    Port: 3307,
  });
  template.hasResourceProperties('AWS::RDS::DBClusterParameterGroup', {
    Parameters: { require_secure_transport: 'ON', server_audit_logging: '1' },
  });
});

test('its log groups bear the name that RDS writes to, and are there before the cluster', () => {
  const template = Template.fromStack(stackWith(guide.example));
  const [cluster] = Object.values(template.findResources('AWS::RDS::DBCluster')) as unknown as readonly [
    { readonly Properties: { readonly DBClusterIdentifier: string }; readonly DependsOn: readonly string[] },
  ];
  const groups = template.findResources('AWS::Logs::LogGroup', {
    Properties: { LogGroupName: `/aws/rds/cluster/${cluster.Properties.DBClusterIdentifier}/postgresql` },
  });
  expect(cluster.DependsOn).toEqual(expect.arrayContaining(Object.keys(groups)));
  expect(Object.keys(groups)).toHaveLength(1);
});

test('without encryption no key is made', () => {
  const made = (props: Partial<PhiDatabaseProps>): number =>
    Object.keys(Template.fromStack(withProps({ ...props, backedUp: false })).findResources('AWS::KMS::Key')).length;
  expect(made({})).toBe(made({ storageEncrypted: false }) + 1);
});

test('parameters of the user join the defaults', () => {
  Template.fromStack(withProps({ parameters: { log_statement: 'ddl' } })).hasResourceProperties(
    'AWS::RDS::DBClusterParameterGroup',
    {
      Parameters: { log_statement: 'ddl', 'rds.force_ssl': '1' },
    },
  );
});

describe('its insights', () => {
  const keysOf = (props: (scope: Construct) => Partial<PhiDatabaseProps>): readonly unknown[] => {
    const stack = stackWith(scope => {
      const vpc = new SegmentedVpc(scope, 'Network');
      return new PhiDatabase(scope, 'Records', { vpc, vpcSubnets: vpc.tier('data'), ...props(scope) });
    });
    const template = Template.fromStack(stack);
    return ['AWS::RDS::DBCluster', 'AWS::RDS::DBInstance'].flatMap(type =>
      Object.values(template.findResources(type))
        .map(
          ({ Properties }) =>
            Properties as { readonly PerformanceInsightsKmsKeyId?: unknown; readonly PerformanceInsightsKMSKeyId?: unknown },
        )
        .map(one => one.PerformanceInsightsKmsKeyId ?? one.PerformanceInsightsKMSKeyId),
    );
  };
  const own = (id: string) => expect.objectContaining({ 'Fn::GetAtt': [expect.stringMatching(`^${id}`), 'Arn'] }) as unknown;

  test('are encrypted with the key of the storage that is given', () => {
    expect(keysOf(scope => ({ storageEncryptionKey: new Key(scope, 'Own') }))).toEqual([own('Own'), own('Own'), own('Own')]);
  });

  test('are encrypted with a key of their own that is given', () => {
    expect(keysOf(scope => ({ performanceInsightEncryptionKey: new Key(scope, 'Own') }))).toEqual([
      own('Own'),
      own('Own'),
      own('Own'),
    ]);
  });

  test('can be switched off', () => {
    expect(keysOf(() => ({ enablePerformanceInsights: false }))).toEqual([undefined, undefined, undefined]);
  });
});

test('what is to be destroyed with its stack is not protected from it', () => {
  const template = Template.fromStack(withProps({ removalPolicy: RemovalPolicy.DESTROY }));
  template.hasResourceProperties('AWS::RDS::DBCluster', { DeletionProtection: false });
});
