import { allOf } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';

/** Publishes a type of log to a log group. `Enabled` is false by default, and without a log group nothing is published. */
export function mustPublish(domain: Resource, log: string): Verdict {
  const option = domain.property('LogPublishingOptions').at(log);
  return allOf(option.get('Enabled').orDefault(false).mustBe(true), option.get('CloudWatchLogsLogGroupArn').mustBePresent());
}
