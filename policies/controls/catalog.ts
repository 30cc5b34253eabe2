import type { Catalog, Control, Json, Size } from '../../lib/core';

/** How much of a control a template, or AWS Config, can show for systems on AWS; the rest needs an attestation. */
export type Applicability = 'technical' | 'partial' | 'procedural';

/** Where a mapping comes from: read in the publication, or chosen by us. */
export type Basis = 'document' | 'judgment';

/** What both frameworks say of a control beyond its text. */
export interface MappedControl extends Control {
  readonly applicability: Applicability;
  /** What a person can show where no rule looks. */
  readonly attestation: string;
  /** NIST Cybersecurity Framework 1.1. */
  readonly nistCsf: readonly string[];
}

/** A figure that the publication gives, such as a deadline. */
export interface Figure {
  readonly name: string;
  readonly value: Json;
  readonly note?: string;
}

/** A HICP sub-practice. */
export interface HicpControl extends MappedControl {
  /** Number of the practice that it belongs to. */
  readonly practice: string;
  /** Those of medium organizations hold for large ones too; large ones are optional for others. */
  readonly organizationSize: Size;
  /** The threats that its practice answers. */
  readonly threats: readonly string[];
  readonly nistCsfSource: Basis | 'not applicable';
  readonly awsCapabilities: readonly string[];
  /** What shows in a template. */
  readonly iacSignals: readonly string[];
  readonly parameters?: readonly Figure[];
  /** For small organizations: the sub-practices of medium ones that ask for the same. */
  readonly counterparts?: readonly string[];
}

/** How sure a wording of the 2023 edition is; nobody here had that publication. */
export type LaterConfidence = 'cited' | 'recall';

export interface HicpPractice {
  readonly title: string;
  readonly title2023: string;
  readonly title2023Confidence: LaterConfidence;
  readonly title2023Source: string;
  readonly aliases?: readonly string[];
  readonly text: string;
  readonly threats: readonly string[];
  readonly dataAffected: readonly string[];
  readonly source: string;
}

export interface HicpThreat {
  readonly title: string;
  readonly title2023: string;
  readonly text: string;
  readonly source: string;
}

export interface LaterChange {
  readonly topic: string;
  readonly change: string;
  readonly confidence: LaterConfidence;
  readonly source: string;
}

export interface HicpCatalog<Id extends string = string> extends Catalog<Id> {
  readonly publisher: string;
  readonly controls: Readonly<Record<Id, HicpControl>>;
  readonly practices: Readonly<Record<string, HicpPractice>>;
  readonly threats: Readonly<Record<string, HicpThreat>>;
  /** What is known of the 2023 edition. */
  readonly laterChanges: readonly LaterChange[];
}

/** A standard or an implementation specification of the HIPAA Security Rule. */
export interface HipaaControl extends MappedControl {
  /** `addressable`: to be met, or replaced by a documented equivalent where it is not reasonable and appropriate. */
  readonly type: 'standard' | 'required' | 'addressable';
  readonly safeguard: 'administrative' | 'physical' | 'technical' | 'organizational' | 'documentation';
  /** The standard that a specification belongs to. */
  readonly standard?: string;
  readonly nistCsf20: readonly string[];
  /** NIST SP 800-53 Rev. 5. */
  readonly nist80053: readonly string[];
}

export interface HipaaCatalog<Id extends string = string> extends Catalog<Id> {
  readonly controls: Readonly<Record<Id, HipaaControl>>;
  /** Sections that frame the rule and ask for nothing that could be looked at. */
  readonly generalProvisions: Readonly<Record<string, Control>>;
  readonly note: string;
}

/** A HIPAA citation that a sub-practice supports. */
export interface HipaaLink<HipaaId extends string = string> {
  readonly id: HipaaId;
  /** `csf`: both name the same subcategories of the NIST CSF, HICP at times by a whole category or function; `judgment`: our reading. */
  readonly via: 'csf' | 'judgment';
  /** `direct`: the substance agrees; `related`: shared subcategories only. */
  readonly strength: 'direct' | 'related';
  readonly sharedCsf?: readonly string[];
}

/** A SP 800-53 control that we chose; `csf`: the subcategories refer to it as well. */
export interface Nist80053Link {
  readonly id: string;
  readonly via: 'csf' | 'judgment';
}

/** What a HICP sub-practice maps to in other frameworks. */
export interface CrosswalkEntry<HipaaId extends string = string> {
  readonly hipaa: readonly HipaaLink<HipaaId>[];
  readonly nistCsf20: readonly string[];
  /** `mapping`: from CSF 1.1 by NIST's own mapping. */
  readonly nistCsf20Via: 'mapping' | 'judgment';
  readonly nist80053: readonly Nist80053Link[];
}
