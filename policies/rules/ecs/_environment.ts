import { compliant, nonCompliant, when } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { otherwise } from '../ec2/_traffic';
import { holdsSecret } from '../iam/_text';
import { isSecretName, passwordInText } from '../secretsmanager/_names';

/** No secrets: switches, numbers of few digits, ARNs, paths of files. */
const harmless = /^(?:|true|false|yes|no|on|off|\d{1,5}|arn:[\w-]+:.*|\/[\w./-]+\.\w{2,5})$/i;

/** Secrets whatever their name: an access key id, a private key. */
const secretValue = /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** A variable with `Name` and `Value`, as task definitions and App Runner have them. */
export function mustHoldNoSecret(variable: Property): Verdict {
  const name = variable.get('Name');
  const value = variable.get('Value');
  // The value itself is never shown.
  const message = `${name.path} is ${name.shownValue()}, with a secret in the clear; it must come from Secrets`;
  const holdsOne = (text: unknown): boolean => secretValue.test(String(text)) || passwordInText.test(String(text));
  if (!value.isUnresolved() && value.must('a secret', holdsOne).status === 'compliant') return nonCompliant(message, name.path);
  if (holdsSecret(value)) return nonCompliant(message, name.path);
  const named = name.must('the name of a secret', known => isSecretName(String(known)));
  return when(named, () => {
    // `AWS::NoValue` leaves the variable out, and an empty one holds nothing.
    if (value.mustBeAbsent().status === 'compliant') return compliant;
    // `!Ref` of a secret is its ARN.
    if (value.target()?.type === 'AWS::SecretsManager::Secret') return compliant;
    // As AWS's rule, by the name alone: what is filled in at deployment stands in the task definition in the clear as well.
    return value.isUnresolved()
      ? nonCompliant(message, name.path)
      : otherwise(value.mustMatch(harmless, 'no secret'), message, name.path);
  });
}
