import { allOf, compliant, everyOf, when } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';

/**
 * No feature of this name is turned off. A new detector has all of them on but runtime monitoring, named or not:
 * https://docs.aws.amazon.com/guardduty/latest/APIReference/API_CreateDetector.html. `source` is the older way to say it.
 */
export function mustKeepFeature(detector: Resource, name: string, source?: string): Verdict {
  return allOf(
    everyOf(detector.property('Features').items(), feature =>
      when(feature.get('Name').mustBe(name), () => feature.get('Status').mustBe('ENABLED')),
    ),
    () => (source === undefined ? compliant : detector.property(`DataSources.${source}`).mustNotBe(false)),
  );
}
