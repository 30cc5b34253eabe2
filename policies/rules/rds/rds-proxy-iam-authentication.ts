import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'rds-proxy-iam-authentication',
  title: 'RDS proxies ask clients for IAM credentials',
  why: 'With a database password, which many share and nobody changes, the proxy cannot tell who is behind a connection.',
  severity: 'low',
  controls: { hicp: ['3.M.C'], hipaa: ['164.312(d)', '164.312(a)(1)'] },
  from: 'large',
  appliesTo: ['AWS::RDS::DBProxy'],
  where: proxy => proxy.property('Auth').mustBePresent(),

  check: proxy =>
    everyOf(proxy.property('Auth').items(), auth => auth.get('IAMAuth').orDefault('DISABLED').mustBe('REQUIRED', 'ENABLED')),

  fix: { how: 'Set `iamAuth: true` on `rds.DatabaseProxy` (`Auth[].IAMAuth: REQUIRED`).' },
  config: { none: 'AWS Config does not record proxies of RDS.' },

  examples: {
    compliant: [
      {
        when: 'IAM is required',
        resources: `
      Proxy:
        Type: AWS::RDS::DBProxy
        Properties:
          DBProxyName: records
          EngineFamily: POSTGRESQL
          Auth: [{ AuthScheme: SECRETS, IAMAuth: REQUIRED, SecretArn: !Ref Login }]
      Login: { Type: AWS::SecretsManager::Secret }`,
      },
    ],
    nonCompliant: [
      {
        when: 'passwords are accepted',
        resources: `
      Proxy:
        Type: AWS::RDS::DBProxy
        Properties:
          DBProxyName: records
          EngineFamily: POSTGRESQL
          Auth: [{ AuthScheme: SECRETS, SecretArn: !Ref Login }]
      Login: { Type: AWS::SecretsManager::Secret }`,
      },
    ],
    undetermined: [
      {
        when: 'it is imported whether IAM is required',
        resources: `
      Proxy:
        Type: AWS::RDS::DBProxy
        Properties:
          DBProxyName: records
          EngineFamily: POSTGRESQL
          Auth: [{ AuthScheme: SECRETS, IAMAuth: !ImportValue iam, SecretArn: !Ref Login }]
      Login: { Type: AWS::SecretsManager::Secret }`,
      },
    ],
  },
});
