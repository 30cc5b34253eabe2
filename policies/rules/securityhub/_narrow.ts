import { allOf, compliant, everyOf } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { mustRead } from '../iam/_text';

/** Nothing, one or two letters, what all ARNs of a service begin with, what all vulnerabilities of a year do, and whole kinds of findings. */
const shared =
  /^(?:\**|..?|arn(?::[^:]*){0,4}:?\**|cve(?:-\d*-?)?|(?:ttps|effects|unusual behaviors|software and configuration checks|sensitive data identifications)\/?)$/i;

/** The criterion names something. "All but this one" and a beginning that everything shares do not. */
export function mustBeNarrow(criterion: Property): Verdict {
  return allOf(criterion.mustBePresent(), () =>
    everyOf(criterion.items(), one => {
      const value = one.get('Value');
      // Tags have a key besides, and their value may be empty.
      const isName = value.value() !== undefined && one.get('Key').value() === undefined;
      return allOf(one.get('Comparison').mustNotBe('NOT_EQUALS', 'PREFIX_NOT_EQUALS', 'NOT_CONTAINS'), () =>
        isName ? mustRead(value, 'a name, or the beginning of one', text => !shared.test(text)) : compliant,
      );
    }),
  );
}
