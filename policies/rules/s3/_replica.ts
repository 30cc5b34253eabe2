import { mustNotHold, someOf } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';

/** No other bucket replicates to it; for `where`. The copy itself needs no copy. */
export function mustNotBeReplica(bucket: Resource): Verdict {
  const sources = bucket.referredToBy('AWS::S3::Bucket', 'ReplicationConfiguration.Rules').filter(source => source !== bucket);
  return mustNotHold(
    someOf(sources, 'bucket that replicates to it', source =>
      someOf(source.property('ReplicationConfiguration.Rules').items(), 'rule that replicates to it', replication =>
        replication.get('Destination.Bucket').mustReferTo(bucket),
      ),
    ),
    () => `${bucket.logicalId} is the replica of another bucket`,
  );
}
