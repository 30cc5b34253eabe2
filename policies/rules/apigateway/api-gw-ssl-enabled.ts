import { rule } from '../../rule';

export default rule({
  id: 'api-gw-ssl-enabled',
  title: 'REST API stages present a client certificate to the backend',
  why: 'A backend that cannot tell the API from other callers answers those who go around the API and its checks.',
  severity: 'low',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::ApiGateway::Stage'],

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
