import { allOf, anyOf, everyOf, mustNotHold, someOf } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';
import { statementsOf } from '../../../lib/core/iam';
import type { Statement } from '../../../lib/core/iam';
import { mustRead } from './_text';

/** Types that hold policies of their own, besides managed ones. */
export const inlinePolicyTypes = [
  'AWS::IAM::Role',
  'AWS::IAM::User',
  'AWS::IAM::Group',
  'AWS::IAM::Policy',
  'AWS::IAM::RolePolicy',
  'AWS::IAM::UserPolicy',
  'AWS::IAM::GroupPolicy',
];

/** Every type that says what an identity may do. */
export const policyTypes = ['AWS::IAM::ManagedPolicy', ...inlinePolicyTypes];

/** Whether it holds a policy document: most roles only attach managed ones. */
export function mustHoldPolicies(resource: Resource): Verdict {
  return anyOf(resource.property('PolicyDocument').mustBePresent(), () => resource.property('Policies').mustBePresent());
}

/** The statements of a policy, or of the inline policies of an identity. */
export function grantsOf(resource: Resource): readonly Statement[] {
  const inline = resource.property('Policies').items();
  return [resource.property('PolicyDocument'), ...inline.map(policy => policy.get('PolicyDocument'))].flatMap(statementsOf);
}

/** No statement allows what `judge` finds in it. */
export function noGrant(resource: Resource, message: string, judge: (statement: Statement) => Verdict): Verdict {
  return everyOf(grantsOf(resource), statement =>
    mustNotHold(
      allOf(statement.mustAllow(), () => judge(statement)),
      `${statement.at} ${message}`,
      statement.at,
    ),
  );
}

/** Its `Resource` lists a text that passes the test; one that is about all but a few resources always counts. */
export function mustNameResource(statement: Statement, wanted: string, test: (text: string) => boolean): Verdict {
  return anyOf(statement.property.get('NotResource').mustBePresent(), () =>
    someOf(statement.property.get('Resource').items(), wanted, (item: Property) => mustRead(item, wanted, test)),
  );
}

/** Not a statement of all actions: those have a rule of their own, and one finding is enough. */
export function mustNotBeAllActions(statement: Statement): Verdict {
  return mustNotHold(statement.mustCoverAction('*:*'), `${statement.at} is about all actions`, statement.at);
}
