import { rule } from '../../rule';

export default rule({
  id: 'redshift-serverless-workgroup-no-public-access',
  title: 'Redshift Serverless workgroups are not publicly accessible',
  why: 'A workgroup with a public address can be reached, scanned and attacked from the internet as soon as one security group rule is too wide.',
  severity: 'high',
  controls: { hicp: ['6.M.A', '6.M.B', '4.L.A'], hipaa: ['164.312(a)(1)', '164.312(e)(1)'] },
  from: 'small',
  appliesTo: ['AWS::RedshiftServerless::Workgroup'],

  check: workgroup => workgroup.property('PubliclyAccessible').orDefault(false).mustBe(false),

  fix: {
    how: 'Leave `publiclyAccessible` of `redshiftserverless.CfnWorkgroup` at its default, false (`PubliclyAccessible: false`).',
    set: { 'Properties.PubliclyAccessible': false },
  },
  config: { managedRule: 'REDSHIFT_SERVERLESS_WORKGROUP_NO_PUBLIC_ACCESS' },

  examples: {
    compliant: [
      {
        when: 'nothing is said: AWS keeps it private',
        resources: `
      Claims:
        Type: AWS::RedshiftServerless::Workgroup
        Properties:
          WorkgroupName: claims`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has a public address',
        resources: `
      Claims:
        Type: AWS::RedshiftServerless::Workgroup
        Properties:
          WorkgroupName: claims
          PubliclyAccessible: true`,
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
          PubliclyAccessible: !Ref Public`,
      },
    ],
  },
});
