import type { Property, Resource } from '../../../lib/core';

/** `eks.Cluster` and `eks.FargateCluster` of CDK make clusters by a custom resource of their own. */
const ofCdk = 'Custom::AWSCDK-EKS-Cluster';

export const clusters = ['AWS::EKS::Cluster', ofCdk] as const;

/** A setting by its path in CloudFormation. CDK's resource hands `Config` to EKS's API, whose names begin in lower case. */
export function settingOf(cluster: Resource, path: string): Property {
  return cluster.type === ofCdk ? cluster.property('Config').get(lower(path)) : cluster.property(path);
}

/** The same below an item of a list. */
export function partOf(item: Property, path: string): Property {
  return item.get(item.resource.type === ofCdk ? lower(path) : path);
}

/** The types of logs that are on; the API lists them by whether they are. */
export function logTypesOf(cluster: Resource): readonly Property[] {
  if (cluster.type !== ofCdk)
    return settingOf(cluster, 'Logging.ClusterLogging.EnabledTypes')
      .items()
      .map(one => one.get('Type'));
  return settingOf(cluster, 'Logging.ClusterLogging')
    .items()
    .filter(one => one.get('enabled').mustBe(true).status !== 'non-compliant')
    .flatMap(one => (one.get('enabled').isUnresolved() ? [one.get('enabled')] : one.get('types').items()));
}

function lower(path: string): string {
  return path.replace(/(^|\.)([A-Z])/g, (_, dot: string, letter: string) => dot + letter.toLowerCase());
}
