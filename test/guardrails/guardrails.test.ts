import fc from 'fast-check';
import type { JsonObject } from '../../lib/core';
import { guardrails, isAccessGuardrail, statementOf } from '../../lib/guardrails';
import type { AccessGuardrail, GuardrailId, SampleRequest, SettingsGuardrail } from '../../lib/guardrails';
import { catalogs } from '../../policies/controls';
import { sampleOrganization as sampleOptions } from '../../bin/samples/organization';
import { isDenied, requestOf } from '../support/policy-evaluator';
import known from './iam-actions.json';

const access = guardrails.filter(isAccessGuardrail);
const settings = guardrails.filter((guardrail): guardrail is SettingsGuardrail<GuardrailId> => !isAccessGuardrail(guardrail));
const actionsOf: Readonly<Record<string, readonly string[]>> = known.actions;

const shown = ({ action, resource, principal, context }: SampleRequest): string =>
  [action, resource, principal, context && JSON.stringify(context)].filter(part => part !== undefined).join(' ');

const named = (guardrail: AccessGuardrail): readonly string[] => {
  const { Action, NotAction } = guardrail.denied(sampleOptions);
  return Action ?? NotAction ?? [];
};

/** Statements that name actions one by one, where a wildcard would take neighbours along. */
const listing = access.filter(guardrail => named(guardrail).every(action => !action.includes('*')));

describe.each(access.map(guardrail => [guardrail.id, guardrail] as const))('%s', (_, guardrail) => {
  const statement = statementOf(guardrail, sampleOptions);

  test.each(guardrail.denies.map(sample => [shown(sample), sample] as const))('denies %s', (_, sample) => {
    expect(isDenied(statement, requestOf(sample))).toBe(true);
  });

  test.each(guardrail.leaves.map(sample => [shown(sample), sample] as const))('leaves %s', (_, sample) => {
    expect(isDenied(statement, requestOf(sample))).toBe(false);
  });

  test('leaves what the other guardrails deny to them', () => {
    const taken = access
      .filter(({ id }) => id !== guardrail.id)
      .flatMap(other => other.denies.filter(sample => isDenied(statement, requestOf(sample))).map(shown));
    expect(taken).toEqual([]);
  });

  test('denies an action however it is written, and none of a longer or shorter name', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...guardrail.denies).chain(sample => fc.tuple(fc.constant(sample), caseOf(sample.action))),
        ([sample, action]) => {
          expect(isDenied(statement, requestOf({ ...sample, action }))).toBe(true);
        },
      ),
    );
    if (!listing.includes(guardrail)) return;
    const listed = new Set(named(guardrail).map(action => action.toLowerCase()));
    for (const sample of guardrail.denies)
      for (const action of [`${sample.action}s`, `${sample.action}*`, sample.action.slice(0, -1), `x${sample.action}`])
        expect([action, isDenied(statement, requestOf({ ...sample, action }))]).toEqual([
          action,
          listed.has(action.toLowerCase()),
        ]);
  });

  test('needs each of its conditions: a sample tells', () => {
    const samples = [...guardrail.denies, ...guardrail.leaves, ...exempted(guardrail)];
    const decided = (one: JsonObject): readonly boolean[] => samples.map(sample => isDenied(one, requestOf(sample)));
    const idle = conditionsOf(statement).filter(
      ([operator, key]) => String(decided(statement)) === String(decided(without(statement, operator, key))),
    );
    expect(idle).toEqual([]);
  });

  test('says why, what stops and who is let through', () => {
    for (const text of [guardrail.title, guardrail.why, guardrail.breaks]) expect(text.length).toBeGreaterThan(20);
    expect(guardrail.denies.length).toBeGreaterThan(0);
    expect(guardrail.leaves.length).toBeGreaterThan(0);
  });
});

/** Any letter of an action may be written small or large. */
function caseOf(action: string): fc.Arbitrary<string> {
  return fc
    .array(fc.boolean(), { minLength: action.length, maxLength: action.length })
    .map(large => [...action].map((char, at) => (large[at] === true ? char.toUpperCase() : char.toLowerCase())).join(''));
}

/** What a guardrail denies, asked by a role that is exempt. */
function exempted({ denies }: AccessGuardrail): readonly SampleRequest[] {
  return denies.map(sample => ({ ...sample, principal: 'arn:aws:iam::111122223333:role/OrganizationAdmin' }));
}

function conditionsOf(statement: JsonObject): readonly (readonly [operator: string, key: string])[] {
  return Object.entries((statement['Condition'] ?? {}) as Readonly<Record<string, JsonObject>>).flatMap(([operator, keys]) =>
    Object.keys(keys).map(key => [operator, key] as const),
  );
}

/** The statement of somebody who forgot a condition. */
function without(statement: JsonObject, operator: string, key: string): JsonObject {
  const conditions = statement['Condition'] as Readonly<Record<string, JsonObject>>;
  const rest = Object.entries(conditions[operator] ?? {}).filter(([name]) => name !== key);
  return { ...statement, Condition: { ...conditions, [operator]: Object.fromEntries(rest) } };
}

describe.each(listing.map(guardrail => [guardrail.id, guardrail] as const))('%s, action by action', (_, guardrail) => {
  const statement = statementOf(guardrail, sampleOptions);
  const [first] = guardrail.denies;
  const asked = (action: string): boolean =>
    guardrail.denies.some(sample => isDenied(statement, requestOf({ ...sample, action })));

  test('denies each action that it lists, in the order of the alphabet, each once', () => {
    expect(first).toBeDefined();
    expect(named(guardrail).filter(action => !asked(action))).toEqual([]);
    expect(named(guardrail)).toEqual([...new Set(named(guardrail))].sort());
  });

  test('lists actions that AWS has', () => {
    const unknown = named(guardrail).filter(action => {
      const [service = '', name = ''] = action.split(':');
      return !(actionsOf[service] ?? []).includes(name);
    });
    expect(unknown).toEqual([]);
  });

  test('leaves every other action of its services', () => {
    const services = [...new Set(named(guardrail).map(action => action.split(':')[0] ?? ''))];
    const others = services
      .flatMap(service => (actionsOf[service] ?? []).map(name => `${service}:${name}`))
      .filter(action => !named(guardrail).includes(action));
    expect(others.length).toBeGreaterThan(0);
    expect(others.filter(asked)).toEqual([]);
  });
});

/** What nobody but an exempt role can do any more, service by service: the sum of the statements, to be read as one list. */
const refused: Readonly<Record<string, string>> = {
  'access-analyzer':
    'ApplyArchiveRule CreateArchiveRule DeleteAnalyzer DeleteServiceLinkedAnalyzer UpdateAnalyzer UpdateArchiveRule',
  account: 'CloseAccount',
  backup:
    'CancelLegalHold DeleteBackupPlan DeleteBackupSelection DeleteBackupVault DeleteBackupVaultAccessPolicy DeleteBackupVaultLockConfiguration DeleteRecoveryPoint DeleteRestoreTestingPlan DeleteRestoreTestingSelection DisassociateBackupVaultMpaApprovalTeam DisassociateRecoveryPoint DisassociateRecoveryPointFromParent UpdateGlobalSettings UpdateRecoveryPointLifecycle UpdateRegionSettings',
  cloudtrail:
    'DeleteChannel DeleteEventDataStore DeleteServiceLinkedChannel DeleteTrail PutEventConfiguration PutEventSelectors PutInsightSelectors StopEventDataStoreIngestion StopLogging UpdateChannel UpdateEventDataStore UpdateServiceLinkedChannel UpdateTrail',
  config:
    'DeleteAggregationAuthorization DeleteConfigRule DeleteConfigurationAggregator DeleteConfigurationRecorder DeleteConformancePack DeleteDeliveryChannel DeleteEvaluationResults DeleteOrganizationConfigRule DeleteOrganizationConformancePack DeleteRemediationConfiguration DeleteRetentionConfiguration DeleteServiceLinkedConfigurationRecorder DisassociateResourceTypes PutConfigRule PutConfigurationAggregator PutConfigurationRecorder PutConformancePack PutDeliveryChannel PutOrganizationConfigRule PutOrganizationConformancePack PutRetentionConfiguration StopConfigurationRecorder',
  detective:
    'DeleteGraph DeleteMembers DisableOrganizationAdminAccount DisassociateMembership UpdateDatasourcePackages UpdateOrganizationConfiguration',
  ec2: 'DeleteFlowLogs',
  guardduty:
    'AcceptAdministratorInvitation AcceptInvitation CreateFilter CreateIPSet CreateTrustedEntitySet DeleteCustomDetectionRuleAssociation DeleteCustomDetectionRuleOrgConfiguration DeleteDetector DeleteMalwareProtectionPlan DeleteMembers DeletePublishingDestination DeleteThreatEntitySet DeleteThreatIntelSet DisableOrganizationAdminAccount DisassociateFromAdministratorAccount DisassociateFromMasterAccount DisassociateMembers StopMonitoringMembers UpdateCustomDetectionRuleAssociation UpdateCustomDetectionRuleOrgConfiguration UpdateDetector UpdateFilter UpdateIPSet UpdateMalwareProtectionPlan UpdateMalwareScanSettings UpdateMemberDetectors UpdateOrganizationConfiguration UpdatePublishingDestination UpdateThreatEntitySet UpdateThreatIntelSet UpdateTrustedEntitySet',
  iam: 'AttachRolePolicy CreateRole DeleteRole DeleteRolePermissionsBoundary DeleteRolePolicy DeleteSAMLProvider DetachRolePolicy PassRole PutRolePermissionsBoundary PutRolePolicy UpdateAssumeRolePolicy UpdateRole UpdateSAMLProvider',
  inspector2:
    'BatchDisassociateCodeSecurityScanConfiguration BatchUpdateMemberEc2DeepInspectionStatus CreateFilter DeleteCisScanConfiguration DeleteCodeSecurityIntegration DeleteCodeSecurityScanConfiguration DeleteConnector Disable DisableDelegatedAdminAccount DisassociateMember UpdateCisScanConfiguration UpdateCodeSecurityScanConfiguration UpdateConfiguration UpdateConnectorScanConfiguration UpdateEc2DeepInspectionConfiguration UpdateFilter UpdateOrgEc2DeepInspectionConfiguration UpdateOrganizationConfiguration',
  kms: 'DeleteAlias DeleteCustomKeyStore DeleteImportedKeyMaterial DisableKey DisableKeyRotation DisconnectCustomKeyStore PutKeyPolicy RevokeGrant ScheduleKeyDeletion UpdateAlias',
  logs: 'AssociateKmsKey DeleteAccountPolicy DeleteDataProtectionPolicy DeleteLogGroup DeleteLogStream DeleteMetricFilter DeleteSubscriptionFilter DeleteTransformer DisassociateKmsKey ProcessWithPipeline PutAccountPolicy PutDataProtectionPolicy PutLogGroupDeletionProtection PutMetricFilter PutRetentionPolicy PutSubscriptionFilter PutTransformer',
  macie2:
    'AcceptInvitation BatchUpdateAutomatedDiscoveryAccounts CreateAllowList CreateFindingsFilter DeleteCustomDataIdentifier DeleteMember DisableMacie DisableOrganizationAdminAccount DisassociateFromAdministratorAccount DisassociateFromMasterAccount DisassociateMember PutClassificationExportConfiguration PutFindingsPublicationConfiguration UpdateAllowList UpdateAutomatedDiscoveryConfiguration UpdateClassificationScope UpdateFindingsFilter UpdateMacieSession UpdateMemberSession UpdateOrganizationConfiguration UpdateResourceProfile UpdateResourceProfileDetections UpdateSensitivityInspectionTemplate',
  organizations: 'AcceptHandshake LeaveOrganization',
  route53resolver: 'DeleteResolverQueryLogConfig DisassociateResolverQueryLogConfig',
  s3: 'BypassGovernanceRetention DeleteBucket DeleteBucketPolicy DeleteObject DeleteObjectVersion PauseReplication PutAccountPublicAccessBlock PutBucketAbac PutBucketAcl PutBucketLogging PutBucketNotification PutBucketObjectLockConfiguration PutBucketOwnershipControls PutBucketPolicy PutBucketPublicAccessBlock PutBucketRequestPayment PutBucketVersioning PutEncryptionConfiguration PutLifecycleConfiguration PutObjectAcl PutObjectLegalHold PutObjectRetention PutObjectVersionAcl PutReplicationConfiguration ReplicateDelete UpdateObjectEncryption',
  securityhub:
    'AcceptAdministratorInvitation AcceptInvitation BatchDeleteAutomationRules BatchDisableStandards BatchUpdateAutomationRules BatchUpdateStandardsControlAssociations CreateAutomationRule CreateAutomationRuleV2 DeleteAggregatorV2 DeleteAutomationRuleV2 DeleteConfigurationPolicy DeleteFindingAggregator DeleteMembers DisableImportFindingsForProduct DisableOrganizationAdminAccount DisableSecurityHub DisableSecurityHubFeatureV2 DisableSecurityHubV2 DisassociateFromAdministratorAccount DisassociateFromMasterAccount DisassociateMembers StartConfigurationPolicyAssociation StartConfigurationPolicyDisassociation UpdateAggregatorV2 UpdateAutomationRuleV2 UpdateConfigurationPolicy UpdateFindingAggregator UpdateOrganizationConfiguration UpdateSecurityControl UpdateSecurityHubConfiguration UpdateStandardsControl',
  route53: 'DeleteQueryLoggingConfig',
};

test('the sum of what is denied by name changes only where this list does', () => {
  const denied = [...new Set(listing.flatMap(named))].sort();
  expect(denied).toEqual(
    Object.entries(refused)
      .flatMap(([service, names]) => names.split(' ').map(name => `${service}:${name}`))
      .sort(),
  );
});

describe('stores and keys', () => {
  const services = ['aoss', 'dynamodb', 'ecr', 'kms', 'logs', 's3', 'secretsmanager', 'sqs', 'sts'];
  const asked = (id: string, sample: Partial<SampleRequest>, prefix: string): boolean => {
    const guardrail = access.find(one => one.id === id);
    if (guardrail === undefined) throw new Error(`${id} does not exist`);
    const action = `${prefix}:${prefix === 'sts' ? 'AssumeRole' : (actionsOf[prefix]?.[0] ?? '')}`;
    return isDenied(statementOf(guardrail, sampleOptions), requestOf({ ...sample, action }));
  };
  const stranger = { principal: 'arn:aws:iam::666677778888:role/Stranger', context: { 'aws:PrincipalOrgID': 'o-zzzzzzzzzz' } };
  const plain = { context: { 'aws:SecureTransport': 'false' } };
  const deputy = { context: { 'aws:PrincipalIsAWSService': 'true', 'aws:SourceAccount': '666677778888' } };

  test.each(services)('%s answers nobody in plain text, no stranger and no confused deputy', prefix => {
    expect(asked('resources-tls-only', plain, prefix)).toBe(true);
    expect(asked('resources-organization-only', stranger, prefix)).toBe(true);
    expect(asked('resources-no-confused-deputy', deputy, prefix)).toBe(true);
    for (const id of ['resources-tls-only', 'resources-organization-only', 'resources-no-confused-deputy'])
      expect(asked(id, {}, prefix)).toBe(false);
  });

  test.each(['cognito-identity', 'cognito-idp'])('%s answers patients who sign in, over TLS alone', prefix => {
    expect(asked('resources-tls-only', plain, prefix)).toBe(true);
    expect(asked('resources-organization-only', stranger, prefix)).toBe(false);
    expect(asked('resources-no-confused-deputy', deputy, prefix)).toBe(false);
  });

  test('tokens are handed to the organization alone, and who signs in elsewhere is left to the role', () => {
    const guardrail = access.find(({ id }) => id === 'resources-organization-only');
    const denied = (actionsOf['sts'] ?? []).filter(
      name =>
        guardrail !== undefined &&
        isDenied(statementOf(guardrail, sampleOptions), requestOf({ ...stranger, action: `sts:${name}` })),
    );
    expect(denied).toEqual([
      'AssumeRole',
      'DecodeAuthorizationMessage',
      'GetAccessKeyInfo',
      'GetFederationToken',
      'GetServiceBearerToken',
      'GetSessionToken',
      'SetContext',
    ]);
  });
});

describe('roles that are exempt', () => {
  const letThrough = access.filter(({ exempt }) => exempt === 'exempt roles');
  const bound = access.filter(({ exempt }) => exempt !== 'exempt roles');
  const asks = (guardrail: AccessGuardrail, principal: string, options = sampleOptions): readonly boolean[] =>
    guardrail.denies.map(sample => isDenied(statementOf(guardrail, options), requestOf({ ...sample, principal })));

  test.each([
    'arn:aws:iam::111122223333:role/OrganizationAdmin',
    'arn:aws:iam::444455556666:role/OrganizationAdmin',
    'arn:aws:iam::111122223333:role/stacksets-exec-0123abcd',
  ])('are let through: %s', principal => {
    expect(letThrough.length).toBeGreaterThan(15);
    for (const guardrail of letThrough) expect([guardrail.id, ...asks(guardrail, principal)]).not.toContain(true);
  });

  test.each([
    'arn:aws:iam::111122223333:role/OrganizationAdmins',
    'arn:aws:iam::111122223333:role/organizationadmin',
    'arn:aws:iam::111122223333:role/team/OrganizationAdmin',
    'arn:aws:iam::111122223333:user/OrganizationAdmin',
    'arn:aws:iam::111122223333:role/my-stacksets-exec-0123abcd',
  ])('are no others: %s', principal => {
    for (const guardrail of letThrough) expect([guardrail.id, ...asks(guardrail, principal)]).not.toContain(false);
  });

  test('are not let through where the guardrail says that nobody is', () => {
    expect(bound.map(({ id }) => id)).toEqual([
      'organizations-not-left',
      'iam-root-user-unused',
      'ec2-role-credentials-imdsv2',
      'resources-tls-only',
      'resources-organization-only',
      'resources-no-confused-deputy',
    ]);
    for (const guardrail of bound)
      expect(JSON.stringify(statementOf(guardrail, sampleOptions))).not.toContain('OrganizationAdmin');
  });

  test('are nobody where none is named', () => {
    const options = { ...sampleOptions, exemptRoles: [] };
    for (const guardrail of letThrough.filter(({ needs }) => needs?.includes('exemptRoles') !== true)) {
      expect(statementOf(guardrail, options)['Condition']).toEqual(guardrail.denied(options).Condition);
      expect(asks(guardrail, 'arn:aws:iam::111122223333:role/OrganizationAdmin', options)).not.toContain(false);
    }
  });
});

/** What AWS's pages let each setting be, by path: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies.html */
const syntax: Readonly<Record<string, readonly (readonly [string, (value: unknown) => boolean])[]>> = {
  DECLARATIVE_POLICY_EC2: [
    ['ec2_attributes.instance_metadata_defaults.http_tokens', oneOf('required', 'optional', 'no_preference')],
    ['ec2_attributes.instance_metadata_defaults.http_tokens_enforced', oneOf('enabled', 'disabled', 'no_preference')],
    ['ec2_attributes.instance_metadata_defaults.http_put_response_hop_limit', value => Number(value) >= 1 && Number(value) <= 64],
    ['ec2_attributes.image_block_public_access.state', oneOf('unblocked', 'block_new_sharing')],
    ['ec2_attributes.snapshot_block_public_access.state', oneOf('unblocked', 'block_new_sharing', 'block_all_sharing')],
    ['ec2_attributes.serial_console_access.status', oneOf('enabled', 'disabled')],
    ['ec2_attributes.vpc_block_public_access.internet_gateway_block.mode', oneOf('off', 'block_ingress', 'block_bidirectional')],
    ['ec2_attributes.vpc_block_public_access.internet_gateway_block.exclusions_allowed', oneOf('enabled', 'disabled')],
  ],
  S3_POLICY: [['s3_attributes.public_access_block_configuration', oneOf('all', 'none')]],
  INSPECTOR_POLICY: [
    'ec2_scanning',
    'ecr_scanning',
    'lambda_standard_scanning',
    'lambda_standard_scanning.lambda_code_scanning',
  ].flatMap(scan =>
    ['enable_in_regions', 'disable_in_regions'].map(list => [`inspector.enablement.${scan}.${list}`, Array.isArray] as const),
  ),
  BACKUP_POLICY: [
    ['plans.hicp_phi.regions', Array.isArray],
    ...['daily', 'monthly'].flatMap(
      rule =>
        [
          [`plans.hicp_phi.rules.${rule}.schedule_expression`, matching(/^cron\(\d+ \d+ (\*|\d+) \* \? \*\)$/)],
          [`plans.hicp_phi.rules.${rule}.target_backup_vault_name`, matching(/^[\w-]{2,50}$/)],
          [`plans.hicp_phi.rules.${rule}.lifecycle.delete_after_days`, matching(/^\d+$/)],
          [`plans.hicp_phi.rules.${rule}.lifecycle.move_to_cold_storage_after_days`, matching(/^\d+$/)],
          [
            `plans.hicp_phi.rules.${rule}.copy_actions.arn:aws:backup:us-east-1:444455556666:backup-vault:copies.target_backup_vault_arn`,
            matching(/^arn:aws:backup:/),
          ],
          [
            `plans.hicp_phi.rules.${rule}.copy_actions.arn:aws:backup:us-east-1:444455556666:backup-vault:copies.lifecycle.delete_after_days`,
            matching(/^\d+$/),
          ],
          [
            `plans.hicp_phi.rules.${rule}.copy_actions.arn:aws:backup:us-east-1:444455556666:backup-vault:copies.lifecycle.move_to_cold_storage_after_days`,
            matching(/^\d+$/),
          ],
        ] as const,
    ),
    ['plans.hicp_phi.selections.tags.phi.iam_role_arn', matching(/^arn:aws:iam::\$account:role\/[\w/+=,.@-]+$/)],
    ['plans.hicp_phi.selections.tags.phi.tag_key', matching(/^DataClassification$/)],
    ['plans.hicp_phi.selections.tags.phi.tag_value', Array.isArray],
  ],
  TAG_POLICY: [['tags.dataclassification.tag_key', matching(/^DataClassification$/)]],
  AISERVICES_OPT_OUT_POLICY: [['services.default.opt_out_policy', oneOf('optIn', 'optOut')]],
};

function oneOf(...accepted: readonly string[]): (value: unknown) => boolean {
  return value => accepted.includes(String(value));
}

function matching(pattern: RegExp): (value: unknown) => boolean {
  return value => typeof value === 'string' && pattern.test(value);
}

/** Paths and values that a document assigns. */
function assigned(tree: unknown, path: readonly string[] = []): readonly (readonly [string, unknown])[] {
  return Object.entries(tree as object).flatMap(([key, value]: [string, unknown]) =>
    key === '@@assign' ? [[path.join('.'), value] as const] : assigned(value, [...path, key]),
  );
}

describe('settings', () => {
  const copied = {
    ...sampleOptions,
    backup: {
      regions: ['us-east-1'],
      vaultName: 'phi',
      roleName: 'Backup',
      copyToVaultArn: 'arn:aws:backup:us-east-1:444455556666:backup-vault:copies',
    },
  };

  test.each(settings.map(guardrail => [guardrail.id, guardrail] as const))(
    '%s assigns what its policy type knows',
    (_, guardrail) => {
      const rules = new Map(syntax[guardrail.type]);
      const values = assigned(guardrail.settings(copied));
      expect(values.length).toBeGreaterThan(0);
      expect(values.filter(([path, value]) => rules.get(path)?.(value) !== true)).toEqual([]);
    },
  );

  test.each([
    ['ec2-imdsv2-required', 'ec2_attributes.instance_metadata_defaults.http_tokens', 'required'],
    ['ec2-imdsv2-required', 'ec2_attributes.instance_metadata_defaults.http_tokens_enforced', 'enabled'],
    ['ec2-images-not-public', 'ec2_attributes.image_block_public_access.state', 'block_new_sharing'],
    ['ec2-snapshots-not-public', 'ec2_attributes.snapshot_block_public_access.state', 'block_all_sharing'],
    ['ec2-serial-console-off', 'ec2_attributes.serial_console_access.status', 'disabled'],
    ['ec2-vpc-public-access-blocked', 'ec2_attributes.vpc_block_public_access.internet_gateway_block.mode', 'block_ingress'],
    ['s3-public-access-blocked', 's3_attributes.public_access_block_configuration', 'all'],
    ['ai-services-keep-no-content', 'services.default.opt_out_policy', 'optOut'],
    ['backup-phi-covered', 'plans.hicp_phi.rules.daily.lifecycle.delete_after_days', '35'],
    ['backup-phi-covered', 'plans.hicp_phi.rules.monthly.lifecycle.delete_after_days', '2192'],
    ['backup-phi-covered', 'plans.hicp_phi.selections.tags.phi.iam_role_arn', 'arn:aws:iam::$account:role/Backup'],
    ['backup-phi-covered', 'plans.hicp_phi.selections.tags.phi.tag_value', ['PHI']],
    ['inspector-scans-on', 'inspector.enablement.ec2_scanning.enable_in_regions', ['ALL_SUPPORTED']],
    ['inspector-scans-on', 'inspector.enablement.ec2_scanning.disable_in_regions', []],
    [
      'inspector-scans-on',
      'inspector.enablement.lambda_standard_scanning.lambda_code_scanning.enable_in_regions',
      ['ALL_SUPPORTED'],
    ],
  ])('%s sets %s to %j', (id, path, value) => {
    const guardrail = settings.find(one => one.id === id);
    expect(assigned(guardrail?.settings(copied) ?? {})).toContainEqual([path, value]);
  });
});

test('ids are unique and name controls that the catalogs have', () => {
  expect(new Set(guardrails.map(({ id }) => id)).size).toBe(guardrails.length);
  for (const { id, controls } of guardrails) {
    expect([id, controls.hicp.length > 0 && controls.hipaa.length > 0]).toEqual([id, true]);
    expect(controls.hicp.filter(control => !(control in catalogs.hicp.controls))).toEqual([]);
    expect(controls.hipaa.filter(control => !(control in catalogs.hipaa.controls))).toEqual([]);
  }
});

test('texts claim nothing about compliance, and sources are pages', () => {
  for (const { id, title, why, breaks, source } of guardrails) {
    expect([id, /complian(?:t|ce) with|is HIPAA compliant/i.test(`${title} ${why} ${breaks}`)]).toEqual([id, false]);
    expect(source).toMatch(/^https:\/\/(?:docs\.aws\.amazon\.com|aws\.amazon\.com|github\.com\/aws-samples)\//);
  }
});
