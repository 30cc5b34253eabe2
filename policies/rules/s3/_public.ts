import { allOf, anyOf, undetermined } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
import { bucketPolicies } from './_policies';
import { mustSet } from './_public-access-block';
import { mustNotBeOpenTo } from './_resource-policy';

/**
 * Nobody outside gets in: an ACL for everyone is ignored or not there, and a policy for everyone is restricted or not there. The other two flags of the
 * public access block keep such ACLs and policies from being set, and leave those that are there in force.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export function mustBeClosedTo(bucket: Resource, acls: readonly string[], actions: readonly string[]): Verdict {
  return allOf(
    anyOf(bucket.property('AccessControl').mustNotBe(...acls), () => mustShut(bucket, 'IgnorePublicAcls')),
    () =>
      anyOf(mustNotBeOpenTo(bucket, bucketPolicies, actions, 's3:DataAccessPointAccount', 's3:DataAccessPointArn'), () =>
        mustShut(bucket, 'RestrictPublicBuckets'),
      ),
  );
}

/**
 * Something is open but for this flag. Without a block S3 sets it on buckets made since April 2023, and would refuse what is open: a
 * template that goes on to be deployed with it may well be of an older bucket.
 */
function mustShut(bucket: Resource, flag: 'IgnorePublicAcls' | 'RestrictPublicBuckets'): Verdict {
  const block = bucket.property('PublicAccessBlockConfiguration');
  return block.mustBeAbsent().status === 'compliant'
    ? undetermined(
        () =>
          `${block.state()}: S3 blocks public access to buckets made since April 2023 and to none before; ${flag} must be true`,
        block,
      )
    : mustSet(bucket, flag);
}
