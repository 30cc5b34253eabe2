import { rule } from '../../rule';
import { mustEncryptBetweenContainers, mustRunOnSeveral } from './_jobs';

export default rule({
  id: 'sagemaker-model-explainability-job-encrypt-in-transit',
  title: 'SageMaker model explainability jobs encrypt traffic between their containers',
  why: 'A monitoring job spreads captured requests of patients over several machines; without encryption they cross the network in clear text.',
  severity: 'medium',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  from: 'large',
  appliesTo: ['AWS::SageMaker::ModelExplainabilityJobDefinition'],
  where: mustRunOnSeveral,

  check: mustEncryptBetweenContainers,

  fix: {
    how: 'Set `networkConfig: { enableInterContainerTrafficEncryption: true }` on `sagemaker.CfnModelExplainabilityJobDefinition` (`NetworkConfig.EnableInterContainerTrafficEncryption`). It takes a new job definition.',
    set: { 'Properties.NetworkConfig.EnableInterContainerTrafficEncryption': true },
  },
  config: { managedRule: 'SAGEMAKER_MODEL_EXPLAINABILITY_JOB_ENCRYPT_IN_TRANSIT' },

  examples: {
    compliant: [
      {
        when: 'it is on',
        resources: `
      Watch:
        Type: AWS::SageMaker::ModelExplainabilityJobDefinition
        Properties: { JobResources: { ClusterConfig: { InstanceCount: 2, InstanceType: ml.m5.large, VolumeSizeInGB: 20 } }, NetworkConfig: { EnableInterContainerTrafficEncryption: true }, RoleArn: arn:aws:iam::111122223333:role/monitoring }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS encrypts nothing',
        resources: `
      Watch:
        Type: AWS::SageMaker::ModelExplainabilityJobDefinition
        Properties: { JobResources: { ClusterConfig: { InstanceCount: 2, InstanceType: ml.m5.large, VolumeSizeInGB: 20 } }, RoleArn: arn:aws:iam::111122223333:role/monitoring }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Watch:
        Type: AWS::SageMaker::ModelExplainabilityJobDefinition
        Properties: { JobResources: { ClusterConfig: { InstanceCount: 2, InstanceType: ml.m5.large, VolumeSizeInGB: 20 } }, NetworkConfig: { EnableInterContainerTrafficEncryption: !ImportValue encrypt }, RoleArn: arn:aws:iam::111122223333:role/monitoring }`,
      },
    ],
  },
});
