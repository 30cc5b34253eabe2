import rule from '../../policies/rules/efs/efs-automatic-backups-enabled';
import { compliantExample, ruleCases } from '../support/rule-cases';

const oneZone = compliantExample(rule, 1);
const zone = 'Images.Properties.AvailabilityZoneName';

ruleCases(rule, [
  [
    'non-compliant',
    'a file system in one zone has them switched off',
    oneZone.with('Images.Properties.BackupPolicy', { Status: 'DISABLED' }),
  ],
  ['undetermined', 'it may be in one zone', oneZone.with(zone, { Ref: 'Zone' })],
  [
    'compliant',
    'they are on, whatever its zone',
    oneZone.with(zone, { Ref: 'Zone' }).with('Images.Properties.BackupPolicy', { Status: 'ENABLED' }),
  ],
]);
