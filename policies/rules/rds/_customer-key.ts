import { compliant, decide, nonCompliant, undetermined } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';

/** Types that stand for a key of the customer's own. */
const customerKeys = new Set(['AWS::KMS::Key', 'AWS::KMS::ReplicaKey', 'AWS::KMS::Alias']);
const keyOfAws = /(^|:)alias\/aws\//;
const aliasOfCustomer = /(^|:)alias\/(?!aws\/)/;

/** Not in plain for certain; for `where`. No key, whoever's, is used where encryption is off: the rule about encryption says that. */
export function mayBeEncrypted(encrypted: Property): Verdict {
  return encrypted.mustNotBe(false).status === 'non-compliant'
    ? nonCompliant(() => `${encrypted.state()}, so no key encrypts it`, encrypted)
    : compliant;
}

/**
 * Names a customer managed KMS key: one of this run, or a literal alias, of which AWS reserves those below `alias/aws/` for its own.
 * The id or ARN of a key does not tell whose key it is.
 */
export function mustBeCustomerKey(key: Property): Verdict {
  const wanted = 'it must be a customer managed key';
  const target = key.target();
  if (target !== undefined)
    return customerKeys.has(target.type) ? compliant : nonCompliant(() => `${key.state()}; ${wanted}`, key);
  if (key.isUnresolved()) return undetermined(() => `${key.state()}; ${wanted}`, key);
  return decide([key], name => {
    if (name === undefined || name === '')
      return nonCompliant(`${key.path} is not set, so AWS uses a key of its own; ${wanted}`, key.path);
    if (keyOfAws.test(String(name))) return nonCompliant(`${key.state()}, a key that AWS manages; ${wanted}`, key.path);
    return aliasOfCustomer.test(String(name))
      ? compliant
      : undetermined(`${key.state()}, which does not tell whose key it is; ${wanted}`, key.path);
  });
}
