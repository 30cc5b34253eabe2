import type { Construct } from 'constructs';
import type { PeerAcknowledgement } from './acknowledge';

/** What the page of a construct says and what its test proves: one source for both. */
export interface Guide {
  /** The class, as users import it. */
  readonly construct: string;
  /** Its default use, with the fewest props that it takes. The page prints the body; the test synthesizes it. */
  readonly example: (scope: Construct) => unknown;
  /** What is safe by default and can be weakened; the test weakens each one and expects these findings and no others. */
  readonly defaults: readonly GuidedDefault[];
  /** Whether it is one of several things that an account has once, whose others stand in other stacks; the test takes those for given. */
  readonly partOfAccount?: boolean;
  /** Rules of other packs that the construct acknowledges, with the reasons that it records. */
  readonly acknowledged?: readonly PeerAcknowledgement[];
  readonly cost: {
    /** Order of magnitude for the example in US dollars a month, as recalled from AWS's list prices in us-east-1. */
    readonly monthly: string;
    /** What makes it more. */
    readonly drivers: readonly string[];
  };
}

export interface GuidedDefault {
  /** The prop, as users write it. */
  readonly prop: string;
  /** What holds by default, as a fact: "objects are encrypted with a key of the bucket's own". */
  readonly holds: string;
  /** The example with this one thing weakened. */
  readonly weakened: (scope: Construct) => unknown;
  /** Ids of the rules of profile `large` that report it. */
  readonly reportedBy: readonly string[];
}

/** Ties a guide to its type. */
export function guide(content: Guide): Guide {
  return content;
}
