import type { Counterpart } from '../core';
import { managedRules } from './managed-rules';

/**
 * The types, as AWS Config names them, of which a counterpart judges resources: those that it is narrowed to, else all that the managed
 * rule or the Guard policy is for. None where it judges the account.
 */
export function watchedTypes(config: Counterpart): readonly string[] {
  if ('none' in config) return [];
  if ('guard' in config) return [config.guard.type];
  return config.types ?? managedRules.get(config.managedRule)?.resourceTypes ?? [];
}

/** Whether a counterpart runs by the clock alone, and so knows nothing of what was deployed since. */
export function isPeriodic(config: Counterpart): boolean {
  const triggers = 'managedRule' in config ? (managedRules.get(config.managedRule)?.triggers ?? []) : [];
  return triggers.includes('PERIODIC') && !triggers.includes('CHANGE');
}
