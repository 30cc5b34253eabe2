import type { Json, Property } from '../../../lib/core';
import { escapedSymbols, hasSymbols, SymbolicText } from '../../../lib/core/text';

/** A document, which may be JSON text in which references keep standing for what they refer to; other text stays as it is. */
export function documentOf(property: Property): Property {
  const text = property.value();
  if (typeof text !== 'string') return property;
  try {
    const parsed = JSON.parse(escapedSymbols(text), (_, value: unknown) =>
      typeof value === 'string' && hasSymbols(value) ? new SymbolicText(value) : value,
    ) as Json;
    return property.below('', parsed);
  } catch {
    return property;
  }
}
