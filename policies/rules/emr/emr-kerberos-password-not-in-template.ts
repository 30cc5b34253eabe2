import { allOf } from '../../../lib/core';
import { rule } from '../../rule';
import { mustNotBeWrittenOut } from '../rds/_secret';
import { cluster } from './_security';

const passwords = ['KdcAdminPassword', 'CrossRealmTrustPrincipalPassword', 'ADDomainJoinPassword'] as const;

export default rule({
  id: 'emr-kerberos-password-not-in-template',
  title: 'Kerberos passwords of an EMR cluster are not written in the template',
  why: 'Whoever reads the template, its repository or the events of the stack becomes any user of the cluster, and reads all of its ePHI.',
  severity: 'high',
  controls: { hicp: ['3.M.C'], hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'] },
  from: 'small',
  appliesTo: [cluster],
  where: one => one.property('KerberosAttributes').mustBePresent(),

  check: one => allOf(...passwords.map(name => () => mustNotBeWrittenOut(one.property(`KerberosAttributes.${name}`)))),

  fix: {
    how: 'Set the passwords of `kerberosAttributes` of `emr.CfnCluster` by `SecretValue.secretsManager(…).unsafeUnwrap()`, which leaves a dynamic reference in the template (`KerberosAttributes.KdcAdminPassword`).',
  },
  config: { none: 'AWS Config does not record EMR clusters.' },

  examples: {
    compliant: [
      {
        when: 'the password is read from a secret',
        resources: `
      Analytics:
        Type: AWS::EMR::Cluster
        Properties: { Name: analytics, KerberosAttributes: { Realm: CLINIC.EXAMPLE, KdcAdminPassword: '{{resolve:secretsmanager:kdc}}' } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'the password is written out',
        resources: `
      Analytics:
        Type: AWS::EMR::Cluster
        Properties: { Name: analytics, KerberosAttributes: { Realm: CLINIC.EXAMPLE, KdcAdminPassword: example-password } }`,
      },
      {
        when: 'the password that joins the domain is written out',
        resources: `
      Analytics:
        Type: AWS::EMR::Cluster
        Properties:
          Name: analytics
          KerberosAttributes: { Realm: CLINIC.EXAMPLE, KdcAdminPassword: '{{resolve:secretsmanager:kdc}}', ADDomainJoinPassword: example-password }`,
      },
    ],
    undetermined: [
      {
        when: 'the password is imported',
        resources: `
      Analytics:
        Type: AWS::EMR::Cluster
        Properties: { Name: analytics, KerberosAttributes: { Realm: CLINIC.EXAMPLE, KdcAdminPassword: !ImportValue kdc } }`,
      },
    ],
  },
});
