import { rule } from '../../rule';

export default rule({
  id: 'iot-provisioning-template-hook',
  title: 'IoT fleet provisioning asks a hook before it admits a device',
  why: 'All devices of a fleet carry the same claim certificate; whoever extracts it from one enrolls devices of their own unless a function checks the serial number.',
  severity: 'medium',
  controls: { hicp: ['9.M.C', '9.M.D'], hipaa: ['164.312(d)'] },
  appliesTo: ['AWS::IoT::ProvisioningTemplate'],
  where: template => template.property('TemplateType').orDefault('FLEET_PROVISIONING').mustBe('FLEET_PROVISIONING'),

  check: template => template.property('PreProvisioningHook.TargetArn').mustBePresent(),

  fix: { how: 'Set `preProvisioningHook` on `iot.CfnProvisioningTemplate`. In CloudFormation: `PreProvisioningHook.TargetArn`.' },
  config: {
    guard: {
      type: 'AWS::IoT::ProvisioningTemplate',
      all: [{ unless: 'TemplateType', is: 'JITP', all: [{ path: 'PreProvisioningHook.TargetArn', must: 'be text' }] }],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::IoT::ProvisioningTemplate.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { PreProvisioningHook: { TargetArn: 'arn:aws:lambda:us-east-1:111122223333:function:hook' } },
          configuration: {
            TemplateName: 'pumps',
            TemplateType: 'FLEET_PROVISIONING',
            PreProvisioningHook: { TargetArn: 'arn:aws:lambda:us-east-1:111122223333:function:hook' },
          },
          verdict: 'compliant',
        },
        {
          properties: { TemplateType: 'FLEET_PROVISIONING' },
          configuration: { TemplateName: 'pumps', TemplateType: 'FLEET_PROVISIONING' },
          verdict: 'non-compliant',
        },
        {
          properties: {},
          configuration: { TemplateName: 'pumps' },
          verdict: 'non-compliant',
        },
        {
          properties: { TemplateType: 'JITP' },
          configuration: { TemplateName: 'pumps', TemplateType: 'JITP' },
          verdict: 'not concerned',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'a function checks each device',
        resources: `
      Pumps:
        Type: AWS::IoT::ProvisioningTemplate
        Properties: { ProvisioningRoleArn: pumps, TemplateBody: '{}', PreProvisioningHook: { TargetArn: !GetAtt Check.Arn } }
      Check: { Type: AWS::Lambda::Function }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has no hook',
        resources: `
      Pumps:
        Type: AWS::IoT::ProvisioningTemplate
        Properties: { ProvisioningRoleArn: pumps, TemplateBody: '{}' }`,
      },
    ],
    undetermined: [
      {
        when: 'the function comes from another stack',
        resources: `
      Pumps:
        Type: AWS::IoT::ProvisioningTemplate
        Properties: { ProvisioningRoleArn: pumps, TemplateBody: '{}', PreProvisioningHook: { TargetArn: !ImportValue Check } }`,
      },
    ],
  },
});
