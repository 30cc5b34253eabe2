import { everyOf } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';

const flags = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'] as const;

/**
 * All four flags are on. S3 sets them on new buckets (since April 2023) and access points that say nothing; a block that is there
 * switches off each flag that it leaves out. https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html
 */
export function mustBlockPublicAccess(resource: Resource): Verdict {
  return everyOf(flags, flag => mustSet(resource, flag));
}

export function mustSet(resource: Resource, flag: (typeof flags)[number]): Verdict {
  return resource.property('PublicAccessBlockConfiguration').orDefault(allBlocked).get(flag).orDefault(false).mustBe(true);
}

/** The patch that switches all four on. */
export const allBlocked = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true };
