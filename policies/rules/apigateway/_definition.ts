import { anyOf, compliant, everyOf, nonCompliant, someOf, undetermined } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';

/** An API whose methods stand in an OpenAPI definition instead of resources of their own; for `where`. */
export function mustBeDefined(api: Resource): Verdict {
  return anyOf(api.property('Body').mustBePresent(), () => api.property('BodyS3Location').mustBePresent());
}

/** Browsers send preflight requests without credentials, so `options` is left out. */
const methods = /^(?:get|put|post|delete|head|patch|x-amazon-apigateway-any-method)$/i;

/**
 * Every method of the definition names a scheme by which callers are authorized.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html
 */
export function mustAuthorizeMethods(api: Resource): Verdict {
  const body = api.property('Body');
  const paths = body.get('paths');
  if (body.value() === undefined || body.isUnresolved() || paths.isUnresolved())
    return undetermined(
      () => `the definition of ${api.logicalId} is not in the template; its methods must require authorization`,
      body,
    );
  return everyOf(paths.entries(), ([path, item]) =>
    item.isUnresolved()
      ? item.mustBePresent()
      : everyOf(
          item.entries().filter(([name]) => methods.test(name)),
          ([name, method]) => mustAuthorize(body, method, `${name} ${path}`),
        ),
  );
}

function mustAuthorize(body: Property, method: Property, name: string): Verdict {
  const open = (): Verdict => nonCompliant(() => `${name} answers without authorization; it must require one`, method);
  if (method.isUnresolved()) return method.mustBePresent();
  const security = method.get('security');
  if (security.isUnresolved()) return security.mustBePresent();
  const signed = entryOf(method, 'x-amazon-apigateway-auth')
    ?.get('type')
    .mustMatch(/^aws_iam$/i, 'AWS_IAM');
  if (signed !== undefined && signed.status !== 'non-compliant') return signed;
  if (method.entries().some(([key]) => key === 'security')) {
    const required = security.items();
    return required.length === 0 ? open() : everyOf(required, one => mustNameScheme(body, one, open));
  }
  const shared = body.get('security');
  return shared.isUnresolved() || shared.items().length > 0
    ? undetermined(
        () => `${name} names no scheme, and whether ${shared.path} holds for it is not known; it must name one`,
        method,
      )
    : open();
}

/** Schemes of one item are all required, so that one with an authorizer is enough. */
function mustNameScheme(body: Property, requirement: Property, open: () => Verdict): Verdict {
  if (requirement.isUnresolved()) return requirement.mustBePresent();
  const verdict = someOf(requirement.entries(), 'scheme with an authorizer', ([name]) => {
    const schemes = [body.get('components.securitySchemes'), body.get('securityDefinitions')];
    const unknown = schemes.find(one => one.isUnresolved());
    const scheme = schemes.map(one => entryOf(one, name)).find(one => one !== undefined);
    if (scheme === undefined) return unknown?.mustBePresent() ?? nonCompliant(`${name} is not defined`, requirement);
    if (scheme.isUnresolved()) return scheme.mustBePresent();
    if (entryOf(scheme, 'x-amazon-apigateway-authorizer') !== undefined) return compliant;
    return (
      entryOf(scheme, 'x-amazon-apigateway-authtype')?.mustMatch(/^(?!none$)/i, 'a type') ?? nonCompliant('no authorizer', scheme)
    );
  });
  return verdict.status === 'non-compliant' ? open() : verdict;
}

/** By its whole name: names hold dots and slashes. */
function entryOf(property: Property, name: string): Property | undefined {
  return property.entries().find(([key]) => key === name)?.[1];
}
