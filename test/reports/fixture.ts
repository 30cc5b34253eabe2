import type { AssessedFinding, Assessment, RuleFacts } from '../../lib/core/assessment';
import type { Catalog, Control } from '../../lib/core/rule';

/** Names as an attacker would write them into a template; no report may let one of them act. */
export const hostileNames: readonly string[] = [
  '</script><img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '${alert(1)} {{constructor}}',
  '\u001b]8;;https://evil.example\u0007click\u001b]8;;\u0007',
  '\u001b[2J\u001b[31mred',
  '\u009b31mred',
  '=cmd()',
  'name\r\n✗ forged   high   line',
  'left\u202Egnp.exe',
  'zero\u200Bwidth\uFEFF',
  'line\u2028separator',
  'half \uD800 pair',
  'nul \u0000 byte',
  '[click](https://evil.example)',
  '![x](https://evil.example/x.png)',
  '__proto__',
  'constructor',
  ']]>',
  '-->',
  'a'.repeat(30_000),
];

const control = (title: string, confidence: Control['confidence'] = 'document'): Control => ({
  title,
  text: `What ${title.toLowerCase()} asks for.`,
  source: 'fixture',
  confidence,
});

const hicp: Catalog = {
  name: 'Health Industry Cybersecurity Practices',
  edition: '2019',
  controls: {
    '1.M.A': control('Basic E-mail Protection Controls'),
    '4.S.B': control('Procedures', 'recall'),
    '4.M.C': control('Data Security'),
    '4.M.D': control('Backup Strategies'),
    '10.M.A': control('Policies'),
  },
};

const hipaa: Catalog = {
  name: 'HIPAA Security Rule',
  edition: '45 CFR 164 Subpart C',
  controls: {
    '164.308(a)(1)(i)': control('Security management process'),
    '164.308(a)(1)(ii)(A)': control('Risk analysis'),
    '164.312(a)(2)(iv)': control('Encryption and decryption'),
    '164.312(e)(1)': control('Transmission security'),
    '164.312(e)(2)(i)': control('Integrity controls'),
  },
};

const ssl: RuleFacts = {
  id: 's3-bucket-ssl-requests-only',
  title: 'S3 bucket denies requests made without TLS',
  why: 'Over plain HTTP, ePHI and the signed URLs that grant access to it can be read or changed on the way.',
  severity: 'high',
  controls: { hicp: ['4.M.C'], hipaa: ['164.312(e)(2)(i)', '164.312(e)(1)'] },
  fix: { how: 'Set `enforceSSL: true` on `s3.Bucket`, or add the statement to the bucket policy.' },
};

const encrypted: RuleFacts = {
  id: 'rds-storage-encrypted',
  title: 'RDS storage is encrypted',
  why: 'Whoever gets hold of an unencrypted snapshot reads the ePHI in it.',
  severity: 'high',
  controls: { hicp: ['4.M.C', '4.S.B'], hipaa: ['164.312(a)(2)(iv)'] },
  fix: { how: 'Set `storageEncrypted: true`.', set: { 'Properties.StorageEncrypted': true } },
};

const retention: RuleFacts = {
  id: 'logs-retention',
  title: 'Log group keeps its events for a year',
  why: 'Without old logs nobody can say what an intruder saw.',
  severity: 'medium',
  controls: { hicp: ['4.M.C'] },
  fix: { how: 'Set `retention` to a year or more.' },
};

const backup: RuleFacts = {
  id: 'efs-in-backup-plan',
  title: 'EFS file system is in a backup plan',
  why: 'Ransomware encrypts what has no copy.',
  severity: 'low',
  controls: { hicp: ['4.M.D'] },
  fix: { how: 'Set `enableAutomaticBackups: true`.' },
};

const bucketFinding = (logicalId: string, line: number): AssessedFinding => ({
  ruleId: ssl.id,
  status: 'non-compliant',
  severity: 'high',
  fingerprint: `${ssl.id}:RecordsStack/${logicalId}`,
  resource: {
    template: 'infra/records.yaml',
    logicalId,
    type: 'AWS::S3::Bucket',
    constructPath: `RecordsStack/${logicalId}/Resource`,
    location: { file: 'infra/records.yaml', line, column: 3 },
  },
  reasons: [{ message: 'no bucket policy that denies requests without TLS' }],
});

/** One of everything, and every optional field at least once. */
export const assessment: Assessment = {
  schema: 1,
  tool: { name: 'cdk-hicp', version: '0.1.0' },
  time: '2026-03-31T08:00:00Z',
  profile: 'medium',
  catalogs: { hipaa, hicp },
  rules: [ssl, encrypted, retention, backup],
  templates: [
    {
      path: 'infra/records.yaml',
      stack: 'RecordsStack',
      environment: { account: '111122223333', region: 'us-east-1' },
      sha256: '0f'.repeat(32),
      resources: 9,
    },
    { path: 'infra/plain.json', sha256: 'a0'.repeat(32), resources: 1 },
  ],
  findings: [
    bucketFinding('Records', 12),
    bucketFinding('Images', 30),
    {
      ruleId: retention.id,
      status: 'non-compliant',
      severity: 'medium',
      fingerprint: 'logs-retention:RecordsStack/Audit',
      resource: {
        template: 'cdk.out/RecordsStack.template.json',
        logicalId: 'Audit5C1F',
        type: 'AWS::Logs::LogGroup',
        constructPath: 'RecordsStack/Audit/Resource',
        location: { file: 'cdk.out/RecordsStack.template.json', line: 4, column: 5 },
        source: { file: 'lib/records-stack.ts', line: 41 },
      },
      reasons: [
        {
          message: 'Properties.RetentionInDays is 30; it must be at least 365',
          at: 'Properties.RetentionInDays',
          when: { Env: 'dev' },
        },
        { message: 'Properties.KmsKeyId is not set', at: 'Properties.KmsKeyId' },
      ],
      assumes: { Days: '30' },
    },
    {
      ...bucketFinding('Old', 70),
      baseline: true,
      drift: { state: 'drifted', account: '111122223333', region: 'us-east-1', resourceId: 'old-1x' },
    },
    {
      ...bucketFinding('Leaflets', 80),
      waiver: {
        from: 'hicp.config.yaml:12',
        reason: 'public brochures, no ePHI',
        owner: 'compliance@example.org',
        expires: '2027-03-31',
        ticket: 'SEC-7',
      },
    },
    { ...bucketFinding('Website', 90), waiver: { from: 'Metadata.cdk_nag', reason: 'served by CloudFront only' } },
    {
      ruleId: encrypted.id,
      status: 'undetermined',
      severity: 'high',
      fingerprint: 'rds-storage-encrypted:Db',
      resource: { template: 'infra/plain.json', logicalId: 'Db', type: 'AWS::RDS::DBInstance' },
      reasons: [
        {
          message: 'Properties.StorageEncrypted is !Ref Encrypt, known only at deployment; it must be true',
          at: 'Properties.StorageEncrypted',
        },
      ],
    },
    { ...bucketFinding('Backups', 100), status: 'compliant', reasons: [], assumes: { Mode: 'strict' } },
    { ...bucketFinding('Exports', 110), status: 'compliant', reasons: [] },
  ],
  unseen: [
    { type: 'AWS::Lambda::Url', count: 2 },
    { type: 'Custom::Thing', count: 1 },
  ],
  oldData: [{ ruleId: 'eligibility-service-hipaa-eligible', asOf: '2024-06-17' }],
  provided: [{ ruleId: 'guardduty-enabled', by: 'the landing zone' }],
  providedStacks: [{ template: 'templates/clinic.yaml', stack: 'Clinic/Network', by: 'the network team' }],
  changes: [
    ...['Images', 'Letters'].map(name => ({
      ruleId: ssl.id,
      template: 'infra/records.yaml',
      constructPath: `RecordsStack/${name}`,
      path: 'enforceSSL',
      value: 'true',
      effect: 'Callers over plain HTTP are refused.',
    })),
    {
      ruleId: encrypted.id,
      template: 'infra/records.yaml',
      constructPath: 'RecordsStack/Patients/Resource',
      path: 'Properties.StorageEncrypted',
      value: 'true',
      was: 'false',
      replaces: true,
    },
  ],
  waiverNotices: [
    { kind: 'expired', from: 'hicp.config.yaml:8', message: 'expired on 2026-03-30, so the finding on Images counts again' },
    { kind: 'unused', from: 'hicp.config.yaml:20', message: 'no finding matches it' },
  ],
  errors: [
    { template: 'infra/broken.yaml', message: 'a mapping is not closed', location: { line: 3, column: 1 } },
    { template: 'cdk.out/Other.template.json', message: 'the file is empty' },
  ],
};

/** The same run with nothing open and nothing that failed to be read. */
export const settled: Assessment = {
  ...assessment,
  findings: assessment.findings.filter(finding => finding.status === 'compliant'),
  waiverNotices: [],
  errors: [],
};

/** An assessment in which every text that a template, a rule or a person wrote is `text`. */
export function assessmentOf(text: string): Assessment {
  const resource = {
    template: text,
    logicalId: text,
    type: text,
    constructPath: text,
    location: { file: text, line: 1, column: 1 },
    source: { file: text, line: 1 },
  };
  const reasons = [{ message: text, at: text, when: { [text]: text } }];
  const waiver = { from: text, reason: text, owner: text, expires: text, ticket: text };
  const common = { ruleId: text, severity: 'high', fingerprint: text, resource, reasons, assumes: { [text]: text } } as const;
  return {
    schema: 1,
    tool: { name: text, version: text },
    time: '2026-03-31T08:00:00Z',
    profile: 'small',
    catalogs: {
      [text]: { name: text, edition: text, controls: { [text]: { title: text, text, source: text, confidence: 'recall' } } },
    },
    rules: [
      { id: text, title: text, why: text, severity: 'high', controls: { [text]: [text], hicp: [text] }, fix: { how: text } },
    ],
    templates: [{ path: text, stack: text, environment: { account: text, region: text }, sha256: '0f'.repeat(32), resources: 1 }],
    findings: [
      { ...common, status: 'non-compliant' },
      { ...common, status: 'undetermined' },
      { ...common, status: 'non-compliant', waiver },
      { ...common, status: 'compliant' },
      { ...common, ruleId: `${text} without facts`, status: 'non-compliant' },
    ],
    unseen: [{ type: text, count: 1 }],
    oldData: [{ ruleId: text, asOf: '2024-06-17' }],
    provided: [{ ruleId: text, by: text }],
    providedStacks: [{ template: text, stack: text, by: text }],
    changes: [{ ruleId: text, template: text, constructPath: text, path: text, value: text, was: text, effect: text }],
    waiverNotices: [{ kind: 'malformed', from: text, message: text }],
    errors: [{ template: text, message: text, location: { line: 1, column: 1 } }],
  };
}
