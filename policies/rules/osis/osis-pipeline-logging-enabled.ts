import { rule } from '../../rule';

export default rule({
  id: 'osis-pipeline-logging-enabled',
  title: 'OpenSearch Ingestion pipelines publish their logs',
  why: 'Documents that a pipeline drops or changes go missing in silence.',
  severity: 'low',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::OSIS::Pipeline'],

  check: pipeline => pipeline.property('LogPublishingOptions.IsLoggingEnabled').mustBe(true),

  fix: {
    how: 'Set `logPublishingOptions` with `isLoggingEnabled: true` and a log group on `osis.CfnPipeline` (`LogPublishingOptions`).',
  },
  config: { none: 'AWS Config does not record ingestion pipelines.' },

  examples: {
    compliant: [
      {
        when: 'it is on',
        resources: `
      Notes:
        Type: AWS::OSIS::Pipeline
        Properties: { PipelineName: notes, MinUnits: 1, MaxUnits: 4, PipelineConfigurationBody: 'version: "2"', LogPublishingOptions: { IsLoggingEnabled: true, CloudWatchLogDestination: { LogGroup: /aws/vendedlogs/notes } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said',
        resources: `
      Notes:
        Type: AWS::OSIS::Pipeline
        Properties: { PipelineName: notes, MinUnits: 1, MaxUnits: 4, PipelineConfigurationBody: 'version: "2"' }`,
      },
      {
        when: 'it is off',
        resources: `
      Notes:
        Type: AWS::OSIS::Pipeline
        Properties: { PipelineName: notes, MinUnits: 1, MaxUnits: 4, PipelineConfigurationBody: 'version: "2"', LogPublishingOptions: { IsLoggingEnabled: false } }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Notes:
        Type: AWS::OSIS::Pipeline
        Properties: { PipelineName: notes, MinUnits: 1, MaxUnits: 4, PipelineConfigurationBody: 'version: "2"', LogPublishingOptions: !ImportValue logs }`,
      },
    ],
  },
});
