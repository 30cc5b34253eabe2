export { matchWaivers } from './waivers';
export type { MatchedWaivers, WaivableFinding, Waiver, WaiverContext } from './waivers';
export { waiversFromAcknowledgements, waiversInTemplates } from './found-waivers';
export type { Acknowledgement, FoundWaivers } from './found-waivers';
export { globMatcher } from './glob';
