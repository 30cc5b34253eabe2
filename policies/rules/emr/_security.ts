import type { Property, Resource } from '../../../lib/core';

export const cluster = 'AWS::EMR::Cluster';
export const securityConfiguration = 'AWS::EMR::SecurityConfiguration';

/** The security configuration of this run that a cluster names. */
export function configurationOf(one: Resource): Property | undefined {
  const target = one.property('SecurityConfiguration').target();
  return target?.type === securityConfiguration ? target.property('SecurityConfiguration') : undefined;
}
