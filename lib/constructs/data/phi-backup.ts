import { Duration, Names, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import {
  BackupPlan,
  BackupPlanRule,
  BackupResource,
  BackupVault,
  CfnLogicallyAirGappedBackupVault,
  CfnRestoreTestingPlan,
  CfnRestoreTestingSelection,
  TagOperation,
} from 'aws-cdk-lib/aws-backup';
import type { IBackupVault } from 'aws-cdk-lib/aws-backup';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { AnyPrincipal, Effect, ManagedPolicy, PolicyDocument, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { WorkloadRole } from '../access/workload-role';
import { acknowledgePeers } from '../acknowledge';
import { phiTag } from '../phi';
import { PhiKey } from './phi-key';

export interface PhiBackupProps {
  /**
   * Whether all that carries the tag `DataClassification: PHI` in the account and Region is backed up, besides what is added by name.
   * @default true
   */
  readonly byTag?: boolean;
  /**
   * How long daily copies are kept.
   * @default Duration.days(35)
   */
  readonly retention?: Duration;
  /**
   * How long monthly copies are kept; after 90 days they move to cold storage where the service knows it.
   * @default Duration.days(2192), six years
   */
  readonly monthlyRetention?: Duration;
  /**
   * Encrypts the vault.
   * @default - a key of its own
   */
  readonly encryptionKey?: IKey;
  /**
   * Days in which the lock of the vault can still be taken off; after them nobody can, AWS included.
   * @default Duration.days(3)
   */
  readonly lockChangeableFor?: Duration;
  /**
   * Whether daily copies also go to a logically air-gapped vault, which no one in the account can delete from.
   * @default true
   */
  readonly airGapped?: boolean;
  /**
   * Whether a copy of each kind is restored every month to see that it can be.
   * @default true
   */
  readonly restoreTesting?: boolean;
}

/**
 * Backups of what holds ePHI: daily copies for 35 days and monthly ones for six years, in a locked vault with its own key, copied to
 * an air-gapped vault, and restored every month as a test.
 *
 * Supports HICP 4.M.D and 164.308(a)(7)(ii)(A), (B), (D), 164.310(d)(2)(iv).
 */
export class PhiBackup extends Construct {
  /** The plan of the stack that a construct is in, for stores that are named one by one; made on first use. */
  static of(scope: Construct): PhiBackup {
    const stack = Stack.of(scope);
    const existing = stack.node.tryFindChild(planId);
    return existing instanceof PhiBackup ? existing : new PhiBackup(stack, planId, { byTag: false, restoreTesting: false });
  }

  readonly vault: IBackupVault;
  readonly plan: BackupPlan;
  /** The role by which AWS Backup makes copies and restores them. */
  readonly role: IRole;
  /** The air-gapped vault, where there is one. */
  readonly airGappedVault?: CfnLogicallyAirGappedBackupVault;
  private readonly retention: Duration;
  private named = 0;

  constructor(scope: Construct, id: string, props: PhiBackupProps = {}) {
    super(scope, id);
    this.retention = props.retention ?? Duration.days(35);
    const monthlyRetention = props.monthlyRetention ?? Duration.days(2192);
    this.role = this.makeRole();
    this.vault = new BackupVault(this, 'Vault', {
      encryptionKey: props.encryptionKey ?? new PhiKey(this, 'Key', { description: 'Encrypts backups' }),
      accessPolicy: keepingCopies(),
      lockConfiguration: {
        // The lock refuses copies that end sooner or later.
        minRetention: shorter(this.retention, monthlyRetention),
        maxRetention: longer(this.retention, monthlyRetention),
        changeableFor: props.lockChangeableFor ?? Duration.days(3),
      },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    if (props.airGapped ?? true) this.airGappedVault = this.makeAirGappedVault();
    this.plan = new BackupPlan(this, 'Plan', {
      backupVault: this.vault,
      backupPlanRules: [
        new BackupPlanRule({
          ruleName: 'daily',
          scheduleExpression: Schedule.cron({ hour: '5', minute: '0' }),
          deleteAfter: this.retention,
          ...(this.airGappedVault && {
            copyActions: [
              {
                destinationBackupVault: BackupVault.fromBackupVaultArn(this, 'Copies', this.airGappedVault.attrBackupVaultArn),
                deleteAfter: this.retention,
              },
            ],
          }),
        }),
        new BackupPlanRule({
          ruleName: 'monthly',
          scheduleExpression: Schedule.cron({ day: '1', hour: '7', minute: '0' }),
          deleteAfter: monthlyRetention,
          // AWS Backup wants copies to lie there for 90 days at least.
          ...(monthlyRetention.toDays() >= 180 && { moveToColdStorageAfter: Duration.days(90) }),
        }),
      ],
    });
    if (props.byTag ?? true) {
      this.select('Phi', [BackupResource.fromTag(phiTag.key, phiTag.value, TagOperation.STRING_EQUALS)]);
    }
    if (props.restoreTesting ?? true) this.testRestores();
  }

  /** Backs up a store by its ARN. */
  add(...arns: readonly string[]): void {
    this.named += 1;
    this.select(
      `Named${String(this.named)}`,
      arns.map(arn => BackupResource.fromArn(arn)),
    );
  }

  private select(id: string, resources: BackupResource[]): void {
    this.plan.addSelection(id, { resources, role: this.role, disableDefaultBackupPolicy: true });
  }

  private makeRole(): IRole {
    const role = new WorkloadRole(this, 'Role', {
      assumedBy: new ServicePrincipal('backup.amazonaws.com'),
      description: 'By which AWS Backup makes copies and restores them',
      managedPolicies: backupPolicies.map(name => ManagedPolicy.fromAwsManagedPolicyName(name)),
    });
    acknowledgePeers(
      role,
      ...backupPolicies.map(name => ({
        rule: `${backupPolicyAcknowledgement.rule}[Policy::arn:<AWS::Partition>:iam::aws:policy/${name}]`,
        reason: backupPolicyAcknowledgement.reason,
      })),
    );
    return role;
  }

  private makeAirGappedVault(): CfnLogicallyAirGappedBackupVault {
    const vault = new CfnLogicallyAirGappedBackupVault(this, 'AirGapped', {
      backupVaultName: Names.uniqueResourceName(this, { maxLength: 50, separator: '-' }),
      minRetentionDays: this.retention.toDays(),
      maxRetentionDays: longer(this.retention, Duration.days(365)).toDays(),
    });
    vault.applyRemovalPolicy(RemovalPolicy.RETAIN);
    return vault;
  }

  /** https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing.html */
  private testRestores(): void {
    const plan = new CfnRestoreTestingPlan(this, 'RestoreTesting', {
      restoreTestingPlanName: Names.uniqueResourceName(this, { maxLength: 50, separator: '_' }),
      scheduleExpression: 'cron(0 9 15 * ? *)',
      recoveryPointSelection: {
        algorithm: 'LATEST_WITHIN_WINDOW',
        includeVaults: [this.vault.backupVaultArn],
        recoveryPointTypes: ['SNAPSHOT', 'CONTINUOUS'],
        selectionWindowDays: 30,
      },
    });
    for (const type of ['Aurora', 'DynamoDB', 'EFS', 'S3']) {
      new CfnRestoreTestingSelection(this, `Restore${type}`, {
        restoreTestingPlanName: plan.ref,
        restoreTestingSelectionName: type,
        protectedResourceType: type,
        protectedResourceArns: ['*'],
        iamRoleArn: this.role.roleArn,
        validationWindowHours: 4,
      });
    }
  }
}

/** Nobody deletes a copy, shortens its life or takes this policy away. */
function keepingCopies(): PolicyDocument {
  return new PolicyDocument({
    statements: [
      new PolicyStatement({
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['backup:DeleteRecoveryPoint', 'backup:PutBackupVaultAccessPolicy', 'backup:UpdateRecoveryPointLifecycle'],
        resources: ['*'],
      }),
    ],
  });
}

const planId = 'Backup';

const backupPolicies = [
  'service-role/AWSBackupServiceRolePolicyForBackup',
  'service-role/AWSBackupServiceRolePolicyForRestores',
  'AWSBackupServiceRolePolicyForS3Backup',
  'AWSBackupServiceRolePolicyForS3Restore',
];

/** A rule of cdk-nag against all policies of AWS. */
export const backupPolicyAcknowledgement = {
  rule: 'AwsSolutions-IAM4',
  reason:
    'AWS keeps these policies in step with what AWS Backup has to do; a copy of them that falls behind makes backups fail in silence.',
} as const;

function shorter(one: Duration, other: Duration): Duration {
  return one.toDays() < other.toDays() ? one : other;
}

function longer(one: Duration, other: Duration): Duration {
  return one.toDays() > other.toDays() ? one : other;
}
