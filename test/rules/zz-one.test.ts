import type { Example, JsonObject, Status } from '../../lib/core';
import r0 from '../../policies/rules/s3/s3-access-point-public-access-blocks';
import r1 from '../../policies/rules/s3/s3-bucket-acl-prohibited';
import r2 from '../../policies/rules/s3/s3-bucket-default-lock-enabled';
import r3 from '../../policies/rules/s3/s3-bucket-level-public-access-prohibited';
import r4 from '../../policies/rules/s3/s3-bucket-logging-enabled';
import r5 from '../../policies/rules/s3/s3-bucket-policy-not-public';
import r6 from '../../policies/rules/s3/s3-bucket-replication-enabled';
import r7 from '../../policies/rules/s3/s3-bucket-ssl-requests-only';
import r8 from '../../policies/rules/s3/s3-bucket-versioning-enabled';
import r9 from '../../policies/rules/s3/s3-default-encryption-kms';
import r10 from '../../policies/rules/kms/cmk-backing-key-rotation-enabled';
import r11 from '../../policies/rules/kms/kms-key-deletion-window';
import r12 from '../../policies/rules/kms/kms-key-policy-no-public-access';
import r13 from '../../policies/rules/sns/sns-encrypted-kms';
import r14 from '../../policies/rules/sns/sns-topic-no-public-access';
import r15 from '../../policies/rules/sns/sns-topic-ssl-requests-only';
import r16 from '../../policies/rules/sqs/sqs-queue-dlq-check';
import r17 from '../../policies/rules/sqs/sqs-queue-encrypted-kms';
import r18 from '../../policies/rules/sqs/sqs-queue-encrypted';
import r19 from '../../policies/rules/sqs/sqs-queue-no-public-access';
import r20 from '../../policies/rules/sqs/sqs-queue-ssl-requests-only';
import r21 from '../../policies/rules/secretsmanager/secretsmanager-rotation-enabled-check';
import r22 from '../../policies/rules/secretsmanager/secretsmanager-secret-not-in-template';
import r23 from '../../policies/rules/secretsmanager/secretsmanager-secret-policy-not-public';
import r24 from '../../policies/rules/secretsmanager/secretsmanager-using-cmk';
import r25 from '../../policies/rules/backup/backup-plan-min-frequency-and-min-retention-check';
import r26 from '../../policies/rules/backup/backup-recovery-point-manual-deletion-disabled';
import r27 from '../../policies/rules/backup/backup-vault-customer-key';
import r28 from '../../policies/rules/backup/backup-vault-lock-immutable';
import r29 from '../../policies/rules/backup/backup-vault-locked';
import r30 from '../../policies/rules/cloudtrail/cloud-trail-cloud-watch-logs-enabled';
import r31 from '../../policies/rules/cloudtrail/cloud-trail-encryption-enabled';
import r32 from '../../policies/rules/cloudtrail/cloud-trail-log-file-validation-enabled';
import r33 from '../../policies/rules/cloudtrail/cloudtrail-enabled';
import r34 from '../../policies/rules/cloudtrail/cloudtrail-s3-dataevents-enabled';
import r35 from '../../policies/rules/cloudtrail/multi-region-cloudtrail-enabled';
import r36 from '../../policies/rules/logs/cloudwatch-log-group-encrypted';
import r37 from '../../policies/rules/logs/cw-loggroup-retention-period-check';
import r38 from '../../policies/rules/logs/logs-log-group-data-protection';
import r39 from '../../policies/rules/cloudfront/cloudfront-accesslogs-enabled';
import r40 from '../../policies/rules/cloudfront/cloudfront-associated-with-waf';
import r41 from '../../policies/rules/cloudfront/cloudfront-no-deprecated-ssl-protocols';
import r42 from '../../policies/rules/cloudfront/cloudfront-s3-origin-access-control-enabled';
import r43 from '../../policies/rules/cloudfront/cloudfront-security-policy-check';
import r44 from '../../policies/rules/cloudfront/cloudfront-traffic-to-origin-encrypted';
import r45 from '../../policies/rules/cloudfront/cloudfront-viewer-policy-https';
import { parseYamlResources } from '../../lib/template/parse';
import { verdictOn } from '../support/judge';
import { patched } from '../support/patch';

import { catalogs } from '../../policies/controls';
import fs from 'node:fs';
const rules = [r0,r1,r2,r3,r4,r5,r6,r7,r8,r9,r10,r11,r12,r13,r14,r15,r16,r17,r18,r19,r20,r21,r22,r23,r24,r25,r26,r27,r28,r29,r30,r31,r32,r33,r34,r35,r36,r37,r38,r39,r40,r41,r42,r43,r44,r45];
const names=['s3-access-point-public-access-blocks', 's3-bucket-acl-prohibited', 's3-bucket-default-lock-enabled', 's3-bucket-level-public-access-prohibited', 's3-bucket-logging-enabled', 's3-bucket-policy-not-public', 's3-bucket-replication-enabled', 's3-bucket-ssl-requests-only', 's3-bucket-versioning-enabled', 's3-default-encryption-kms', 'cmk-backing-key-rotation-enabled', 'kms-key-deletion-window', 'kms-key-policy-no-public-access', 'sns-encrypted-kms', 'sns-topic-no-public-access', 'sns-topic-ssl-requests-only', 'sqs-queue-dlq-check', 'sqs-queue-encrypted-kms', 'sqs-queue-encrypted', 'sqs-queue-no-public-access', 'sqs-queue-ssl-requests-only', 'secretsmanager-rotation-enabled-check', 'secretsmanager-secret-not-in-template', 'secretsmanager-secret-policy-not-public', 'secretsmanager-using-cmk', 'backup-plan-min-frequency-and-min-retention-check', 'backup-recovery-point-manual-deletion-disabled', 'backup-vault-customer-key', 'backup-vault-lock-immutable', 'backup-vault-locked', 'cloud-trail-cloud-watch-logs-enabled', 'cloud-trail-encryption-enabled', 'cloud-trail-log-file-validation-enabled', 'cloudtrail-enabled', 'cloudtrail-s3-dataevents-enabled', 'multi-region-cloudtrail-enabled', 'cloudwatch-log-group-encrypted', 'cw-loggroup-retention-period-check', 'logs-log-group-data-protection', 'cloudfront-accesslogs-enabled', 'cloudfront-associated-with-waf', 'cloudfront-no-deprecated-ssl-protocols', 'cloudfront-s3-origin-access-control-enabled', 'cloudfront-security-policy-check', 'cloudfront-traffic-to-origin-encrypted', 'cloudfront-viewer-policy-https'];
test('ids',()=>expect(rules.map(r=>r.id)).toEqual(names));
const managed=new Set(JSON.parse(fs.readFileSync('/work/shared/catalogue/managed-rules.json','utf8')).rules.map((r:any)=>r.identifier));
test('config',()=>expect(rules.flatMap(r=>'managedRule' in r.config && !managed.has(r.config.managedRule)?[r.id]:[])).toEqual([]));
// Every documented example is a test, and every `set` patch of a fix is applied to the examples that it is meant to mend.
describe.each(rules.filter(rule => typeof rule.check === 'function').map(rule => ({ id: rule.id, rule })))('$id', ({ rule }) => {
  const rows = (status: Status, examples: readonly Example[] = []): { status: Status; when: string; body: JsonObject }[] =>
    examples.map(({ when, resources }) => ({ status, when, body: parseYamlResources(resources) }));
  const { compliant, nonCompliant, undetermined } = rule.examples;

  test.each([...rows('compliant', compliant), ...rows('non-compliant', nonCompliant), ...rows('undetermined', undetermined)])(
    '$status when $when',
    ({ status, body }) => {
      const verdict = verdictOn(rule, body);
      expect({ status: verdict.status, reasons: 'reasons' in verdict ? verdict.reasons : [] }).toMatchObject({ status });
    },
  );

  const { set } = rule.fix;
  if (set !== undefined) {
    test.each(rows('non-compliant', nonCompliant))('its fix clears it when $when', ({ body }) => {
      const [first = ''] =
        Object.entries(body['Resources'] as JsonObject).find(([, resource]) =>
          rule.appliesTo.includes((resource as JsonObject)['Type'] as string),
        ) ?? [];
      const mended = Object.entries(set).reduce<JsonObject>(
        (template, [path, value]) => patched(template, ['Resources', first, ...path.split('.')], value),
        body,
      );
      expect(verdictOn(rule, mended)).toEqual({ status: 'compliant' });
    });
  }
});
