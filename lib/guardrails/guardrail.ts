import type { JsonObject } from '../core';
import type { PolicyControls } from '../../policies/rule';

/** Policies of AWS Organizations that say who may do what; the others hold settings. */
export type AccessPolicyType = 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY';

export type SettingsPolicyType =
  'AISERVICES_OPT_OUT_POLICY' | 'BACKUP_POLICY' | 'DECLARATIVE_POLICY_EC2' | 'INSPECTOR_POLICY' | 'S3_POLICY' | 'TAG_POLICY';

/** Types of `AWS::Organizations::Policy` that guardrails are made of. */
export type PolicyType = AccessPolicyType | SettingsPolicyType;

/** Where backups of the organization's backup policy go. Vaults and role have to be in each account, under the same names. */
export interface OrganizationBackup {
  /** Regions whose tagged resources are backed up. */
  readonly regions: readonly string[];
  /** Vault in each account and Region that takes the copies. */
  readonly vaultName: string;
  /** Role in each account by which AWS Backup makes copies, with its path: `service-role/Backup`. */
  readonly roleName: string;
  /**
   * ARN of a second vault, such as one in an account for backups; `$account` stands for the account.
   * @default - copies stay in one vault
   */
  readonly copyToVaultArn?: string;
}

/** What the statements need to know of an organization. All of it is plain text: sizes are checked before deployment. */
export interface GuardrailOptions {
  /** Such as `o-a1b2c3d4e5`. */
  readonly organizationId: string;
  /**
   * Names of roles, with paths, that most denials let through: `OrganizationAdmin`, `stacksets-exec-*`. Those of permission sets go
   * without their path: `AWSReservedSSO_PlatformAdmin_*`.
   */
  readonly exemptRoles: readonly string[];
  /** @default 'aws' */
  readonly partition?: string;
  /** Accounts outside the organization whose principals may use its resources. */
  readonly trustedAccounts?: readonly string[];
  /** First parts of IAM actions of services that may be used, `s3` for `s3:*`. */
  readonly allowedServices?: readonly string[];
  /** Names of buckets that keep logs of trails, AWS Config and networks; `*` at the end stands for the rest. */
  readonly logBuckets?: readonly string[];
  /** ARNs of keys that encrypt logs. */
  readonly logKeys?: readonly string[];
  /** Names of log groups that keep evidence; `*` at the end stands for the rest. */
  readonly logGroups?: readonly string[];
  readonly backup?: OrganizationBackup;
  /**
   * Regions in which Amazon Inspector scans.
   * @default ['ALL_SUPPORTED']
   */
  readonly inspectorRegions?: readonly string[];
}

/** What there is to say of a guardrail, apart from its statement. */
export interface GuardrailFacts<Id extends string = string> {
  /** `<service>-<resource>-<what holds>`; the statement's `Sid` is made of it. */
  readonly id: Id;
  /** What holds, as a fact. */
  readonly title: string;
  /** What can happen to ePHI or its evidence without it. */
  readonly why: string;
  /** What stops working for those who are not exempt, and what is left open. */
  readonly breaks: string;
  /** Who is let through: the roles of `exemptRoles`, nobody, or those that the text names. */
  readonly exempt: 'exempt roles' | 'nobody' | { readonly only: string };
  readonly controls: PolicyControls;
  /** AWS's page on what it does. */
  readonly source: string;
  /** Options without which there is nothing to say. */
  readonly needs?: readonly (keyof GuardrailOptions)[];
  /** Why it is in force only where it is asked for. */
  readonly optIn?: string;
}

/** A request by which the tests judge a statement. What it leaves out is as for an administrator of a member account, over TLS. */
export interface SampleRequest {
  readonly action: string;
  /** @default '*' */
  readonly resource?: string;
  /** ARN of who asks. */
  readonly principal?: string;
  /** Condition keys; `null` for one that the request does not carry. */
  readonly context?: Readonly<Record<string, string | readonly string[] | null>>;
}

/** The parts of a statement that differ; `Sid`, `Effect`, `Principal` and the exemption of roles are added (render.ts). */
export interface Denied {
  readonly Action?: readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource?: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** One statement of a service or resource control policy. */
export interface AccessGuardrail<Id extends string = string> extends GuardrailFacts<Id> {
  readonly type: AccessPolicyType;
  readonly denied: (options: GuardrailOptions) => Denied;
  /** Requests that it denies, under `sampleOptions`. */
  readonly denies: readonly SampleRequest[];
  /** Requests near them that it does not. */
  readonly leaves: readonly SampleRequest[];
}

/** One part of the document of a management policy. */
export interface SettingsGuardrail<Id extends string = string> extends GuardrailFacts<Id> {
  readonly type: SettingsPolicyType;
  /** Settings do not ask who somebody is. */
  readonly exempt: Exclude<GuardrailFacts['exempt'], 'exempt roles'>;
  readonly settings: (options: GuardrailOptions) => JsonObject;
}

export type Guardrail<Id extends string = string> = AccessGuardrail<Id> | SettingsGuardrail<Id>;

/** Ties a list to its ids. */
export function guardrailsOf<const Id extends string>(list: readonly Guardrail<Id>[]): readonly Guardrail<Id>[] {
  return list;
}

export function isAccessGuardrail<Id extends string>(guardrail: Guardrail<Id>): guardrail is AccessGuardrail<Id> {
  return guardrail.type === 'SERVICE_CONTROL_POLICY' || guardrail.type === 'RESOURCE_CONTROL_POLICY';
}

/** ARN of a resource in any account. */
export function arn({ partition = 'aws' }: GuardrailOptions, rest: string): string {
  return `arn:${partition}:${rest}`;
}
