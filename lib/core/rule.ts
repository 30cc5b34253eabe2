import type { EnvironmentView } from './environment-view';
import type { Json, JsonObject, StringMap } from './json';
import type { Resource } from './resource';
import type { Verdict } from './verdict';

export type Severity = 'high' | 'medium' | 'low';

/** HICP's organization sizes. A rule of a size also runs for the larger ones. */
export type Size = 'small' | 'medium' | 'large';

/** One thing that a framework asks for: a HICP sub-practice, a HIPAA citation. */
export interface Control {
  readonly title: string;
  readonly text: string;
  readonly source: string;
  /** `recall`: written from memory and not confirmed in a source; every reader is told so. */
  readonly confidence: 'document' | 'recall';
}

/** A framework and its controls by id. */
export interface Catalog<Id extends string = string> {
  readonly name: string;
  readonly edition: string;
  readonly controls: Readonly<Record<Id, Control>>;
}

/** Framework to control ids: `{ hicp: ['4.M.C'], hipaa: ['164.312(e)(1)'] }`. */
export type ControlRefs = Readonly<Record<string, readonly string[]>>;

/** A gap that is a decision, with its reason. */
export interface None {
  readonly none: string;
}

/** The `Resources` section of a template, as YAML. The first resource of a type that the rule applies to is the one judged. */
export interface Example {
  /** What sets the example apart, as the end of the sentence "a bucket is compliant when …". */
  readonly when: string;
  readonly resources: string;
}

export interface Fix {
  /** What to do, in CDK's words first. */
  readonly how: string;
  /** A patch on the judged resource that clears the finding: `{ 'Properties.StorageEncrypted': true }`. */
  readonly set?: Readonly<Record<string, Json>>;
}

/**
 * What must hold of a configuration item, or of one part of it. Paths begin below `configuration`, or below the part, and have dots
 * between names: `EncryptionConfiguration.KmsKey`. A path without `orAbsent` must exist: AWS Config reports a comparison with what
 * is missing as "not applicable", which nobody reads as a failure.
 */
export type GuardClause =
  /** A text that is not empty; or none, an empty one, or nothing. */
  | { readonly path: string; readonly must: 'be text' | 'be no text' }
  | { readonly path: string; readonly mustBe: readonly GuardScalar[]; readonly orAbsent?: true }
  | { readonly path: string; readonly mustNotBe: readonly GuardScalar[]; readonly orAbsent?: true }
  | { readonly path: string; readonly mustBeAtLeast: number; readonly orAbsent?: true }
  | { readonly path: string; readonly mustBeAtMost: number; readonly orAbsent?: true }
  /** A regular expression of Rust's `regex`, without slashes. */
  | { readonly path: string; readonly mustMatch: string; readonly orAbsent?: true }
  | { readonly path: string; readonly mustNotMatch: string; readonly orAbsent?: true }
  /** Some item of a list of values is this one, or matches this pattern. */
  | { readonly path: string; readonly mustHold: GuardScalar }
  | { readonly path: string; readonly mustHoldMatch: string }
  /** No item of a list of values is one of these; without a list nothing is. */
  | { readonly path: string; readonly mustHoldNone: readonly GuardScalar[] }
  /** What must hold of each item of a list, which must have one; with `orAbsent`, of those that there are. */
  | { readonly every: string; readonly all: readonly GuardClause[]; readonly orAbsent?: true }
  /** What must hold where there is something. */
  | { readonly given: string; readonly all: readonly GuardClause[] }
  /** What must hold where a value is one of some. The value must exist; with `orAbsent`, where it is absent nothing has to hold. */
  | {
      readonly where: string;
      readonly is: readonly GuardScalar[];
      readonly all: readonly GuardClause[];
      readonly orAbsent?: true;
    }
  /** What must hold unless a value is this one, is a text that is not empty, or is a list that holds this one. */
  | { readonly unless: string; readonly is: GuardScalar; readonly all: readonly GuardClause[] }
  | { readonly unless: string; readonly isText: true; readonly all: readonly GuardClause[] }
  | { readonly unless: string; readonly holds: GuardScalar; readonly all: readonly GuardClause[] };

export type GuardScalar = string | number | boolean;

/** A resource in a template and as AWS Config records it, with the verdict of the rule on the one and of the policy on the other. */
export interface GuardCase {
  /** `Properties` in a template. */
  readonly properties: JsonObject;
  /** `configuration` of the recorded item. */
  readonly configuration: JsonObject;
  /** `not concerned`: the rule says nothing about such a resource, and the policy passes it. */
  readonly verdict: 'compliant' | 'non-compliant' | 'not concerned';
  /** Why the policy comes to the other verdict than the rule. */
  readonly policyDiffers?: string;
}

/**
 * A policy in AWS CloudFormation Guard's language that AWS Config runs on configuration items after deployment.
 * https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_cfn-guard.html
 */
export interface GuardPolicy {
  /** The type of the items that it judges. */
  readonly type: string;
  readonly all: readonly GuardClause[];
  /** Where the names and kinds of the item's properties are from. */
  readonly source: string;
  /** `document`: the source shows each property that the policy reads; `recall`: one of them is remembered, not confirmed. */
  readonly confidence: 'document' | 'recall';
  /** Why no item of the other types that the rule applies to is judged. */
  readonly leavesOut?: string;
  readonly cases: readonly GuardCase[];
}

/** A managed rule of AWS Config that watches after deployment. */
export interface ManagedCounterpart {
  /** Its identifier, such as `ENCRYPTED_VOLUMES`. */
  readonly managedRule: string;
  readonly parameters?: StringMap;
  /** The types that it is to look at, where it could look at more than the rule is about. Default: all that it knows. */
  readonly types?: readonly string[];
  /** What it takes or refuses that the rule does not, where that shows on resources which both judge; end of the sentence "It …". */
  readonly differs?: string;
}

export type Counterpart = ManagedCounterpart | { readonly guard: GuardPolicy } | None;

interface CommonFacts<C extends ControlRefs> {
  /** `<service>-<resource>-<what holds>`; the name of AWS Config's rule where it has the same one. */
  readonly id: string;
  readonly title: string;
  /** What can happen to ePHI or care where the rule does not hold. */
  readonly why: string;
  readonly severity: Severity;
  readonly controls: C;
  /** The smallest organization size for which it runs. Default: medium. */
  readonly from?: Size;
  readonly fix: Fix;
  readonly config: Counterpart;
  readonly examples: {
    readonly compliant: readonly Example[];
    readonly nonCompliant: readonly Example[];
    readonly undetermined?: readonly Example[];
  };
  /** ISO date of the data by which it judges, such as a list that AWS changes: a run warns when that is long ago. */
  readonly dataAsOf?: string;
  /** Earlier ids, which waivers may still use. */
  readonly aliases?: readonly string[];
}

/** A rule that judges each resource of some types. */
export interface ResourceRule<C extends ControlRefs = ControlRefs> extends CommonFacts<C> {
  readonly scope?: undefined;
  readonly appliesTo: readonly string[];
  /** Narrows `appliesTo`: where it is non-compliant the rule says nothing about the resource; where it is undetermined a failure is too. */
  readonly where?: (resource: Resource) => Verdict;
  /** `phi`: only resources that hold PHI, as the project's scope says. */
  readonly when?: 'phi';
  readonly check: ((resource: Resource) => Verdict) | None;
}

/** A rule about what must exist once in an account and Region: it judges all templates that are deployed there together. */
export interface EnvironmentRule<C extends ControlRefs = ControlRefs> extends CommonFacts<C> {
  readonly scope: 'environment';
  /** The types among which it looks. */
  readonly appliesTo: readonly string[];
  /** Where it is non-compliant the rule says nothing about the environment. */
  readonly where?: (environment: EnvironmentView) => Verdict;
  readonly when?: undefined;
  readonly check: ((environment: EnvironmentView) => Verdict) | None;
}

export type Rule<C extends ControlRefs = ControlRefs> = ResourceRule<C> | EnvironmentRule<C>;
