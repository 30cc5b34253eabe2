import { rule } from '../../rule';

export default rule({
  id: 'iot-provisioning-template-tagged',
  title: 'IoT provisioning templates are tagged',
  why: 'Devices enter the account by a template; without an owner nobody knows who may admit them.',
  severity: 'low',
  controls: { hicp: ['9.M.D', '9.M.A'], hipaa: ['164.310(d)(2)(iii)'] },
  appliesTo: ['AWS::IoT::ProvisioningTemplate'],
  from: 'large',

  check: resource => resource.property('Tags').mustBePresent(),

  fix: {
    how: 'Set `tags` on `iot.CfnProvisioningTemplate`, with owner and device class for example. In CloudFormation: `Tags`.',
  },
  config: { managedRule: 'IOT_PROVISIONING_TEMPLATE_TAGGED' },

  examples: {
    compliant: [
      {
        when: 'it has an owner',
        resources: `
      Pumps:
        Type: AWS::IoT::ProvisioningTemplate
        Properties: { ProvisioningRoleArn: pumps, TemplateBody: '{}', Tags: [{ Key: Owner, Value: clinical-engineering }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has no tags',
        resources: `
      Pumps:
        Type: AWS::IoT::ProvisioningTemplate
        Properties: { ProvisioningRoleArn: pumps, TemplateBody: '{}' }`,
      },
    ],
    undetermined: [
      {
        when: 'the tags come from another stack',
        resources: `
      Pumps:
        Type: AWS::IoT::ProvisioningTemplate
        Properties: { ProvisioningRoleArn: pumps, TemplateBody: '{}', Tags: !ImportValue Tags }`,
      },
    ],
  },
});
