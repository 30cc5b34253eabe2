import { compliant, everyOf, mustNotHold, nonCompliant } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';
import { mustRead } from './_text';

/** `AmazonS3FullAccess`, `AWSLambda_FullAccess`, `CloudWatchFullAccessV2`, `AdministratorAccess-Amplify`, with any path. */
const fullAccess = /^arn:[^:]*:iam::aws:policy\/(?:[^/]+\/)*(?:[\w+=,.@-]*FullAccess(?:_?v\d+)?|AdministratorAccess-[\w-]+)$/i;

/** They reach no data of the account: public prices, and what a client of a file system may do where its policy lets it in. */
const harmless = /\/(?:AWSPriceListServiceFullAccess|AmazonElasticFileSystemClientFullAccess)$/;

/** A rule of their own looks for these. */
export const administrator = /^arn:[^:]*:iam::aws:policy\/(?:AdministratorAccess|PowerUserAccess|IAMFullAccess)$/;

/** What an unknown part of an ARN may turn out to be: an account or a name, that of such a policy included. */
const possible = ['name', 'aws', 'AmazonS3FullAccess'];

/** Compliant where it is a policy of AWS with full access to a service, and no administrator policy. */
export function isFullAccess(policy: Property): Verdict {
  return mustRead(
    policy,
    'a policy with full access to a service',
    text => fullAccess.test(text) && !harmless.test(text) && !administrator.test(text),
    possible,
  );
}

/** Managed policies of an identity, or of a permission set. */
function attached(resource: Resource): readonly Property[] {
  return ['ManagedPolicyArns', 'ManagedPolicies'].flatMap(name => resource.property(name).items());
}

/** A policy of AWS by its name, for rules on what it allows. */
export interface Managed {
  readonly named: RegExp;
  /** One of the names, as what an unknown part of an ARN may turn out to be. */
  readonly such: string;
}

const is = (policy: Property, { named, such }: Managed): Verdict =>
  mustRead(
    policy,
    'such a policy',
    text => /^arn:[^:]*:iam::aws:policy\//.test(text) && named.test(text.slice(text.indexOf('/') + 1)),
    ['name', such],
  );

/** For `where`. Of policies that are not known, the rules on administrators say so. */
export function mustAttach(resource: Resource, managed: Managed): Verdict {
  return attached(resource).some(policy => is(policy, managed).status === 'compliant')
    ? compliant
    : nonCompliant('it attaches no such policy of AWS');
}

export function mustNotAttach(resource: Resource, managed: Managed, message: string): Verdict {
  return everyOf(attached(resource), policy =>
    mustNotHold(is(policy, managed), () => `${policy.path} is ${policy.shownValue()}, which ${message}`, policy),
  );
}
