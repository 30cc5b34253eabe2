import { undetermined } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'redshift-serverless-workgroup-encrypted-in-transit',
  title: 'Redshift Serverless workgroups refuse connections without TLS',
  why: 'A client that connects without TLS sends passwords and ePHI over the network in plain.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'] },
  appliesTo: ['AWS::RedshiftServerless::Workgroup'],

  check: workgroup => {
    const parameters = workgroup.property('ConfigParameters');
    const named = parameters.items().map(parameter => ({ parameter, is: parameter.get('ParameterKey').mustBe('require_ssl') }));
    const found = named.find(({ is }) => is.status !== 'non-compliant');
    if (found === undefined)
      return undetermined(
        `${parameters.path} does not set require_ssl: workgroups made since January 2025 require TLS by default, and none before`,
        parameters.path,
      );
    return found.is.status === 'undetermined' ? found.is : found.parameter.get('ParameterValue').mustBe(true);
  },

  fix: {
    how: 'Add `{ parameterKey: "require_ssl", parameterValue: "true" }` to `configParameters` of `redshiftserverless.CfnWorkgroup` (`ConfigParameters`).',
  },
  config: { managedRule: 'REDSHIFT_SERVERLESS_WORKGROUP_ENCRYPTED_IN_TRANSIT' },

  examples: {
    compliant: [
      {
        when: 'it requires TLS',
        resources: `
      Claims:
        Type: AWS::RedshiftServerless::Workgroup
        Properties:
          WorkgroupName: claims
          ConfigParameters: [{ ParameterKey: require_ssl, ParameterValue: "true" }]`,
      },
    ],
    nonCompliant: [
      {
        when: 'TLS is switched off',
        resources: `
      Claims:
        Type: AWS::RedshiftServerless::Workgroup
        Properties:
          WorkgroupName: claims
          ConfigParameters: [{ ParameterKey: require_ssl, ParameterValue: "false" }]`,
      },
    ],
    undetermined: [
      {
        when: 'nothing is said and its age decides',
        resources: `
      Claims:
        Type: AWS::RedshiftServerless::Workgroup
        Properties:
          WorkgroupName: claims`,
      },
    ],
  },
});
