import rule from '../../policies/rules/efs/efs-access-point-enforce-user-identity';
import { compliantExample, ruleCases } from '../support/rule-cases';

ruleCases(rule, [
  ['non-compliant', 'it sets the user and no group', compliantExample(rule).without('Viewer.Properties.PosixUser.Gid')],
  ['non-compliant', 'the group is that of root', compliantExample(rule).with('Viewer.Properties.PosixUser.Gid', 0)],
]);
