import { allOf, compliant } from '../../../lib/core';
import { rule } from '../../rule';
import { cluster, configurationOf } from './_security';

export default rule({
  id: 'emr-kerberos-enabled',
  title: 'EMR cluster authenticates its users and services with Kerberos',
  why: 'Without Kerberos, Hadoop believes whatever user name a program claims, so everyone on the network of the cluster reads all of its ePHI.',
  severity: 'medium',
  controls: { hicp: ['3.M.C', '3.L.B'], hipaa: ['164.312(d)'] },
  appliesTo: [cluster],

  check: one =>
    allOf(
      one.property('KerberosAttributes').mustBePresent(),
      () => one.property('SecurityConfiguration').mustBePresent(),
      // Only a security configuration of this run shows what is in it.
      () => configurationOf(one)?.get('AuthenticationConfiguration.KerberosConfiguration').mustBePresent() ?? compliant,
    ),

  fix: {
    how: 'Set `kerberosAttributes` on `emr.CfnCluster` (`KerberosAttributes`) and name a security configuration with `AuthenticationConfiguration.KerberosConfiguration` in `SecurityConfiguration`.',
  },
  config: { managedRule: 'EMR_KERBEROS_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'Kerberos is set up',
        resources: `
      Analytics:
        Type: AWS::EMR::Cluster
        Properties:
          Name: analytics
          SecurityConfiguration: !Ref Secure
          KerberosAttributes: { Realm: CLINIC.EXAMPLE, KdcAdminPassword: '{{resolve:secretsmanager:kdc}}' }
      Secure:
        Type: AWS::EMR::SecurityConfiguration
        Properties:
          SecurityConfiguration:
            AuthenticationConfiguration:
              KerberosConfiguration: { Provider: ClusterDedicatedKdc, ClusterDedicatedKdcConfiguration: { TicketLifetimeInHours: 24 } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it has no Kerberos attributes',
        resources: `
      Analytics: { Type: AWS::EMR::Cluster, Properties: { Name: analytics } }`,
      },
      {
        when: 'its security configuration knows no Kerberos',
        resources: `
      Analytics:
        Type: AWS::EMR::Cluster
        Properties:
          Name: analytics
          SecurityConfiguration: !Ref Secure
          KerberosAttributes: { Realm: CLINIC.EXAMPLE, KdcAdminPassword: '{{resolve:secretsmanager:kdc}}' }
      Secure:
        Type: AWS::EMR::SecurityConfiguration
        Properties: { SecurityConfiguration: { EncryptionConfiguration: { EnableAtRestEncryption: true } } }`,
      },
    ],
    undetermined: [
      {
        when: 'the attributes are imported',
        resources: `
      Analytics: { Type: AWS::EMR::Cluster, Properties: { Name: analytics, SecurityConfiguration: secure, KerberosAttributes: !ImportValue kerberos } }`,
      },
    ],
  },
});
