import { mustNotAllowEveryone } from '../s3/_resource-policy';
import { rule } from '../../rule';

export default rule({
  id: 'omics-sequence-store-policy-not-public',
  title: 'The S3 access policy of a HealthOmics sequence store allows nothing to everyone',
  why: 'Read sets are read through S3 as well; a policy that allows everyone publishes the genomes of patients.',
  severity: 'high',
  controls: { hicp: ['4.L.A', '4.M.E'], hipaa: ['164.312(a)(1)'] },
  from: 'small',
  appliesTo: ['AWS::Omics::SequenceStore'],
  where: store => store.property('S3AccessPolicy').mustBePresent(),

  check: store => mustNotAllowEveryone(store.property('S3AccessPolicy')),

  fix: {
    how: 'Name the principals in `s3AccessPolicy` of `omics.CfnSequenceStore`, or limit the statement by `aws:PrincipalOrgID` or `aws:SourceVpce` (`S3AccessPolicy`).',
  },
  config: { none: 'AWS Config does not record stores of HealthOmics.' },

  examples: {
    compliant: [
      {
        when: 'it allows one role',
        resources: `
      Reads:
        Type: AWS::Omics::SequenceStore
        Properties: { Name: reads, S3AccessPolicy: { Statement: [{ Effect: Allow, Principal: { AWS: arn:aws:iam::111122223333:role/genetics }, Action: s3:GetObject, Resource: '*' }] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it allows everyone',
        resources: `
      Reads:
        Type: AWS::Omics::SequenceStore
        Properties: { Name: reads, S3AccessPolicy: { Statement: [{ Effect: Allow, Principal: '*', Action: s3:GetObject, Resource: '*' }] } }`,
      },
    ],
    undetermined: [
      {
        when: 'the policy is imported',
        resources: `
      Reads:
        Type: AWS::Omics::SequenceStore
        Properties: { Name: reads, S3AccessPolicy: !ImportValue reads-policy }`,
      },
    ],
  },
});
