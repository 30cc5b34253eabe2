import type { JsonObject } from '../core';

/** Characters of a service control policy: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html */
const longest = 10_240;

/**
 * A service control policy that denies every action of a service that is not listed. `prefixes` are the first parts of IAM
 * actions, `s3` for `s3:*`. It allows nothing by itself: identities still need permissions.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_strategies.html
 */
export function allowedServicesPolicy(prefixes: readonly string[]): JsonObject {
  const policy = {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'DenyServicesThatAreNotListed',
        Effect: 'Deny',
        NotAction: [...new Set(prefixes)].sort().map(prefix => `${prefix}:*`),
        Resource: '*',
      },
    ],
  };
  const { length } = JSON.stringify(policy);
  if (length > longest)
    throw new Error(
      `the policy has ${String(length)} characters, and AWS Organizations takes ${String(longest)}. List fewer services`,
    );
  return policy;
}
