import { allOf, compliant, someOf } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'api-gw-ssl-enabled',
  title: 'REST API stages present a client certificate to the backend',
  why: 'A backend that cannot tell the API from other callers answers those who go around the API and its checks.',
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::ApiGateway::Stage'],

  where: mustCallHttpBackends,

  check: stage => stage.property('ClientCertificateId').mustBePresent(),

  fix: {
    how: 'Set `deployOptions: { clientCertificateId }` on `apigateway.RestApi`, with an `apigateway.CfnClientCertificate`. In CloudFormation: `ClientCertificateId`.',
  },
  config: { managedRule: 'API_GW_SSL_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it has a certificate',
        resources: `
      Live:
        Type: AWS::ApiGateway::Stage
        Properties: { RestApiId: portal, ClientCertificateId: !Ref Backend }
      Backend: { Type: AWS::ApiGateway::ClientCertificate }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has none',
        resources: `
      Live:
        Type: AWS::ApiGateway::Stage
        Properties: { RestApiId: portal }`,
      },
    ],
    undetermined: [
      {
        when: 'the certificate comes from another stack',
        resources: `
      Live:
        Type: AWS::ApiGateway::Stage
        Properties: { RestApiId: portal, ClientCertificateId: !ImportValue Certificate }`,
      },
    ],
  },
});

/** Only HTTP backends are shown the certificate; AWS services, Lambda among them, know the API by its permissions. */
function mustCallHttpBackends(stage: Resource): Verdict {
  const api = stage.property('RestApiId').target();
  if (api === undefined || !isEmpty(api.property('Body')) || !isEmpty(api.property('BodyS3Location'))) return compliant;
  const methods = api.referredToBy('AWS::ApiGateway::Method', 'RestApiId');
  if (methods.length === 0) return compliant;
  return someOf(methods, 'method with an HTTP backend', method =>
    allOf(method.property('RestApiId').mustReferTo(api), () => method.property('Integration.Type').mustBe('HTTP', 'HTTP_PROXY')),
  );
}

function isEmpty(property: Property): boolean {
  return property.mustBeAbsent().status === 'compliant';
}
