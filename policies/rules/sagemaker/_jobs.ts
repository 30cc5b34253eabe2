import type { Resource, Verdict } from '../../../lib/core';

/** A job on one instance has no traffic between containers that could be encrypted. */
export function mustRunOnSeveral(job: Resource): Verdict {
  return job.property('JobResources.ClusterConfig.InstanceCount').mustBeAtLeast(2);
}

export function mustEncryptBetweenContainers(job: Resource): Verdict {
  return job.property('NetworkConfig.EnableInterContainerTrafficEncryption').orDefault(false).mustBe(true);
}
