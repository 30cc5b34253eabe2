import type { HicpCatalog, HipaaCatalog } from './catalog';
import { hicp } from './hicp';
import type { HicpId } from './hicp';
import { hipaa } from './hipaa';
import type { HipaaId } from './hipaa';

export type * from './catalog';
export { crosswalk } from './crosswalk';
export { hicp } from './hicp';
export type { HicpId } from './hicp';
export { hipaa } from './hipaa';
export type { HipaaId } from './hipaa';
export { unjudged } from './unjudged';

/** The catalogs of this pack by the names that rules use in `controls`. */
export const catalogs: { readonly hicp: HicpCatalog<HicpId>; readonly hipaa: HipaaCatalog<HipaaId> } = { hicp, hipaa };
