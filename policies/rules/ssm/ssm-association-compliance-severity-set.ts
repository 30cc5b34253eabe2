import { rule } from '../../rule';
import { association, isUpkeep } from './_association';

export default rule({
  id: 'ssm-association-compliance-severity-set',
  title: 'Inventory and patching of servers report failures with a severity',
  why: 'A failure without a severity stands among thousands of others, and servers with ePHI stay unpatched behind it.',
  severity: 'low',
  controls: { hicp: ['7.L.B', '7.M.D'], hipaa: ['164.308(a)(1)(ii)(B)'] },
  from: 'large',
  appliesTo: [association],
  where: isUpkeep,

  // What is not set is reported as UNSPECIFIED.
  check: one => one.property('ComplianceSeverity').mustBe('CRITICAL', 'HIGH', 'MEDIUM', 'LOW'),

  fix: {
    how: "Set `complianceSeverity: 'HIGH'` on `ssm.CfnAssociation` (`ComplianceSeverity`).",
    set: { 'Properties.ComplianceSeverity': 'HIGH' },
  },
  config: {
    none: 'AWS Config reads the severity of an association, but does not ask for one. It does not record associations, only how instances comply with them.',
  },

  examples: {
    compliant: [
      {
        when: 'its failures are of high severity',
        resources: `
      Patches:
        Type: AWS::SSM::Association
        Properties: { Name: AWS-RunPatchBaseline, ScheduleExpression: rate(7 days), ComplianceSeverity: HIGH }`,
      },
    ],
    nonCompliant: [
      {
        when: 'nothing is said about severity',
        resources: `
      Patches:
        Type: AWS::SSM::Association
        Properties: { Name: AWS-RunPatchBaseline, ScheduleExpression: rate(7 days) }`,
      },
    ],
    undetermined: [
      {
        when: 'a parameter without a default decides',
        resources: `
      Patches:
        Type: AWS::SSM::Association
        Properties: { Name: AWS-RunPatchBaseline, ScheduleExpression: rate(7 days), ComplianceSeverity: !Ref Severity }`,
      },
    ],
  },
});
