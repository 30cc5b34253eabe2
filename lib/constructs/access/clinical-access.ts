import { Annotations, Duration, Names, Stack, Token } from 'aws-cdk-lib/core';
import { ComparisonOperator, Metric, TreatMissingData, Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import type { CfnRule } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { ManagedPolicy, PolicyStatement, PrincipalWithConditions, SessionTagsPrincipal } from 'aws-cdk-lib/aws-iam';
import type { IPrincipal } from 'aws-cdk-lib/aws-iam';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { PhiHealthLake } from '../data/phi-health-lake';
import type { PhiImagingArchive } from '../data/phi-imaging-archive';
import { PhiTopic } from '../data/phi-topic';
import { letAlarmsPublish, queueForUndelivered } from '../news';
import { knownPartition } from '../partition';
import { acknowledgeNamedPaths, WorkloadRole } from './workload-role';

/** What holds records: a bucket, a table, a FHIR store or an archive of images. */
export type PhiStore = IBucket | ITable | PhiHealthLake | PhiImagingArchive;

export interface ClinicalRoleProps {
  /** Who takes the role: the value of the session tag `Job` that the identity provider sends, such as `physician`. */
  readonly job: string;
  /**
   * Stores whose records it reads.
   * @default - none
   */
  readonly reads?: readonly PhiStore[];
  /**
   * Stores whose records it creates and changes; it deletes none.
   * @default - none
   */
  readonly writes?: readonly PhiStore[];
  /**
   * Session tag, such as `Clinic`, whose value says which records are its own: those of a bucket below `<value>/`, and items of a table
   * whose partition key is the value. FHIR stores and archives of images know no such parts, and are refused beside it.
   * @default - all records of the stores
   */
  readonly within?: string;
  /**
   * When a session ends.
   * @default Duration.hours(1), the least that IAM allows
   */
  readonly maxSessionDuration?: Duration;
}

export interface BreakGlassProps {
  /** The jobs that may take the role in an emergency, as their session tag `Job` says. */
  readonly jobs: readonly string[];
  /** Stores that it reads: all of each. */
  readonly reads: readonly PhiStore[];
  /**
   * The log group that takes the events of a trail of all Regions, such as `events` of `AuditTrail`; the alarm watches it. CloudTrail
   * records a sign-in in the Region of its endpoint, which is us-east-1 for the global ones, whatever the Region of this stack.
   * @default - none; only sign-ins by the endpoint of this Region are told
   */
  readonly trailEvents?: ILogGroup;
}

export interface ClinicalAccessProps<R extends string> {
  /**
   * The identity provider by which staff sign in, such as `new iam.SamlConsolePrincipal(provider)`. It has to send session tags; a principal
   * of an account, such as a role, writes them itself.
   */
  readonly signIn: IPrincipal;
  /** Roles by need to know. */
  readonly roles: Readonly<Record<R, ClinicalRoleProps>>;
  /** The role for emergencies, which 164.312(a)(2)(ii) wants. Each use is told to `emergencies` at once. */
  readonly breakGlass: BreakGlassProps;
}

/**
 * Access of staff to records by role and attribute, and by nothing else: physicians, nurses, billing specialists and devices each reach
 * the stores that are named for them, for an hour, through the identity provider of the clinic, under a boundary that no later policy can
 * widen. A role for emergencies reads the stores named for it when a person gives a reason, and an alarm tells of its uses: of those in
 * all Regions where it has `trailEvents`, of those in its own Region without.
 *
 * Supports HICP 3.M.A, 3.M.B, 3.M.C, 3.L.B and 164.308(a)(4)(ii)(B), (C), 164.312(a)(1), (a)(2)(ii), (a)(2)(iii).
 */
export class ClinicalAccess<R extends string = string> extends Construct {
  /** The roles, by the names that they were given. */
  readonly roles: Readonly<Record<R, WorkloadRole>>;
  /** The role for emergencies. */
  readonly breakGlassRole: WorkloadRole;
  /** Tells of uses of the role for emergencies; subscribe those who look into them. */
  readonly emergencies: PhiTopic;
  /** The most that any of the roles may ever do. */
  readonly boundary: ManagedPolicy;

  constructor(scope: Construct, id: string, props: ClinicalAccessProps<R>) {
    super(scope, id);
    const { signIn, breakGlass } = props;
    const roles = Object.entries<ClinicalRoleProps>(props.roles);
    if (signIn.assumeRoleAction === 'sts:AssumeRole')
      Annotations.of(this).addWarningV2(
        'cdk-hicp:session-tags-of-caller',
        'Who calls sts:AssumeRole chooses the session tags: signIn can take any of these roles, whatever the job. Give the identity provider of the clinic',
      );
    this.boundary = this.makeBoundary([...roles.map(([, role]) => role), breakGlass]);
    this.roles = Object.fromEntries(roles.map(([name, role]) => [name, this.makeRole(name, signIn, role)])) as Record<
      R,
      WorkloadRole
    >;
    this.breakGlassRole = this.makeBreakGlass(signIn, breakGlass);
    this.emergencies = new PhiTopic(this, 'Emergencies');
    this.tellOfEmergencies(breakGlass.trailEvents);
  }

  private makeRole(name: string, signIn: IPrincipal, role: ClinicalRoleProps): WorkloadRole {
    const { job, reads = [], writes = [], within, maxSessionDuration = Duration.hours(1) } = role;
    if (within !== undefined && [...reads, ...writes].some(store => !hasParts(store)))
      throw new Error(
        `The role ${name} of ${this.node.path} is within ${within}, and a FHIR store or an archive of images has no such parts: it would reach all of it. Give that store in a role without \`within\``,
      );
    const made = new WorkloadRole(this, name, {
      assumedBy: signedIn(signIn, { Job: [job] }, within === undefined ? [] : [within]),
      permissionsBoundary: this.boundary,
      maxSessionDuration,
      description: `Access of ${job} to records`,
    });
    for (const statement of [...statementsOf(reads, 'read', within), ...statementsOf(writes, 'write', within)])
      made.addToPrincipalPolicy(statement);
    return made;
  }

  private makeBreakGlass(signIn: IPrincipal, { jobs, reads }: BreakGlassProps): WorkloadRole {
    const role = new WorkloadRole(this, 'BreakGlass', {
      assumedBy: signedIn(signIn, { Job: jobs }, ['Reason']),
      permissionsBoundary: this.boundary,
      maxSessionDuration: Duration.hours(1),
      description: 'Emergency access to records (164.312(a)(2)(ii)); each use raises an alarm',
    });
    for (const statement of statementsOf(reads, 'read')) role.addToPrincipalPolicy(statement);
    return role;
  }

  private makeBoundary(roles: readonly Pick<ClinicalRoleProps, 'reads' | 'writes'>[]): ManagedPolicy {
    const named = (which: 'reads' | 'writes'): readonly PhiStore[] => [...new Set(roles.flatMap(role => role[which] ?? []))];
    const statements = [...statementsOf(named('reads'), 'read'), ...statementsOf(named('writes'), 'write')];
    const boundary = new ManagedPolicy(this, 'Boundary', {
      description: 'The most that any clinical role may do, whatever its policies say',
      statements,
    });
    for (const statement of statements) acknowledgeNamedPaths(boundary, statement);
    return boundary;
  }

  /** CloudTrail hands a sign-in in this Region to EventBridge within minutes; a trail has to be on. */
  private tellOfEmergencies(trailEvents?: ILogGroup): void {
    letAlarmsPublish(this, this.emergencies);
    const used = new Rule(this, 'BreakGlassUsed', {
      description: 'Somebody took the role for emergency access',
      eventPattern: {
        source: ['aws.sts'],
        detailType: ['AWS API Call via CloudTrail'],
        detail: {
          eventName: ['AssumeRole', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity'],
          requestParameters: { roleArn: [this.breakGlassRole.roleArn] },
        },
      },
    });
    // CloudTrail counts taking a role as reading, which other rules do not see: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html
    (used.node.defaultChild as CfnRule).state = 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS';
    used.addTarget(
      new SnsTopic(this.emergencies, {
        deadLetterQueue: queueForUndelivered(this, 'Untold'),
        message: RuleTargetInput.fromText(
          `Emergency access to records at ${EventField.fromPath('$.time')}, CloudTrail event ${EventField.fromPath('$.detail.eventID')}. Look up who it was and why, and write it down.`,
        ),
      }),
    );
    new Alarm(this, 'BreakGlassAlarm', {
      alarmDescription: 'Somebody took the role for emergency access',
      metric: trailEvents === undefined ? this.matchesOf(used) : this.usesIn(trailEvents),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(new SnsAction(this.emergencies));
    if (trailEvents === undefined) this.warnOfOtherRegions();
  }

  private matchesOf({ ruleName }: Rule): Metric {
    const dimensionsMap = { RuleName: ruleName };
    return new Metric({ namespace: 'AWS/Events', metricName: 'MatchedEvents', dimensionsMap, ...inFiveMinutes });
  }

  private usesIn(logGroup: ILogGroup): Metric {
    return new MetricFilter(this, 'BreakGlassFilter', {
      logGroup,
      filterPattern: FilterPattern.literal(
        `{ ($.eventSource = "sts.amazonaws.com") && ($.requestParameters.roleArn = "${this.breakGlassRole.roleArn}") }`,
      ),
      metricNamespace: 'Hicp/AuditTrail',
      metricName: `${Names.uniqueResourceName(this, { maxLength: 200, separator: '-' })}-BreakGlass`,
      metricValue: '1',
    }).metric(inFiveMinutes);
  }

  /** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_region-endpoints.html */
  private warnOfOtherRegions(): void {
    const { region } = Stack.of(this);
    if (Token.isUnresolved(region) || region === 'us-east-1' || knownPartition(this) !== 'aws') return;
    Annotations.of(this).addWarningV2(
      'cdk-hicp:break-glass-region',
      `Emergency access by the global endpoints of sign-in and STS is recorded in us-east-1, and nobody in ${region} is told of it. Give breakGlass.trailEvents, the log group of a trail of all Regions`,
    );
  }
}

const inFiveMinutes = { statistic: 'Sum', period: Duration.minutes(5) } as const;

/** Who comes from the identity provider with these session tags. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html */
function signedIn(
  provider: IPrincipal,
  tags: Readonly<Record<string, readonly string[]>>,
  anyValueOf: readonly string[],
): IPrincipal {
  const equals = Object.entries(tags).map(([name, values]) => [`aws:RequestTag/${name}`, values]);
  const present = anyValueOf.map(name => [`aws:RequestTag/${name}`, '?*']);
  return new SessionTagsPrincipal(
    new PrincipalWithConditions(provider, {
      StringEquals: Object.fromEntries(equals),
      ...(present.length > 0 && { StringLike: Object.fromEntries(present) }),
    }),
  );
}

function hasParts(store: PhiStore): boolean {
  return 'bucketArn' in store || 'tableArn' in store;
}

type Kind = 'read' | 'write';

/** What reading and writing one store takes, of the whole store or of the part that a session tag names. */
function statementsOf(stores: readonly PhiStore[], kind: Kind, within?: string): readonly PolicyStatement[] {
  return stores.flatMap(store => {
    const part = within === undefined ? undefined : `\${aws:PrincipalTag/${within}}`;
    const own =
      'bucketArn' in store
        ? ofBucket(store, kind, part)
        : 'tableArn' in store
          ? ofTable(store, kind, part)
          : 'endpoint' in store
            ? [ofHealthLake(store, kind)]
            : [ofImages(store, kind)];
    return [...own, ...ofKey(store, kind)];
  });
}

function ofBucket({ bucketArn }: IBucket, kind: Kind, part?: string): readonly PolicyStatement[] {
  const objects = `${bucketArn}/${part === undefined ? '' : `${part}/`}*`;
  return kind === 'write'
    ? [new PolicyStatement({ actions: ['s3:PutObject'], resources: [objects] })]
    : [
        new PolicyStatement({ actions: ['s3:GetObject', 's3:GetObjectVersion'], resources: [objects] }),
        new PolicyStatement({
          actions: ['s3:ListBucket'],
          resources: [bucketArn],
          ...(part !== undefined && { conditions: { StringLike: { 's3:prefix': `${part}/*` } } }),
        }),
      ];
}

/** A scan names no partition, so a role for a part of a table must not scan; no role here needs to. */
function ofTable({ tableArn }: ITable, kind: Kind, part?: string): readonly PolicyStatement[] {
  return [
    new PolicyStatement({
      actions:
        kind === 'write'
          ? ['dynamodb:PutItem', 'dynamodb:UpdateItem']
          : ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'],
      resources: [tableArn],
      ...(part !== undefined && {
        // `ForAllValues` holds of no values at all: `Null` asks for at least one.
        conditions: {
          'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [part] },
          Null: { 'dynamodb:LeadingKeys': 'false' },
        },
      }),
    }),
  ];
}

function ofHealthLake({ datastoreArn }: PhiHealthLake, kind: Kind): PolicyStatement {
  return new PolicyStatement({
    actions:
      kind === 'write'
        ? ['healthlake:CreateResource', 'healthlake:UpdateResource']
        : ['healthlake:ReadResource', 'healthlake:SearchWithGet', 'healthlake:SearchWithPost', 'healthlake:GetCapabilities'],
    resources: [datastoreArn],
  });
}

function ofImages({ datastoreArn }: PhiImagingArchive, kind: Kind): PolicyStatement {
  return new PolicyStatement({
    actions:
      kind === 'write'
        ? ['medical-imaging:UpdateImageSetMetadata']
        : [
            'medical-imaging:SearchImageSets',
            'medical-imaging:GetImageSet',
            'medical-imaging:GetImageSetMetadata',
            'medical-imaging:GetImageFrame',
          ],
    resources: [datastoreArn, `${datastoreArn}/imageset/*`],
  });
}

function ofKey(store: PhiStore, kind: Kind): readonly PolicyStatement[] {
  const key = store.encryptionKey;
  if (key === undefined) return [];
  const actions = kind === 'write' ? ['kms:Decrypt', 'kms:GenerateDataKey'] : ['kms:Decrypt'];
  return [new PolicyStatement({ actions, resources: [key.keyArn] })];
}
