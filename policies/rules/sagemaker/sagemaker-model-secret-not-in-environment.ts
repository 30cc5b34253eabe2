import { allOf, everyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustHoldNoSecrets } from '../secretsmanager/_settings';

export default rule({
  id: 'sagemaker-model-secret-not-in-environment',
  title: 'Containers of SageMaker models get no secrets in plain',
  why: 'Everyone who may describe the model, or reads the template, reads the environment of its containers; a key among them opens the ePHI behind it.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'] },
  from: 'small',
  appliesTo: ['AWS::SageMaker::Model'],

  check: model =>
    allOf(mustHoldNoSecrets(model.property('PrimaryContainer.Environment')), () =>
      everyOf(model.property('Containers').items(), container => mustHoldNoSecrets(container.get('Environment'))),
    ),

  fix: {
    how: 'Pass the name of a secret in `environment` of the container and have it read there (`PrimaryContainer.Environment`, `Containers[].Environment`). Revoke what was exposed.',
  },
  config: { none: 'AWS Config does not see where a value came from.' },

  examples: {
    compliant: [
      {
        when: 'the container reads a secret by its name',
        resources: `
      Triage:
        Type: AWS::SageMaker::Model
        Properties:
          PrimaryContainer: { Image: triage, Environment: { HUB_SECRET_NAME: hub } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'a token is written in plain',
        resources: `
      Triage:
        Type: AWS::SageMaker::Model
        Properties:
          PrimaryContainer: { Image: triage, Environment: { HF_TOKEN: not-a-real-token } }`,
      },
      {
        when: 'one of several containers gets one',
        resources: `
      Triage:
        Type: AWS::SageMaker::Model
        Properties:
          Containers: [{ Image: first }, { Image: second, Environment: { DB_PASSWORD: not-a-real-one } }]`,
      },
    ],
    undetermined: [
      {
        when: 'another stack exports the environment',
        resources: `
      Triage:
        Type: AWS::SageMaker::Model
        Properties:
          PrimaryContainer: { Image: triage, Environment: !ImportValue environment }`,
      },
    ],
  },
});
