import { decide, nonCompliant, compliant, undetermined } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';

/**
 * The oldest minor version that gets patches, as of 2026-11-25: extended support of 1.31 ends on 2026-11-26, that of 1.32 on
 * 2027-03-23. https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html
 */
export const oldest = '1.32';

export function mustBeSupported(version: Property): Verdict {
  return decide([version], value => {
    const [, major, minor] = /^(\d+)\.(\d+)$/.exec(String(value)) ?? [];
    if (minor === undefined) return undetermined(() => `${version.state()}, which is no version such as ${oldest}`, version);
    return Number(major) > 1 || Number(minor) >= Number(oldest.slice(2))
      ? compliant
      : nonCompliant(() => `${version.state()}; it must be ${oldest} or later`, version);
  });
}
