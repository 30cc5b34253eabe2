import { rule } from '../../rule';
import { mustNotBeWrittenOut } from '../rds/_secret';

export default rule({
  id: 'sagemaker-workforce-secret-not-in-template',
  title: 'The client secret of a SageMaker workforce is not in the template',
  why: 'Everyone who reads the template, its repository or the events of the stack can pose as the portal where people label images and records of patients.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'] },
  from: 'small',
  appliesTo: ['AWS::SageMaker::Workforce'],

  check: workforce => mustNotBeWrittenOut(workforce.property('OidcConfig.ClientSecret')),

  fix: {
    how: 'Write `{{resolve:secretsmanager:…}}` in `OidcConfig.ClientSecret`, which `SecretValue.secretsManager(…)` does in CDK. Issue a new secret for the one that was exposed.',
  },
  config: { none: 'AWS Config does not record workforces.' },

  examples: {
    compliant: [
      {
        when: 'it is read from a secret',
        resources: `
      Labelling:
        Type: AWS::SageMaker::Workforce
        Properties: { OidcConfig: { ClientId: labels, ClientSecret: '{{resolve:secretsmanager:labels:SecretString:client}}' } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is written in plain',
        resources: `
      Labelling:
        Type: AWS::SageMaker::Workforce
        Properties: { OidcConfig: { ClientId: labels, ClientSecret: not-a-real-one } }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack exports it',
        resources: `
      Labelling:
        Type: AWS::SageMaker::Workforce
        Properties: { OidcConfig: { ClientId: labels, ClientSecret: !ImportValue secret } }`,
      },
    ],
  },
});
