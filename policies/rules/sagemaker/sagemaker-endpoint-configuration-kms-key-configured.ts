import { allOf, everyOf, mustNotHold } from '../../../lib/core';
import { rule } from '../../rule';

const withLocalDisk = /^ml\.(?:[a-z]+\d+[a-z]*d[a-z]*|[gp][5-9][a-z]*|trn\d[a-z]*)\./;

export default rule({
  id: 'sagemaker-endpoint-configuration-kms-key-configured',
  title: 'SageMaker endpoint configuration names a KMS key for its volumes',
  why: 'Models and requests of patients lie on the volumes of an endpoint; without a key of one’s own nobody can limit, log or withdraw who reads them.',
  severity: 'medium',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: ['AWS::SageMaker::EndpointConfig'],
  // Serverless variants and instances whose disks are part of the host take no key: those disks are encrypted by the hardware.
  // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html
  where: config =>
    everyOf(config.property('ProductionVariants').items(), variant =>
      allOf(variant.get('ServerlessConfig').mustBeAbsent(), () => {
        const type = variant.get('InstanceType');
        return mustNotHold(type.mustMatch(withLocalDisk, 'an instance with a local disk'), () => type.state(), type);
      }),
    ),

  check: config => config.property('KmsKeyId').mustBePresent(),

  fix: {
    how: 'Set `kmsKeyId` on `sagemaker.CfnEndpointConfig` to the key of the volumes (`KmsKeyId`). A change takes a new endpoint configuration.',
  },
  config: { managedRule: 'SAGEMAKER_ENDPOINT_CONFIGURATION_KMS_KEY_CONFIGURED' },

  examples: {
    compliant: [
      {
        when: 'it names a key',
        resources: `
      Triage:
        Type: AWS::SageMaker::EndpointConfig
        Properties: { KmsKeyId: !GetAtt Key.Arn, ProductionVariants: [{ ModelName: triage, VariantName: all, InstanceType: ml.m5.large, InitialInstanceCount: 2 }] }
      Key: { Type: AWS::KMS::Key }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names no key',
        resources: `
      Triage:
        Type: AWS::SageMaker::EndpointConfig
        Properties: { ProductionVariants: [{ ModelName: triage, VariantName: all, InstanceType: ml.m5.large, InitialInstanceCount: 2 }] }`,
      },
    ],
    undetermined: [
      {
        when: 'the type of its instances is a parameter of another stack',
        resources: `
      Triage:
        Type: AWS::SageMaker::EndpointConfig
        Properties: { ProductionVariants: [{ ModelName: triage, VariantName: all, InstanceType: !ImportValue type, InitialInstanceCount: 2 }] }`,
      },
    ],
  },
});
