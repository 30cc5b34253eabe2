import { everyOf, someOf } from '../../../lib/core';
import type { Property, Resource } from '../../../lib/core';
import { rule } from '../../rule';
import { mustNotBeWrittenOut } from '../rds/_secret';

/** CDK uses the token of a repository for its webhook as well. */
const webhook = 'AWS::CodePipeline::Webhook';

const tokens = (resource: Resource): readonly Property[] =>
  resource.type === webhook
    ? [resource.property('AuthenticationConfiguration.SecretToken')]
    : resource
        .property('Stages')
        .items()
        .flatMap(stage =>
          stage
            .get('Actions')
            .items()
            .map(action => action.get('Configuration.OAuthToken')),
        );

export default rule({
  id: 'codepipeline-source-token-not-in-template',
  title: 'The token of a pipeline for its repository is not in the template',
  why: 'Everyone who reads the template, or may look at the pipeline, can change the code of clinical systems with it.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'] },
  appliesTo: ['AWS::CodePipeline::Pipeline', webhook],
  from: 'small',
  where: pipeline => someOf(tokens(pipeline), 'token', token => token.mustBePresent()),

  check: pipeline => everyOf(tokens(pipeline), mustNotBeWrittenOut),

  fix: {
    how: 'Use `CodeStarConnectionsSourceAction` in place of a token, or `SecretValue.secretsManager(…)` as `oauthToken`. In CloudFormation: a dynamic reference to Secrets Manager in `Configuration.OAuthToken`. Revoke the token that was exposed.',
  },
  config: { none: 'AWS Config does not record the tokens of pipelines.' },

  examples: {
    compliant: [
      {
        when: 'it is read from a secret',
        resources: `
      Release:
        Type: AWS::CodePipeline::Pipeline
        Properties:
          Stages:
            - Name: Source
              Actions:
                - Name: Code
                  ActionTypeId: { Category: Source, Owner: ThirdParty, Provider: GitHub, Version: '1' }
                  Configuration:
                    Owner: clinic
                    Repo: portal
                    OAuthToken: '{{resolve:secretsmanager:github:SecretString:token}}'`,
      },
    ],
    nonCompliant: [
      {
        when: 'its webhook has the token written out',
        resources: `
      Pushed:
        Type: AWS::CodePipeline::Webhook
        Properties:
          Authentication: GITHUB_HMAC
          AuthenticationConfiguration: { SecretToken: d2hhdCBhIHRva2Vu }`,
      },
      {
        when: 'it is written in plain',
        resources: `
      Release:
        Type: AWS::CodePipeline::Pipeline
        Properties:
          Stages:
            - Name: Source
              Actions:
                - Name: Code
                  ActionTypeId: { Category: Source, Owner: ThirdParty, Provider: GitHub, Version: '1' }
                  Configuration: { Owner: clinic, Repo: portal, OAuthToken: not-a-real-token }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack exports it',
        resources: `
      Release:
        Type: AWS::CodePipeline::Pipeline
        Properties:
          Stages:
            - Name: Source
              Actions:
                - Name: Code
                  ActionTypeId: { Category: Source, Owner: ThirdParty, Provider: GitHub, Version: '1' }
                  Configuration: { Owner: clinic, Repo: portal, OAuthToken: !ImportValue token }`,
      },
    ],
  },
});
