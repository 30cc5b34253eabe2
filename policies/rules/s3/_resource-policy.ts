import { allOf, anyOf, compliant, everyOf, mustNotHold, nonCompliant, someOf, when } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';
import { statementsOf } from '../../../lib/core/iam';
import type { Statement } from '../../../lib/core/iam';
import { mustRead } from '../iam/_text';

/** A resource type that puts a policy on another resource: where the policy stands, and which property names that other resource. */
export interface Attachment {
  readonly type: string;
  readonly document: string;
  readonly names: string;
  /** The type of what it names, which is judged with all its policies. */
  readonly on: string;
}

/**
 * Keys that tell who calls or for which account, organization or network. By them AWS counts a statement as not public; a key such
 * as `aws:SecureTransport` or `kms:ViaService` anyone can satisfy.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
const callerKeys = [
  'aws:PrincipalAccount',
  'aws:PrincipalArn',
  'aws:PrincipalOrgID',
  'aws:PrincipalOrgPaths',
  'aws:SourceAccount',
  'aws:SourceArn',
  'aws:SourceIp',
  'aws:SourceOrgID',
  'aws:SourceOrgPaths',
  'aws:SourceOwner',
  'aws:SourceVpc',
  'aws:SourceVpce',
  'aws:userid',
];

/** Those of them whose value is an account. */
const accountKeys = new Set(['aws:principalaccount', 'aws:sourceaccount', 'aws:sourceowner', 'kms:calleraccount']);

/** No statement of the document allows everyone something without a condition on who calls. No document allows nothing. */
export function mustNotAllowEveryone(document: Property, ...furtherKeys: readonly string[]): Verdict {
  return mustNotAllowEveryoneTo(document, ['*'], furtherKeys);
}

function mustNotAllowEveryoneTo(document: Property, actions: readonly string[], furtherKeys: readonly string[]): Verdict {
  return everyOf(statementsOf(document), statement => {
    const message = (): string =>
      `${statement.at} allows everyone, and no condition limits who calls; it must name principals, or an account, organization or network`;
    return mustNotHold(
      allOf(
        statement.mustAllow(),
        () => mustNotHold(mustNamePrincipals(statement), 'its principals are named'),
        () =>
          mustNotHold(
            anyOf(statement.mustBeLimitedBy(...callerKeys, ...furtherKeys), () => mustBeForAccounts(statement)),
            'its callers are limited',
          ),
        () => (actions[0] === '*' ? compliant : statement.mustReachAction(...actions)),
      ),
      message,
      statement.property,
    );
  });
}

/** No policy on the resource allows everyone one of these actions. */
export function mustNotBeOpenTo(
  resource: Resource,
  attachments: readonly Attachment[],
  actions: readonly string[],
  ...furtherKeys: readonly string[]
): Verdict {
  return everyOf(policiesOn(resource, attachments), ({ policy, document, names }) =>
    when(mustNameResource(policy.property(names), resource), () =>
      mustNotAllowEveryoneTo(policy.property(document), actions, furtherKeys),
    ),
  );
}

/** An ARN of which only the account is open is no star, which `mustApplyToEveryone` leaves undetermined. */
function mustNamePrincipals(statement: Statement): Verdict {
  const except = statement.property.get('NotPrincipal');
  return allOf(
    mustNotHold(except.mustBePresent(), () => `${except.state()}; everyone else is meant`, except),
    () =>
      everyOf(statement.principals(), ({ kind, value }) =>
        kind === '*' || kind === 'AWS' ? mustRead(value, 'a named principal', text => text !== '*') : value.mustNotBe('*'),
      ),
  );
}

/** `!Ref AWS::AccountId` is an account, whichever it turns out to be. */
function mustBeForAccounts(statement: Statement): Verdict {
  const tests = statement
    .conditions()
    .filter(
      ({ key, operator, qualifier, ifExists }) =>
        accountKeys.has(key) &&
        /^string(equals|equalsignorecase|like)$/.test(operator) &&
        !ifExists &&
        qualifier !== 'ForAllValues',
    );
  return someOf(tests, 'condition that names accounts', ({ values }) =>
    values.length === 0
      ? nonCompliant('the condition names no account', statement.at)
      : everyOf(values, value => mustRead(value, 'an account', text => text === 'this-account' || /^\d{12}$/.test(text))),
  );
}

/**
 * The policies on a resource allow nothing to everyone; for an attachment, the policy that it holds itself. So each resource is
 * judged with all its policies, and a policy for a resource that is not in the run is judged too.
 */
export function mustNotBePublic(
  resource: Resource,
  attachments: readonly Attachment[],
  ...furtherKeys: readonly string[]
): Verdict {
  const own = attachments.find(({ type }) => type === resource.type);
  if (own !== undefined) return mustNotAllowEveryone(resource.property(own.document), ...furtherKeys);
  return everyOf(policiesOn(resource, attachments), ({ policy, document, names }) =>
    when(mustNameResource(policy.property(names), resource), () =>
      mustNotAllowEveryone(policy.property(document), ...furtherKeys),
    ),
  );
}

/** An attachment to resources of the run is judged with them; for `where`. */
export function mustNotBeJudgedWithItsTarget(resource: Resource, attachments: readonly Attachment[]): Verdict {
  const own = attachments.find(({ type }) => type === resource.type);
  if (own === undefined) return compliant;
  const items = resource.property(own.names).items();
  if (items.length === 0) return compliant;
  return someOf(items, 'resource outside the run', item =>
    // What stands for another resource, such as the attachment of a secret or a custom resource, is not.
    item.target()?.type === own.on ? nonCompliant(() => `${item.state()}, which is judged itself`, item) : compliant,
  );
}

/** For each of these actions and ARNs, some policy denies it to everyone who comes without TLS. */
export function mustDenyPlainHttp(
  resource: Resource,
  attachments: readonly Attachment[],
  actions: readonly string[],
  arns: readonly string[],
): Verdict {
  const candidates = policiesOn(resource, attachments);
  return allOf(
    ...arns.flatMap(arn =>
      actions.map(
        action => () =>
          someOf(candidates, 'policy against plain HTTP', ({ policy, document, names }) =>
            allOf(mustNameResource(policy.property(names), resource), () =>
              someOf(statementsOf(policy.property(document)), 'statement that denies requests without TLS', statement =>
                allOf(
                  statement.mustDeny(),
                  () => statement.mustApplyToEveryone(),
                  () => statement.mustCoverAction(action),
                  () => statement.mustCoverResource(arn),
                  () => statement.mustOnlyApplyWhen('Bool', 'aws:SecureTransport', false),
                ),
              ),
            ),
          ),
      ),
    ),
  );
}

function policiesOn(
  resource: Resource,
  attachments: readonly Attachment[],
): readonly (Attachment & { readonly policy: Resource })[] {
  return attachments.flatMap(attachment =>
    resource.referredToBy(attachment.type, attachment.names).map(policy => ({ ...attachment, policy })),
  );
}

function mustNameResource(names: Property, resource: Resource): Verdict {
  return someOf(
    names.items(),
    () => `reference to ${resource.logicalId}`,
    name => name.mustReferTo(resource),
  );
}
