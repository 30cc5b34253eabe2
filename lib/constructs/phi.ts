import { Tags } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

/** The tag by which rules, backup plans and people know what holds PHI (HICP 4.M.A). */
export const phiTag = { key: 'DataClassification', value: 'PHI' } as const;

/** Says of a construct and all below it that it holds PHI. A tag that the user sets nearer to a resource wins. */
export function markPhi(construct: IConstruct): void {
  Tags.of(construct).add(phiTag.key, phiTag.value, { priority: 50 });
}
