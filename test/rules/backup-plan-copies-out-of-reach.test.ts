import rule from '../../policies/rules/backup/backup-plan-copies-out-of-reach';
import { assess } from '../../lib/core';
import { source } from '../support/judge';
import { resources, ruleCases } from '../support/rule-cases';

const planTo = (arn: string) =>
  resources(`
    Nightly:
      Type: AWS::Backup::BackupPlan
      Properties:
        BackupPlan:
          BackupPlanName: records
          BackupPlanRule: [{ RuleName: nightly, TargetBackupVault: records, CopyActions: [{ DestinationBackupVaultArn: ${arn} }] }]
    Second:
      Type: AWS::Backup::BackupVault
      Properties: { BackupVaultName: second }`);

ruleCases(rule, [
  ['non-compliant', 'the vault beside it is referred to by Sub', planTo("!Sub '${Second.BackupVaultArn}'")],
  [
    'undetermined',
    'the Region of the copy is written out and that of the stack is not known',
    planTo("!Sub 'arn:aws:backup:us-west-2:${AWS::AccountId}:backup-vault:second'"),
  ],
  [
    'non-compliant',
    'the list of copies is empty',
    planTo('x').with('Nightly.Properties.BackupPlan.BackupPlanRule', [{ RuleName: 'nightly', CopyActions: [] }]),
  ],
]);

describe('with a stack whose account and Region are known', () => {
  test.each([
    ['compliant', "'arn:aws:backup:us-west-2:111122223333:backup-vault:second'"],
    ['compliant', "!Sub 'arn:aws:backup:us-west-2:${AWS::AccountId}:backup-vault:second'"],
    ['compliant', "'arn:aws:backup:us-east-1:444455556666:backup-vault:second'"],
    ['non-compliant', "'arn:aws:backup:us-east-1:111122223333:backup-vault:second'"],
    ['undetermined', '!ImportValue vault'],
  ])('%s when it copies to %s', (status, arn) => {
    const facts = { environment: { account: '111122223333', region: 'us-east-1' } };
    const { findings } = assess([source(planTo(arn).body, facts)], [rule]);
    expect(findings.map(({ verdict }) => verdict.status)).toEqual([status]);
  });
});
