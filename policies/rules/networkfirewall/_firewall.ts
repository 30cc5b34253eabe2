import { allOf, everyOf, nonCompliant, someOf, undetermined } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';

export const firewall = 'AWS::NetworkFirewall::Firewall';
export const firewallPolicy = 'AWS::NetworkFirewall::FirewallPolicy';

/** Packets that no stateless rule matches are dropped or go on to the stateful rules; custom actions may stand beside that. */
export function mustNotPass(actions: Property): Verdict {
  return allOf(
    actions.mustBePresent(),
    () => everyOf(actions.items(), action => action.mustNotBe('aws:pass')),
    () =>
      someOf(actions.items(), 'default action that drops or inspects', action => action.mustBe('aws:drop', 'aws:forward_to_sfe')),
  );
}

/** AWS's page says that a new firewall starts with the flag on, and its API that it is off where nothing is said. */
export function mustSetFlag(flag: Property): Verdict {
  return flag.mustBePresent().status === 'non-compliant'
    ? undetermined(() => `${flag.state()}; AWS documents no dependable default, so it must be true`, flag)
    : flag.mustBe(true);
}

/** The firewall writes logs of this type somewhere. */
export function mustLog(resource: Resource, type: string): Verdict {
  return someOf(
    resource.referredToBy('AWS::NetworkFirewall::LoggingConfiguration', 'FirewallArn'),
    `log of type ${type}`,
    logging =>
      allOf(logging.property('FirewallArn').mustReferTo(resource), () => {
        const logs = logging.property('LoggingConfiguration.LogDestinationConfigs');
        return logs.items().length === 0
          ? nonCompliant(() => `${logs.state()}; it must name a destination`, logs)
          : someOf(logs.items(), `log of type ${type}`, log => log.get('LogType').mustBe(type));
      }),
  );
}
