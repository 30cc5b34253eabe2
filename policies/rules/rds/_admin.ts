import { decide, isObject, nonCompliant, own, undetermined } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';

/** The names that databases come with, and that attackers try first. */
const known = new Set([
  'admin',
  'administrator',
  'awsuser',
  'master',
  'mysql',
  'oracle',
  'postgres',
  'root',
  'sa',
  'sysadmin',
  'user',
]);
const wanted = 'it must be a name of its own';

/** The name of the administrator is none that a database comes with. */
export function mustBeOwnName(name: Property): Verdict {
  const secret = secretOf(name);
  const template = secret?.property('GenerateSecretString.SecretStringTemplate');
  if (template === undefined) return name.must('a name of its own', value => isOwn(String(value)));
  return decide([template], text => {
    const written = nameIn(text);
    if (written === undefined) return undetermined(() => `${name.state()}; ${wanted}`, name);
    return isOwn(written)
      ? name.mustBePresent()
      : nonCompliant(() => `${template.path} names the administrator "${written}"; ${wanted}`, name);
  });
}

function isOwn(name: string): boolean {
  return name !== '' && !known.has(name.toLowerCase());
}

/** CDK writes the name into a secret that it generates, attaches that to the database, and has the name read from there. */
function secretOf(name: Property): Resource | undefined {
  if (!name.shownValue().startsWith('{{resolve:secretsmanager:')) return undefined;
  const [attachment, another] = name.resource
    .referredToBy('AWS::SecretsManager::SecretTargetAttachment', 'TargetId')
    .filter(one => one.property('TargetId').mustReferTo(name.resource).status === 'compliant');
  const secret = another === undefined ? attachment?.property('SecretId').target() : undefined;
  return secret?.type === 'AWS::SecretsManager::Secret' ? secret : undefined;
}

function nameIn(text: unknown): string | undefined {
  try {
    const parsed = JSON.parse(String(text)) as unknown;
    const name = isObject(parsed) ? own(parsed, 'username') : undefined;
    return typeof name === 'string' ? name : undefined;
  } catch {
    return undefined;
  }
}
