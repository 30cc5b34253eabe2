import { rule } from '../../rule';

export default rule({
  id: 'connect-instance-logging-enabled',
  title: 'Connect logs what its contact flows do',
  why: 'Without flow logs nobody can say which data of a caller a flow asked for, looked up or sent where.',
  severity: 'low',
  controls: { hicp: ['8.M.A'], hipaa: ['164.312(b)'] },
  appliesTo: ['AWS::Connect::Instance'],

  check: instance => instance.property('Attributes.ContactflowLogs').mustBe(true),

  fix: {
    how: 'Set `contactflowLogs: true` in `attributes` of `connect.CfnInstance` (`Attributes.ContactflowLogs`), and turn logging on in the flows.',
    set: { 'Properties.Attributes.ContactflowLogs': true },
  },
  config: { managedRule: 'CONNECT_INSTANCE_LOGGING_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it is on',
        resources: `
      Calls:
        Type: AWS::Connect::Instance
        Properties: { IdentityManagementType: SAML, InstanceAlias: clinic, Attributes: { InboundCalls: true, OutboundCalls: true, ContactflowLogs: true } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is off',
        resources: `
      Calls:
        Type: AWS::Connect::Instance
        Properties: { IdentityManagementType: SAML, InstanceAlias: clinic, Attributes: { InboundCalls: true, OutboundCalls: true, ContactflowLogs: false } }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Calls:
        Type: AWS::Connect::Instance
        Properties: { IdentityManagementType: SAML, InstanceAlias: clinic, Attributes: { InboundCalls: true, OutboundCalls: true, ContactflowLogs: !ImportValue logs } }`,
      },
    ],
  },
});
