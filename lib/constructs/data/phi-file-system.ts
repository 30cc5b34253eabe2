import { RemovalPolicy } from 'aws-cdk-lib/core';
import { SubnetType } from 'aws-cdk-lib/aws-ec2';
import type { IVpc, SelectedSubnets, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { FileSystem, LifecyclePolicy, OutOfInfrequentAccessPolicy, PerformanceMode, ThroughputMode } from 'aws-cdk-lib/aws-efs';
import type { AccessPoint, FileSystemProps } from 'aws-cdk-lib/aws-efs';
import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { withDefaults } from '../defaults';
import { ServiceSecurityGroup } from '../network/service-security-group';
import { markPhi } from '../phi';
import { PhiBackup } from './phi-backup';
import { PhiKey } from './phi-key';

export interface PhiFileSystemProps extends FileSystemProps {
  /**
   * Whether the file system is in the backup plan of its stack.
   * @default true
   */
  readonly backedUp?: boolean;
}

/**
 * A file system for ePHI, in place of `efs.FileSystem`: encrypted with its own key, mounted over TLS by known principals only, backed
 * up, and kept when its stack goes. Mount it through `accessPoint`, which acts as one user in one folder.
 *
 * Supports HICP 4.M.C, 4.M.D and 164.312(a)(1), (a)(2)(iv), (e)(1).
 */
export class PhiFileSystem extends FileSystem {
  /** A door of its own for the workload: user and group 1000, folder `/phi`. */
  readonly accessPoint: AccessPoint;

  constructor(scope: Construct, id: string, props: PhiFileSystemProps) {
    const encrypted = props.encrypted ?? true;
    super(
      scope,
      id,
      withDefaults<FileSystemProps, Partial<FileSystemProps>>(props.oneZone === true ? inOneZone(props) : props, {
        encrypted,
        ...(encrypted && {
          kmsKey: props.kmsKey ?? new PhiKey(scope, `${id}Key`, { description: `Key of the file system ${id}` }),
        }),
        vpcSubnets: { ...isolated, onePerAz: true },
        securityGroup: props.securityGroup ?? new ServiceSecurityGroup(scope, `${id}SecurityGroup`, { vpc: props.vpc }),
        enableAutomaticBackups: true,
        lifecyclePolicy: LifecyclePolicy.AFTER_30_DAYS,
        outOfInfrequentAccessPolicy: OutOfInfrequentAccessPolicy.AFTER_1_ACCESS,
        // EFS knows elastic throughput in its general purpose mode alone.
        ...(props.performanceMode !== PerformanceMode.MAX_IO && { throughputMode: ThroughputMode.ELASTIC }),
        fileSystemPolicy: props.fileSystemPolicy ?? overTlsOnly(),
        removalPolicy: RemovalPolicy.RETAIN,
      }),
    );
    markPhi(this);
    this.accessPoint = this.addAccessPoint('Access', {
      path: '/phi',
      posixUser: { uid: '1000', gid: '1000' },
      createAcl: { ownerUid: '1000', ownerGid: '1000', permissions: '750' },
    });
    if (props.backedUp ?? true) PhiBackup.of(this).add(this.fileSystemArn);
  }
}

const isolated: SubnetSelection = { subnetType: SubnetType.PRIVATE_ISOLATED };

/**
 * EFS takes one mount target in a zone, and refuses the next. CDK looks at the zone alone and makes one in each subnet that is there,
 * so it is shown a network with the one subnet that is meant.
 */
function inOneZone(props: PhiFileSystemProps): PhiFileSystemProps {
  const { vpc, vpcSubnets: { subnets, ...selection } = isolated } = props;
  const zones = selection.availabilityZones ?? [subnets?.[0]?.availabilityZone ?? vpc.availabilityZones[0] ?? ''];
  const selected = (): SelectedSubnets =>
    vpc.selectSubnets(
      subnets === undefined
        ? { ...selection, availabilityZones: zones, onePerAz: true }
        : { subnets: subnets.filter(({ availabilityZone }) => zones.includes(availabilityZone)).slice(0, 1) },
    );
  return {
    ...props,
    vpc: Object.create(vpc, { selectSubnets: { value: selected } }) as IVpc,
    vpcSubnets: { availabilityZones: zones },
  };
}

/** Without a statement that allows, a policy lets in nobody but whom IAM lets in. */
function overTlsOnly(): PolicyDocument {
  return new PolicyDocument({
    statements: [
      new PolicyStatement({
        sid: 'OverTlsOnly',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['*'],
        conditions: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    ],
  });
}
