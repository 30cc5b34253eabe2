import { allOf, compliant, undetermined } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';
import { documentOf } from '../iam/_json';
import { mustRead } from '../iam/_text';

/** The event pattern of a rule, which may be JSON text. */
export const patternOf = (rule: Resource): Property => documentOf(rule.property('EventPattern'));

/** The rule is on and has a target. */
export function mustSend(rule: Resource): Verdict {
  return allOf(rule.property('State').orDefault('ENABLED').mustNotBe('DISABLED'), () => rule.property('Targets').mustBePresent());
}

/**
 * Events of AWS services arrive at the default bus; another one gets those alone that a rule forwards to it.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event.html
 */
export function mustBeOnDefaultBus(rule: Resource): Verdict {
  const bus = rule.property('EventBusName');
  if (bus.value() === undefined) return compliant;
  return mustRead(bus, 'the default bus', name => /^(?:arn:.*:event-bus\/)?default$/.test(name), ['default', 'name']).status ===
    'compliant'
    ? compliant
    : undetermined(
        () => `${bus.state()}: events of AWS reach the default bus, and another one where they are forwarded to it`,
        bus,
      );
}
