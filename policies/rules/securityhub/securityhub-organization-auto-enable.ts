import { rule } from '../../rule';

export default rule({
  id: 'securityhub-organization-auto-enable',
  title: 'Security Hub covers new accounts of the organization',
  why: 'An account that joins later, with a new clinic or vendor in it, is looked at by nobody.',
  severity: 'medium',
  controls: { hicp: ['8.M.A', '5.L.A'], hipaa: ['164.308(a)(8)', '164.308(a)(1)(ii)(D)'] },
  from: 'large',
  appliesTo: ['AWS::SecurityHub::OrganizationConfiguration'],
  // With central configuration, policies decide and this is off.
  where: configuration => configuration.property('ConfigurationType').mustNotBe('CENTRAL'),

  check: configuration => configuration.property('AutoEnable').mustBe(true),

  fix: {
    how: 'Set `autoEnable: true` on `securityhub.CfnOrganizationConfiguration`, or use central configuration (`AutoEnable`).',
    set: { 'Properties.AutoEnable': true },
  },
  config: { none: 'AWS Config does not record the settings of an organization in Security Hub.' },

  examples: {
    compliant: [
      {
        when: 'it covers them',
        resources: `
      Organization:
        Type: AWS::SecurityHub::OrganizationConfiguration
        Properties: { AutoEnable: true }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it does not',
        resources: `
      Organization:
        Type: AWS::SecurityHub::OrganizationConfiguration
        Properties: { AutoEnable: false, ConfigurationType: LOCAL }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Organization:
        Type: AWS::SecurityHub::OrganizationConfiguration
        Properties: { AutoEnable: !ImportValue enable }`,
      },
    ],
  },
});
