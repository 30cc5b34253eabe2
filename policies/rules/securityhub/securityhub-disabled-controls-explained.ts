import { everyOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'securityhub-disabled-controls-explained',
  title: 'Security Hub controls are turned off with a reason',
  why: 'A control that is off without a word is a gap that nobody decided on and nobody reviews.',
  severity: 'low',
  controls: { hicp: ['7.L.B'], hipaa: ['164.308(a)(1)(ii)(B)'] },
  appliesTo: ['AWS::SecurityHub::Standard'],
  where: standard => standard.property('DisabledStandardsControls').mustBePresent(),

  check: standard =>
    everyOf(standard.property('DisabledStandardsControls').items(), control => control.get('Reason').mustBePresent()),

  fix: {
    how: 'Add a `reason` to each entry of `disabledStandardsControls` on `securityhub.CfnStandard` (`DisabledStandardsControls[].Reason`).',
  },
  config: { none: 'AWS publishes no schema of the item of a standard of Security Hub, so what it shows is not certain.' },

  examples: {
    compliant: [
      {
        when: 'it says why',
        resources: `
      Nist:
        Type: AWS::SecurityHub::Standard
        Properties: { StandardsArn: arn:aws:securityhub:us-east-1::standards/nist-800-53/v/5.0.0, DisabledStandardsControls: [{ StandardsControlArn: arn:aws:securityhub:us-east-1:111122223333:control/nist-800-53/v/5.0.0/IAM.6, Reason: Root has no keys } ] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it says nothing',
        resources: `
      Nist:
        Type: AWS::SecurityHub::Standard
        Properties: { StandardsArn: arn:aws:securityhub:us-east-1::standards/nist-800-53/v/5.0.0, DisabledStandardsControls: [{ StandardsControlArn: arn:aws:securityhub:us-east-1:111122223333:control/nist-800-53/v/5.0.0/IAM.6 }] }`,
      },
    ],
    undetermined: [
      {
        when: 'the list is imported',
        resources: `
      Nist:
        Type: AWS::SecurityHub::Standard
        Properties: { StandardsArn: arn:aws:securityhub:us-east-1::standards/nist-800-53/v/5.0.0, DisabledStandardsControls: !ImportValue controls }`,
      },
    ],
  },
});
