import { compliant, mustNotHold } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';

/** Not a member of a DB cluster: a member has its storage, backups, logs and protection from the cluster. */
export function mustStandAlone(database: Resource): Verdict {
  // On a cluster the property of the same name is its own name.
  if (database.type === 'AWS::RDS::DBCluster') return compliant;
  const cluster = database.property('DBClusterIdentifier');
  return mustNotHold(cluster.mustBePresent(), () => `${cluster.path} is set: the DB cluster decides`, cluster);
}

/** Not a read replica: its data lives in the source as well. */
export function mustNotBeReplica(database: Resource): Verdict {
  const source = database.property(
    database.type === 'AWS::RDS::DBCluster' ? 'ReplicationSourceIdentifier' : 'SourceDBInstanceIdentifier',
  );
  return mustNotHold(source.mustBePresent(), () => `${source.path} is set: it is a read replica`, source);
}
