import { allOf, everyOf, nonCompliant, someOf, undetermined, when } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
import { statementsOf } from '../../../lib/core/iam';
import type { Statement } from '../../../lib/core/iam';
import { otherwise } from '../ec2/_traffic';

/**
 * Services that send for every customer and say for whom; of others AWS does not document that they do. EventBridge at a topic is left out:
 * there it takes no condition (https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html).
 */
const publishers = /^(?:s3|cloudwatch|ses|config|cloudtrail|budgets)\.amazonaws\.com(?:\.cn)?$/;
const senders = /^(?:s3|sns|events)\.amazonaws\.com(?:\.cn)?$/;

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
        kind === 'Service'
          ? value.mustMatch(value.resource.type.startsWith('AWS::SNS::') ? publishers : senders, 'a service that sends')
          : nonCompliant('no service', value),
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
    when(mustServeSender(statement), () =>
      otherwise(
        statement.mustBeLimitedBy(...sources),
        () =>
          `${statement.at} lets a service send for any customer of AWS; a condition must limit aws:SourceArn or aws:SourceAccount`,
        statement.property,
      ),
    ),
  );
}
