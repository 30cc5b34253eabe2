import { coverage, noReason } from '../../lib/docs';
import type { DocumentedCatalogs, Unjudged } from '../../lib/docs';
import { catalogs, unjudged } from '../../policies/controls';
import { rules } from '../../policies/rules';

// Rules that name no control, or one that the catalogs lack, fail in policies.test.ts.
const documented: DocumentedCatalogs = catalogs;
const covered = coverage(documented, rules, unjudged);

test('every sub-practice and every citation is looked at', () => {
  expect(covered.filter(({ framework }) => framework === 'hicp')).toHaveLength(89);
  expect(covered.filter(({ framework }) => framework === 'hipaa')).toHaveLength(72);
});

describe.each(covered)('$framework $id', ({ by, rules: judging, counterpartRules, config, attestation, reason }) => {
  test('has a rule, a counterpart in AWS Config, an attestation or a written reason', () => {
    const someone = judging.length > 0 || counterpartRules.length > 0 || config.length > 0 || attestation !== undefined;
    expect(someone || (reason ?? noReason) !== noReason).toBe(true);
    if (by === 'nothing') expect(reason).not.toBe(noReason);
  });

  test('says why no rule judges it, where none does', () => {
    if (judging.length > 0 || counterpartRules.length > 0) expect(reason).toBeUndefined();
    else expect([reason, reason === noReason]).toEqual([expect.stringMatching(/\S/), false]);
  });
});

test('reasons are sentences about controls that are not procedural alone', () => {
  const all: Unjudged = unjudged;
  for (const [framework, reasons] of Object.entries(all)) {
    for (const [id, why] of Object.entries(reasons)) {
      const { applicability } = documented[framework]?.controls[id] ?? {};
      expect([id, applicability]).toEqual([id, expect.stringMatching(/^(partial|technical)$/)]);
      expect(why).toMatch(/^[A-Z].*[^.]\.$/);
      expect(why).not.toMatch(/\b(should|please|ensure)\b/);
    }
  }
});

test('an orphan is found: a control for which nobody and nothing stands', () => {
  const orphan: DocumentedCatalogs = {
    acme: {
      name: 'ACME',
      edition: '1',
      controls: { 'A.1': { title: 'A', text: 'A.', source: 'ACME', confidence: 'document', applicability: 'partial' } },
    },
  };
  expect(coverage(orphan, rules)).toMatchObject([{ by: 'nothing', reason: noReason }]);
  expect(coverage(orphan, rules, { acme: { 'A.1': 'It is on paper.' } })).toMatchObject([
    { by: 'nothing', reason: 'It is on paper.' },
  ]);
});
