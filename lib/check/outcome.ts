import type { Assessment, Severity } from '../core';

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
  if (failOn === 'none') return 0;
  const fails = findings.some(
    ({ status, severity, waiver, baseline }) =>
      waiver === undefined &&
      baseline === undefined &&
      (status === 'non-compliant' || (strict && status === 'undetermined')) &&
      order.indexOf(severity) >= order.indexOf(failOn),
  );
  return fails ? 1 : 0;
}
