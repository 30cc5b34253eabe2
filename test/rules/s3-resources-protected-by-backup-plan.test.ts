import rule from '../../policies/rules/s3/s3-resources-protected-by-backup-plan';
import { assessed } from '../support/judge';
import { resources } from '../support/rule-cases';

const copied = (to: string) =>
  resources(`
    Copy: { Type: AWS::S3::Bucket }
    Records:
      Type: AWS::S3::Bucket
      Properties:
        ReplicationConfiguration: { Role: replication, Rules: [{ Status: Enabled, Destination: { Bucket: ${to} } }] }
    Nightly:
      Type: AWS::Backup::BackupSelection
      Properties:
        BackupPlanId: plan
        BackupSelection: { SelectionName: records, IamRoleArn: 'arn:aws:iam::111122223333:role/backup', Resources: [!GetAtt Records.Arn] }`);

const judged = (to: string): readonly string[] =>
  assessed(copied(to).body, [rule]).findings.map(({ resource, verdict }) => `${resource.logicalId} ${verdict.status}`);

test('the replica of a bucket needs no backup of its own', () => {
  expect(judged('!GetAtt Copy.Arn')).toEqual(['Records compliant']);
});

test('a bucket that is no replica does', () => {
  expect(judged("'arn:aws:s3:::elsewhere'")).toEqual(['Copy non-compliant', 'Records compliant']);
});
