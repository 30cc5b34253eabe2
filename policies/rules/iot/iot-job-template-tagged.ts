import { rule } from '../../rule';

export default rule({
  id: 'iot-job-template-tagged',
  title: 'IoT job templates are tagged',
  why: 'An update that nobody can place is run by the wrong team, on devices at the bedside.',
  severity: 'low',
  controls: { hicp: ['9.M.D', '9.L.A'], hipaa: ['164.310(d)(2)(iii)'] },
  appliesTo: ['AWS::IoT::JobTemplate'],
  from: 'large',

  check: resource => resource.property('Tags').mustBePresent(),

  fix: { how: 'Set `tags` on `iot.CfnJobTemplate`, with owner and device class for example. In CloudFormation: `Tags`.' },
  config: { managedRule: 'IOT_JOB_TEMPLATE_TAGGED' },

  examples: {
    compliant: [
      {
        when: 'it has an owner',
        resources: `
      Pumps:
        Type: AWS::IoT::JobTemplate
        Properties: { JobTemplateId: update, Description: Pump firmware, Tags: [{ Key: Owner, Value: clinical-engineering }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has no tags',
        resources: `
      Pumps:
        Type: AWS::IoT::JobTemplate
        Properties: { JobTemplateId: update, Description: Pump firmware }`,
      },
    ],
    undetermined: [
      {
        when: 'the tags come from another stack',
        resources: `
      Pumps:
        Type: AWS::IoT::JobTemplate
        Properties: { JobTemplateId: update, Description: Pump firmware, Tags: !ImportValue Tags }`,
      },
    ],
  },
});
