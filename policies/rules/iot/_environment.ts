import { allOf } from '../../../lib/core';
import type { EnvironmentView, Verdict } from '../../../lib/core';
import { setsUpAccount } from '../../environment';

/** What lets devices in, or takes what they send. */
const ways = [
  'AWS::IoT::CACertificate',
  'AWS::IoT::Certificate',
  'AWS::IoT::Policy',
  'AWS::IoT::ProvisioningTemplate',
  'AWS::IoT::Thing',
  'AWS::IoT::TopicRule',
];

/** For `where`: the run sets up an account that devices connect to. */
export function admitsDevices(environment: EnvironmentView): Verdict {
  return allOf(setsUpAccount(environment), () => environment.mustDeclare(ways));
}
