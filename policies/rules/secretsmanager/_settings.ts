import { compliant, everyOf, undetermined } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { mustNotBeWrittenOut } from '../rds/_secret';
import { isSecretName } from './_names';

/** No secrets, whatever their name: switches, numbers, ARNs, and what is looked up when it is needed: `${secretsmanager:login:password}`, `EMR.secret@login`. */
const harmless = /^(?:true|false|yes|no|none|\d+|arn:[\w-]+:\S*|\$\{[^{}]*\}|EMR\.secret@\S+)$/i;

/** Of settings by name, such as environment variables, those whose name is that of a secret stand nowhere in plain. */
export function mustHoldNoSecrets(settings: Property): Verdict {
  if (settings.isUnresolved()) return undetermined(() => `${settings.state()}; it must hold no secret`, settings);
  return everyOf(
    settings.entries().filter(([name]) => isSecretName(name)),
    ([, value]) => {
      // The ARN or the name of a resource is no secret.
      if (value.target() !== undefined) return compliant;
      return !value.isUnresolved() && harmless.test(value.canonicalText() ?? '') ? compliant : mustNotBeWrittenOut(value);
    },
  );
}
