import { allOf, anyOf, compliant, everyOf, mustNotHold, nonCompliant, someOf } from '../../../lib/core';
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

/** The same with permission sets of IAM Identity Center, which become roles in the accounts that they are assigned to. */
export const grantingTypes = [...policyTypes, 'AWS::SSO::PermissionSet'];

/** Where a resource has its policies, besides a list of them. */
const documents = ['PolicyDocument', 'InlinePolicy'] as const;

/** Whether it holds a policy document that grants something: most roles only attach managed ones. */
export function mustHoldPolicies(resource: Resource): Verdict {
  return allOf(anyOf(...[...documents, 'Policies'].map(name => () => resource.property(name).mustBePresent())), () =>
    mustNotBeBoundaryAlone(resource),
  );
}

const identities = ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'] as const;

/**
 * A permissions boundary limits what other policies grant and grants nothing by itself. Only a managed policy that is known to be
 * one, and is attached to nobody here, is left out: one of which that is not known may be attached as well.
 */
function mustNotBeBoundaryAlone(policy: Resource): Verdict {
  if (policy.type !== 'AWS::IAM::ManagedPolicy') return compliant;
  const bounded = identities.flatMap(type => policy.referredToBy(type, 'PermissionsBoundary'));
  if (bounded.length === 0) return compliant;
  const bounds = someOf(bounded, 'identity that it bounds', identity =>
    identity.property('PermissionsBoundary').mustReferTo(policy),
  );
  if (bounds.status !== 'compliant') return compliant;
  const attached = allOf(...(['Roles', 'Users', 'Groups'] as const).map(name => () => policy.property(name).mustBeAbsent()), () =>
    everyOf(
      identities.flatMap(type => policy.referredToBy(type, 'ManagedPolicyArns')),
      identity =>
        everyOf(identity.property('ManagedPolicyArns').items(), item => mustNotHold(item.mustReferTo(policy), 'it is attached')),
    ),
  );
  return attached.status === 'compliant' ? nonCompliant(() => `${policy.logicalId} is a permissions boundary`) : compliant;
}

/** The statements of a policy, or of the inline policies of an identity. */
export function grantsOf(resource: Resource): readonly Statement[] {
  const own = documents.flatMap(name => statementsOf(resource.property(name)));
  const inline = resource.property('Policies').items();
  return inline.length === 0 ? own : [...own, ...inline.flatMap(policy => statementsOf(policy.get('PolicyDocument')))];
}

/** No statement allows what `judge` finds in it. */
export function noGrant(resource: Resource, message: string, judge: (statement: Statement) => Verdict): Verdict {
  return everyOf(grantsOf(resource), statement =>
    mustNotHold(
      allOf(statement.mustAllow(), () => judge(statement)),
      () => `${statement.at} ${message}`,
      statement.property,
    ),
  );
}

/**
 * A resource as IAM takes it: `?*` says what `*` says, and a star at the end of a field runs on over the colons that follow, so that
 * `arn:aws:s3:*` is `arn:aws:s3:*:*:*`. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
function spelledOut(text: string): string {
  const short = text.replace(/[?*]*\*[?*]*/g, '*');
  const missing = short.startsWith('arn:') && short.endsWith('*') ? 6 - short.split(':').length : 0;
  return short + ':*'.repeat(Math.max(0, missing));
}

/** Its `Resource` lists a text that passes the test; one that is about all but a few resources always counts. */
export function mustNameResource(statement: Statement, wanted: string, test: (text: string) => boolean): Verdict {
  return anyOf(statement.property.get('NotResource').mustBePresent(), () =>
    someOf(statement.property.get('Resource').items(), wanted, (item: Property) =>
      mustRead(item, wanted, text => test(spelledOut(text))),
    ),
  );
}

/** What actions reach, for `reachesEverything`: a pattern for all resources of the service, and the actions. */
export type Reach = readonly [everything: RegExp, ...actions: string[]];

/** All resources of a service, or of these of its kinds: `*`, `arn:aws:s3:::*`, `arn:aws:lambda:*:*:function:*`. */
export function everythingOf(service: string, kinds = ''): RegExp {
  return new RegExp(`^(?:\\*+|arn:[^:]*:(?:\\*|(?:${service}|\\*):[^:]*:[^:]*:(?:${kinds})?\\*(?:[:/]\\*)*))$`);
}

/**
 * The statement lets one of these actions reach every resource of its service, and no condition on one of the keys limits it. A part of
 * an ARN that a parameter or another stack fills in is taken for a name: a template that asks for one does not get a star.
 */
export function reachesEverything(statement: Statement, reaches: readonly Reach[], ...limits: readonly string[]): Verdict {
  const except = statement.property.get('NotResource');
  // An Allow with NotAction has a rule of its own.
  const listed = statement.property.get('Action').mustBePresent();
  if (listed.status === 'non-compliant') return listed;
  return someOf(reaches, 'action on every resource', ([everything, ...actions]) =>
    allOf(
      statement.mustReachAction(...actions),
      () =>
        anyOf(except.mustBePresent(), () =>
          someOf(statement.property.get('Resource').items(), 'every resource', item =>
            mustRead(item, 'every resource', text => everything.test(spelledOut(text)), ['name']),
          ),
        ),
      () => mustNotHold(statement.mustBeLimitedBy(...limits), 'a condition limits it'),
    ),
  );
}

/** By list: a rule has one, and asks it of every policy. */
const actionLists = new WeakMap<readonly Reach[], readonly string[]>();

function actionsOf(reaches: readonly Reach[]): readonly string[] {
  let actions = actionLists.get(reaches);
  if (actions === undefined) {
    actions = reaches.flatMap(([, ...wanted]) => wanted);
    actionLists.set(reaches, actions);
  }
  return actions;
}

/**
 * For `where`: some statement is known to list one of these actions, so that a policy about other things is no pass. Of actions that are not
 * known at all, the rules on administrators say so.
 */
export function mustListAction(resource: Resource, reaches: readonly Reach[], judge: (statement: Statement) => Verdict): Verdict {
  const actions = actionsOf(reaches);
  const isListed = (statement: Statement): boolean =>
    statement.mustAllow().status !== 'non-compliant' &&
    allOf(statement.property.get('Action').mustBePresent(), () => statement.mustReachAction(...actions)).status === 'compliant';
  return allOf(
    // First, because most policies are about other actions.
    grantsOf(resource).some(isListed) ? compliant : nonCompliant('it allows none of these actions'),
    () => mustHoldPolicies(resource),
    () => mustNotFailByAllActionsAlone(resource, judge),
  );
}

/**
 * For `where`: what `judge` finds is in more than statements of all actions. Those have rules of their own, and one finding is
 * enough; but where another statement fails too, or may, the rule speaks.
 */
export function mustNotFailByAllActionsAlone(resource: Resource, judge: (statement: Statement) => Verdict): Verdict {
  const isAllActions = (statement: Statement): Verdict => statement.mustCoverAction('*:*');
  const alone = allOf(
    someOf(grantsOf(resource), 'statement of all actions', statement =>
      allOf(
        statement.mustAllow(),
        () => isAllActions(statement),
        () => judge(statement),
      ),
    ),
    () =>
      noGrant(resource, 'is another such statement', statement =>
        allOf(
          mustNotHold(isAllActions(statement), () => `${statement.at} is about all actions`),
          () => judge(statement),
        ),
      ),
  );
  return alone.status === 'compliant'
    ? nonCompliant('only statements of all actions fail, which have rules of their own')
    : compliant;
}
