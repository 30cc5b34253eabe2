import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustHoldNoSecrets } from '../secretsmanager/_settings';

export default rule({
  id: 'glue-job-secret-not-in-arguments',
  title: 'Arguments of Glue jobs hold no secrets in plain',
  why: 'Everyone who may look at the job, its runs or the template reads its arguments; a database password among them opens the ePHI behind it.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'] },
  from: 'small',
  appliesTo: ['AWS::Glue::Job'],

  check: job => everyOf(['DefaultArguments', 'NonOverridableArguments'], name => mustHoldNoSecrets(job.property(name))),

  fix: {
    how: 'Pass the name of a secret in `defaultArguments` of the job and have the script read it, or use a Glue connection with a secret (`DefaultArguments`). Change the password that was exposed.',
  },
  config: { none: 'AWS Config does not see where an argument came from.' },

  examples: {
    compliant: [
      {
        when: 'the script reads a secret by its name',
        resources: `
      Claims:
        Type: AWS::Glue::Job
        Properties:
          Role: etl
          Command: { Name: glueetl, ScriptLocation: s3://scripts/claims.py }
          DefaultArguments: { --db-secret-name: claims }`,
      },
    ],
    nonCompliant: [
      {
        when: 'a password is an argument',
        resources: `
      Claims:
        Type: AWS::Glue::Job
        Properties:
          Role: etl
          Command: { Name: glueetl, ScriptLocation: s3://scripts/claims.py }
          DefaultArguments: { --db-password: not-a-real-password }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack exports it',
        resources: `
      Claims:
        Type: AWS::Glue::Job
        Properties:
          Role: etl
          Command: { Name: glueetl, ScriptLocation: s3://scripts/claims.py }
          DefaultArguments: { --db-password: !ImportValue password }`,
      },
    ],
  },
});
