import { rule } from '../../rule';

export default rule({
  id: 'dynamodb-throughput-limit-check',
  title: 'DynamoDB tables stay clear of the capacity limits of the account',
  why: 'A table that reaches the limit of the account throttles, and an application that is throttled shows clinicians no records.',
  severity: 'low',
  controls: { hicp: ['4.M.D'], hipaa: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(C)'] },
  appliesTo: ['AWS::DynamoDB::Table'],

  check: { none: 'It compares the capacity of all tables with the limits of the account, which no template knows.' },

  fix: {
    how: 'Request a higher quota for DynamoDB in Service Quotas, or set `billingMode: dynamodb.BillingMode.PAY_PER_REQUEST` on `dynamodb.Table`.',
  },
  config: { managedRule: 'DYNAMODB_THROUGHPUT_LIMIT_CHECK' },

  examples: {
    compliant: [],
    nonCompliant: [],
  },
});
