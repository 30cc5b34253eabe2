import { rule } from '../../rule';

export default rule({
  id: 'redshift-serverless-workgroup-routes-within-vpc',
  title: 'Redshift Serverless workgroups load and unload data through their VPC',
  why: 'Without it COPY and UNLOAD take the internet route, past the security groups, endpoints and flow logs that watch where records go.',
  severity: 'medium',
  controls: { hicp: ['6.M.B'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  appliesTo: ['AWS::RedshiftServerless::Workgroup'],

  check: workgroup => workgroup.property('EnhancedVpcRouting').orDefault(false).mustBe(true),

  fix: {
    how: 'Set `enhancedVpcRouting: true` on `redshiftserverless.CfnWorkgroup` (`EnhancedVpcRouting: true`).',
    set: { 'Properties.EnhancedVpcRouting': true },
  },
  config: { managedRule: 'REDSHIFT_SERVERLESS_WORKGROUP_ROUTES_WITHIN_VPC' },

  examples: {
    compliant: [
      {
        when: 'they pass through it',
        resources: `
      Claims:
        Type: AWS::RedshiftServerless::Workgroup
        Properties:
          WorkgroupName: claims
          EnhancedVpcRouting: true`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said: AWS leaves it off',
        resources: `
      Claims:
        Type: AWS::RedshiftServerless::Workgroup
        Properties:
          WorkgroupName: claims`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter decides',
        resources: `
      Claims:
        Type: AWS::RedshiftServerless::Workgroup
        Properties:
          WorkgroupName: claims
          EnhancedVpcRouting: !Ref Routing`,
      },
    ],
  },
});
