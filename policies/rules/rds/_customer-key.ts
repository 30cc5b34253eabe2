import { allOf, compliant, decide, mustNotHold, nonCompliant, undetermined } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';

/** Types that stand for a key of the customer's own. */
const customerKeys = new Set(['AWS::KMS::Key', 'AWS::KMS::ReplicaKey', 'AWS::KMS::Alias']);
const keyOfAws = /(^|:)alias\/aws\//;
const aliasOfCustomer = /(^|:)alias\/(?!aws\/)/;

/**
 * Names a customer managed KMS key: one of this run, or a literal alias, of which AWS reserves those below `alias/aws/` for its own.
 * The id or ARN of a key does not tell whose key it is.
 */
export function mustBeCustomerKey(key: Property): Verdict {
  const target = key.target();
  if (target !== undefined) {
    return customerKeys.has(target.type) ? compliant : nonCompliant(`${key.state()}; it must be a KMS key`, key.path);
  }
  return allOf(
    key.mustBePresent(),
    () =>
      mustNotHold(
        key.mustMatch(keyOfAws, 'an alias of AWS'),
        `${key.state()}, a key that AWS manages; it must be a customer managed key`,
        key.path,
      ),
    () =>
      decide([key], name =>
        aliasOfCustomer.test(String(name))
          ? compliant
          : undetermined(`${key.state()}, which does not tell whose key it is; it must be a customer managed key`, key.path),
      ),
  );
}
