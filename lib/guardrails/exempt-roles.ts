import { covers } from '../core/pattern';
import { arn } from './guardrail';
import type { GuardrailOptions } from './guardrail';

/**
 * Roles of permission sets stand under a path with the Region of IAM Identity Center, which us-east-1 leaves out:
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
 */
const permissionSets = 'aws-reserved/sso.amazonaws.com/';

/** ARNs of the exempt roles in any account, as `aws:PrincipalArn` has them: with the path, and of the role whoever assumed it. */
export function exemptRoleArns(options: GuardrailOptions): readonly string[] {
  return [...new Set(options.exemptRoles.flatMap(withPath))].map(name => arn(options, `iam::*:role/${name}`));
}

function withPath(name: string): readonly string[] {
  const bare = withoutAnyRegion(name);
  return ofPermissionSet(bare) ? [permissionSets + bare, `${permissionSets}*/${bare}`] : [name];
}

function withoutAnyRegion(name: string): string {
  const rest = name.startsWith(permissionSets) ? name.slice(permissionSets.length).replace(/^\*\//, '') : name;
  return rest.includes('/') ? name : rest;
}

function ofPermissionSet(name: string): boolean {
  return /^AWSReserved[^/]*$/.test(name);
}

/** Throws where a name exempts nobody, which locks an organization out, or everybody, which is no guardrail. */
export function checkExemptRoles(names: readonly string[]): void {
  names.forEach(checkExemptRole);
  // Nobody but exempt roles hands an exempt role on, and this one is handed to CloudFormation by the role that CDK deploys with.
  for (const name of names) {
    const passing = name.replace('-cfn-exec-role-', '-deploy-role-');
    if (passing !== name && !names.some(other => covers(other, passing)))
      throw new Error(
        `exemptRoles is ${JSON.stringify(name)} without ${JSON.stringify(passing)}, which hands it to CloudFormation and could deploy nothing; write both, or neither`,
      );
  }
}

function checkExemptRole(name: string): void {
  const refuse = (is: string, write: string): never => {
    throw new Error(`exemptRoles is ${JSON.stringify(name)}, which ${is}; ${write}`);
  };
  const last = name.slice(name.lastIndexOf('/') + 1);
  if (/^\/|^role\//.test(name))
    refuse(
      'no role is called',
      `write the path and name that follow role/, such as ${name.replace(/^(?:\/?role\/|\/)+/, '') || 'OrganizationAdmin'}`,
    );
  if (last === '') refuse('is a path without a name', `write ${name}* for the roles under it`);
  if (last.replaceAll('*', '').length > 64) refuse('is longer than the name of a role can be', 'write 64 characters or fewer');
  if (ofPermissionSet(last) && !/[*?]|_[0-9a-f]{16}$/.test(last))
    refuse('lacks the random ending of roles of permission sets', `write ${name.replace(/_+$/, '')}_*`);
  const named = name
    .replace(/^aws-reserved\/sso\.amazonaws\.com\/(?:[^/]*\/)?|[^A-Za-z0-9/]/g, '')
    .replace(/^AWSReserved(?:SSO)?|\//g, '');
  const everyPermissionSet = withPath(name).some(pattern => covers(pattern, `${permissionSets}*/AWSReservedSSO_*`));
  if (everyPermissionSet || (/[*?]/.test(name) && named.length < 3))
    refuse('exempts almost everybody', 'write out three letters or digits of the name at least, such as OrganizationAdmin*');
}
