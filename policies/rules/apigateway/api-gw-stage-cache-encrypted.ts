import { allOf, everyOf } from '../../../lib/core';
import { rule } from '../../rule';
import { forAllMethods, mustMakeStage, settingOf, stages } from './_stage';

export default rule({
  id: 'api-gw-stage-cache-encrypted',
  title: 'Caches of REST API stages are encrypted',
  why: 'The cache holds answers of the API, so ePHI lies there in clear text unless it is encrypted.',
  severity: 'medium',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)'] },
  appliesTo: stages,
  where: stage => allOf(mustMakeStage(stage), () => settingOf(stage, 'CacheClusterEnabled').orDefault(false).mustBe(true)),

  // A cache serves all GET methods unless a setting says otherwise.
  check: stage =>
    allOf(
      forAllMethods(stage, 'method setting for all methods that encrypts the cache', setting =>
        setting.get('CacheDataEncrypted').mustBe(true),
      ),
      everyOf(settingOf(stage, 'MethodSettings').items(), setting => setting.get('CacheDataEncrypted').mustNotBe(false)),
    ),

  fix: {
    how: 'Set `deployOptions: { cacheDataEncrypted: true }` on `apigateway.RestApi`. In CloudFormation: `MethodSettings` with `CacheDataEncrypted: true` for `HttpMethod: "*"` and `ResourcePath: "/*"`.',
  },
  config: {
    none: "API_GW_CACHE_ENABLED_AND_ENCRYPTED also demands that there is a cache, and AWS's schema of the item of a stage does not list its methods.",
  },

  examples: {
    compliant: [
      {
        when: 'the cache of all methods is encrypted',
        resources: `
      Live:
        Type: AWS::ApiGateway::Stage
        Properties:
          RestApiId: portal
          CacheClusterEnabled: true
          MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', CachingEnabled: true, CacheDataEncrypted: true }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said about encryption',
        resources: `
      Live:
        Type: AWS::ApiGateway::Stage
        Properties:
          RestApiId: portal
          CacheClusterEnabled: true
          MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', CachingEnabled: true }]`,
      },
      {
        when: 'one method is left out',
        resources: `
      Live:
        Type: AWS::ApiGateway::Stage
        Properties:
          RestApiId: portal
          CacheClusterEnabled: 'true'
          MethodSettings:
            - { HttpMethod: '*', ResourcePath: '/*', CacheDataEncrypted: true }
            - { HttpMethod: GET, ResourcePath: /~1patients, CacheDataEncrypted: false }`,
      },
    ],
    undetermined: [
      {
        when: 'the setting comes from another stack',
        resources: `
      Live:
        Type: AWS::ApiGateway::Stage
        Properties:
          RestApiId: portal
          CacheClusterEnabled: true
          MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', CacheDataEncrypted: !ImportValue Encrypted }]`,
      },
    ],
  },
});
