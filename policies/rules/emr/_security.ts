import type { Json, Property, Resource } from '../../../lib/core';

export const cluster = 'AWS::EMR::Cluster';
export const securityConfiguration = 'AWS::EMR::SecurityConfiguration';

/** The security configuration of this run that a cluster names. */
export function configurationOf(one: Resource): Property | undefined {
  const target = one.property('SecurityConfiguration').target();
  return target?.type === securityConfiguration ? documentOf(target) : undefined;
}

/** What a security configuration says; it may be the JSON text that EMR's own command takes. */
export function documentOf(configuration: Resource): Property {
  const document = configuration.property('SecurityConfiguration');
  const text = document.value();
  if (typeof text !== 'string' || document.isUnresolved()) return document;
  try {
    return document.below('', JSON.parse(text) as Json);
  } catch {
    return document.below('', { 'Fn::Transform': 'text that is no JSON' });
  }
}
