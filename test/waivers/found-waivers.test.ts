import fc from 'fast-check';
import type { Json, JsonObject } from '../../lib/core/json';
import type { TemplateSource } from '../../lib/core/template-source';
import { matchWaivers, waiversFromAcknowledgements, waiversInTemplates } from '../../lib/waivers';
import type { Acknowledgement, FoundWaivers, WaivableFinding } from '../../lib/waivers';

const tls = 's3-bucket-ssl-requests-only';
const context = { knownRules: (id: string) => (id === tls ? tls : undefined), ruleIds: [tls], today: '2026-03-31' };

const template = (body: JsonObject, path = 'records.yaml'): TemplateSource => ({ path, body, sha256: '' });
const withMetadata = (metadata: Json): TemplateSource =>
  template({ Resources: { Records: { Type: 'AWS::S3::Bucket', Metadata: metadata }, Other: { Type: 'AWS::S3::Bucket' } } });

const finding = (
  logicalId: string,
  more: Partial<WaivableFinding['resource']> = {},
  status: WaivableFinding['status'] = 'non-compliant',
) => ({
  ruleId: tls,
  status,
  resource: { template: 'records.yaml', logicalId, ...more },
});

const noteOn = (one: WaivableFinding, { waivers }: FoundWaivers) => matchWaivers([one], waivers, context).waiverOf(one);

describe('metadata of a resource', () => {
  test.each([
    ['cdk_nag', { cdk_nag: { rules_to_suppress: [{ id: `HICP::${tls}`, reason: 'public' }] } }, 'public'],
    ['cdk_nag', { cdk_nag: { rules_to_suppress: [{ id: tls, reason: 'public' }] } }, 'public'],
    [
      'cdk_nag',
      { cdk_nag: { rules_to_suppress: [{ id: tls, reason: 'w6ZmZmVudGxpY2g=', is_reason_encoded: true }] } },
      'æffentlich',
    ],
    ['cfn_nag', { cfn_nag: { rules_to_suppress: [{ id: tls, reason: 'public' }] } }, 'public'],
    [
      'checkov',
      {
        checkov: {
          skip: [
            { id: 'CKV_AWS_18', comment: 'x' },
            { id: tls, comment: 'public' },
          ],
        },
      },
      'public',
    ],
    [
      'guard',
      { guard: { SuppressedRules: ['S3_BUCKET_LOGGING_ENABLED', tls] } },
      'none given: guard metadata has no place for one',
    ],
  ])('waives on that resource and no other: %s', (tool, metadata, reason) => {
    const found = waiversInTemplates([withMetadata(metadata)]);
    expect(found.notices).toEqual([]);
    expect(noteOn(finding('Records'), found)).toEqual({ from: `Metadata.${tool}`, reason });
    expect(noteOn(finding('Other'), found)).toBeUndefined();
    expect(noteOn(finding('Records', { template: 'other.yaml' }), found)).toBeUndefined();
    expect(noteOn({ ...finding('Records'), ruleId: 'efs-encrypted' }, found)).toBeUndefined();
  });

  test.each([
    ['HICP::id', `HICP::${tls}`, true, false],
    ['HICP::id[undetermined]', `HICP::${tls}[undetermined]`, false, true],
    ['id', tls, true, true],
    ['id[undetermined]', `${tls}[undetermined]`, false, true],
    ['another pack', `AwsSolutions-S1`, false, false],
    ['another namespace', `HIPAA::${tls}`, false, false],
    ['another case', `hicp::${tls}`, false, false],
  ])('accepts what the id says: %s', (_, id, nonCompliant, undetermined) => {
    const found = waiversInTemplates([withMetadata({ cdk_nag: { rules_to_suppress: [{ id, reason: 'public' }] } })]);
    expect(noteOn(finding('Records'), found) !== undefined).toBe(nonCompliant);
    expect(noteOn(finding('Records', {}, 'undetermined'), found) !== undefined).toBe(undetermined);
  });

  const noticesOf = (entry: Json, findings: readonly WaivableFinding[] = [finding('Records')]) => {
    const found = waiversInTemplates([withMetadata({ cdk_nag: { rules_to_suppress: [entry] } })]);
    return [...found.notices, ...matchWaivers(findings, found.waivers, context).notices].map(
      ({ kind, message }) => `${kind}: ${message}`,
    );
  };

  test('of other tools is none of our business', () => {
    for (const id of ['AwsSolutions-S1', 'HIPAA.Security-S3BucketLoggingEnabled', 'W35', 'CKV_AWS_18', 'some-other-rule']) {
      expect(noticesOf({ id, reason: '' })).toEqual([]);
    }
  });

  test('with a misspelled rule of ours is noticed', () => {
    expect(noticesOf({ id: 'HICP::s3-bucket-ssl', reason: 'public' })).toEqual([
      "unknown-rule: Metadata.cdk_nag of Records in records.yaml names rule 's3-bucket-ssl', which does not exist. Did you mean 's3-bucket-ssl-requests-only'?",
    ]);
  });

  test.each([`HICP::${tls}`, tls])('without a reason does not waive: %s', id => {
    expect(noticesOf({ id })).toEqual([
      'malformed: Metadata.cdk_nag of Records in records.yaml has no reason, so it does not waive. Write down why the finding is accepted.',
    ]);
    const found = waiversInTemplates([withMetadata({ cdk_nag: { rules_to_suppress: [{ id, reason: ' ' }] } })]);
    expect(noteOn(finding('Records'), found)).toBeUndefined();
  });

  test('for a part of a rule does not waive the whole', () => {
    expect(noticesOf({ id: `HICP::${tls}`, reason: 'r', applies_to: ['Action::s3:*'] })).toEqual([
      expect.stringMatching(/^malformed: .*applies_to/),
    ]);
  });

  test('copied onto a whole stack is one waiver: unused only where no copy is used', () => {
    const entry = { Metadata: { cdk_nag: { rules_to_suppress: [{ id: `HICP::${tls}`, reason: 'public' }] } } };
    const { waivers } = waiversInTemplates([template({ Resources: { A: entry, B: entry, C: entry } })]);
    expect(matchWaivers([finding('B')], waivers, context).notices).toEqual([]);
    expect(matchWaivers([], waivers, context).notices.map(({ message }) => message)).toEqual([
      'Metadata.cdk_nag of A in records.yaml waives s3-bucket-ssl-requests-only and 2 more, but matches no open finding of this run. ' +
        'Delete it, unless this run left templates out.',
    ]);
  });

  test('of any shape is read without a crash', () => {
    const key = fc.constantFrom(
      'Resources',
      'Metadata',
      'cdk_nag',
      'cfn_nag',
      'checkov',
      'guard',
      'rules_to_suppress',
      'skip',
      'SuppressedRules',
      'id',
      'reason',
      '__proto__',
      'constructor',
    );
    const { tree } = fc.letrec<{ tree: Json }>(tie => ({
      tree: fc.oneof(
        { maxDepth: 7 },
        fc.constantFrom<Json>(null, true, 1, '', tls, `HICP::${tls}`, 'HICP::'),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
      ),
    }));
    const list = (field: string, entry: Json) => ({ [field]: [entry, entry] });
    fc.assert(
      fc.property(tree, tree, (one, two) => {
        const shapes: Json[] = [
          one,
          { cdk_nag: one },
          { cdk_nag: list('rules_to_suppress', one), checkov: list('skip', two), guard: list('SuppressedRules', one) },
        ];
        const { waivers } = waiversInTemplates([
          ...shapes.map(withMetadata),
          template({ Resources: one }),
          template({ Resources: { X: two } }),
        ]);
        for (const { ruleId, on } of waivers) {
          expect(typeof ruleId).toBe('string');
          expect(on).toBeDefined();
        }
        matchWaivers([finding('Records')], waivers, context);
      }),
    );
  });

  test('with one long list on every resource ends in a notice', () => {
    const shared = Array.from({ length: 2000 }, (_, number) => ({
      id: `HICP::rule-${String(number)}`,
      reason: 'x'.repeat(5000),
    }));
    const resource = { Metadata: { cdk_nag: { rules_to_suppress: shared } } };
    const resources = Object.fromEntries(Array.from({ length: 5000 }, (_, number) => [`R${String(number)}`, resource]));
    const { waivers, notices } = waiversInTemplates([template({ Resources: resources })]);
    expect(waivers.length).toBeLessThanOrEqual(100_000);
    expect(waivers[0]?.reason).toHaveLength(1000);
    expect(notices).toEqual([
      expect.objectContaining({ kind: 'malformed', message: expect.stringContaining('too many suppressions') as string }),
    ]);
  });
});

describe('an acknowledgement in CDK', () => {
  const ack = (constructPath: string, more: Partial<Acknowledgement> = {}): Acknowledgement => ({
    template: 'cdk.out/Web.template.json',
    constructPath,
    id: `HICP::${tls}`,
    reason: 'public',
    ...more,
  });
  const resource = (more: Partial<WaivableFinding['resource']> = {}, status?: WaivableFinding['status']) =>
    finding('X', { template: 'cdk.out/Web.template.json', constructPath: 'Web/Leaflets/Resource', ...more }, status);
  const found = (...acks: readonly Acknowledgement[]) => waiversFromAcknowledgements(acks);

  test.each([
    ['on the resource', 'Web/Leaflets/Resource', true],
    ['on its construct', 'Web/Leaflets', true],
    ['on its stack', 'Web', true],
    ['on the app', '', true],
    ['on a construct that begins alike', 'Web/Leaf', false],
    ['on a construct beside it', 'Web/Records', false],
    ['with a star, which means itself', 'Web/*', false],
    ['with the name of the logical id', 'X', false],
  ])('%s', (_, constructPath, expected) => {
    expect(noteOn(resource(), found(ack(constructPath))) !== undefined).toBe(expected);
  });

  test('shows the nearest', () => {
    const acks = [ack('', { reason: 'app' }), ack('Web/Leaflets', { reason: 'construct' }), ack('Web', { reason: 'stack' })];
    expect(noteOn(resource(), found(...acks))).toEqual({ from: 'acknowledgement in CDK', reason: 'construct' });
    expect(noteOn(resource(), found(...acks.reverse()))?.reason).toBe('construct');
  });

  test('shows the later of two on one construct', () => {
    expect(noteOn(resource(), found(ack('Web', { reason: 'old' }), ack('Web', { reason: 'new' })))?.reason).toBe('new');
  });

  test('reaches the templates of nested stacks, but no other assembly', () => {
    expect(noteOn(resource({ template: 'cdk.out/WebNested.nested.template.json' }), found(ack('Web')))).toBeDefined();
    expect(noteOn(resource({ template: 'other/cdk.out/Web.template.json' }), found(ack('Web')))).toBeUndefined();
    expect(noteOn(resource({ template: 'anywhere/Web.template.json' }), found(ack('Web', { template: '' })))).toBeDefined();
  });

  test.each([
    [`HICP::${tls}`, 'non-compliant', true],
    [`HICP::${tls}`, 'undetermined', false],
    [`HICP::${tls}[undetermined]`, 'undetermined', true],
    [`HICP::${tls}[undetermined]`, 'non-compliant', false],
    [tls, 'non-compliant', false],
    [`Annotation::${tls}`, 'non-compliant', false],
    [`hicp::${tls}`, 'non-compliant', false],
  ] as const)('matches ids exactly, as CDK does: %s on a %s finding', (id, status, expected) => {
    expect(noteOn(resource({}, status), found(ack('Web', { id }))) !== undefined).toBe(expected);
  });

  test('of failures tells how to accept what is undetermined', () => {
    const { waivers } = found(ack('Web'));
    expect(matchWaivers([resource({}, 'undetermined')], waivers, context).notices.map(({ message }) => message)).toEqual([
      'acknowledgement in CDK on Web waives s3-bucket-ssl-requests-only, but matches no open finding of this run. ' +
        'The rule is undetermined on Web/Leaflets/Resource; its id there ends in [undetermined].',
    ]);
  });

  test.each([[''], ['  ']])('without a reason does not waive, and the one above it does', reason => {
    const { waivers, notices } = found(ack('Web/Leaflets', { reason }));
    expect(waivers).toEqual([]);
    expect(notices).toEqual([
      {
        kind: 'malformed',
        from: 'acknowledgement in CDK',
        message:
          'acknowledgement in CDK of HICP::s3-bucket-ssl-requests-only on Web/Leaflets has no reason. Other tools accept that; ' +
          'here the finding stays open, because nobody can review an exception without its reason. Add one.',
      },
    ]);
    expect(noteOn(resource(), found(ack('Web/Leaflets', { reason }), ack('Web', { reason: 'stack' })))?.reason).toBe('stack');
  });

  test('of an unknown rule of ours is noticed, of other packs is not', () => {
    const { waivers } = found(ack('', { id: 'HICP::s3-bucket-ssl' }), ack('Web', { id: 'AwsSolutions::S1' }));
    expect(matchWaivers([], waivers, context).notices.map(({ message }) => message)).toEqual([
      "acknowledgement in CDK on the app names rule 's3-bucket-ssl', which does not exist. Did you mean 's3-bucket-ssl-requests-only'?",
    ]);
  });

  test('of any shape is read without a crash', () => {
    fc.assert(
      fc.property(fc.array(fc.anything()), items => {
        const { waivers } = waiversFromAcknowledgements(items as Acknowledgement[]);
        expect(waivers).toEqual([]);
      }),
    );
    const odd = { template: 'x', constructPath: 'Web', id: `HICP::${tls}`, reason: 5 } as unknown as Acknowledgement;
    expect(found(odd).notices).toEqual([expect.objectContaining({ kind: 'malformed' })]);
  });
});
