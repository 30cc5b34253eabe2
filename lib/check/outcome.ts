import type { AssessedFinding, Assessment, Severity } from '../core';

export interface Threshold {
  /** The lowest severity that fails. */
  readonly failOn: Severity | 'none';
  /** Undetermined findings fail too. */
  readonly strict: boolean;
}

const order: readonly Severity[] = ['low', 'medium', 'high'];

/** 0 nothing open, 1 open findings, 2 the tool could not do its work: what it could not judge is never green. */
export function exitCode({ findings, errors, templates }: Assessment, { failOn, strict }: Threshold): 0 | 1 | 2 {
  if (errors.length > 0 || templates.length === 0) return 2;
  return findings.every(finding => isAccepted(finding) || isBelowThreshold(finding, { failOn, strict })) ? 0 : 1;
}

/** Open, and still not what fails a run: compliant, too mild, or undetermined without `strict`. */
export function isBelowThreshold({ status, severity }: AssessedFinding, { failOn, strict }: Threshold): boolean {
  if (status === 'compliant' || failOn === 'none') return true;
  return order.indexOf(severity) < order.indexOf(failOn) || (status === 'undetermined' && !strict);
}

function isAccepted({ waiver, baseline }: AssessedFinding): boolean {
  return waiver !== undefined || baseline === true;
}
