import { anyOf } from '../../../lib/core';
import { rule } from '../../rule';

const results = 'WorkGroupConfiguration.ResultConfiguration';

export default rule({
  id: 'athena-workgroup-encrypted-at-rest',
  title: 'Athena work groups encrypt the results of queries',
  why: 'Results of queries on records are records; they stay in a bucket that is often looked after less than the source.',
  severity: 'medium',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::Athena::WorkGroup'],

  // Results that Athena keeps itself are encrypted in any case.
  check: group =>
    anyOf(group.property(`${results}.EncryptionConfiguration.EncryptionOption`).mustBe('SSE_KMS', 'CSE_KMS', 'SSE_S3'), () =>
      group.property('WorkGroupConfiguration.ManagedQueryResultsConfiguration.Enabled').mustBe(true),
    ),

  fix: {
    how: 'Set `encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKey }` in `resultConfiguration` of `athena.CfnWorkGroup` (`WorkGroupConfiguration.ResultConfiguration.EncryptionConfiguration`).',
    set: { 'Properties.WorkGroupConfiguration.ResultConfiguration.EncryptionConfiguration': { EncryptionOption: 'SSE_S3' } },
  },
  config: { managedRule: 'ATHENA_WORKGROUP_ENCRYPTED_AT_REST' },

  examples: {
    compliant: [
      {
        when: 'it names a key for them',
        resources: `
      Research:
        Type: AWS::Athena::WorkGroup
        Properties: { Name: research, WorkGroupConfiguration: { ResultConfiguration: { OutputLocation: s3://results/, EncryptionConfiguration: { EncryptionOption: SSE_KMS, KmsKey: !GetAtt Key.Arn } } } }
      Key: { Type: AWS::KMS::Key }`,
      },
      {
        when: 'Athena keeps them',
        resources: `
      Research:
        Type: AWS::Athena::WorkGroup
        Properties: { Name: research, WorkGroupConfiguration: { ManagedQueryResultsConfiguration: { Enabled: true } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said',
        resources: `
      Research:
        Type: AWS::Athena::WorkGroup
        Properties: { Name: research, WorkGroupConfiguration: { ResultConfiguration: { OutputLocation: s3://results/ } } }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Research:
        Type: AWS::Athena::WorkGroup
        Properties: { Name: research, WorkGroupConfiguration: !ImportValue configuration }`,
      },
    ],
  },
});
