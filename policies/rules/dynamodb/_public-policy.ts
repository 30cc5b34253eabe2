import { allOf, everyOf, mustNotHold, undetermined } from '../../../lib/core';
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
  return everyOf(statementsOf(document), statement => {
    const open = allOf(
      statement.mustAllow(),
      () => statement.mustApplyToEveryone(),
      () => mustNotHold(statement.mustBeLimitedBy(...limits), 'a condition limits it'),
    );
    if (open.status === 'undetermined') {
      const at = open.reasons[0]?.at ?? statement.at;
      return undetermined(
        `${at} is known only at deployment; the statement must name its principals, or a condition must limit it`,
        at,
      );
    }
    return mustNotHold(open, () => `${statement.at} allows everyone, and no condition says who`, statement.property);
  });
}
