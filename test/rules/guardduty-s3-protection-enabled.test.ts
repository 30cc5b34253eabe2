import rule from '../../policies/rules/guardduty/guardduty-s3-protection-enabled';
import { compliantExample, ruleCases } from '../support/rule-cases';

const on = compliantExample(rule);
const features = 'Detector.Properties.Features';

ruleCases(rule, [
  [
    'undetermined',
    'a feature that is off has a name that is imported',
    on.with(features, [{ Name: { 'Fn::ImportValue': 'name' }, Status: 'DISABLED' }]),
  ],
  ['undetermined', 'all features are imported', on.with(features, { 'Fn::ImportValue': 'features' })],
  [
    'compliant',
    'a feature with an imported name is on',
    on.with(features, [{ Name: { 'Fn::ImportValue': 'name' }, Status: 'ENABLED' }]),
  ],
  [
    'non-compliant',
    'it is off beside others that are on',
    on.with(features, [
      { Name: 'EKS_AUDIT_LOGS', Status: 'ENABLED' },
      { Name: 'S3_DATA_EVENTS', Status: 'DISABLED' },
    ]),
  ],
]);
