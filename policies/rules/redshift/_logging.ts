import { allOf, anyOf, everyOf, someOf } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';

/** Audit logs go to a bucket or to CloudWatch Logs. */
export function mustLog(cluster: Resource): Verdict {
  const logging = cluster.property('LoggingProperties');
  return anyOf(logging.get('BucketName').mustBePresent(), () =>
    allOf(logging.get('LogDestinationType').mustBe('cloudwatch'), () => mustExport(logging.get('LogExports'))),
  );
}

/** Connections and users: who signed in, and who was given what. */
export function mustExport(exports: Property): Verdict {
  const logs = exports.items();
  return everyOf(['connectionlog', 'userlog'], log => someOf(logs, `log export "${log}"`, one => one.mustBe(log)));
}
