import type { PolicyType } from './guardrail';

/**
 * Quotas of AWS Organizations as its page had them in November 2026:
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html. Service control policies grew to 10,240
 * characters and ten a target in May 2026; what CloudFormation's page says of 5,120 is older. For Amazon S3 policies the page names
 * no number of its own, and that of the other declarative policies is taken.
 */
export const policyLimits: Readonly<
  Record<
    PolicyType,
    {
      /** Characters of one policy, without white space. */
      readonly characters: number;
      /** Policies of the type that one root, unit or account can have attached, inherited ones not counted. */
      readonly attached: number;
      /** Of those, what AWS attaches itself: `FullAWSAccess`, `RCPFullAWSAccess`. */
      readonly attachedByAws: number;
    }
  >
> = {
  SERVICE_CONTROL_POLICY: { characters: 10_240, attached: 10, attachedByAws: 1 },
  RESOURCE_CONTROL_POLICY: { characters: 5_120, attached: 5, attachedByAws: 1 },
  AISERVICES_OPT_OUT_POLICY: { characters: 2_500, attached: 5, attachedByAws: 0 },
  BACKUP_POLICY: { characters: 10_000, attached: 10, attachedByAws: 0 },
  DECLARATIVE_POLICY_EC2: { characters: 10_000, attached: 10, attachedByAws: 0 },
  INSPECTOR_POLICY: { characters: 10_000, attached: 10, attachedByAws: 0 },
  S3_POLICY: { characters: 10_000, attached: 10, attachedByAws: 0 },
  TAG_POLICY: { characters: 10_000, attached: 10, attachedByAws: 0 },
};

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreatePolicy.html */
export const policyNameLength = 128;
