import { allOf, anyOf } from '../../../lib/core';
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
    anyOf(bucket.property('AccessControl').mustNotBe(...acls), () => mustSet(bucket, 'IgnorePublicAcls')),
    () =>
      anyOf(mustSet(bucket, 'RestrictPublicBuckets'), () =>
        mustNotBeOpenTo(bucket, bucketPolicies, actions, 's3:DataAccessPointAccount', 's3:DataAccessPointArn'),
      ),
  );
}
