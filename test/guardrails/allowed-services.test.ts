import type { JsonObject } from '../../lib/core';
import { covers } from '../../lib/core/pattern';
import { allowedServicesPolicy } from '../../lib/guardrails/allowed-services';
import { eligibleServices, withoutPhi } from '../../policies/eligible-services';
import known from './iam-prefixes.json';

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
  ['vpc-lattice:CreateService', true],
  ['sagemaker-data-science-assistant:SendConversation', true],
  // An account that cannot sign in, ask for help or raise a quota is locked out.
  ['signin:Authenticate', false],
  ['sso-oauth:CreateTokenWithIAM', false],
  ['support:CreateCase', false],
  ['support-console:CreateCaseDraft', false],
  ['servicequotas:RequestServiceQuotaIncrease', false],
  ['health:DescribeEvents', false],
  ['payments:MakePayment', false],
  ['tax:PutTaxRegistration', false],
  ['aws-portal:ViewBilling', false],
  ['consoleapp:GetDeviceIdentity', false],
  // Services that are eligible act under more than one prefix.
  ['eks-auth:AssumeRoleForPodIdentity', false],
  ['tiros:CreateQuery', false],
  ['ds-data:CreateUser', false],
  ['backup-search:StartSearchJob', false],
  ['cloudfront-keyvaluestore:PutKey', false],
  ['iotjobsdata:StartNextPendingJobExecution', false],
  ['sagemaker-mlflow:CreateRun', false],
  ['inspector2-telemetry:SendTelemetry', false],
  ['inspector-scan:ScanSbom', false],
  ['identitystore-auth:ListSessions', false],
  ['route53-recovery-cluster:UpdateRoutingControlState', false],
  ['codedeploy-commands-secure:PollHostCommand', false],
  ['geo-maps:GetTile', false],
  ['sqlworkbench:ListTabs', false],
  ['dbqms:CreateQueryHistory', false],
  ['aws-marketplace:Subscribe', false],
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
  expect(JSON.stringify(allowedServicesPolicy(prefixes)).length).toBeLessThan(8_000);
});

/** Every prefix that IAM has and the statement keeps out, by the reason: a prefix that AWS adds has to be decided here or allowed. */
const keptOut: Readonly<Record<string, string>> = {
  'the service is not on the list (ineligible-types.ts)':
    'apprunner braket datapipeline deadline devicefarm finspace finspace-api frauddetector gamelift gameliftstreams groundstation iotanalytics iotfleethub iotfleetwise iottwinmaker ivs ivschat lightsail lookoutequipment lookoutmetrics lookoutvision managedblockchain managedblockchain-query mediapackage mediapackage-vod mediapackagev2 mediastore mediatailor nimble panorama payment-cryptography rtbfabric sdb simspaceweaver',
  'newer than the list, or named by it in another way (ineligible-types.ts)':
    'agent-registry aidevops aws-external-anthropic bedrock-agentcore bedrock-mantle chatbot dsql elemental-inference evs grafana health-agent iotwireless network-security-manager nova-act odb pcs route53globalresolver s3files s3vectors scn securityagent vpc-lattice vpc-lattice-svcs workspaces-instances',
  'a service without types of CloudFormation, of which the list says nothing':
    'a4b application-transformation appstudio bedrock-websearch cloudsearch codecatalyst codeguru-security codewhisperer elastictranscoder iotmanagedintegrations machinelearning mechanicalturk monitron network-security-director private-networks q qdeveloper repostspace researchstudio security-ir tnb transform transform-custom workmail workmailmessageflow',
  'an assistant or agent that takes what one writes to it':
    'agentaccess-mcp application-signals-mcp ecs-mcp eks-mcp finops-agent networkmanager-chat sagemaker-data-science-assistant sagemaker-unified-studio-mcp',
  'left out by the list: Ground Truth Plus, WhatsApp': 'groundtruthlabeling social-messaging',
  'public by its nature': 'ecr-public',
  'a preview': 'appmesh-preview',
  'for sellers, partners and programs of AWS':
    'activate aws-marketplace-management bugbust eventsbilltoaws iq iq-permission mapcredits marketplacecommerceanalytics partnercentral partnercentral-account-management vendor-insights',
  'migrations and devices on premises':
    'a2c arsenal awsconnector discovery elemental-activations elemental-appliances-software elemental-support-cases elemental-support-content importexport mgh migrationhub-orchestrator migrationhub-strategy one serviceextract sms',
  retired: 'honeycode mobileanalytics wam worklink',
};

test('every prefix of IAM is allowed or kept out for a reason', () => {
  const out = Object.values(keptOut).flatMap(list => list.split(' '));
  const decided = [...prefixes, ...out];
  expect(decided.filter((prefix, index) => decided.indexOf(prefix) !== index)).toEqual([]);
  expect(decided.sort()).toEqual(known.prefixes.split(' ').sort());
});
