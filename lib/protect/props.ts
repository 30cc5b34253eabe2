import type { HicpChecksProps } from '../nag/hicp-checks';

/** What `Hicp.protect` may do, beside what `HicpChecks` takes. */
export interface ProtectProps extends HicpChecksProps {
  /**
   * Rules whose change makes CloudFormation replace a resource that is deployed already; `true` for all. What such a resource holds
   * is not carried over.
   * @default - none
   */
  readonly replace?: boolean | readonly string[];
  /**
   * Rules that may change what was set explicitly; `true` for all.
   * @default - none
   */
  readonly overrideExplicit?: boolean | readonly string[];
  /**
   * Rules for which nothing is changed; they are still judged.
   * @default - none
   */
  readonly skip?: readonly string[];
}
