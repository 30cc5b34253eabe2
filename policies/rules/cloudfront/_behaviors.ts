import { everyOf } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';

/** How viewers may connect, judged for the default behavior and for each path of its own. */
export function everyViewerPolicy(distribution: Resource, judge: (policy: Property) => Verdict): Verdict {
  const config = distribution.property('DistributionConfig');
  return everyOf([config.get('DefaultCacheBehavior'), ...config.get('CacheBehaviors').items()], behavior =>
    judge(behavior.get('ViewerProtocolPolicy')),
  );
}
