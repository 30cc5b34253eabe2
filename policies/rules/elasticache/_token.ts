import { compliant } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';

/** Set; a dynamic reference to a secret counts, because an empty one fails to deploy. */
export function mustBeSetOrSecret(token: Property): Verdict {
  const only = token.symbols.only(token.canonicalText() ?? '');
  return only?.kind === 'unresolved' && only.expression.startsWith('{{resolve:') ? compliant : token.mustBePresent();
}
