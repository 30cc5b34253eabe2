import { rule } from '../../rule';

export default rule({
  id: 'iot-authorizer-token-signing-enabled',
  title: 'IoT authorizers check the signature of tokens',
  why: 'Unsigned tokens reach the authorizer from anyone, so forged ones can be tried against it until one lets a stranger act as a device.',
  severity: 'medium',
  controls: { hicp: ['9.M.C'], hipaa: ['164.312(d)'] },
  appliesTo: ['AWS::IoT::Authorizer'],

  check: authorizer => authorizer.property('SigningDisabled').orDefault(false).mustBe(false),

  fix: {
    how: 'Leave `signingDisabled` of `iot.CfnAuthorizer` at false and set `tokenKeyName` and `tokenSigningPublicKeys`. In CloudFormation: `SigningDisabled: false`.',
    set: { 'Properties.SigningDisabled': false },
  },
  config: { managedRule: 'IOT_AUTHORIZER_TOKEN_SIGNING_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'tokens are signed',
        resources: `
      Monitors:
        Type: AWS::IoT::Authorizer
        Properties: { AuthorizerFunctionArn: check, TokenKeyName: token, TokenSigningPublicKeys: { first: key } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'signing is off',
        resources: `
      Monitors:
        Type: AWS::IoT::Authorizer
        Properties: { AuthorizerFunctionArn: check, SigningDisabled: true }`,
      },
    ],
    undetermined: [
      {
        when: 'the setting comes from another stack',
        resources: `
      Monitors:
        Type: AWS::IoT::Authorizer
        Properties: { AuthorizerFunctionArn: check, SigningDisabled: !ImportValue Signing }`,
      },
    ],
  },
});
