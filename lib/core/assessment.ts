import type { StringMap } from './json';
import type { Catalog, ControlRefs, Fix, Severity, Size } from './rule';
import type { Environment, Position, SourceLine, TemplateError } from './template-source';
import type { Reason, Status } from './verdict';

/** The part of a rule that an assessment carries, so that evidence stays readable when the rule has changed since. */
export interface RuleFacts {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly severity: Severity;
  readonly controls: ControlRefs;
  readonly fix: Fix;
}

/** AWS Config's name for what concerns an account and Region as a whole. */
export const environmentType = 'AWS::::Account';

export interface ResourceRef {
  readonly template: string;
  readonly logicalId: string;
  readonly type: string;
  readonly constructPath?: string;
  readonly location?: Position & { readonly file: string };
  readonly source?: SourceLine;
}

/** An owned, reasoned, expiring acceptance of a finding; it stays visible. */
export interface WaiverNote {
  /** Where it was written: `hicp.config.yaml:12`, `acknowledgement in CDK`, `Metadata.cdk_nag`. */
  readonly from: string;
  readonly reason: string;
  readonly owner?: string;
  /** ISO date, the last day on which it holds. */
  readonly expires?: string;
  readonly ticket?: string;
}

/**
 * What the templates say of a resource against what AWS Config finds of it where it is deployed. `aligned`: both compliant; `drifted`:
 * compliant in the template alone; `both bad`; `waived and bad`: the same with a waiver; `template only`: not deployed, of a type that
 * the rule's counterpart in AWS Config does not judge, or the template alone is not compliant or not known to be; `live only`: AWS Config alone finds it, and no template tells; `unmanaged`: no template makes it;
 * `blind`: AWS Config cannot tell.
 */
export type DriftState =
  'aligned' | 'drifted' | 'both bad' | 'waived and bad' | 'template only' | 'live only' | 'unmanaged' | 'blind';

export interface DriftNote {
  readonly state: DriftState;
  readonly account: string;
  readonly region: string;
  /** The id of the resource in AWS Config, where that finds it not compliant. */
  readonly resourceId?: string;
}

export interface AssessedFinding {
  readonly ruleId: string;
  readonly status: Status;
  readonly severity: Severity;
  /** Stable under refactoring: rule, construct path (else logical id) and the offending detail, not line numbers. */
  readonly fingerprint: string;
  readonly resource: ResourceRef;
  readonly reasons: readonly Reason[];
  /** Parameter defaults that were taken as given. */
  readonly assumes?: StringMap;
  readonly waiver?: WaiverNote;
  readonly baseline?: true;
  /** In assessments of `hicp drift`. */
  readonly drift?: DriftNote;
}

export interface AssessedTemplate {
  readonly path: string;
  readonly stack?: string;
  readonly environment?: Environment;
  readonly sha256: string;
  /** Number of resources in it. */
  readonly resources: number;
}

/** A kind of resource in the run that no rule looked at. */
export interface Unseen {
  readonly type: string;
  readonly count: number;
}

/** An environment rule that was not judged, because the settings say who provides what it asks for. */
export interface Provided {
  readonly ruleId: string;
  readonly by: string;
}

/** A nested stack whose template this run did not read, because the settings say who judges it. */
export interface ProvidedStack {
  readonly template: string;
  /** Construct path, or else logical id. */
  readonly stack: string;
  readonly by: string;
}

/** A rule of this run that judges by data which somebody keeps by hand and which are more than twelve months old. */
export interface OldData {
  readonly ruleId: string;
  /** ISO date of the data. */
  readonly asOf: string;
}

/** A property that `Hicp.protect` set, as the assembly says of itself. */
export interface AssessedChange {
  /** The rule for which it was set. */
  readonly ruleId: string;
  readonly template: string;
  readonly constructPath: string;
  /** `Properties.EnableKeyRotation` on a resource, `enforceSSL` in the props of a construct. */
  readonly path: string;
  /** JSON text, cut where it is long. */
  readonly value: string;
  /** What the user had set, where that was allowed to change: JSON text, cut where it is long. */
  readonly was?: string;
  /** CloudFormation replaces the resource where it is deployed already. */
  readonly replaces?: true;
  /** What else it brings. */
  readonly effect?: string;
}

/** A waiver that did nothing, or does nothing any more. */
export interface WaiverNotice {
  readonly kind: 'expired' | 'unknown-rule' | 'unused' | 'malformed';
  readonly from: string;
  readonly message: string;
}

/** All findings of one run, with what was assessed and when. The JSON report, and the input of every other one. */
export interface Assessment {
  readonly schema: 1;
  readonly tool: { readonly name: string; readonly version: string };
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly profile: Size;
  readonly catalogs: Readonly<Record<string, Catalog>>;
  readonly rules: readonly RuleFacts[];
  readonly templates: readonly AssessedTemplate[];
  readonly findings: readonly AssessedFinding[];
  /** Resource types without a rule. */
  readonly unseen: readonly Unseen[];
  /** What another repository provides, as the settings say; nobody looked at it here. */
  readonly provided?: readonly Provided[];
  readonly providedStacks?: readonly ProvidedStack[];
  /** Rules whose data may have been overtaken. */
  readonly oldData?: readonly OldData[];
  /** What `Hicp.protect` changed before the templates were written. */
  readonly changes?: readonly AssessedChange[];
  readonly waiverNotices: readonly WaiverNotice[];
  readonly errors: readonly Omit<TemplateError, 'unread'>[];
}

/** A rendering of an assessment: no clock, no files, no environment. */
export type Report = (assessment: Assessment) => string;
