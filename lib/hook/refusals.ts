import type { Obstacle } from './questions';

const another = 'Guard judges some of the resources that CloudFormation takes in another way than the check does: ';

/** Rules that could be derived, and whose derived form does not agree with the check on all cases, with what differs. */
export const differing: Readonly<Record<string, string>> = {
  'cloudfront-s3-origin-access-control-enabled': `${another}an origin whose settings are an empty text`,
  'cognito-user-pool-client-flows-protected': `${another}a list of flows that holds a dynamic reference`,
  'config-aggregator-all-regions': `${another}a source that says nothing`,
  'ecs-task-definition-nonroot-user': `${another}a user that is written as a number`,
  'elasticache-cache-customer-key':
    'none of its examples shows it without another resource, so nothing proves what Guard would say',
  'eligibility-service-hipaa-eligible': 'it goes by a list of all types there are, which is too long for a rule of Guard',
  'transfer-family-server-no-ftp': `${another}a list of protocols that holds a dynamic reference`,
  'vpc-endpoint-policy-restricted': `${another}a policy without statements`,
};

/** Why a hook does not judge, or not all, of what a rule does. `what` names the property or the resource that stands in the way. */
export function refusalOf(obstacle: Obstacle | 'environment' | 'no check' | 'never fails', what = ''): string {
  switch (obstacle) {
    case 'environment':
      return 'it judges all that an account and Region have, and a hook sees one resource at a time';
    case 'no check':
      return 'no template shows it, and a hook sees no more than a template says';
    case 'never fails':
      return 'it finds no failure in a resource by itself: a hook sees nothing beside it';
    case 'another resource':
      return `it goes by another resource (${what}), and a hook sees one resource at a time`;
    case 'policy document':
      return `it reads the statements of a policy (${what}), whose wildcards, conditions and principals Guard cannot compare`;
    case 'beside Properties':
      return `it goes by ${what}, and a hook is given the properties alone`;
    case 'tags':
      return `it goes by the tag ${what}, which a type may write as a list or as an object`;
    case 'keys':
      return `it goes by names that the template chooses (below ${what}), which a rule of Guard would have to know`;
    case 'computed':
    case 'reference':
      return `it computes with ${what}, or asks whether the template itself says it; Guard compares, and is given what references became`;
    case 'list':
      return `it asks of lists inside lists, or how the items of a list go together (${what}), which is more than each or any of them`;
    case 'too many':
      return 'its answer depends on so many properties together that the rule of Guard would be too long to be read';
    case 'no grammar':
      return `it compares with what Guard cannot write: ${what}`;
  }
}
