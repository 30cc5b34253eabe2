import { allOf, anyOf } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';

/** Audit logs go to a bucket or to CloudWatch Logs. */
export function mustLog(cluster: Resource): Verdict {
  const logging = cluster.property('LoggingProperties');
  return anyOf(logging.get('BucketName').mustBePresent(), () =>
    allOf(logging.get('LogDestinationType').mustBe('cloudwatch'), logging.get('LogExports').mustBePresent()),
  );
}
