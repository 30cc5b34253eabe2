import { sampleOrganization } from '../../bin/samples/organization';
import { guardrails, isAccessGuardrail, policyLimits, renderGuardrails, statementOf } from '../../lib/guardrails';
import type { GuardrailId, SampleRequest } from '../../lib/guardrails';
import { isDenied, requestOf } from '../support/policy-evaluator';

const access = guardrails.filter(isAccessGuardrail);

/** Ids of the guardrails whose statements apply to a request, all of them together. */
const deniedBy = (sample: SampleRequest): readonly string[] =>
  access.filter(guardrail => isDenied(statementOf(guardrail, sampleOrganization), requestOf(sample))).map(({ id }) => id);

const account = '111122223333';
const inRegion = (service: string, rest: string): string => `arn:aws:${service}:us-east-1:${account}:${rest}`;
const role = (name: string): string => `arn:aws:iam::${account}:role/${name}`;
const trail = inRegion('cloudtrail', 'trail/clinic');
const detector = inRegion('guardduty', 'detector/12abc');
const hub = inRegion('securityhub', 'hub/default');
const evidence = inRegion('logs', 'log-group:/clinic/audit/trail');
const logKey = inRegion('kms', 'key/1234abcd-12ab-34cd-56ef-1234567890ab');
const key = inRegion('kms', 'key/0987dcba-09fe-87dc-65ba-ab0987654321');
const logs = 'arn:aws:s3:::clinic-logs';
const logObject = `${logs}/AWSLogs/${account}/CloudTrail/us-east-1/a.gz`;
const vault = inRegion('backup', 'backup-vault:phi');

/** What somebody does who took over an administrator, in the order of the day, and what stops it. */
const intruder: readonly (readonly [action: string, resource: string, by: GuardrailId])[] = [
  ['guardduty:CreateIPSet', detector, 'guardduty-detectors-kept'],
  ['guardduty:UpdateDetector', detector, 'guardduty-detectors-kept'],
  ['guardduty:UpdateThreatIntelSet', `${detector}/threatintelset/1`, 'guardduty-detectors-kept'],
  ['guardduty:DisassociateFromAdministratorAccount', detector, 'guardduty-detectors-kept'],
  ['guardduty:AcceptAdministratorInvitation', detector, 'guardduty-detectors-kept'],
  ['securityhub:DisableSecurityHub', hub, 'securityhub-kept'],
  ['securityhub:DisableSecurityHubV2', '*', 'securityhub-kept'],
  ['securityhub:UpdateSecurityControl', '*', 'securityhub-kept'],
  ['securityhub:CreateAutomationRule', '*', 'securityhub-kept'],
  ['securityhub:BatchDisableStandards', hub, 'securityhub-kept'],
  ['macie2:DisableMacie', '*', 'macie-kept'],
  ['macie2:CreateAllowList', inRegion('macie2', 'allow-list/1'), 'macie-kept'],
  ['inspector2:Disable', '*', 'inspector-kept'],
  ['inspector2:CreateFilter', inRegion('inspector2', 'owner/1/filter/2'), 'inspector-kept'],
  ['access-analyzer:CreateArchiveRule', inRegion('access-analyzer', 'analyzer/a/archive-rule/b'), 'access-analyzer-kept'],
  ['detective:DeleteGraph', inRegion('detective', 'graph:1'), 'detective-graphs-kept'],
  ['cloudtrail:StopLogging', trail, 'cloudtrail-trails-kept'],
  ['cloudtrail:PutEventSelectors', trail, 'cloudtrail-trails-kept'],
  ['cloudtrail:UpdateTrail', trail, 'cloudtrail-trails-kept'],
  ['config:StopConfigurationRecorder', '*', 'config-recorder-kept'],
  ['config:PutConfigurationRecorder', '*', 'config-recorder-kept'],
  ['config:DeleteConfigRule', inRegion('config', 'config-rule/config-rule-abcdef'), 'config-rules-kept'],
  ['config:PutConfigurationAggregator', inRegion('config', 'config-aggregator/a'), 'config-rules-kept'],
  ['config:PutConformancePack', inRegion('config', 'conformance-pack/hicp-4/x'), 'config-hicp-packs-unchanged'],
  [
    'config:PutConfigRule',
    inRegion('config', 'config-rule/aws-service-rule/config-conforms.amazonaws.com/config-rule-a'),
    'config-hicp-packs-unchanged',
  ],
  ['ec2:DeleteFlowLogs', inRegion('ec2', 'vpc-flow-log/fl-1'), 'network-logs-kept'],
  ['route53:DeleteQueryLoggingConfig', 'arn:aws:route53:::queryloggingconfig/1', 'network-logs-kept'],
  ['s3:DeleteObjectVersion', logObject, 's3-log-buckets-kept'],
  ['s3:PutBucketVersioning', logs, 's3-log-buckets-kept'],
  ['s3:PutLifecycleConfiguration', logs, 's3-log-buckets-kept'],
  ['s3:PutBucketPolicy', logs, 's3-log-buckets-kept'],
  ['s3:BypassGovernanceRetention', logObject, 's3-log-buckets-kept'],
  ['s3:UpdateObjectEncryption', logObject, 's3-log-buckets-kept'],
  ['kms:PutKeyPolicy', logKey, 'kms-log-keys-kept'],
  ['logs:DeleteLogStream', `${evidence}:log-stream:a`, 'logs-groups-kept'],
  ['logs:PutMetricFilter', `${evidence}:*`, 'logs-groups-kept'],
  ['logs:PutSubscriptionFilter', evidence, 'logs-groups-kept'],
  ['logs:PutRetentionPolicy', evidence, 'logs-groups-kept'],
  ['logs:DeleteAccountPolicy', '*', 'logs-account-policies-kept'],
  ['backup:DeleteRecoveryPoint', inRegion('backup', 'recovery-point:1'), 'backup-recovery-points-kept'],
  ['backup:DeleteBackupVaultLockConfiguration', vault, 'backup-recovery-points-kept'],
  ['backup:CancelLegalHold', inRegion('backup', 'legal-hold:1'), 'backup-recovery-points-kept'],
  ['backup:DeleteBackupSelection', inRegion('backup', 'backup-plan:1'), 'backup-plans-kept'],
  ['kms:ScheduleKeyDeletion', key, 'kms-keys-not-deleted'],
  ['kms:DisableKey', key, 'kms-keys-not-deleted'],
  ['s3:PutAccountPublicAccessBlock', '*', 's3-account-public-access-block-kept'],
  ['iam:UpdateAssumeRolePolicy', role('OrganizationAdmin'), 'iam-exempt-roles-kept'],
  ['iam:PassRole', role('stacksets-exec-0123'), 'iam-exempt-roles-kept'],
  ['iam:UpdateSAMLProvider', `arn:aws:iam::${account}:saml-provider/Hospital`, 'iam-exempt-roles-kept'],
  ['lightsail:CreateBucket', '*', 'services-hipaa-eligible'],
  ['organizations:LeaveOrganization', '*', 'organizations-not-left'],
  ['organizations:AcceptHandshake', '*', 'organizations-not-left'],
  ['account:CloseAccount', '*', 'organizations-not-left'],
];

const nobody = new Set(access.filter(({ exempt }) => exempt === 'nobody').map(({ id }) => id));

test.each(intruder)('an intruder is denied %s on %s', (action, resource, by) => {
  const others = [
    'Administrator',
    'aws-reserved/sso.amazonaws.com/us-west-2/AWSReservedSSO_AdministratorAccess_0123456789abcdef',
    'team/OrganizationAdmin',
    'OrganizationAdmin2',
    'Application',
  ].map(role);
  const principals = [...others, `arn:aws:iam::${account}:user/OrganizationAdmin`, `arn:aws:sts::${account}:federated-user/a`];
  for (const principal of principals) expect([principal, ...deniedBy({ action, resource, principal })]).toEqual([principal, by]);
  expect(deniedBy({ action, resource, principal: role('OrganizationAdmin') })).toEqual(nobody.has(by) ? [by] : []);
});

/** What teams, their pipelines and their applications do every day. */
const work: readonly (readonly [action: string, resource?: string])[] = [
  ['signin:Authenticate'],
  ['sts:AssumeRole', role('Application')],
  ['sts:GetCallerIdentity'],
  ['support:CreateCase'],
  ['health:DescribeEvents'],
  ['servicequotas:RequestServiceQuotaIncrease'],
  ['ce:GetCostAndUsage'],
  ['cloudformation:CreateStack'],
  ['iam:CreateRole', role('Application')],
  ['iam:PassRole', role('Application')],
  ['iam:UpdateAssumeRolePolicy', role('Application')],
  ['iam:CreateOpenIDConnectProvider', `arn:aws:iam::${account}:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/A`],
  ['iam:CreateSAMLProvider', `arn:aws:iam::${account}:saml-provider/Hospital`],
  ['s3:CreateBucket', 'arn:aws:s3:::records'],
  ['s3:DeleteBucket', 'arn:aws:s3:::records'],
  ['s3:PutBucketPolicy', 'arn:aws:s3:::records'],
  ['s3:PutLifecycleConfiguration', 'arn:aws:s3:::clinic-logs-of-tests'],
  ['s3:DeleteObject', 'arn:aws:s3:::records/clinic-logs/a'],
  ['s3:GetObject', logObject],
  ['s3:PutObject', logObject],
  ['kms:CreateKey'],
  ['kms:Decrypt', logKey],
  ['kms:PutKeyPolicy', key],
  ['kms:EnableKeyRotation', logKey],
  ['logs:CreateLogGroup', inRegion('logs', 'log-group:/aws/lambda/portal')],
  ['logs:DeleteLogGroup', inRegion('logs', 'log-group:/aws/lambda/portal:*')],
  ['logs:PutRetentionPolicy', inRegion('logs', 'log-group:/aws/lambda/portal')],
  ['logs:PutMetricFilter', inRegion('logs', 'log-group:/aws/lambda/portal')],
  ['logs:PutSubscriptionFilter', inRegion('logs', 'log-group:/aws/lambda/portal')],
  ['logs:PutLogEvents', `${evidence}:log-stream:a`],
  ['logs:StartQuery', evidence],
  ['config:PutConfigRule', inRegion('config', 'config-rule/config-rule-abcdef')],
  ['config:PutConformancePack', inRegion('config', 'conformance-pack/costs/x')],
  ['config:PutEvaluations'],
  ['cloudtrail:LookupEvents'],
  ['cloudtrail:CreateTrail', inRegion('cloudtrail', 'trail/mine')],
  ['guardduty:GetFindings', detector],
  ['guardduty:ArchiveFindings', detector],
  ['securityhub:BatchUpdateFindings', hub],
  ['inspector2:ListFindings'],
  ['macie2:CreateClassificationJob', inRegion('macie2', 'classification-job/*')],
  ['access-analyzer:ValidatePolicy'],
  ['backup:StartBackupJob', vault],
  ['backup:StartRestoreJob', inRegion('backup', 'recovery-point:1')],
  ['backup:CreateBackupPlan'],
  ['ec2:RunInstances', inRegion('ec2', 'instance/*')],
  ['ec2:CreateFlowLogs', inRegion('ec2', 'vpc/vpc-1')],
  ['ec2:DeleteVpc', inRegion('ec2', 'vpc/vpc-1')],
  ['tiros:CreateQuery'],
  ['ssmmessages:OpenDataChannel'],
  ['eks-auth:AssumeRoleForPodIdentity', inRegion('eks', 'cluster/portal')],
  ['lambda:UpdateFunctionCode', inRegion('lambda', 'function:portal')],
  ['dynamodb:PutItem', inRegion('dynamodb', 'table/Visits')],
  ['rds-data:ExecuteStatement', inRegion('rds', 'cluster:records')],
  ['sqs:SendMessage', inRegion('sqs', 'orders')],
  ['secretsmanager:GetSecretValue', inRegion('secretsmanager', 'secret:a')],
  ['ecr:PutImage', inRegion('ecr', 'repository/portal')],
  ['healthlake:ReadResource', inRegion('healthlake', 'datastore/fhir/1')],
  ['bedrock:InvokeModel', 'arn:aws:bedrock:us-east-1::foundation-model/a'],
  ['route53:ChangeResourceRecordSets', 'arn:aws:route53:::hostedzone/Z1'],
  ['organizations:DescribeOrganization'],
  ['account:PutAlternateContact'],
];

test.each(work.map(([action, resource = '*']) => [action, resource] as const))('a team does %s on %s', (action, resource) => {
  for (const name of ['Administrator', 'Application', 'OrganizationAdmin'])
    expect([name, ...deniedBy({ action, resource, principal: role(name) })]).toEqual([name]);
});

test('ten exempt roles and all that an organization may name fit beside the policies of others', () => {
  const ten = (name: (index: number) => string): readonly string[] => Array.from({ length: 10 }, (_, index) => name(index));
  const { policies, left } = renderGuardrails(
    guardrails,
    {
      ...sampleOrganization,
      exemptRoles: ten(index =>
        index % 2 === 0
          ? `AWSReservedSSO_PlatformAdministrator${String(index)}_*`
          : `landing-zone/OrganizationAdmin-${String(index)}`,
      ),
      logBuckets: ten(index => `aws-controltower-logs-111122223333-us-east-${String(index)}`),
      logGroups: ten(index => `/clinic/audit/of-account-${String(index)}/*`),
      logKeys: ten(index => `${logKey.slice(0, -1)}${String(index)}`),
      trustedAccounts: ten(index => `11112222333${String(index)}`),
    },
    { included: guardrails.filter(({ optIn }) => optIn !== undefined).map(({ id }) => id) },
  );
  expect(left).toEqual([]);
  for (const { type, characters } of policies) expect(characters).toBeLessThanOrEqual(policyLimits[type].characters);
  const control = policies.filter(({ type }) => type === 'SERVICE_CONTROL_POLICY');
  expect(control.length).toBeLessThanOrEqual(policyLimits.SERVICE_CONTROL_POLICY.attached - 4);
});
