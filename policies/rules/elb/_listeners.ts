import type { Property, Resource, Verdict } from '../../../lib/core';

export const classic = 'AWS::ElasticLoadBalancing::LoadBalancer';

/** The listener decrypts what it takes. */
export function isSecure(one: Property): Verdict {
  return one.get('Protocol').mustMatch(/^(?:https|ssl)$/i, 'HTTPS or SSL');
}

/** Those that decrypt, or may. */
export function secureListeners(balancer: Resource): readonly Property[] {
  return balancer
    .property('Listeners')
    .items()
    .filter(one => isSecure(one).status !== 'non-compliant');
}
