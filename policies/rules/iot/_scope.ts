import { everyOf } from '../../../lib/core';
import type { Verdict } from '../../../lib/core';
import type { Statement } from '../../../lib/core/iam';
import { mustRead } from '../iam/_text';

/** Variables that IoT fills in from the certificate: a device cannot choose them. What all things of a type, or all certificates of an issuer or an organization, share tells no device apart. */
export const identity =
  /\$\{iot:(?:Connection\.Thing\.(?!ThingTypeName|IsAttached)|Certificate\.(?!Issuer\.|Subject\.(?:Country|Organization|OrganizationalUnit|State|Locality)\b))/i;

/** The client id is chosen by the device; it narrows topics only where connecting is tied to the thing. */
export const clientId = /\$\{iot:ClientId\}/i;

export const wild = /[*?#+]/;

/** Everything, or all clients, topics, topic filters or things of an account; `#` as filter subscribes to every topic. */
export const everything =
  /^(?:\*+|arn:[^:]*:(?:\*|iot:[^:]*:(?:\*|[^:]*:(?:\*|(?:client|topic|topicfilter|thing|retainedmessage)\/(?:\*|\+|#)))))$/;

/** For rules about one kind of resource: `iot-policy-no-wildcard-resources` says what there is to say about everything. */
export function mustBeLessThanEverything(statement: Statement): Verdict {
  return everyOf(statement.property.get('Resource').items(), item =>
    mustRead(item, 'less than everything', text => !everything.test(text)),
  );
}

/** Each resource of the statement that may be one of these is named, or carries the identity of the device. */
export function mustNameOwn(statement: Statement, kind: RegExp, wanted: string): Verdict {
  return everyOf(statement.property.get('Resource').items(), item =>
    mustRead(item, wanted, text => !kind.test(text) || identity.test(text) || clientId.test(text) || !wild.test(text)),
  );
}
