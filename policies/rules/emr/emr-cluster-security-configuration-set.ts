import { rule } from '../../rule';
import { cluster } from './_security';

export default rule({
  id: 'emr-cluster-security-configuration-set',
  title: 'EMR cluster has a security configuration',
  why: 'Encryption of disks, files and traffic of a cluster is set in its security configuration; without one, ePHI lies and travels in the clear.',
  severity: 'medium',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(a)(2)(iv)', '164.312(e)(2)(ii)'] },
  appliesTo: [cluster],

  check: one => one.property('SecurityConfiguration').mustBePresent(),

  fix: {
    how: 'Name an `emr.CfnSecurityConfiguration` with encryption at rest and in transit in `securityConfiguration` of `emr.CfnCluster` (`SecurityConfiguration`).',
  },
  config: {
    none: 'AWS Config records security configurations and judges them by themselves; it does not record the clusters that use them.',
  },

  examples: {
    compliant: [
      {
        when: 'it names one',
        resources: `
      Analytics: { Type: AWS::EMR::Cluster, Properties: { Name: analytics, SecurityConfiguration: encrypted } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it names none',
        resources: `
      Analytics: { Type: AWS::EMR::Cluster, Properties: { Name: analytics } }`,
      },
    ],
    undetermined: [
      {
        when: 'the name is a parameter that may be empty',
        resources: `
      Analytics: { Type: AWS::EMR::Cluster, Properties: { Name: analytics, SecurityConfiguration: !Ref Security } }`,
      },
    ],
  },
});
