import type { Json, Property } from '../../../lib/core';
import { escapedSymbols, hasSymbols, SymbolicText } from '../../../lib/core/text';

/** The entries of a policy, which is JSON text: one object, or a list of them. Text of which nothing is known is one unknown entry. */
export function entriesOf(policy: Property): readonly Property[] {
  const text = policy.value();
  if (typeof text !== 'string') return policy.items();
  try {
    const parsed = JSON.parse(escapedSymbols(text), (_, value: unknown) =>
      typeof value === 'string' && hasSymbols(value) ? new SymbolicText(value) : value,
    ) as Json;
    return policy.below('', parsed).items();
  } catch {
    return [policy.below('', { 'Fn::Transform': 'text of which no policy can be read' })];
  }
}
