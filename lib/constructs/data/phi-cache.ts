import { ArnFormat, Names, Stack } from 'aws-cdk-lib/core';

import type { IConnectable, ISecurityGroup, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { Connections, Port, SubnetType } from 'aws-cdk-lib/aws-ec2';
import { CfnServerlessCache, CfnUser, CfnUserGroup } from 'aws-cdk-lib/aws-elasticache';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { ServiceSecurityGroup } from '../network/service-security-group';
import { markPhi } from '../phi';
import { PhiKey } from './phi-key';

export interface PhiCacheProps {
  /** The network that the cache stands in. */
  readonly vpc: IVpc;
  /**
   * Where in the network.
   * @default - subnets without internet
   */
  readonly vpcSubnets?: SubnetSelection;
  /**
   * What may reach it; nothing at first.
   * @default - a group of its own
   */
  readonly securityGroup?: ISecurityGroup;
  /**
   * Encrypts the cache.
   * @default - a key of its own
   */
  readonly encryptionKey?: IKey;
  /**
   * Days that daily snapshots are kept.
   * @default 35
   */
  readonly snapshotRetention?: number;
}

/**
 * A cache for ePHI: serverless Valkey in subnets without internet, encrypted with its own key at rest and always by TLS on the way,
 * entered by IAM alone, in several Availability Zones, with daily snapshots.
 *
 * Supports HICP 3.M.C, 4.M.C, 4.M.D and 164.312(a)(1), (a)(2)(iv), (d), (e)(1).
 */
export class PhiCache extends Construct implements IConnectable {
  readonly cache: CfnServerlessCache;
  /** The user as whom workloads sign in, with IAM in place of a password. */
  readonly user: CfnUser;
  readonly connections: Connections;
  /** Host name that clients connect to. */
  readonly endpoint: string;

  constructor(scope: Construct, id: string, props: PhiCacheProps) {
    super(scope, id);
    const { vpc } = props;
    const securityGroup = props.securityGroup ?? new ServiceSecurityGroup(this, 'SecurityGroup', { vpc });
    this.connections = new Connections({ securityGroups: [securityGroup], defaultPort: Port.tcp(6379) });
    const userId = this.nameOf('user');
    this.user = new CfnUser(this, 'User', {
      engine,
      userId,
      // IAM wants both to be the same.
      userName: userId,
      accessString: 'on ~* +@all -@dangerous',
      authenticationMode: { Type: 'iam' },
    });
    const users = new CfnUserGroup(this, 'Users', { engine, userGroupId: this.nameOf('users'), userIds: [this.user.ref] });
    this.cache = new CfnServerlessCache(this, 'Cache', {
      engine,
      serverlessCacheName: this.nameOf('cache'),
      description: `Cache ${id}`,
      kmsKeyId: (props.encryptionKey ?? new PhiKey(this, 'Key', { description: `Key of the cache ${id}` })).keyArn,
      securityGroupIds: [securityGroup.securityGroupId],
      subnetIds: vpc.selectSubnets(props.vpcSubnets ?? { subnetType: SubnetType.PRIVATE_ISOLATED }).subnetIds,
      userGroupId: users.ref,
      snapshotRetentionLimit: props.snapshotRetention ?? 35,
    });
    this.endpoint = this.cache.attrEndpointAddress;
    markPhi(this);
  }

  /** Lets a principal sign in as `user`. */
  grantConnect(grantee: IGrantable): Grant {
    return Grant.addToPrincipal({
      grantee,
      actions: ['elasticache:Connect'],
      resourceArns: [
        Stack.of(this).formatArn({
          service: 'elasticache',
          resource: 'serverlesscache',
          resourceName: this.cache.ref,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
        this.user.attrArn,
      ],
    });
  }

  /** ElastiCache wants names in lower case, of letters, digits and hyphens. */
  private nameOf(part: string): string {
    return `${Names.uniqueResourceName(this, { maxLength: 32, separator: '-' })}-${part}`.toLowerCase();
  }
}

const engine = 'valkey';
