import type { JsonObject } from '../../lib/core';
import { covers } from '../../lib/core/pattern';
import { allowedServicesPolicy } from '../../lib/guardrails/allowed-services';
import { eligibleServices, withoutPhi } from '../../policies/eligible-services';

const prefixes = [...eligibleServices, ...withoutPhi].flatMap(({ actions }) => actions);

/** A Deny with NotAction denies what none of its patterns covers. */
function denies(policy: JsonObject, action: string): boolean {
  const [statement] = policy['Statement'] as readonly { readonly NotAction: readonly string[] }[];
  return statement !== undefined && !statement.NotAction.some(pattern => covers(pattern, action));
}

test.each([
  ['s3:GetObject', false],
  ['healthlake:ReadResource', false],
  ['medical-imaging:GetDICOMImportJob', false],
  ['iam:CreateRole', false],
  ['sts:AssumeRole', false],
  ['organizations:LeaveOrganization', false],
  ['lightsail:CreateInstances', true],
  ['apprunner:CreateService', true],
  ['gamelift:CreateFleet', true],
  // A prefix that begins like one on the list is another service.
  ['s3vectors:CreateIndex', true],
  ['iotanalytics:CreateDatastore', true],
  ['bedrock-agentcore:CreateMemory', true],
])('%s is denied: %s', (action, denied) => {
  expect(denies(allowedServicesPolicy(prefixes), action)).toBe(denied);
});

test('each service is named once, in an order that does not change', () => {
  const [statement] = allowedServicesPolicy(['sqs', 's3', 'sqs'])['Statement'] as readonly JsonObject[];
  expect(statement).toMatchObject({ Effect: 'Deny', NotAction: ['s3:*', 'sqs:*'], Resource: '*' });
});

test('what Organizations would refuse for its length is refused here', () => {
  const many = Array.from({ length: 900 }, (_, index) => `service-${String(index)}`);
  expect(() => allowedServicesPolicy(many)).toThrow(/passes the limit of 10240 by \d+\. List fewer services/);
  expect(JSON.stringify(allowedServicesPolicy(prefixes)).length).toBeLessThan(5_120);
});
