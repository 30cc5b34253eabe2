import { allOf, everyOf, mustNotHold } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { statementsOf } from '../../../lib/core/iam';

/** Keys that say who calls, or from where, so that a statement for everyone is not one for the world. */
const limits = [
  'aws:PrincipalAccount',
  'aws:PrincipalArn',
  'aws:PrincipalOrgID',
  'aws:PrincipalOrgPaths',
  'aws:SourceAccount',
  'aws:SourceArn',
  'aws:SourceIp',
  'aws:SourceOrgID',
  'aws:SourceVpc',
  'aws:SourceVpce',
  'aws:userId',
];

/** No statement of a resource policy allows everyone without saying who. */
export function mustNotBePublic(document: Property): Verdict {
  return everyOf(statementsOf(document), statement =>
    mustNotHold(
      allOf(
        statement.mustAllow(),
        () => statement.mustApplyToEveryone(),
        () => mustNotHold(statement.mustBeLimitedBy(...limits), 'a condition limits it'),
      ),
      `${statement.at} allows everyone, and no condition says who`,
      statement.at,
    ),
  );
}
