import rule from '../../policies/rules/rds/rds-automatic-minor-version-upgrade-enabled';
import { resources, ruleCases } from '../support/rule-cases';

const replica = resources(`
Replica: { Type: AWS::RDS::DBInstance, Properties: { SourceDBInstanceIdentifier: !Ref Records } }
Records: { Type: AWS::RDS::DBInstance, Properties: { Engine: postgres } }`);

ruleCases(rule, [
  ['compliant', 'the source of a replica says nothing', replica],
  ['compliant', 'the source of a replica has them on', replica.with('Records.Properties.AutoMinorVersionUpgrade', true)],
  ['non-compliant', 'the source of a replica has them off', replica.with('Records.Properties.AutoMinorVersionUpgrade', false)],
  [
    'compliant',
    'a replica has them on by itself',
    replica.with('Records.Properties.AutoMinorVersionUpgrade', false).with('Replica.Properties.AutoMinorVersionUpgrade', true),
  ],
  ['undetermined', 'the source may be none', replica.with('Replica.Properties.SourceDBInstanceIdentifier', { Ref: 'Source' })],
]);
