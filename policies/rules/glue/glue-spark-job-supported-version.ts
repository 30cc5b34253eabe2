import { when } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'glue-spark-job-supported-version',
  title: 'Glue Spark jobs run on a version that gets patches',
  why: 'Versions before 3.0 are at their end: flaws in the libraries that parse records stay open.',
  severity: 'medium',
  controls: { hicp: ['7.M.D', '2.M.A'], hipaa: ['164.308(a)(1)(ii)(B)', '164.308(a)(5)(ii)(B)'] },
  dataAsOf: '2026-11-25',
  appliesTo: ['AWS::Glue::Job'],
  where: job => job.property('Command.Name').mustBe('glueetl', 'gluestreaming'),

  // Without a version a job gets the latest one: https://docs.aws.amazon.com/glue/latest/dg/release-notes.html
  check: job => {
    const version = job.property('GlueVersion');
    return when(version.mustBePresent(), () => version.mustBeAtLeast(3));
  },

  fix: { how: 'Set `glueVersion: glue.GlueVersion.V5_0` on the job (`GlueVersion`).', set: { 'Properties.GlueVersion': '5.0' } },
  config: { managedRule: 'GLUE_SPARK_JOB_SUPPORTED_VERSION', parameters: { minimumSupportedGlueVersion: '3.0' } },

  examples: {
    compliant: [
      {
        when: 'it runs on 5.0',
        resources: `
      Deidentify:
        Type: AWS::Glue::Job
        Properties: { Role: arn:aws:iam::111122223333:role/glue, Command: { Name: glueetl }, GlueVersion: '5.0' }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it runs on 2.0',
        resources: `
      Deidentify:
        Type: AWS::Glue::Job
        Properties: { Role: arn:aws:iam::111122223333:role/glue, Command: { Name: glueetl }, GlueVersion: '2.0' }`,
      },
    ],
    undetermined: [
      {
        when: 'the version is imported',
        resources: `
      Deidentify:
        Type: AWS::Glue::Job
        Properties: { Role: arn:aws:iam::111122223333:role/glue, Command: { Name: glueetl }, GlueVersion: !ImportValue version }`,
      },
    ],
  },
});
