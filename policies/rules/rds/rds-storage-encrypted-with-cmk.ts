import { allOf, anyOf, mustNotHold, undetermined } from '../../../lib/core';
import { rule } from '../../rule';
import { mayBeEncrypted, mustBeCustomerKey } from './_customer-key';
import { mustStandAlone } from './_membership';
import { mustBeCopy } from './_origin';

export default rule({
  id: 'rds-storage-encrypted-with-cmk',
  title: 'RDS storage with PHI is encrypted with a customer managed key',
  why: "A key of one's own can be withdrawn, is logged at each use and limits who can restore a shared snapshot; the keys of AWS allow none of it.",
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'],
  where: database =>
    allOf(mustStandAlone(database), () =>
      anyOf(mustBeCopy(database), () => {
        const encrypted = database.property('StorageEncrypted');
        return mayBeEncrypted(database.type === 'AWS::RDS::DBInstance' ? encrypted.orDefault(false) : encrypted);
      }),
    ),

  check: database => {
    const key = database.property('KmsKeyId');
    const inherited = allOf(mustNotHold(key.mustBePresent(), 'it names a key'), mustBeCopy(database));
    return inherited.status === 'non-compliant'
      ? mustBeCustomerKey(key)
      : undetermined(
          `${key.path} is not set, so the key of the snapshot or source carries over; it must be a customer managed key`,
          key.path,
        );
  },

  fix: {
    how: 'Pass a `kms.Key` as `storageEncryptionKey` of `rds.DatabaseInstance` or `rds.DatabaseCluster` (`KmsKeyId`). That replaces the database: move the data through a snapshot copied with the new key.',
  },
  config: {
    none: 'rds-storage-encrypted takes one key id for a whole account, and the keys of this template are not known before deployment. An item names a key by its ARN, which does not tell whose key it is.',
  },

  examples: {
    compliant: [
      {
        when: 'its key is made with it',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large, StorageEncrypted: true, KmsKeyId: !GetAtt Key.Arn }
      Key: { Type: AWS::KMS::Key }`,
      },
      {
        when: 'its key has an alias of the customer',
        resources: `
      Records:
        Type: AWS::RDS::DBCluster
        Properties: { Engine: aurora-postgresql, StorageEncrypted: true, KmsKeyId: alias/records }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names no key, so AWS takes its own',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large, StorageEncrypted: true }`,
      },
      {
        when: 'it names the key of AWS',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large, StorageEncrypted: true, KmsKeyId: alias/aws/rds }`,
      },
    ],
    undetermined: [
      {
        when: 'the id of a key does not tell whose it is',
        resources: `
      Records:
        Type: AWS::RDS::DBInstance
        Properties: { Engine: postgres, DBInstanceClass: db.m7g.large, StorageEncrypted: true, KmsKeyId: 1234abcd-12ab-34cd-56ef-1234567890ab }`,
      },
    ],
  },
});
