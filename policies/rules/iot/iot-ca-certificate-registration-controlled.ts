import { allOf, anyOf, someOf, undetermined } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { rule } from '../../rule';
import { mustRead } from '../iam/_text';

export default rule({
  id: 'iot-ca-certificate-registration-controlled',
  title: 'Devices register themselves only where something checks them',
  why: 'Each certificate that the CA has ever signed turns into a registered device; without a template or a function behind it, nobody decides which belong to the clinic.',
  severity: 'low',
  controls: { hicp: ['9.M.C', '9.M.D'], hipaa: ['164.312(d)'] },
  appliesTo: ['AWS::IoT::CACertificate'],

  check: ca =>
    anyOf(
      mustBeDisabled(ca.property('AutoRegistrationStatus')),
      () => ca.property('RegistrationConfig.TemplateName').mustBePresent(),
      () => ca.property('RegistrationConfig.TemplateBody').mustBePresent(),
      () =>
        someOf(ca.template.ofType('AWS::IoT::TopicRule'), 'rule for registered certificates', one =>
          allOf(
            mustRead(one.property('TopicRulePayload.Sql'), 'a rule for registered certificates', text =>
              text.includes('$aws/events/certificates/registered/'),
            ),
            () => one.property('TopicRulePayload.RuleDisabled').orDefault(false).mustBe(false),
          ),
        ),
    ),

  fix: {
    how: 'Set `autoRegistrationStatus: "DISABLE"` on `iot.CfnCACertificate`, or `registrationConfig` with a provisioning template. In CloudFormation: `AutoRegistrationStatus`, `RegistrationConfig`.',
    set: { 'Properties.AutoRegistrationStatus': 'DISABLE' },
  },
  config: {
    none: 'It judges several resources together, and a Guard policy sees one item: a rule for registered certificates counts too.',
  },

  examples: {
    compliant: [
      {
        when: 'devices are registered by hand',
        resources: `
      Maker:
        Type: AWS::IoT::CACertificate
        Properties: { CACertificatePem: pem, Status: ACTIVE, AutoRegistrationStatus: DISABLE }`,
      },
      {
        when: 'a template provisions them',
        resources: `
      Maker:
        Type: AWS::IoT::CACertificate
        Properties: { CACertificatePem: pem, Status: ACTIVE, AutoRegistrationStatus: ENABLE, RegistrationConfig: { TemplateName: !Ref Pumps } }
      Pumps:
        Type: AWS::IoT::ProvisioningTemplate`,
      },
      {
        when: 'a function activates them',
        resources: `
      Maker:
        Type: AWS::IoT::CACertificate
        Properties: { CACertificatePem: pem, Status: ACTIVE, AutoRegistrationStatus: ENABLE }
      Registered:
        Type: AWS::IoT::TopicRule
        Properties: { TopicRulePayload: { Sql: "SELECT * FROM '$aws/events/certificates/registered/#'", Actions: [{ Lambda: { FunctionArn: activate } }] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the rule for them is off',
        resources: `
      Maker:
        Type: AWS::IoT::CACertificate
        Properties: { CACertificatePem: pem, Status: ACTIVE, AutoRegistrationStatus: ENABLE }
      Registered:
        Type: AWS::IoT::TopicRule
        Properties: { TopicRulePayload: { RuleDisabled: true, Sql: "SELECT * FROM '$aws/events/certificates/registered/#'", Actions: [{ Lambda: { FunctionArn: activate } }] } }`,
      },
      {
        when: 'they register and nothing looks at them',
        resources: `
      Maker:
        Type: AWS::IoT::CACertificate
        Properties: { CACertificatePem: pem, Status: ACTIVE, AutoRegistrationStatus: ENABLE }`,
      },
    ],
    undetermined: [
      {
        when: 'the status comes from another stack',
        resources: `
      Maker:
        Type: AWS::IoT::CACertificate
        Properties: { CACertificatePem: pem, Status: ACTIVE, AutoRegistrationStatus: !ImportValue Status }`,
      },
      {
        when: 'nothing is set',
        resources: `
      Maker:
        Type: AWS::IoT::CACertificate
        Properties: { CACertificatePem: pem, Status: ACTIVE }`,
      },
    ],
  },
});

/** What applies where nothing is set is not documented. */
function mustBeDisabled(status: Property): Verdict {
  return status.value() === undefined
    ? undetermined(() => `${status.path} is not set; it must be "DISABLE"`, status)
    : status.mustBe('DISABLE');
}
