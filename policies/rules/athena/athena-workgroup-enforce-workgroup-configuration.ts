import { decide, undetermined } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'athena-workgroup-enforce-workgroup-configuration',
  title: 'Athena work groups enforce their settings on clients',
  why: 'Otherwise a client sends results of queries on records to a bucket of its choice, without encryption.',
  severity: 'medium',
  controls: { hicp: ['4.M.C', '4.M.E'], hipaa: ['164.312(a)(2)(iv)', '164.312(a)(1)'] },
  appliesTo: ['AWS::Athena::WorkGroup'],

  check: group => {
    const enforce = group.property('WorkGroupConfiguration.EnforceWorkGroupConfiguration');
    return decide([enforce], value =>
      value === undefined
        ? undetermined(
            () => `${enforce.path} is not set, and CloudFormation does not say what applies then; it must be true`,
            enforce,
          )
        : enforce.mustBe(true),
    );
  },

  fix: {
    how: 'Set `enforceWorkGroupConfiguration: true` in `workGroupConfiguration` of `athena.CfnWorkGroup` (`WorkGroupConfiguration.EnforceWorkGroupConfiguration`).',
    set: { 'Properties.WorkGroupConfiguration.EnforceWorkGroupConfiguration': true },
  },
  config: { managedRule: 'ATHENA_WORKGROUP_ENFORCE_WORKGROUP_CONFIGURATION' },

  examples: {
    compliant: [
      {
        when: 'it enforces them',
        resources: `
      Research:
        Type: AWS::Athena::WorkGroup
        Properties: { Name: research, WorkGroupConfiguration: { EnforceWorkGroupConfiguration: true } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it does not',
        resources: `
      Research:
        Type: AWS::Athena::WorkGroup
        Properties: { Name: research, WorkGroupConfiguration: { EnforceWorkGroupConfiguration: false } }`,
      },
    ],
    undetermined: [
      {
        when: 'nothing is said',
        resources: `
      Research:
        Type: AWS::Athena::WorkGroup
        Properties: { Name: research, WorkGroupConfiguration: { ResultConfiguration: { OutputLocation: s3://results/ } } }`,
      },
    ],
  },
});
