export { HicpChecks } from './nag/hicp-checks';
export type { HicpChecksProps } from './nag/hicp-checks';
