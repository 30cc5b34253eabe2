import type { Property, Verdict } from '../../../lib/core';
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
