import { rule } from '../../rule';

export default rule({
  id: 'glue-job-security-configuration',
  title: 'Glue jobs and crawlers use a security configuration',
  why: 'Without one, temporary files, logs and bookmarks of jobs that read records are not encrypted with a key of the organization.',
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  when: 'phi',
  appliesTo: ['AWS::Glue::Job', 'AWS::Glue::Crawler', 'AWS::Glue::DevEndpoint'],

  check: resource =>
    resource
      .property(resource.type === 'AWS::Glue::Crawler' ? 'CrawlerSecurityConfiguration' : 'SecurityConfiguration')
      .mustBePresent(),

  fix: {
    how: 'Set `securityConfiguration` on the job of `glue_alpha`, or `crawlerSecurityConfiguration` on `glue.CfnCrawler` (`SecurityConfiguration`, `CrawlerSecurityConfiguration`).',
  },
  config: {
    guard: {
      type: 'AWS::Glue::Job',
      all: [{ path: 'SecurityConfiguration', must: 'be text' }],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::Glue::Job.properties.json',
      confidence: 'document',
      leavesOut: 'AWS Config records neither crawlers nor development endpoints.',
      cases: [
        {
          properties: { SecurityConfiguration: 'encrypted' },
          configuration: { Name: 'import', SecurityConfiguration: 'encrypted' },
          verdict: 'compliant',
        },
        {
          properties: {},
          configuration: { Name: 'import' },
          verdict: 'non-compliant',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'it names one',
        resources: `
      Deidentify:
        Type: AWS::Glue::Job
        Properties: { Role: arn:aws:iam::111122223333:role/glue, Command: { Name: glueetl }, SecurityConfiguration: !Ref Jobs }
      Jobs: { Type: AWS::Glue::SecurityConfiguration }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names none',
        resources: `
      Deidentify:
        Type: AWS::Glue::Job
        Properties: { Role: arn:aws:iam::111122223333:role/glue, Command: { Name: glueetl } }`,
      },
      {
        when: 'a crawler names none',
        resources: `
      Claims:
        Type: AWS::Glue::Crawler
        Properties: { Role: arn:aws:iam::111122223333:role/glue, Targets: { S3Targets: [{ Path: s3://claims/raw }] } }`,
      },
    ],
    undetermined: [
      {
        when: 'it is imported and may be empty',
        resources: `
      Deidentify:
        Type: AWS::Glue::Job
        Properties: { Role: arn:aws:iam::111122223333:role/glue, Command: { Name: glueetl }, SecurityConfiguration: !ImportValue security }`,
      },
    ],
  },
});
