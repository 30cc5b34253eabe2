import { compliant, someOf } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';

/** The actions of one kind in a topic rule, the one for errors included. A list that is not known yields one of which nothing is known. */
export function actionsOf(rule: Resource, kind: string): readonly Property[] {
  const payload = rule.property('TopicRulePayload');
  return [...payload.get('Actions').items(), ...payload.get('ErrorAction').items()]
    .map(action => action.get(kind))
    .filter(action => action.value() !== undefined);
}

/** For `where`: the rule has an action of the kind. */
export function hasAction(rule: Resource, kind: string): Verdict {
  return someOf(actionsOf(rule, kind), `${kind} action`, action => (action.isUnresolved() ? action.mustBePresent() : compliant));
}
