import { within } from '../config/limits';
import type { JsonObject } from '../core';
import { policyLimits } from './limits';

/**
 * A statement that denies every action of a service that is not listed. `prefixes` are the first parts of IAM actions, `s3` for
 * `s3:*`. It allows nothing by itself: identities still need permissions.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_strategies.html
 */
export function allowedServicesStatement(prefixes: readonly string[]): {
  readonly Sid: string;
  readonly Effect: 'Deny';
  readonly NotAction: readonly string[];
  readonly Resource: '*';
} {
  return {
    Sid: 'DenyServicesThatAreNotListed',
    Effect: 'Deny',
    NotAction: [...new Set(prefixes)].sort().map(prefix => `${prefix}:*`),
    Resource: '*',
  };
}

/** A service control policy of that statement alone. Throws where AWS Organizations would refuse it for its length. */
export function allowedServicesPolicy(prefixes: readonly string[]): JsonObject {
  const policy = { Version: '2012-10-17', Statement: [allowedServicesStatement(prefixes)] };
  within(
    policyLimits.SERVICE_CONTROL_POLICY.characters,
    JSON.stringify(policy).length,
    'The number of characters of the service control policy',
    'List fewer services',
  );
  return policy;
}
