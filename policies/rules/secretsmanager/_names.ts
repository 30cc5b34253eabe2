/** Words, or runs of them, that name a secret. */
const secret =
  /(?:pass(?:word|wd|phrase)s?|secrets?|token|credentials?|auth_data|(?:api|private|secret|encryption|signing)_?key|access_?key(?:_id)?|(?<=_)(?:pwd|pass))(?=_|\d|$)/g;

/** Words after it that make the name one of where a secret is, of how it is made, or of something about it. */
const about = new Set(
  [
    'arn name names id ids path paths file files filename dir directory folder mount volume location url urls uri uris endpoint endpoints',
    'host hostname port domain region alias prefix suffix pattern regex template format',
    'parameter parameters param params ref reference manager store service provider vault extension layer lambda function handler',
    'table bucket queue topic stream database db index collection cache group role policy policies scope scopes permissions',
    'length min max minimum maximum size count limit limits quota rate attempts retries history strength complexity rules',
    'ttl age expiry expires expiration expire lifetime duration validity timeout interval days hours minutes seconds ms',
    'rotation rotate rotator reset change recovery email page form link enabled enable disabled required optional mode version stage',
    'label type kind use usage header headers cookie field attribute claim column issuer audience algorithm alg encoding',
  ].flatMap(line => line.split(' ')),
);

/**
 * Whether a variable of this name holds a secret: `DB_PASSWORD`, `dbPassword`, `API_KEY_FOR_PARTNER`, `DB_PASSWORD_PROD`; not
 * `SECRET_ARN`, `PASSWORD_POLICY_ARN` or `TOKEN_TABLE_NAME`, which say where one is or how long it lives.
 */
export function isSecretName(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toLowerCase();
  return [...words.matchAll(secret)].some(({ 0: found, index }) =>
    words
      .slice(index + found.length)
      .split(/_|(?<=\D)(?=\d)/)
      .every(word => !about.has(word)),
  );
}

/** A password in an address or a connection string: `postgres://app:…@db`, `Server=db;Password=…`. */
export const passwordInText = /:\/\/[^/\s:@]*:[^/?@\s]+@|(?:^|;)\s*(?:password|pwd)\s*=\s*[^;\s]/i;

/** Forms that keys of AWS, GitHub and Slack and PEM files have, under whatever name. */
export const secretForm =
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY|\bgh[pousr]_[A-Za-z0-9]{36}\b|\bxox[abprs]-[A-Za-z0-9-]{10,}/;
