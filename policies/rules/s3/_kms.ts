import { anyOf, someOf } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';

/** Whoever writes names a KMS key, or the bucket encrypts by default with one. A bucket outside the run is not known. */
export function mustBeStoredUnderKms(bucket: Property, key: Property): Verdict {
  return anyOf(
    bucket.leadsTo(target =>
      someOf(
        target.property('BucketEncryption.ServerSideEncryptionConfiguration').items(),
        `KMS key as default of ${target.logicalId}`,
        one => one.get('ServerSideEncryptionByDefault.SSEAlgorithm').mustBe('aws:kms', 'aws:kms:dsse'),
      ),
    ),
    () => key.mustBePresent(),
  );
}
