import { Annotations, Duration, Names, Stack, Token } from 'aws-cdk-lib/core';
import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import {
  CfnAssociation,
  CfnMaintenanceWindow,
  CfnMaintenanceWindowTarget,
  CfnMaintenanceWindowTask,
  CfnPatchBaseline,
} from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { WorkloadRole } from '../access/workload-role';
import { acknowledgeStars } from '../acknowledge';
import { PhiBucket } from '../data/phi-bucket';
import { PhiTopic } from '../data/phi-topic';
import { queueForUndelivered } from '../news';

/** Operating systems that Patch Manager patches, by the names that it gives them. */
export type PatchedSystem = keyof typeof systems;

export interface PatchPolicyProps {
  /** Operating systems of the servers; each gets a baseline of its own. */
  readonly operatingSystems: readonly PatchedSystem[];
  /**
   * Values of the tag `PatchGroup` whose servers follow these baselines and are patched in the maintenance window. All managed servers
   * are scanned, so one without the tag shows as not compliant.
   */
  readonly patchGroups: readonly string[];
  /**
   * How long after its release a critical patch is installed at the latest.
   * @default Duration.days(14), Table 8 of HICP for systems at the perimeter
   */
  readonly criticalWithin?: Duration;
  /**
   * How long after its release an important patch is installed at the latest.
   * @default Duration.days(30), Table 8 of HICP for systems at the perimeter
   */
  readonly importantWithin?: Duration;
  /**
   * How long after its release a moderate patch is installed at the latest.
   * @default Duration.days(90), Table 8 of HICP for systems at the perimeter
   */
  readonly moderateWithin?: Duration;
  /**
   * How long after its release a patch of low severity is installed at the latest.
   * @default Duration.days(180), Table 8 of HICP for systems at the perimeter
   */
  readonly lowWithin?: Duration;
  /**
   * Whether servers without a patch group follow these baselines too, in the whole account and Region.
   * @default true
   */
  readonly defaultBaseline?: boolean;
  /**
   * When patches are installed and servers may restart, as `cron` or `rate` of Systems Manager.
   * @default 'cron(0 3 ? * SUN *)', Sundays at three
   */
  readonly windowSchedule?: string;
  /**
   * The longest time from one window to the next, by which patches are approved earlier, so that they are installed within their days.
   * @default - as `windowSchedule` has it, or 7 days where that cannot be told
   */
  readonly windowInterval?: Duration;
  /**
   * Time zone of the window, such as `America/Chicago`.
   * @default 'Etc/UTC'
   */
  readonly windowTimezone?: string;
  /**
   * How long the window is open, in whole hours.
   * @default Duration.hours(4)
   */
  readonly windowDuration?: Duration;
  /**
   * How many servers of a window are patched at once, as a number or a percentage.
   * @default '10%'
   */
  readonly maxConcurrency?: string;
  /**
   * Whether servers restart within the window where a patch asks for it. Without, it takes effect with the next restart, and until then
   * Patch Manager reports the server.
   * @default true
   */
  readonly rebootIfNeeded?: boolean;
  /**
   * When all managed servers are searched for missing patches, as `cron` or `rate` of Systems Manager.
   * @default 'rate(1 day)'
   */
  readonly scanSchedule?: string;
  /**
   * Whether the software of all managed servers is listed every day. A server takes one such association.
   * @default true
   */
  readonly inventory?: boolean;
  /**
   * Takes what scans and installations print. Servers write there with their own roles: `grantOutput`.
   * @default - a `PhiBucket` with a key of its own
   */
  readonly outputBucket?: IBucket;
  /**
   * Hears of servers that are not compliant. EventBridge has to be allowed to publish to it and to use its key.
   * @default - a `PhiTopic` with a key of its own
   */
  readonly nonComplianceTopic?: ITopic;
}

/**
 * Servers that are patched within the days of HICP, by Systems Manager: a baseline for each operating system, a scan of all managed
 * servers every day, installation in a weekly window, the inventory of software, and news of each server that is not compliant.
 *
 * A patch is approved so early that the next window installs it within its days: in a weekly window critical ones 7 days after their
 * release, important ones 23, moderate ones 83 and low ones 173. Debian and Ubuntu publish no dates and no severities, so their patches are approved at once; those
 * of macOS have no severity and are taken for critical. Supports HICP 2.M.A, 5.M.A, 7.M.D, 7.L.B and 164.308(a)(1)(ii)(B),
 * (a)(5)(ii)(B), 164.310(d)(2)(iii).
 */
export class PatchPolicy extends Construct {
  /** The baselines, by operating system. */
  readonly baselines: Readonly<Partial<Record<PatchedSystem, CfnPatchBaseline>>>;
  /** When patches are installed. */
  readonly window: CfnMaintenanceWindow;
  /** What runs in the window. */
  readonly installation: CfnMaintenanceWindowTask;
  /** The daily search for missing patches. */
  readonly scan: CfnAssociation;
  /** The daily list of software, where `inventory` is not false. */
  readonly inventory?: CfnAssociation;
  /** The role by which the window starts installations. */
  readonly role: WorkloadRole;
  /** What scans and installations print. */
  readonly output: IBucket;
  /** Hears of servers that are not compliant; subscribe those who look into it. */
  readonly nonCompliance: ITopic;
  /** Hands non-compliance to the topic. */
  readonly reporting: Rule;

  constructor(scope: Construct, id: string, props: PatchPolicyProps) {
    super(scope, id);
    this.warnOfLateWindows(props);
    this.output = props.outputBucket ?? new PhiBucket(this, 'Output');
    this.baselines = Object.fromEntries(
      [...new Set(props.operatingSystems)].map(system => [system, this.makeBaseline(system, props)] as const),
    );
    this.role = this.makeRole(props.patchGroups);
    this.window = this.makeWindow(props);
    this.installation = this.install(props);
    this.scan = this.associate('Scan', {
      name: runPatchBaseline,
      parameters: { Operation: ['Scan'] },
      scheduleExpression: props.scanSchedule ?? 'rate(1 day)',
    });
    if (props.inventory ?? true)
      this.inventory = this.associate('Inventory', { name: 'AWS-GatherSoftwareInventory', scheduleExpression: 'rate(1 day)' });
    this.nonCompliance = props.nonComplianceTopic ?? new PhiTopic(this, 'NonCompliance');
    this.reporting = this.report();
  }

  /** Lets the role of servers write what scans and installations print. */
  grantOutput(servers: IGrantable): Grant {
    return this.output.grantPut(servers, `${outputPrefix}/*`);
  }

  private warnOfLateWindows(props: PatchPolicyProps): void {
    const interval = intervalOf(props);
    const late = deadlinesOf(props).filter(({ days }) => days < interval);
    if (late.length > 0)
      Annotations.of(this).addWarningV2(
        'cdk-hicp:patch-window-too-seldom',
        `The window opens every ${String(interval)} days at the longest, and ${late.map(({ what, days }) => `${what} patches are due ${String(days)} days after their release`).join(', ')}: they are installed too late. Open it more often (windowSchedule)`,
      );
  }

  private makeBaseline(system: PatchedSystem, props: PatchPolicyProps): CfnPatchBaseline {
    return new CfnPatchBaseline(this, system, {
      name: `${Names.uniqueResourceName(this, { maxLength: 90, separator: '-' })}-${system}`,
      description: `Patches of ${system} within the days of HICP 7.M.D`,
      operatingSystem: system,
      defaultBaseline: props.defaultBaseline ?? true,
      patchGroups: [...props.patchGroups],
      approvalRules: { patchRules: approvals(systems[system], props) },
    });
  }

  /** https://docs.aws.amazon.com/systems-manager/latest/userguide/configuring-maintenance-window-permissions-console.html */
  private makeRole(patchGroups: readonly string[]): WorkloadRole {
    const { partition, region, account } = Stack.of(this);
    const role = new WorkloadRole(this, 'Role', {
      // AWS documents no source of maintenance windows that a condition could name, and one that never holds would stop all patching.
      assumedBy: new ServicePrincipal('ssm.amazonaws.com'),
      description: 'Starts the installation of patches in the maintenance window',
    });
    const servers = [
      `arn:${partition}:ec2:${region}:${account}:instance/*`,
      `arn:${partition}:ssm:${region}:${account}:managed-instance/*`,
    ];
    role.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['ssm:SendCommand'],
        resources: [`arn:${partition}:ssm:${region}::document/${runPatchBaseline}`],
      }),
    );
    role.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['ssm:SendCommand'],
        resources: servers,
        conditions: { StringEquals: { 'ssm:resourceTag/PatchGroup': [...patchGroups] } },
      }),
    );
    role.addToPrincipalPolicy(
      new PolicyStatement({
        actions: [
          'ssm:CancelCommand',
          'ssm:GetCommandInvocation',
          'ssm:ListCommandInvocations',
          'ssm:ListCommands',
          'tag:GetResources',
        ],
        resources: ['*'],
      }),
    );
    if (role.grantedPolicy !== undefined) acknowledgeStars(role.grantedPolicy, [...servers, '*'], serversAcknowledgement);
    return role;
  }

  private makeWindow(props: PatchPolicyProps): CfnMaintenanceWindow {
    const duration = (props.windowDuration ?? Duration.hours(4)).toHours();
    return new CfnMaintenanceWindow(this, 'Window', {
      name: Names.uniqueResourceName(this, { maxLength: 120, separator: '-' }),
      description: 'Installs approved patches',
      schedule: props.windowSchedule ?? weekly,
      scheduleTimezone: props.windowTimezone ?? 'Etc/UTC',
      duration,
      // Nothing new begins in the last hour.
      cutoff: Math.min(1, duration - 1),
      allowUnassociatedTargets: false,
    });
  }

  private install({ patchGroups, maxConcurrency = '10%', rebootIfNeeded = true }: PatchPolicyProps): CfnMaintenanceWindowTask {
    const target = new CfnMaintenanceWindowTarget(this, 'Servers', {
      windowId: this.window.ref,
      resourceType: 'INSTANCE',
      targets: [{ key: 'tag:PatchGroup', values: [...patchGroups] }],
    });
    return new CfnMaintenanceWindowTask(this, 'Installation', {
      windowId: this.window.ref,
      targets: [{ key: 'WindowTargetIds', values: [target.ref] }],
      taskType: 'RUN_COMMAND',
      taskArn: runPatchBaseline,
      priority: 1,
      serviceRoleArn: this.role.roleArn,
      maxConcurrency,
      // One server that cannot be patched is no reason to leave out the others.
      maxErrors: '100%',
      cutoffBehavior: 'CONTINUE_TASK',
      taskInvocationParameters: {
        maintenanceWindowRunCommandParameters: {
          comment: 'Installs approved patches',
          parameters: { Operation: ['Install'], RebootOption: [rebootIfNeeded ? 'RebootIfNeeded' : 'NoReboot'] },
          outputS3BucketName: this.output.bucketName,
          outputS3KeyPrefix: outputPrefix,
        },
      },
    });
  }

  private associate(
    id: string,
    props: { readonly name: string; readonly scheduleExpression: string; readonly parameters?: object },
  ): CfnAssociation {
    return new CfnAssociation(this, id, {
      ...props,
      targets: [{ key: 'InstanceIds', values: ['*'] }],
      complianceSeverity: 'HIGH',
      outputLocation: { s3Location: { outputS3BucketName: this.output.bucketName, outputS3KeyPrefix: outputPrefix } },
    });
  }

  /** https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-systems-manager-event-examples.html */
  private report(): Rule {
    const rule = new Rule(this, 'Reporting', {
      description: 'A server lacks patches that are due, or its upkeep fails',
      eventPattern: {
        source: ['aws.ssm'],
        detailType: ['Configuration Compliance State Change'],
        detail: { 'compliance-status': ['non_compliant'], 'compliance-type': ['Patch', 'Association'] },
      },
    });
    const field = (name: string): string => EventField.fromPath(`$.detail.${name}`);
    rule.addTarget(
      new SnsTopic(this.nonCompliance, {
        deadLetterQueue: queueForUndelivered(this, 'Unreported'),
        message: RuleTargetInput.fromText(
          `The server ${field('resource-id')} is not compliant (${field('compliance-type')}) since ${EventField.fromPath('$.time')}. Look it up in Patch Manager and install what is missing, or write down why it waits.`,
        ),
      }),
    );
    return rule;
  }
}

/** A rule of cdk-nag against stars in policies. */
export const serversAcknowledgement = {
  rule: 'AwsSolutions-IAM5',
  reason:
    'Servers come and go, so the patch groups of a condition name them and not their ids; commands that run, and tags, have no names beforehand.',
} as const;

const runPatchBaseline = 'AWS-RunPatchBaseline';
const outputPrefix = 'patching';

interface Filters {
  /** The filter by which a baseline tells security patches. */
  readonly security?: readonly string[];
  /** The filter on severity, and its words for what HICP calls critical, high, medium and low. */
  readonly severity?: { readonly key: string; readonly values: readonly (readonly string[])[] };
  /** Whether there are dates of release to count from. */
  readonly dated: boolean;
}

const fromRpm = (moderate: string): Filters => ({
  security: ['Security'],
  severity: { key: 'SEVERITY', values: [['Critical'], ['Important'], [moderate], ['Low']] },
  dated: true,
});

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PatchFilter.html */
const systems = {
  ALMA_LINUX: fromRpm('Moderate'),
  AMAZON_LINUX_2: fromRpm('Medium'),
  AMAZON_LINUX_2023: fromRpm('Medium'),
  CENTOS: fromRpm('Moderate'),
  DEBIAN: { dated: false },
  MACOS: { dated: true },
  ORACLE_LINUX: fromRpm('Moderate'),
  REDHAT_ENTERPRISE_LINUX: fromRpm('Moderate'),
  ROCKY_LINUX: fromRpm('Moderate'),
  SUSE: fromRpm('Moderate'),
  UBUNTU: { dated: false },
  WINDOWS: {
    security: ['CriticalUpdates', 'SecurityUpdates'],
    severity: { key: 'MSRC_SEVERITY', values: [['Critical'], ['Important'], ['Moderate'], ['Low', 'Unspecified']] },
    dated: true,
  },
} as const satisfies Readonly<Record<string, Filters>>;

const complianceLevels = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'] as const;

const weekly = 'cron(0 3 ? * SUN *)';

/** Days from one window to the next. */
function intervalOf({ windowInterval, windowSchedule = weekly }: PatchPolicyProps): number {
  return windowInterval?.toDays({ integral: false }) ?? longestWait(windowSchedule) ?? 7;
}

/** Days from one time of a schedule to the next at the longest, where they can be told. */
function longestWait(schedule: string): number | undefined {
  if (Token.isUnresolved(schedule)) return undefined;
  const [, count, unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(schedule) ?? [];
  if (count !== undefined) return Number(count) / { minute: 1440, hour: 24, day: 1 }[unit as 'minute' | 'hour' | 'day'];
  const fields = (/^cron\((.+)\)$/.exec(schedule)?.[1] ?? '').trim().split(/\s+/);
  const [, , ofMonth = '', month, ofWeek = ''] = fields.length === 7 ? fields.slice(1) : fields;
  if (month !== '*') return undefined;
  // A day that is counted within its month, such as the first Sunday, is up to five weeks away.
  if (/[#L]/.test(ofWeek)) return 35;
  if (!/^[?*]$/.test(ofWeek)) return 7;
  if (/^[?*]$/.test(ofMonth)) return 1;
  if (ofMonth === 'L') return 31;
  if (!/^\d+(?:,\d+)*$/.test(ofMonth)) return undefined;
  const days = ofMonth.split(',').map(Number);
  return Math.max(...days.map(day => Math.min(...days.map(next => (next > day ? next : next + 31) - day))));
}

function deadlinesOf(props: PatchPolicyProps): readonly { readonly what: string; readonly days: number }[] {
  const { criticalWithin, importantWithin, moderateWithin, lowWithin } = props;
  return [
    { what: 'critical', within: criticalWithin ?? Duration.days(14) },
    { what: 'important', within: importantWithin ?? Duration.days(30) },
    { what: 'moderate', within: moderateWithin ?? Duration.days(90) },
    { what: 'low', within: lowWithin ?? Duration.days(180) },
  ].map(({ what, within }) => ({ what, days: within.toDays({ integral: false }) }));
}

/** Approval comes one interval of windows before the deadline. */
function approvals({ security, severity, dated }: Filters, props: PatchPolicyProps): CfnPatchBaseline.RuleProperty[] {
  const deadlines = deadlinesOf(props).map(({ days }) => Math.max(0, Math.floor(days - intervalOf(props))));
  const common = [
    { key: 'PRODUCT', values: ['*'] },
    ...(security === undefined ? [] : [{ key: 'CLASSIFICATION', values: [...security] }]),
  ];
  if (severity === undefined) {
    const approveAfterDays = dated ? deadlines[0] : 0;
    return [{ approveAfterDays, complianceLevel: complianceLevels[0], patchFilterGroup: { patchFilters: common } }];
  }
  return severity.values.map((values, rank) => ({
    approveAfterDays: deadlines[rank],
    complianceLevel: complianceLevels[rank],
    patchFilterGroup: { patchFilters: [...common, { key: severity.key, values: [...values] }] },
  }));
}
