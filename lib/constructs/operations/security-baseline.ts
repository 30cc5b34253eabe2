import { Names } from 'aws-cdk-lib/core';
import { CfnAnalyzer } from 'aws-cdk-lib/aws-accessanalyzer';
import type { CfnAnalyzerProps } from 'aws-cdk-lib/aws-accessanalyzer';
import { CfnGraph } from 'aws-cdk-lib/aws-detective';
import type { CfnGraphProps } from 'aws-cdk-lib/aws-detective';
import { CfnSnapshotBlockPublicAccess } from 'aws-cdk-lib/aws-ec2';
import { EventField, Match, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import type { EventPattern } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import { CfnDetector } from 'aws-cdk-lib/aws-guardduty';
import type { CfnDetectorProps } from 'aws-cdk-lib/aws-guardduty';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnSession } from 'aws-cdk-lib/aws-macie';
import type { CfnSessionProps } from 'aws-cdk-lib/aws-macie';
import { CfnIndex } from 'aws-cdk-lib/aws-resourceexplorer2';
import type { CfnIndexProps } from 'aws-cdk-lib/aws-resourceexplorer2';
import { CfnHub } from 'aws-cdk-lib/aws-securityhub';
import type { CfnHubProps } from 'aws-cdk-lib/aws-securityhub';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { ConfigRecorder } from '../config/config-recorder';
import type { ConfigRecorderProps } from '../config/config-recorder';
import { HicpConformancePack } from '../config/hicp-conformance-pack';
import type { HicpConformancePackProps } from '../config/hicp-conformance-pack';
import { PhiTopic } from '../data/phi-topic';
import { withDefaults } from '../defaults';
import { queueForUndelivered } from '../news';
import { alarmsOn } from './_trail-alarms';

export interface SecurityBaselineProps {
  /**
   * The log group that takes the events of the account's trail, such as `events` of `AuditTrail`; alarms watch it. Say `undefined` where a
   * trail of the organization sends them to another account, which then has to watch them. There is no default, as a baseline without
   * alarms looks complete.
   */
  readonly trailEvents: ILogGroup | undefined;
  /**
   * Whether this Region holds what an account has once: the role of AWS Config, its record of IAM, the analyzer of unused access and the
   * index of all Regions. Say false in the others.
   * @default true
   */
  readonly isHomeRegion?: boolean;
  /**
   * Where findings and alarms go; subscribe those who respond. A topic that is imported must let `events.amazonaws.com` and
   * `cloudwatch.amazonaws.com` publish and use its key.
   * @default - a `PhiTopic` of its own
   */
  readonly responders?: ITopic;
  /** Props of the `ConfigRecorder`, or false where another stack has one. @default - all types, as they change */
  readonly recorder?: ConfigRecorderProps | false;
  /** Props of the `HicpConformancePack`, or false where the organization deploys packs. @default - profile `medium` */
  readonly packs?: HicpConformancePackProps | false;
  /** Props of the GuardDuty detector, or false where the organization has one here. @default - on, with all protections, every 15 minutes */
  readonly guardDuty?: Partial<CfnDetectorProps> | false;
  /** Props of Security Hub, or false where the organization enables it. @default - on, with its default standards and new controls */
  readonly securityHub?: CfnHubProps | false;
  /** Props of Macie, or false where the organization enables it. @default - on, with findings every 15 minutes */
  readonly macie?: CfnSessionProps | false;
  /** Props of the analyzer of access from outside, or false where the organization has one. @default - for the account */
  readonly externalAccess?: Partial<CfnAnalyzerProps> | false;
  /** Props of the analyzer of unused access, or false. @default - for the account, after 90 days, in the home Region */
  readonly unusedAccess?: Partial<CfnAnalyzerProps> | false;
  /**
   * Props of Detective, or false where the organization has a graph. CloudFormation refuses `autoEnableMembers` in an account that is not
   * the administrator of Detective for its organization: say `{ autoEnableMembers: false }` there.
   * @default - on, for new accounts too
   */
  readonly detective?: CfnGraphProps | false;
  /** Props of the index of Resource Explorer, or false. @default - of all Regions in the home Region, else of its own */
  readonly resourceExplorer?: Partial<CfnIndexProps> | false;
  /** Whether nobody can share EBS snapshots with everyone. @default true */
  readonly snapshotsKeptPrivate?: boolean;
}

/**
 * What an account has once for each Region so that somebody sees an attack and drift: AWS Config with the conformance packs, GuardDuty
 * with all protections, Security Hub, Macie, Access Analyzer, Detective, Resource Explorer, alarms on the trail and a way from findings
 * to people. What the organization sees to is left out by `false`, part by part.
 *
 * AWS Health tells of what is in no Region, exposed keys among it, in us-east-1 alone, or us-gov-west-1: have one there as well.
 *
 * CloudFormation cannot switch on Inspector, block public S3 access of an account, or set its password policy: policies of the
 * organization do. Supports HICP 5.M.A, 5.L.A, 7.M.A, 8.M.A, 8.M.B, 8.M.C, 10.M.A and 164.308(a)(1)(ii)(D), (a)(6)(ii), (a)(8), 164.312(b).
 */
export class SecurityBaseline extends Construct {
  /** Where findings and alarms go. */
  readonly responders: ITopic;
  readonly recorder?: ConfigRecorder;
  readonly packs?: HicpConformancePack;
  readonly detector?: CfnDetector;
  readonly hub?: CfnHub;
  readonly macie?: CfnSession;

  constructor(scope: Construct, id: string, props: SecurityBaselineProps) {
    super(scope, id);
    const { isHomeRegion = true } = props;
    this.responders = props.responders ?? new PhiTopic(this, 'Responders');

    if (props.recorder !== false)
      this.recorder = new ConfigRecorder(this, 'Recorder', withDefaults(props.recorder ?? {}, ofRegion(isHomeRegion)));
    if (props.packs !== false) {
      this.packs = new HicpConformancePack(this, 'Packs', props.packs);
      // A pack without a recorder fails to deploy.
      if (this.recorder !== undefined) this.packs.node.addDependency(this.recorder);
    }
    if (props.guardDuty !== false)
      this.detector = new CfnDetector(
        this,
        'GuardDuty',
        withDefaults<CfnDetectorProps, CfnDetectorProps>({ enable: true, ...props.guardDuty }, detector),
      );
    if (props.securityHub !== false) {
      this.hub = new CfnHub(this, 'SecurityHub', withDefaults(props.securityHub ?? {}, hub));
      // Most of its controls go by AWS Config.
      if (this.recorder !== undefined) this.hub.node.addDependency(this.recorder);
    }
    if (props.macie !== false)
      this.macie = new CfnSession(
        this,
        'Macie',
        withDefaults(props.macie ?? {}, { status: 'ENABLED', findingPublishingFrequency: 'FIFTEEN_MINUTES' }),
      );
    this.makeAnalyzers(props, isHomeRegion);
    if (props.detective !== false) {
      const graph = new CfnGraph(this, 'Detective', withDefaults(props.detective ?? {}, { autoEnableMembers: true }));
      if (this.detector !== undefined) graph.node.addDependency(this.detector);
    }
    if (props.resourceExplorer !== false)
      new CfnIndex(this, 'ResourceExplorer', { type: isHomeRegion ? 'AGGREGATOR' : 'LOCAL', ...props.resourceExplorer });
    if (props.snapshotsKeptPrivate ?? true) new CfnSnapshotBlockPublicAccess(this, 'Snapshots', { state: 'block-all-sharing' });

    this.tellOfFindings();
    if (props.trailEvents !== undefined) alarmsOn(this, props.trailEvents, this.responders);
  }

  private makeAnalyzers({ externalAccess, unusedAccess }: SecurityBaselineProps, isHomeRegion: boolean): void {
    const name = (what: string): string => `${Names.uniqueResourceName(this, { maxLength: 100, separator: '-' })}-${what}`;
    if (externalAccess !== false)
      new CfnAnalyzer(this, 'ExternalAccess', { type: 'ACCOUNT', analyzerName: name('external'), ...externalAccess });
    // It looks at IAM, which is in no Region, and each copy costs the same again.
    if (unusedAccess === false || (unusedAccess === undefined && !isHomeRegion)) return;
    new CfnAnalyzer(this, 'UnusedAccess', {
      type: 'ACCOUNT_UNUSED_ACCESS',
      analyzerName: name('unused'),
      analyzerConfiguration: { unusedAccessConfiguration: { unusedAccessAge: 90 } },
      ...unusedAccess,
    });
  }

  private tellOfFindings(): void {
    const untold = queueForUndelivered(this, 'Untold');
    const tell = (id: string, description: string, eventPattern: EventPattern, message: string): void => {
      new Rule(this, id, { description, eventPattern }).addTarget(
        new SnsTopic(this.responders, { deadLetterQueue: untold, message: RuleTargetInput.fromText(message) }),
      );
    };
    const where = `account ${EventField.account}, ${EventField.region}`;
    const at = (path: string): string => EventField.fromPath(path);
    tell(
      'Threats',
      'What GuardDuty takes for an attack, from medium severity on',
      { source: ['aws.guardduty'], detailType: ['GuardDuty Finding'], detail: { severity: [{ numeric: ['>=', 4] }] } },
      `GuardDuty, severity ${at('$.detail.severity')}, ${where}: ${at('$.detail.type')}. ${at('$.detail.title')}. Finding ${at('$.detail.id')}`,
    );
    tell(
      'Findings',
      'New findings of high severity that Security Hub gathers, but those of GuardDuty, which come by themselves',
      {
        source: ['aws.securityhub'],
        detailType: ['Security Hub Findings - Imported'],
        detail: {
          findings: {
            ProductName: Match.anythingBut('GuardDuty'),
            Severity: { Label: ['HIGH', 'CRITICAL'] },
            Workflow: { Status: ['NEW'] },
            RecordState: ['ACTIVE'],
          },
        },
      },
      `Security Hub, ${at('$.detail.findings[0].Severity.Label')}, ${where}: ${at('$.detail.findings[0].Title')}. Resource ${at('$.detail.findings[0].Resources[0].Id')}. Finding ${at('$.detail.findings[0].Id')}`,
    );
    tell(
      'Exposed',
      'What AWS itself tells of: exposed keys, abuse, and other risks',
      {
        source: ['aws.health'],
        detailType: ['AWS Health Event', 'AWS Health Abuse Event'],
        detail: { service: ['RISK', 'ABUSE'] },
      },
      `AWS Health, ${where}: ${at('$.detail.eventTypeCode')}. Look into the Health Dashboard at once`,
    );
  }
}

function ofRegion(isHomeRegion: boolean): ConfigRecorderProps {
  return isHomeRegion
    ? {}
    : { createServiceLinkedRole: false, recordingGroup: { allSupported: true, includeGlobalResourceTypes: false } };
}

const enabled = 'ENABLED';

/** https://docs.aws.amazon.com/guardduty/latest/ug/guardduty-features-activation-model.html */
const detector: CfnDetectorProps = {
  enable: true,
  findingPublishingFrequency: 'FIFTEEN_MINUTES',
  features: [
    ...['S3_DATA_EVENTS', 'EKS_AUDIT_LOGS', 'EBS_MALWARE_PROTECTION', 'RDS_LOGIN_EVENTS', 'LAMBDA_NETWORK_LOGS'].map(name => ({
      name,
      status: enabled,
    })),
    {
      name: 'RUNTIME_MONITORING',
      status: enabled,
      additionalConfiguration: ['EKS_ADDON_MANAGEMENT', 'ECS_FARGATE_AGENT_MANAGEMENT', 'EC2_AGENT_MANAGEMENT'].map(name => ({
        name,
        status: enabled,
      })),
    },
  ],
};

const hub: CfnHubProps = { enableDefaultStandards: true, autoEnableControls: true, controlFindingGenerator: 'SECURITY_CONTROL' };
