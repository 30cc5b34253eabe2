import { rule } from '../../rule';

export default rule({
  id: 'iot-thing-type-searchable',
  title: 'Types of devices have attributes to search by',
  why: 'Without maker, model or serial number nobody finds the devices that a recall or a flaw is about.',
  severity: 'low',
  controls: { hicp: ['9.M.D'], hipaa: ['164.310(d)(2)(iii)'] },
  appliesTo: ['AWS::IoT::ThingType'],
  from: 'large',

  check: type => type.property('ThingTypeProperties.SearchableAttributes').mustBePresent(),

  fix: {
    how: 'Set `thingTypeProperties.searchableAttributes` on `iot.CfnThingType`. In CloudFormation: `ThingTypeProperties.SearchableAttributes`.',
    set: { 'Properties.ThingTypeProperties.SearchableAttributes': ['maker', 'model', 'serial'] },
  },
  config: { none: 'AWS Config does not record types of devices.' },

  examples: {
    compliant: [
      {
        when: 'it has model and serial number',
        resources: `
      Pump:
        Type: AWS::IoT::ThingType
        Properties: { ThingTypeProperties: { SearchableAttributes: [model, serial] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has none',
        resources: `
      Pump:
        Type: AWS::IoT::ThingType
        Properties: { ThingTypeName: pump }`,
      },
    ],
    undetermined: [
      {
        when: 'they come from another stack',
        resources: `
      Pump:
        Type: AWS::IoT::ThingType
        Properties: { ThingTypeProperties: !ImportValue Attributes }`,
      },
    ],
  },
});
