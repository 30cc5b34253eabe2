import { rule } from '../../rule';

export default rule({
  id: 'iot-provisioning-template-jitp',
  title: 'IoT provisioning admits devices by their own certificates',
  why: 'A claim certificate that a whole fleet shares admits whoever extracts it from one device; with just-in-time provisioning each device has a certificate of its own from the factory on.',
  severity: 'low',
  controls: { hicp: ['9.M.C', '9.M.D'], hipaa: ['164.312(d)'] },
  appliesTo: ['AWS::IoT::ProvisioningTemplate'],
  from: 'large',

  check: template => template.property('TemplateType').orDefault('FLEET_PROVISIONING').mustBe('JITP'),

  fix: {
    how: 'Set `templateType: "JITP"` on `iot.CfnProvisioningTemplate`, and register the CA of the devices; it takes a new template. In CloudFormation: `TemplateType`.',
    set: { 'Properties.TemplateType': 'JITP' },
  },
  config: { managedRule: 'IOT_PROVISIONING_TEMPLATE_JITP' },

  examples: {
    compliant: [
      {
        when: 'it provisions just in time',
        resources: `
      Pumps:
        Type: AWS::IoT::ProvisioningTemplate
        Properties: { ProvisioningRoleArn: pumps, TemplateBody: '{}', TemplateType: JITP }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it provisions by claim',
        resources: `
      Pumps:
        Type: AWS::IoT::ProvisioningTemplate
        Properties: { ProvisioningRoleArn: pumps, TemplateBody: '{}', TemplateType: FLEET_PROVISIONING }`,
      },
      {
        when: 'nothing is set',
        resources: `
      Pumps:
        Type: AWS::IoT::ProvisioningTemplate
        Properties: { ProvisioningRoleArn: pumps, TemplateBody: '{}' }`,
      },
    ],
    undetermined: [
      {
        when: 'the type comes from another stack',
        resources: `
      Pumps:
        Type: AWS::IoT::ProvisioningTemplate
        Properties: { ProvisioningRoleArn: pumps, TemplateBody: '{}', TemplateType: !ImportValue Type }`,
      },
    ],
  },
});
