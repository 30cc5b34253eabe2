import { mustNotHold, someOf } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';

const destination = 'LoggingConfiguration.DestinationBucketName';

/** Another bucket delivers its access logs here; for `where`. S3 refuses some settings on such a bucket, and logging it would loop. */
export function mustNotTakeAccessLogs(bucket: Resource): Verdict {
  const sources = bucket.referredToBy('AWS::S3::Bucket', destination).filter(source => source !== bucket);
  return mustNotHold(
    someOf(sources, 'bucket that delivers its access logs here', source => source.property(destination).mustReferTo(bucket)),
    `${bucket.logicalId} takes the access logs of another bucket`,
  );
}
