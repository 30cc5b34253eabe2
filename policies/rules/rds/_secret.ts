import { compliant, isObject, nonCompliant, own, undetermined } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';

const secretReference = /^\{\{resolve:(secretsmanager|ssm-secure):[^{}]*\}\}$/;

/**
 * A password that stands nowhere in plain: absent, a dynamic reference to a secret, or a parameter with NoEcho and no default. A literal, the
 * default of a parameter and a parameter that the console shows are all in plain.
 */
export function mustNotBeWrittenOut(secret: Property): Verdict {
  const text = secret.canonicalText();
  if (text === undefined) return secret.mustBeAbsent();
  const { symbols } = secret;
  // CDK joins a dynamic reference out of parts, so the core does not see it as one.
  if (text === '' || secretReference.test(text)) return compliant;
  const wanted = 'it must be a dynamic reference to a secret, or a parameter with NoEcho';
  const only = symbols.only(text);
  if (only === undefined) {
    return secret.isUnresolved()
      ? undetermined(`${secret.path} holds parts known only at deployment; ${wanted}`, secret.path)
      : nonCompliant(`${secret.path} is written in plain; ${wanted}`, secret.path);
  }
  if (only.kind === 'unresolved') {
    const name = /^!Ref (\S+)$/.exec(only.expression)?.[1];
    const parameter = name === undefined ? undefined : own(secret.resource.template.parameters, name);
    const byDefault = isObject(parameter) ? own(parameter, 'Default') : undefined;
    if (byDefault !== undefined && byDefault !== '') {
      return nonCompliant(
        `${secret.path} is !Ref ${String(name)}, a parameter with a default written in plain; ${wanted}`,
        secret.path,
      );
    }
    if (only.secret) return compliant;
    if (parameter !== undefined)
      return nonCompliant(`${secret.path} is !Ref ${String(name)}, a parameter without NoEcho; ${wanted}`, secret.path);
    if (only.expression.startsWith('{{resolve:ssm:')) {
      return nonCompliant(`${secret.path} is read from a plain SSM parameter; ${wanted}`, secret.path);
    }
  }
  return undetermined(`${secret.state()}; ${wanted}`, secret.path);
}
