import { compliant, everyOf, nonCompliant, someOf } from '../../../lib/core';
import { rule } from '../../rule';

export default rule({
  id: 'ses-configuration-set-suppression',
  title: 'SES stops sending to addresses that bounced or complained',
  why: 'A list of its own that leaves a reason out goes on sending mail with ePHI to addresses that are dead or belong to somebody else.',
  severity: 'low',
  controls: { hicp: ['1.M.A'], hipaa: ['164.312(e)(1)'] },
  appliesTo: ['AWS::SES::ConfigurationSet'],
  where: set =>
    set.property('SuppressionOptions.SuppressedReasons').value() === undefined
      ? nonCompliant('the list of the account applies')
      : compliant,

  check: set =>
    everyOf(['BOUNCE', 'COMPLAINT'], reason =>
      someOf(set.property('SuppressionOptions.SuppressedReasons').items(), `suppressed reason ${reason}`, one =>
        one.mustBe(reason),
      ),
    ),

  fix: {
    how: 'Set `suppressionReasons: ses.SuppressionReasons.BOUNCES_AND_COMPLAINTS` on `ses.ConfigurationSet`, or leave the list to the account. In CloudFormation: `SuppressionOptions.SuppressedReasons: [BOUNCE, COMPLAINT]`.',
    set: { 'Properties.SuppressionOptions.SuppressedReasons': ['BOUNCE', 'COMPLAINT'] },
  },
  config: { none: 'No managed rule of AWS Config judges suppression lists.' },

  examples: {
    compliant: [
      {
        when: 'both reasons are listed',
        resources: `
      Reminders:
        Type: AWS::SES::ConfigurationSet
        Properties: { SuppressionOptions: { SuppressedReasons: [BOUNCE, COMPLAINT] } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'complaints are left out',
        resources: `
      Reminders:
        Type: AWS::SES::ConfigurationSet
        Properties: { SuppressionOptions: { SuppressedReasons: [BOUNCE] } }`,
      },
      {
        when: 'the list is empty',
        resources: `
      Reminders:
        Type: AWS::SES::ConfigurationSet
        Properties: { SuppressionOptions: { SuppressedReasons: [] } }`,
      },
    ],
    undetermined: [
      {
        when: 'the reasons come from another stack',
        resources: `
      Reminders:
        Type: AWS::SES::ConfigurationSet
        Properties: { SuppressionOptions: { SuppressedReasons: [!ImportValue Reason] } }`,
      },
    ],
  },
});
