import type { Catalog, Control, Size } from '../core';

/** What the documentation can say of a control; a catalog of a third party may give less than ours do. */
export interface DocumentedControl extends Control {
  readonly applicability?: 'technical' | 'partial' | 'procedural';
  readonly attestation?: string;
  /** Other controls of the catalog that ask for the same. */
  readonly counterparts?: readonly string[];
  readonly practice?: string;
  readonly safeguard?: string;
  readonly organizationSize?: Size;
  readonly type?: string;
}

export interface DocumentedCatalog extends Catalog {
  readonly controls: Readonly<Record<string, DocumentedControl>>;
  readonly practices?: Readonly<
    Record<
      string,
      { readonly title: string; readonly title2023: string; readonly title2023Confidence: string; readonly text: string }
    >
  >;
  readonly generalProvisions?: Readonly<Record<string, Control>>;
  readonly laterChanges?: readonly { readonly topic: string; readonly change: string; readonly confidence: string }[];
  readonly note?: string;
}

/** Catalogs by the names that rules use in `controls`. */
export type DocumentedCatalogs = Readonly<Record<string, DocumentedCatalog>>;

/** What every reader is told of a text that nobody checked against its source. */
export const recalled = 'recalled, not confirmed in the publication';
