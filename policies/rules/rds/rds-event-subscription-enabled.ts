import { rule } from '../../rule';

export default rule({
  id: 'rds-event-subscription-enabled',
  title: 'RDS event subscriptions are switched on',
  why: 'A subscription that is switched off tells nobody that a database failed over, ran out of storage or lost its backup.',
  severity: 'low',
  controls: { hicp: ['8.M.A'], hipaa: ['164.308(a)(6)(ii)'] },
  appliesTo: ['AWS::RDS::EventSubscription'],

  check: subscription => subscription.property('Enabled').orDefault(true).mustBe(true),

  fix: {
    how: 'Leave `enabled` of `rds.CfnEventSubscription` at its default, true (`Enabled`).',
    set: { 'Properties.Enabled': true },
  },
  config: {
    guard: {
      type: 'AWS::RDS::EventSubscription',
      all: [{ path: 'enabled', mustBe: [true], orAbsent: true }],
      source:
        'https://github.com/awslabs/aws-config-resource-schema/blob/master/config/properties/resource-types/AWS::RDS::EventSubscription.properties.json',
      confidence: 'document',
      cases: [
        {
          properties: { Enabled: true },
          configuration: { custSubscriptionId: 'operations', enabled: true },
          verdict: 'compliant',
        },
        {
          properties: {},
          configuration: { custSubscriptionId: 'operations' },
          verdict: 'compliant',
        },
        {
          properties: { Enabled: false },
          configuration: { custSubscriptionId: 'operations', enabled: false },
          verdict: 'non-compliant',
        },
      ],
    },
  },

  examples: {
    compliant: [
      {
        when: 'it is on by default',
        resources: `
      Events:
        Type: AWS::RDS::EventSubscription
        Properties: { SnsTopicArn: arn:aws:sns:us-east-1:111122223333:operations }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it is off',
        resources: `
      Events:
        Type: AWS::RDS::EventSubscription
        Properties: { SnsTopicArn: arn:aws:sns:us-east-1:111122223333:operations, Enabled: false }`,
      },
    ],
    undetermined: [
      {
        when: 'it is imported whether it is on',
        resources: `
      Events:
        Type: AWS::RDS::EventSubscription
        Properties: { SnsTopicArn: arn:aws:sns:us-east-1:111122223333:operations, Enabled: !ImportValue enabled }`,
      },
    ],
  },
});
