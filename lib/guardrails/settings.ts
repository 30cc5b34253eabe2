import type { Json, JsonObject } from '../core';
import { arn, guardrailsOf } from './guardrail';
import type { GuardrailOptions, OrganizationBackup } from './guardrail';

/** https://docs.aws.amazon.com/organizations/latest/userguide/policy-operators.html */
const assign = (value: Json): JsonObject => ({ '@@assign': value });

/** Settings that Organizations holds for all accounts, so that no account can say otherwise. */
export const settings = guardrailsOf([
  {
    id: 'ec2-imdsv2-required',
    type: 'DECLARATIVE_POLICY_EC2',
    title: 'Instances start with IMDSv2 alone',
    why: 'A server that can be made to fetch an address hands IMDSv1 credentials to a stranger, and the records that they open.',
    breaks:
      'Launches that ask for IMDSv1 fail. Instances that run already keep their options. Tokens travel two hops, which containers need.',
    exempt: 'nobody',
    controls: { hicp: ['2.M.A', '7.M.D'], hipaa: ['164.312(a)(1)', '164.308(a)(5)(ii)(B)'] },
    source: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_declarative_syntax.html',
    settings: () => ({
      ec2_attributes: {
        instance_metadata_defaults: {
          http_tokens: assign('required'),
          http_tokens_enforced: assign('enabled'),
          http_put_response_hop_limit: assign(2),
        },
      },
    }),
  },
  {
    id: 'ec2-images-not-public',
    type: 'DECLARATIVE_POLICY_EC2',
    title: 'Machine images are not shared with everyone',
    why: 'An image of a server holds what was on its disks: configuration, credentials, records.',
    breaks: 'New public images. Images that are public already stay so, and are found by Config and this pack.',
    exempt: 'nobody',
    controls: { hicp: ['4.M.C', '4.M.E'], hipaa: ['164.312(a)(1)'] },
    source: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_declarative_syntax.html',
    settings: () => ({ ec2_attributes: { image_block_public_access: { state: assign('block_new_sharing') } } }),
  },
  {
    id: 'ec2-snapshots-not-public',
    type: 'DECLARATIVE_POLICY_EC2',
    title: 'Snapshots of volumes are not shared with everyone',
    why: 'A public snapshot is a copy of the disk with the records on it, for everyone to attach.',
    breaks: 'Snapshots that are public now are so no longer.',
    exempt: 'nobody',
    controls: { hicp: ['4.M.C', '4.M.E'], hipaa: ['164.312(a)(1)'] },
    source: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_declarative_syntax.html',
    settings: () => ({ ec2_attributes: { snapshot_block_public_access: { state: assign('block_all_sharing') } } }),
  },
  {
    id: 'ec2-serial-console-off',
    type: 'DECLARATIVE_POLICY_EC2',
    title: 'The serial console of instances is off',
    why: 'It reaches a server past every security group and past the log of the session manager.',
    breaks: 'Repair of instances that do not boot, until the policy is detached from their account.',
    exempt: 'nobody',
    controls: { hicp: ['3.M.D', '6.M.B'], hipaa: ['164.312(a)(1)', '164.312(b)'] },
    source: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_declarative_syntax.html',
    settings: () => ({ ec2_attributes: { serial_console_access: { status: assign('disabled') } } }),
  },
  {
    id: 'ec2-vpc-public-access-blocked',
    type: 'DECLARATIVE_POLICY_EC2',
    title: 'Networks take no connections from the internet, but for exclusions',
    why: 'A security group or route that is opened by mistake then leads nowhere.',
    breaks:
      'Load balancers and servers that face the internet stop answering at once, until their network or subnet is excluded (`ec2:CreateVpcBlockPublicAccessExclusion`), which stays possible.',
    exempt: { only: 'networks and subnets with an exclusion' },
    controls: { hicp: ['6.M.A', '6.M.B'], hipaa: ['164.312(e)(1)', '164.312(a)(1)'] },
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html',
    optIn:
      'It takes sites off the internet in the moment in which it is attached, `HttpsLoadBalancer` among them: exclude their networks first.',
    settings: () => ({
      ec2_attributes: {
        vpc_block_public_access: {
          internet_gateway_block: { mode: assign('block_ingress'), exclusions_allowed: assign('enabled') },
        },
      },
    }),
  },
  {
    id: 's3-public-access-blocked',
    type: 'S3_POLICY',
    title: 'No bucket of the organization is public',
    why: 'Records in a public bucket are found within hours.',
    breaks: 'Websites and downloads out of public buckets; CloudFront with origin access control still reads them.',
    exempt: 'nobody',
    controls: { hicp: ['4.M.C', '4.M.E'], hipaa: ['164.312(a)(1)', '164.308(a)(4)(i)'] },
    source: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_s3_syntax.html',
    settings: () => ({ s3_attributes: { public_access_block_configuration: assign('all') } }),
  },
  {
    id: 'inspector-scans-on',
    type: 'INSPECTOR_POLICY',
    title: 'Inspector scans servers, images, functions and their code',
    why: 'CloudFormation has no type that switches Inspector on; an account that joins tomorrow would be scanned by nobody.',
    breaks: 'Nothing; each scanned server, image and function costs.',
    exempt: 'nobody',
    controls: { hicp: ['7.M.A', '7.M.D'], hipaa: ['164.308(a)(1)(ii)(A)', '164.308(a)(5)(ii)(B)'] },
    source: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_inspector_syntax.html',
    settings: ({ inspectorRegions = ['ALL_SUPPORTED'] }) => {
      const regions = { enable_in_regions: assign([...inspectorRegions]), disable_in_regions: assign([]) };
      return {
        inspector: {
          enablement: {
            ec2_scanning: regions,
            ecr_scanning: regions,
            lambda_standard_scanning: { ...regions, lambda_code_scanning: regions },
          },
        },
      };
    },
  },
  {
    id: 'backup-phi-covered',
    type: 'BACKUP_POLICY',
    title: 'What carries DataClassification: PHI is backed up, daily for 35 days and monthly for six years',
    why: 'An account that nobody thought of keeps its ePHI without a backup until ransomware or a slip of the hand asks for one.',
    breaks:
      'Nothing; copies cost. Vault and role have to be in each account and Region beforehand, or the jobs fail; a lock on the vault makes the copies immutable.',
    exempt: 'nobody',
    controls: {
      hicp: ['4.M.D', '10.M.A'],
      hipaa: ['164.308(a)(7)(ii)(A)', '164.308(a)(7)(ii)(B)', '164.310(d)(2)(iv)'],
    },
    source: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_backup_syntax.html',
    needs: ['backup'],
    settings: backupPolicy,
  },
  {
    id: 'tags-data-classification',
    type: 'TAG_POLICY',
    title: 'The tag that says what holds ePHI is spelled in one way',
    why: 'Rules, backups and keys that go by the tag pass over what somebody spelled `dataclassification`.',
    breaks: 'Nothing: other spellings are reported and not refused.',
    exempt: 'nobody',
    controls: { hicp: ['4.M.A', '5.M.A'], hipaa: ['164.310(d)(2)(iii)', '164.308(a)(1)(ii)(A)'] },
    source: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_example-tag-policies.html',
    settings: () => ({ tags: { dataclassification: { tag_key: assign('DataClassification') } } }),
  },
  {
    id: 'ai-services-keep-no-content',
    type: 'AISERVICES_OPT_OUT_POLICY',
    title: 'AI services of AWS do not keep content to get better',
    why: 'Transcribed visits and translated letters would be stored, also in other Regions, for the development of the service.',
    breaks: 'Nothing.',
    exempt: 'nobody',
    controls: { hicp: ['4.M.B', '4.M.E'], hipaa: ['164.312(a)(1)', '164.308(b)(1)'] },
    source: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_ai-opt-out_syntax.html',
    settings: () => ({ services: { default: { opt_out_policy: assign('optOut') } } }),
  },
]);

function backupPolicy(options: GuardrailOptions): JsonObject {
  return options.backup === undefined ? {} : { plans: { hicp_phi: backupPlan(options.backup, options) } };
}

function backupPlan({ regions, vaultName, roleName, copyToVaultArn }: OrganizationBackup, options: GuardrailOptions): JsonObject {
  const rule = (schedule: string, lifecycle: JsonObject): JsonObject => ({
    schedule_expression: assign(schedule),
    target_backup_vault_name: assign(vaultName),
    lifecycle,
    ...(copyToVaultArn !== undefined && {
      copy_actions: { [copyToVaultArn]: { target_backup_vault_arn: assign(copyToVaultArn), lifecycle } },
    }),
  });
  return {
    regions: assign([...regions]),
    rules: {
      daily: rule('cron(0 5 * * ? *)', { delete_after_days: assign('35') }),
      monthly: rule('cron(0 7 1 * ? *)', {
        move_to_cold_storage_after_days: assign('90'),
        delete_after_days: assign('2192'),
      }),
    },
    selections: {
      tags: {
        phi: {
          // Organizations writes each account's number in the place of $account.
          iam_role_arn: assign(arn(options, `iam::$account:role/${roleName}`)),
          tag_key: assign('DataClassification'),
          tag_value: assign(['PHI']),
        },
      },
    },
  };
}
