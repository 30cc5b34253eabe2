import { allOf, someOf } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';
import { otherwise } from '../ec2/_traffic';

export const loadBalancer = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
export const listener = 'AWS::ElasticLoadBalancingV2::Listener';

export type LoadBalancerType = 'application' | 'network' | 'gateway';

/** What is created without a type is an Application Load Balancer. */
export function isOfType(balancer: Resource, ...types: readonly LoadBalancerType[]): Verdict {
  return balancer
    .property('Type')
    .orDefault('application')
    .mustBe(...types);
}

/** An attribute that is off unless it is listed as on. */
export function mustSwitchOn(balancer: Resource, key: string): Verdict {
  const attributes = balancer.property('LoadBalancerAttributes');
  const isIt = (attribute: Property): Verdict => attribute.get('Key').mustBe(key);
  const verdict = someOf(attributes.items(), 'attribute', attribute =>
    allOf(isIt(attribute), () => attribute.get('Value').mustBe(true)),
  );
  const listed =
    attributes
      .items()
      .find(attribute => isIt(attribute).status === 'compliant')
      ?.get('Value') ?? attributes;
  return otherwise(
    verdict,
    () => (listed === attributes ? `no attribute ${key}; it must be true` : `${key} is ${listed.shownValue()}; it must be true`),
    listed.path,
  );
}

/** The protocols whose connections the listener decrypts. */
export function terminatesTls(one: Resource): Verdict {
  return one.property('Protocol').mustBe('HTTPS', 'TLS');
}

/** Every action of a listener or of its rules sends the client to HTTPS. */
export function mustRedirectToHttps(one: Resource, property: 'DefaultActions' | 'Actions'): Verdict {
  return someOf(one.property(property).items(), 'redirect to HTTPS', action =>
    allOf(
      action.get('Type').mustBe('redirect'),
      // Without a protocol the redirect keeps the one of the request.
      () => action.get('RedirectConfig.Protocol').orDefault('#{protocol}').mustBe('HTTPS'),
    ),
  );
}
