import { rule } from '../../rule';

export default rule({
  id: 'omics-sequence-store-access-logged',
  title: 'HealthOmics sequence store logs access through S3',
  why: 'Without access logs nobody can say who read the genome of a patient.',
  severity: 'medium',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::Omics::SequenceStore'],

  check: store => store.property('AccessLogLocation').mustBePresent(),

  fix: { how: 'Set `accessLogLocation` on `omics.CfnSequenceStore` to an S3 location for logs (`AccessLogLocation`).' },
  config: { none: 'AWS Config does not record stores of HealthOmics.' },

  examples: {
    compliant: [
      {
        when: 'it names a place for logs',
        resources: `
      Reads:
        Type: AWS::Omics::SequenceStore
        Properties: { Name: reads, AccessLogLocation: s3://logs/reads/ }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names none',
        resources: `
      Reads:
        Type: AWS::Omics::SequenceStore
        Properties: { Name: reads }`,
      },
    ],
    undetermined: [
      {
        when: 'the place is imported',
        resources: `
      Reads:
        Type: AWS::Omics::SequenceStore
        Properties: { Name: reads, AccessLogLocation: !ImportValue logs }`,
      },
    ],
  },
});
