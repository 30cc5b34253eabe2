import type { EnvironmentView } from './environment-view';
import type { Json, StringMap } from './json';
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

export type Counterpart = { readonly managedRule: string; readonly parameters?: StringMap } | { readonly guard: string } | None;

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
