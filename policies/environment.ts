import { compliant } from '../lib/core';
import type { EnvironmentView, Verdict } from '../lib/core';

/**
 * What an account has once for itself or for a Region: who declares one of them sets the account up, and a workload does not. An
 * analyzer, an index or a behavior graph alone is not enough: single applications bring those along.
 */
const ofAccounts = [
  'AWS::Config::ConfigurationRecorder',
  'AWS::GuardDuty::Detector',
  'AWS::Macie::Session',
  'AWS::Organizations::Organization',
  'AWS::SecurityHub::Hub',
  'AWS::SecurityHub::HubV2',
];

/**
 * Whether a run is to show what its account and Region have: the settings call it complete, or it sets up the account. Workload
 * stacks alone are no place to look for what another repository deploys.
 */
export function setsUpAccount(environment: EnvironmentView): Verdict {
  return environment.complete ? compliant : environment.mustDeclare(ofAccounts);
}
