import { Annotations, Tags, Token } from 'aws-cdk-lib/core';
import { CfnPolicy } from 'aws-cdk-lib/aws-organizations';
import { Construct } from 'constructs';
import type * as Guardrails from '../../guardrails';
import type { GuardrailId, LeftOut, OrganizationBackup } from '../../guardrails';
import type * as Services from '../../../policies/eligible-services';
import { withDefaults } from '../defaults';
import { knownPartition } from '../partition';

export interface OrganizationGuardrailsProps {
  /** Id of the organization, such as `o-a1b2c3d4e5`, written out: the sizes of policies are checked before deployment. */
  readonly organizationId: string;
  /** Ids of the root, units or accounts that the policies are attached to, such as `ou-ab12-11111111`. */
  readonly targets: readonly string[];
  /**
   * Names of roles that set accounts up and look after them, with paths: `OrganizationAdmin`, `stacksets-exec-*`,
   * `AWSControlTowerExecution`, and `AWSReservedSSO_PlatformAdmin_*` for a permission set. Of the roles of `cdk bootstrap`, name `cdk-hnb659fds-cfn-exec-role-*` together
   * with `cdk-hnb659fds-deploy-role-*`, or neither: who deploys by CDK is then exempt. Most denials let them through, by name, in every account. There is no default: with an empty list nobody
   * in the targets can set up AWS Config.
   */
  readonly exemptRoles: readonly string[];
  /**
   * Where the copies go that the backup policy has made of what carries `DataClassification: PHI`. Vault and role have to be in each
   * account beforehand.
   * @default - no backup policy
   */
  readonly backup?: OrganizationBackup;
  /**
   * Names of buckets in the targets that keep logs, such as `clinic-logs` or `clinic-logs-*`.
   * @default - none; their statement is left out
   */
  readonly logBuckets?: readonly string[];
  /**
   * ARNs of keys in the targets that encrypt logs.
   * @default - none; their statement is left out
   */
  readonly logKeys?: readonly string[];
  /**
   * Names of log groups in the targets that keep evidence, such as `/clinic/audit/*`.
   * @default - none; their statement is left out
   */
  readonly logGroups?: readonly string[];
  /**
   * Accounts of partners outside the organization whose principals may use its resources.
   * @default - none
   */
  readonly trustedAccounts?: readonly string[];
  /**
   * First parts of IAM actions of services that may be used, `s3` for `s3:*`.
   * @default - services that AWS lists as HIPAA eligible, and those that hold no content
   */
  readonly allowedServices?: readonly string[];
  /**
   * Regions in which Amazon Inspector scans.
   * @default ['ALL_SUPPORTED']
   */
  readonly inspectorRegions?: readonly string[];
  /**
   * Guardrails to leave out, by id.
   * @default - none
   */
  readonly excluded?: readonly GuardrailId[];
  /**
   * Guardrails to add that are in force only where they are asked for, by id.
   * @default - none
   */
  readonly included?: readonly GuardrailId[];
  /**
   * Begins the names of the policies, which are unique in an organization.
   * @default 'hicp'
   */
  readonly namePrefix?: string;
  /**
   * Tags of the policies.
   * @default - none of their own
   */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * Partition of the ARNs in the policies, such as `aws-us-gov`.
   * @default - that of the Region of its stack, or 'aws' where the stack names no Region
   */
  readonly partition?: string;
}

/**
 * Guardrails of an organization: policies of AWS Organizations that keep what watches switched on, what was logged and backed up where it
 * is, and ePHI within the organization, whatever an administrator of an account does. Each statement has its reason, what it stops and
 * whom it lets through in `docs/guardrails.md`.
 *
 * Belongs in the management account or that of the delegated administrator of Organizations; the policy types have to be enabled on the root.
 * Control policies of services and resources do not reach the management account itself. Attach them to a unit with a test account first.
 *
 * Sizes and numbers of policies are checked at synth. Policies that others attached to the same targets count as well and are not seen.
 *
 * Supports HICP 3.M.B, 4.M.C, 4.M.D, 8.M.A, 10.M.A and 164.312(a)(1), 164.312(b), 164.308(a)(1)(ii)(D).
 */
export class OrganizationGuardrails extends Construct {
  /** The policies, each with its targets. */
  readonly policies: readonly CfnPolicy[];
  /** Guardrails that are not in force, and why. */
  readonly left: readonly LeftOut[];

  constructor(scope: Construct, id: string, props: OrganizationGuardrailsProps) {
    super(scope, id);
    /* eslint-disable @typescript-eslint/no-require-imports -- loaded on use, like packs */
    const { guardrails, renderGuardrails } = require('../../guardrails') as typeof Guardrails;
    const { eligibleServices, withoutPhi } = require('../../../policies/eligible-services') as typeof Services;
    /* eslint-enable @typescript-eslint/no-require-imports */
    const { targets, excluded, included, namePrefix, tags = {}, ...options } = props;
    targets.forEach(checkTarget);
    const { policies, left } = renderGuardrails(
      guardrails,
      withDefaults(options, {
        allowedServices: [...eligibleServices, ...withoutPhi].flatMap(({ actions }) => actions),
        partition: knownPartition(this),
      }),
      { ...(excluded && { excluded }), ...(included && { included }), ...(namePrefix !== undefined && { namePrefix }) },
    );
    this.left = left;
    this.policies = policies.map(
      ({ type, name, description, content }) =>
        new CfnPolicy(this, logicalId(type, name), { type, name, description, content, targetIds: [...targets] }),
    );
    // Organizations refuses changes that come at the same time (ConcurrentModificationException).
    this.policies.forEach((policy, index) => {
      const before = this.policies[index - 1];
      if (before !== undefined) policy.addResourceDependency(before);
    });
    for (const [key, value] of Object.entries(tags)) Tags.of(this).add(key, value);
    const forgotten = left.filter(({ why }) => why.endsWith('not given'));
    if (forgotten.length > 0)
      Annotations.of(this).addInfo(`Not in force: ${forgotten.map(({ id: name, why }) => `${name} (${why})`).join(', ')}`);
  }
}

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_AttachPolicy.html */
function checkTarget(target: string): void {
  if (Token.isUnresolved(target) || /^(?:r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}|\d{12})$/.test(target)) return;
  throw new Error(
    `${JSON.stringify(target)} is no target. Name a root (r-ab12), a unit (ou-ab12-11111111) or an account (111122223333) by its id`,
  );
}

/** `Scp1` for the policy `clinic-scp-1`, whatever its names begin with: another prefix renames the policies in place. */
function logicalId(type: string, name: string): string {
  return `${type
    .toLowerCase()
    .split('_')
    .map(part => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')}${/-(\d+)$/.exec(name)?.[1] ?? ''}`;
}
