import { allOf, anyOf, mustNotHold } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
import type { Statement } from '../../../lib/core/iam';
import { mustHoldPolicies, mustNameResource, mustNotFailByAllActionsAlone, noGrant } from './_policies';

const everyKey = /^(?:\*+|arn:[^:]*:(?:\*|kms:[^:]*:[^:]*:(?:\*|key\/?\*|alias\/?\*)))$/;

/** The actions that turn ciphertext into data, as patterns: what the Config counterparts get, too. */
export const blockedActions = ['kms:Decrypt', 'kms:ReEncryptFrom'];
export const blockedPatterns = 'kms:*,kms:Decrypt,kms:ReEncrypt*';

/** Conditions that tie decryption to one service or to chosen keys. */
const limits = ['kms:ViaService', 'kms:ResourceAliases', 'kms:RequestAlias', 'aws:ResourceTag/*'];

/** By a grant or a new policy of the key its holder may decrypt next. Services of AWS make grants for their own resources. */
function grantsItself(statement: Statement): Verdict {
  return anyOf(statement.mustReachAction('kms:PutKeyPolicy'), () =>
    allOf(statement.mustReachAction('kms:CreateGrant'), () =>
      mustNotHold(statement.mustBeLimitedBy('kms:GrantIsForAWSResource'), 'it is for services of AWS'),
    ),
  );
}

function decryptsWithEveryKey(statement: Statement): Verdict {
  return allOf(
    anyOf(statement.mustReachAction(...blockedActions), () => grantsItself(statement)),
    () => mustNameResource(statement, 'every key', text => everyKey.test(text)),
    () => mustNotHold(statement.mustBeLimitedBy(...limits), 'it is limited to a service or to chosen keys'),
  );
}

/** For `where`. */
export function mustHoldKeyPolicies(resource: Resource): Verdict {
  return allOf(mustHoldPolicies(resource), () => mustNotFailByAllActionsAlone(resource, decryptsWithEveryKey));
}

/** No statement decrypts with every key. */
export function mustNotDecryptWithEveryKey(resource: Resource): Verdict {
  return noGrant(resource, 'allows decryption with every key', decryptsWithEveryKey);
}
