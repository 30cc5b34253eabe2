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
  config: {
    guard: {
      type: 'AWS::SES::ConfigurationSet',
      all: [
        {
          given: 'SuppressionOptions.SuppressedReasons',
          all: [
            { path: 'SuppressionOptions.SuppressedReasons', mustHold: 'BOUNCE' },
            { path: 'SuppressionOptions.SuppressedReasons', mustHold: 'COMPLAINT' },
          ],
        },
      ],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::SES::ConfigurationSet.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { SuppressionOptions: { SuppressedReasons: ['COMPLAINT', 'BOUNCE'] } },
          configuration: { Name: 'mail', SuppressionOptions: { SuppressedReasons: ['COMPLAINT', 'BOUNCE'] } },
          verdict: 'compliant',
        },
        {
          properties: { SuppressionOptions: { SuppressedReasons: ['BOUNCE'] } },
          configuration: { Name: 'mail', SuppressionOptions: { SuppressedReasons: ['BOUNCE'] } },
          verdict: 'non-compliant',
        },
        {
          properties: { SuppressionOptions: { SuppressedReasons: [] } },
          configuration: { Name: 'mail', SuppressionOptions: { SuppressedReasons: [] } },
          verdict: 'non-compliant',
        },
        {
          properties: {},
          configuration: { Name: 'mail' },
          verdict: 'not concerned',
        },
      ],
    },
  },

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
