import type { Property, Resource } from '../../../lib/core';

/** What names the trust providers of a Verified Access instance. */
export function trustProvidersOf(instance: Resource): readonly Property[] {
  return [
    ...instance.property('VerifiedAccessTrustProviderIds').items(),
    ...instance
      .property('VerifiedAccessTrustProviders')
      .items()
      .map(provider => provider.get('VerifiedAccessTrustProviderId')),
  ];
}
