import { allOf, anyOf, someOf, undetermined } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';

/** What a database can be a copy of. Encryption at rest comes from there: for a copy AWS takes no `StorageEncrypted`. */
const origins: Readonly<Record<string, readonly string[]>> = {
  'AWS::RDS::DBInstance': [
    'DBSnapshotIdentifier',
    'DBClusterSnapshotIdentifier',
    'SourceDBInstanceIdentifier',
    'SourceDBClusterIdentifier',
    'SourceDBInstanceAutomatedBackupsArn',
    'SourceDbiResourceId',
  ],
  'AWS::RDS::DBCluster': [
    'SnapshotIdentifier',
    'SourceDBClusterIdentifier',
    'SourceDbClusterResourceId',
    'ReplicationSourceIdentifier',
  ],
};

/** Made from a snapshot or from another database. */
export function mustBeCopy(database: Resource): Verdict {
  return someOf(originsOf(database), 'snapshot or source', origin => origin.mustBePresent());
}

function originsOf(database: Resource): readonly Property[] {
  return (origins[database.type] ?? []).map(name => database.property(name));
}

/**
 * The storage is encrypted: by what `own` says where the database starts empty, else by the original, one step back.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html
 */
export function storageMustBeEncrypted(database: Resource, own: (database: Resource) => Verdict): Verdict {
  const copied = mustBeCopy(database);
  if (copied.status === 'non-compliant') return own(database);
  const from = originsOf(database).find(origin => origin.mustBePresent().status !== 'non-compliant');
  const original = from?.target();
  if (original?.type === database.type && mustBeCopy(original).status === 'non-compliant') return own(original);
  const unknown = undetermined(
    `${from?.state() ?? 'the source is known only at deployment'}; its encryption carries over, and it must be encrypted`,
    from?.path,
  );
  // A cluster restored with a key is encrypted with it, whatever the snapshot is.
  return database.type === 'AWS::RDS::DBCluster' && from?.path.endsWith('.SnapshotIdentifier') === true
    ? anyOf(allOf(database.property('StorageEncrypted').mustBe(true), database.property('KmsKeyId').mustBePresent()), unknown)
    : unknown;
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html: Aurora's default changed, and a template does not tell when it was first deployed. */
export function mustSayEncrypted(cluster: Resource): Verdict {
  const encrypted = cluster.property('StorageEncrypted');
  const isAurora = cluster.property('Engine').mustMatch(/^aurora/i, 'Aurora').status !== 'non-compliant';
  return isAurora && encrypted.mustBeAbsent().status === 'compliant'
    ? undetermined(
        `${encrypted.path} is not set: Aurora encrypts clusters made since 2026-02-18 and none before; it must be true`,
        encrypted.path,
      )
    : encrypted.orDefault(false).mustBe(true);
}
