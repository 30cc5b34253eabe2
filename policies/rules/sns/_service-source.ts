import { allOf, everyOf, nonCompliant, someOf, undetermined, when } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
import { statementsOf } from '../../../lib/core/iam';
import type { Statement } from '../../../lib/core/iam';

/** Services that send for every customer, and say for whom in these keys; of others AWS does not document that they do. */
const sender = /^(?:s3|events|cloudwatch|sns|ses|config|cloudtrail|budgets)\.amazonaws\.com(?:\.cn)?$/;
const sources = [
  'aws:SourceArn',
  'aws:SourceAccount',
  'aws:SourceOrgID',
  'aws:SourceOrgPaths',
  'aws:PrincipalOrgID',
  'aws:PrincipalAccount',
  'aws:PrincipalArn',
];

function mustServeSender(statement: Statement): Verdict {
  return allOf(
    statement.mustAllow(),
    () => statement.mustReachAction('sns:Publish', 'sqs:SendMessage'),
    () => {
      const principal = statement.property.get('Principal');
      if (principal.isUnresolved()) return undetermined(() => principal.state(), principal);
      return someOf(statement.principals(), 'service', ({ kind, value }) =>
        kind === 'Service' ? value.mustMatch(sender, 'a service that sends') : nonCompliant('no service', value),
      );
    },
  );
}

/** For `where`. */
export function mustServeServices(policy: Resource): Verdict {
  return someOf(statementsOf(policy.property('PolicyDocument')), 'statement that lets a service send', mustServeSender);
}

/** Every statement that lets such a service send says for whom. */
export function mustNameServiceSources(policy: Resource): Verdict {
  return everyOf(statementsOf(policy.property('PolicyDocument')), statement =>
    when(mustServeSender(statement), () => statement.mustBeLimitedBy(...sources)),
  );
}
