import { compliant, nonCompliant, undetermined } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';

/** Types that stand for a key of the customer's own. */
const customerKeys = new Set(['AWS::KMS::Key', 'AWS::KMS::ReplicaKey', 'AWS::KMS::Alias']);
/** Holds whatever somebody put there. */
const parameterStore = 'AWS::SSM::Parameter';
const keyOfAws = /(^|:)alias\/aws\//;
/** A star stands for what only the deployment knows, which may be `aws/s3`. */
const aliasOfCustomer = /(^|:)alias\/(?!aws\/|a?\*|aw\*|aws\*)/;

/** Not in plain for certain; for `where`. No key, whoever's, is used where encryption is off: the rule about encryption says that. */
export function mayBeEncrypted(encrypted: Property): Verdict {
  return encrypted.mustNotBe(false).status === 'non-compliant'
    ? nonCompliant(() => `${encrypted.state()}, so no key encrypts it`, encrypted)
    : compliant;
}

/**
 * Names a customer managed KMS key: one of this run, or an alias, of which AWS reserves those below `alias/aws/` for its own.
 * The id or ARN of a key does not tell whose key it is.
 */
export function mustBeCustomerKey(key: Property): Verdict {
  const wanted = 'it must be a customer managed key';
  const target = key.target();
  if (target !== undefined && target.type !== parameterStore)
    return customerKeys.has(target.type) ? compliant : nonCompliant(() => `${key.state()}; ${wanted}`, key);
  const text = key.canonicalText();
  if (text === undefined || text === '')
    return nonCompliant(`${key.path} is not set, so AWS uses a key of its own; ${wanted}`, key.path);
  // Accounts, Regions and partitions in an ARN tell nothing of the alias at its end.
  const alias = key.symbols.replace(text, symbol => (symbol.kind === 'unresolved' && symbol.plain ? 'x' : '*'));
  if (keyOfAws.test(alias)) {
    const named = key.isUnresolved() ? `${key.path} is ${key.shownValue()}` : key.state();
    return nonCompliant(`${named}, a key that AWS manages; ${wanted}`, key.path);
  }
  if (aliasOfCustomer.test(alias)) return compliant;
  return key.isUnresolved()
    ? undetermined(() => `${key.state()}; ${wanted}`, key)
    : undetermined(`${key.state()}, which does not tell whose key it is; ${wanted}`, key.path);
}
