import list from './managed-rule-list.json';

export interface ManagedRuleParameter {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  /** AWS's console fills it in; nothing else does, so a conformance pack sets every required parameter itself. */
  readonly consoleDefault?: string;
}

/** A managed rule of AWS Config. */
export interface ManagedRule {
  readonly identifier: string;
  /** Its name in AWS's documentation and packs: `restricted-ssh` for `INCOMING_SSH_DISABLED`. */
  readonly name: string;
  /** `CHANGE`, `PERIODIC` or `MANUAL`; none where no source says. */
  readonly triggers: readonly string[];
  /** None where the rule looks at the account. */
  readonly resourceTypes: readonly string[];
  readonly parameters: readonly ManagedRuleParameter[];
  /** Whether AWS's own conformance pack for HIPAA Security has it. */
  readonly inHipaaPack: boolean;
}

/** The managed rules of AWS Config by identifier. */
export const managedRules: ReadonlyMap<string, ManagedRule> = new Map(
  (list as readonly ManagedRule[]).map(rule => [rule.identifier, rule]),
);
