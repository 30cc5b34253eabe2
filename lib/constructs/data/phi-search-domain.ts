import { Names, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { SubnetType } from 'aws-cdk-lib/aws-ec2';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ResourcePolicy } from 'aws-cdk-lib/aws-logs';
import { Domain, EngineVersion, TLSSecurityPolicy } from 'aws-cdk-lib/aws-opensearchservice';
import type { CfnDomain, DomainProps } from 'aws-cdk-lib/aws-opensearchservice';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { withDefaults } from '../defaults';
import { ServiceSecurityGroup } from '../network/service-security-group';
import { PhiLogGroup } from '../operations/phi-log-group';
import { markPhi } from '../phi';
import { PhiKey } from './phi-key';

export interface PhiSearchDomainProps extends Partial<DomainProps> {
  /** The network that the domain stands in. */
  readonly vpc: IVpc;
  /** The role that administers the domain: fine-grained access control asks for one. */
  readonly masterRole: IRole;
}

/**
 * A search domain for ePHI, in place of `opensearch.Domain`: in subnets without internet, encrypted with its own key at rest and
 * between its nodes, reached by HTTPS with TLS 1.2 and perfect forward secrecy, with fine-grained access control, audit logs in
 * encrypted log groups, and nodes in two Availability Zones.
 *
 * Supports HICP 3.M.C, 4.M.C, 8.M.A and 164.312(a)(1), (a)(2)(iv), (b), (e)(1).
 */
export class PhiSearchDomain extends Domain {
  constructor(scope: Construct, id: string, props: PhiSearchDomainProps) {
    const domainName = props.domainName ?? nameOf(scope, id);
    const logging = props.logging ?? logsOf(scope, id);
    super(
      scope,
      id,
      withDefaults<DomainProps, Partial<DomainProps>>(props as DomainProps, {
        domainName,
        version: EngineVersion.openSearch('2.19'),
        vpcSubnets: [{ subnetType: SubnetType.PRIVATE_ISOLATED }],
        securityGroups: props.securityGroups ?? [new ServiceSecurityGroup(scope, `${id}SecurityGroup`, { vpc: props.vpc })],
        capacity: {
          dataNodes: 4,
          masterNodes: 3,
          dataNodeInstanceType: 'm7g.medium.search',
          masterNodeInstanceType: 'm7g.medium.search',
          multiAzWithStandbyEnabled: false,
        },
        zoneAwareness: { enabled: true, availabilityZoneCount: 2 },
        ...(props.encryptionAtRest === undefined && {
          encryptionAtRest: {
            enabled: true,
            kmsKey: new PhiKey(scope, `${id}Key`, { description: `Key of the search domain ${id}` }),
          },
        }),
        nodeToNodeEncryption: true,
        enforceHttps: true,
        tlsSecurityPolicy: TLSSecurityPolicy.TLS_1_2_PFS,
        fineGrainedAccessControl: { masterUserArn: props.masterRole.roleArn },
        enableAutoSoftwareUpdate: true,
        offPeakWindowEnabled: true,
        logging,
        // CDK's own way to let OpenSearch write logs is a custom resource; to log groups of the user there is no other.
        suppressLogsResourcePolicy: props.logging === undefined,
        removalPolicy: RemovalPolicy.RETAIN,
      }),
    );
    markPhi(this);
    // CDK sets a policy by a custom resource where fine-grained access control is on.
    if (props.accessPolicies === undefined)
      (this.node.defaultChild as CfnDomain).accessPolicies = ofThisAccount(this, domainName);
  }
}

/** 28 characters at most, as OpenSearch wants it. */
function nameOf(scope: Construct, id: string): string {
  const unique = Names.uniqueResourceName(scope, { maxLength: 20, separator: '-' });
  return `${id}-${unique}`
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .slice(0, 28)
    .replace(/-+$/, '');
}

/** Who may enter is said by IAM and by the domain's own roles; this keeps out all who are not of the account, whatever those say. */
function ofThisAccount(scope: Construct, domainName: string): PolicyDocument {
  const stack = Stack.of(scope);
  return new PolicyDocument({
    statements: [
      new PolicyStatement({
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['es:*'],
        resources: [stack.formatArn({ service: 'es', resource: 'domain', resourceName: `${domainName}/*` })],
        conditions: { StringNotEquals: { 'aws:PrincipalAccount': stack.account } },
      }),
    ],
  });
}

/** Log groups for all that OpenSearch logs, which it may write to. */
function logsOf(scope: Construct, id: string): NonNullable<DomainProps['logging']> {
  const groups = {
    appLogGroup: new PhiLogGroup(scope, `${id}AppLogs`),
    auditLogGroup: new PhiLogGroup(scope, `${id}AuditLogs`),
    slowIndexLogGroup: new PhiLogGroup(scope, `${id}SlowIndexLogs`),
    slowSearchLogGroup: new PhiLogGroup(scope, `${id}SlowSearchLogs`),
  };
  new ResourcePolicy(scope, `${id}LogsPolicy`, {
    policyStatements: [
      new PolicyStatement({
        principals: [new ServicePrincipal('es.amazonaws.com')],
        actions: ['logs:PutLogEvents', 'logs:CreateLogStream'],
        resources: Object.values(groups).map(group => group.logGroupArn),
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
      }),
    ],
  });
  return {
    ...groups,
    appLogEnabled: true,
    auditLogEnabled: true,
    slowIndexLogEnabled: true,
    slowSearchLogEnabled: true,
  };
}
