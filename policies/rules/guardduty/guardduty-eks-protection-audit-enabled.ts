import { rule } from '../../rule';
import { mustKeepFeature } from './_features';

export default rule({
  id: 'guardduty-eks-protection-audit-enabled',
  title: 'GuardDuty watches the audit logs of EKS',
  why: 'An intruder who makes privileged pods or reads secrets of a cluster is seen in its audit log alone.',
  severity: 'medium',
  controls: { hicp: ['6.M.C', '6.L.B', '6.L.C', '8.M.A'], hipaa: ['164.308(a)(1)(ii)(D)', '164.308(a)(6)(ii)'] },
  appliesTo: ['AWS::GuardDuty::Detector'],

  check: detector => mustKeepFeature(detector, 'EKS_AUDIT_LOGS', 'Kubernetes.AuditLogs.Enable'),

  fix: {
    how: 'Leave the feature out or set `{ name: "EKS_AUDIT_LOGS", status: "ENABLED" }` in `features` of `guardduty.CfnDetector` (`Features`).',
  },
  config: { managedRule: 'GUARDDUTY_EKS_PROTECTION_AUDIT_ENABLED' },

  examples: {
    compliant: [
      {
        when: 'it is named and on',
        resources: `
      Detector:
        Type: AWS::GuardDuty::Detector
        Properties: { Enable: true, Features: [{ Name: EKS_AUDIT_LOGS, Status: ENABLED }] }`,
      },
      {
        when: 'nothing is said: AWS turns it on',
        resources: `
      Detector:
        Type: AWS::GuardDuty::Detector
        Properties: { Enable: true }`,
      },
      {
        when: 'another feature is off',
        resources: `
      Detector:
        Type: AWS::GuardDuty::Detector
        Properties: { Enable: true, Features: [{ Name: OTHER, Status: DISABLED }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is turned off',
        resources: `
      Detector:
        Type: AWS::GuardDuty::Detector
        Properties: { Enable: true, Features: [{ Name: EKS_AUDIT_LOGS, Status: DISABLED }] }`,
      },
      {
        when: 'it is turned off as a data source',
        resources: `
      Detector:
        Type: AWS::GuardDuty::Detector
        Properties: { Enable: true, DataSources: { Kubernetes: { AuditLogs: { Enable: false } } } }`,
      },
    ],
    undetermined: [
      {
        when: 'another stack decides',
        resources: `
      Detector:
        Type: AWS::GuardDuty::Detector
        Properties: { Enable: true, Features: [{ Name: EKS_AUDIT_LOGS, Status: !ImportValue status }] }`,
      },
    ],
  },
});
