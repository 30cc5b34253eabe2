import { rule } from '../../rule';

export default rule({
  id: 'dms-neptune-iam-authorization-enabled',
  title: 'DMS writes to Neptune with IAM authorization',
  why: 'Without IAM authorization anyone on the network of the graph writes to it in place of DMS.',
  severity: 'medium',
  controls: { hicp: ['3.M.B'], hipaa: ['164.312(d)', '164.312(a)(1)'] },
  appliesTo: ['AWS::DMS::Endpoint'],
  where: endpoint => endpoint.property('EngineName').mustBe('neptune'),

  check: endpoint => endpoint.property('NeptuneSettings.IamAuthEnabled').orDefault(false).mustBe(true),

  fix: {
    how: 'Set `neptuneSettings: { iamAuthEnabled: true }` on `dms.CfnEndpoint`, and IAM authentication on the cluster (`NeptuneSettings.IamAuthEnabled`).',
    set: { 'Properties.NeptuneSettings.IamAuthEnabled': true },
  },
  config: { managedRule: 'DMS_NEPTUNE_IAM_AUTHORIZATION_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it is on',
        resources: `
      Target:
        Type: AWS::DMS::Endpoint
        Properties: { EndpointType: target, EngineName: neptune, NeptuneSettings: { IamAuthEnabled: true } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS uses none',
        resources: `
      Target:
        Type: AWS::DMS::Endpoint
        Properties: { EndpointType: target, EngineName: neptune }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Target:
        Type: AWS::DMS::Endpoint
        Properties: { EndpointType: target, EngineName: neptune, NeptuneSettings: { IamAuthEnabled: !ImportValue auth } }`,
      },
    ],
  },
});
