import rule from '../../policies/rules/cloudtrail/multi-region-cloudtrail-enabled';
import { compliantExample, ruleCases } from '../support/rule-cases';

const trail = compliantExample(rule);
const selecting = (selector: Parameters<typeof trail.with>[1]) => trail.with('Trail.Properties.EventSelectors', [selector]);
const fields = (...selectors: { Field: string; Equals?: string[]; NotEquals?: string[] }[]) =>
  trail.with('Trail.Properties.AdvancedEventSelectors', [{ Name: 'one', FieldSelectors: selectors }]);
const management = { Field: 'eventCategory', Equals: ['Management'] };

ruleCases(rule, [
  [
    'compliant',
    'data events are recorded besides',
    selecting({ DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }] }),
  ],
  ['non-compliant', 'management events are left out', selecting({ IncludeManagementEvents: false })],
  ['non-compliant', 'only writing is recorded', selecting({ ReadWriteType: 'WriteOnly' })],
  ['compliant', 'advanced selectors name all management events', fields(management)],
  ['non-compliant', 'advanced selectors name data events alone', fields({ Field: 'eventCategory', Equals: ['Data'] })],
  ['non-compliant', 'advanced selectors name reads alone', fields(management, { Field: 'readOnly', Equals: ['true'] })],
  [
    'compliant',
    'advanced selectors leave a noisy source out',
    fields(management, { Field: 'eventSource', NotEquals: ['kms.amazonaws.com'] }),
  ],
  [
    'non-compliant',
    'advanced selectors name one source alone',
    fields(management, { Field: 'eventSource', Equals: ['kms.amazonaws.com'] }),
  ],
  ['non-compliant', 'it is switched off', trail.with('Trail.Properties.IsLogging', 'false')],
  [
    'undetermined',
    'the selectors are imported',
    trail.with('Trail.Properties.EventSelectors', { 'Fn::ImportValue': 'selectors' }),
  ],
]);
