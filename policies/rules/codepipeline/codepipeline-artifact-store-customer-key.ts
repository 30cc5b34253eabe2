import { everyOf } from '../../../lib/core';
import type { Property, Resource } from '../../../lib/core';
import { rule } from '../../rule';
import { mustBeCustomerKey } from '../rds/_customer-key';

function stores(pipeline: Resource): readonly Property[] {
  const regional = pipeline.property('ArtifactStores').items();
  return regional.length === 0 ? [pipeline.property('ArtifactStore')] : regional.map(store => store.get('ArtifactStore'));
}

export default rule({
  id: 'codepipeline-artifact-store-customer-key',
  title: 'CodePipeline encrypts artifacts with a customer managed key',
  why: 'Artifacts hold the code and settings of clinical systems; only the use of a key of one’s own can be limited by policy and withdrawn.',
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::CodePipeline::Pipeline'],

  check: pipeline => everyOf(stores(pipeline), store => mustBeCustomerKey(store.get('EncryptionKey.Id'))),

  fix: {
    how: 'Leave out `artifactBucket` of `codepipeline.Pipeline` and set `crossAccountKeys: true`, or pass a bucket with a `kms.Key`. In CloudFormation: `ArtifactStore.EncryptionKey`.',
  },
  config: {
    none: 'No managed rule of AWS Config judges the artifact store of pipelines, and an item names a key by its ARN, which does not tell whose it is.',
  },

  examples: {
    compliant: [
      {
        when: 'it names a key',
        resources: `
      Release:
        Type: AWS::CodePipeline::Pipeline
        Properties:
          ArtifactStore: { Type: S3, Location: artifacts, EncryptionKey: { Type: KMS, Id: !GetAtt Key.Arn } }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names no key',
        resources: `
      Release:
        Type: AWS::CodePipeline::Pipeline
        Properties: { ArtifactStore: { Type: S3, Location: artifacts } }`,
      },
      {
        when: 'the store of one Region names none',
        resources: `
      Release:
        Type: AWS::CodePipeline::Pipeline
        Properties:
          ArtifactStores:
            - Region: us-east-1
              ArtifactStore: { Type: S3, Location: artifacts, EncryptionKey: { Type: KMS, Id: alias/artifacts } }
            - { Region: us-west-2, ArtifactStore: { Type: S3, Location: artifacts-west } }`,
      },
    ],
    undetermined: [
      {
        when: 'the key is imported',
        resources: `
      Release:
        Type: AWS::CodePipeline::Pipeline
        Properties:
          ArtifactStore: { Type: S3, Location: artifacts, EncryptionKey: { Type: KMS, Id: !ImportValue key } }`,
      },
    ],
  },
});
