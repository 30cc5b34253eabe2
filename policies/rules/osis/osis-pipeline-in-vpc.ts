import { rule } from '../../rule';

export default rule({
  id: 'osis-pipeline-in-vpc',
  title: 'OpenSearch Ingestion pipelines are reached through a VPC',
  why: 'A public ingestion address takes documents from the whole internet; one leaked credential puts false notes into the index.',
  severity: 'medium',
  controls: { hicp: ['6.M.B'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::OSIS::Pipeline'],

  check: pipeline => pipeline.property('VpcOptions.SubnetIds').mustBePresent(),

  fix: {
    how: 'Set `vpcOptions` with `subnetIds` and `securityGroupIds` on `osis.CfnPipeline` (`VpcOptions`). It takes a new pipeline.',
  },
  config: { none: 'AWS Config does not record ingestion pipelines.' },

  examples: {
    compliant: [
      {
        when: 'it names subnets',
        resources: `
      Notes:
        Type: AWS::OSIS::Pipeline
        Properties: { PipelineName: notes, MinUnits: 1, MaxUnits: 4, PipelineConfigurationBody: 'version: "2"', VpcOptions: { SubnetIds: [subnet-0123456789abcdef0], SecurityGroupIds: [sg-0123456789abcdef0] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names none',
        resources: `
      Notes:
        Type: AWS::OSIS::Pipeline
        Properties: { PipelineName: notes, MinUnits: 1, MaxUnits: 4, PipelineConfigurationBody: 'version: "2"' }`,
      },
    ],
    undetermined: [
      {
        when: 'the network comes from another stack',
        resources: `
      Notes:
        Type: AWS::OSIS::Pipeline
        Properties: { PipelineName: notes, MinUnits: 1, MaxUnits: 4, PipelineConfigurationBody: 'version: "2"', VpcOptions: !ImportValue network }`,
      },
    ],
  },
});
