import { catalogs, hicp } from '../../policies/controls';
import type { Control } from '../../lib/core';

const subPractices = Object.entries(catalogs.hicp.controls);
const citations = Object.entries(catalogs.hipaa.controls);
const provisions = Object.entries(catalogs.hipaa.generalProvisions);

function countBy<T>(items: readonly T[], key: (item: T) => string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return counts;
}

/** Every text in a value, with the path to it. */
function textsIn(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${path}/${key}`));
}

describe('the HICP catalog', () => {
  test('has the ten practices and the five threats', () => {
    expect(Object.keys(catalogs.hicp.practices)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
    expect(Object.keys(catalogs.hicp.threats)).toEqual(['T1', 'T2', 'T3', 'T4', 'T5']);
  });

  test('has all 89 sub-practices by organization size and by what can be shown', () => {
    expect(countBy(subPractices, ([, { organizationSize }]) => organizationSize)).toEqual({ medium: 36, large: 34, small: 19 });
    expect(countBy(subPractices, ([, { applicability }]) => applicability)).toEqual({
      technical: 22,
      partial: 50,
      procedural: 17,
    });
  });

  test.each(subPractices)('%s carries practice and size in its id', (id, { practice, organizationSize }) => {
    const size = { S: 'small', M: 'medium', L: 'large' }[/^\d+\.([SML])\.[A-Z]$/.exec(id)?.[1] ?? ''];
    expect({ practice: id.split('.')[0], size }).toEqual({ practice, size: organizationSize });
  });

  test('numbers the sub-practices of a practice and size without a gap', () => {
    const letters = new Map<string, string>();
    for (const [id] of subPractices) letters.set(id.slice(0, -1), (letters.get(id.slice(0, -1)) ?? '') + id.slice(-1));
    for (const found of letters.values()) expect('ABCDEFGH'.startsWith(found)).toBe(true);
  });

  test('answers in each sub-practice the threats of its practice', () => {
    for (const [, { practice, threats }] of subPractices) {
      expect(threats).toEqual(catalogs.hicp.practices[practice]?.threats);
      for (const threat of threats) expect(Object.keys(catalogs.hicp.threats)).toContain(threat);
    }
  });

  test('gives every small sub-practice the medium ones that ask for the same', () => {
    for (const [id, { organizationSize, counterparts }] of subPractices) {
      if (organizationSize !== 'small') expect(counterparts).toBeUndefined();
      else expect(counterparts?.length).toBeGreaterThan(0);
      for (const counterpart of counterparts ?? [])
        expect([id, Object.keys(hicp.controls)]).toEqual([id, expect.arrayContaining([counterpart])]);
    }
  });

  test('shows nothing in a template where it says that only people can show it', () => {
    for (const [id, { applicability, iacSignals }] of subPractices)
      expect([id, iacSignals.length > 0]).toEqual([id, applicability !== 'procedural']);
  });

  test('keeps the patch deadlines of the publication', () => {
    const figures = catalogs.hicp.controls['7.M.D'].parameters ?? [];
    expect(figures.find(({ name }) => name === 'patchIntervalDays')?.value).toBe(30);
    expect(figures.find(({ name }) => name === 'daysToMitigate')?.value).toContainEqual({
      criticality: 'critical',
      dmz: 14,
      dataCenter: 30,
    });
  });

  test('says that it was written from memory for small organizations, and only there', () => {
    for (const [id, { organizationSize, confidence, source, nistCsfSource }] of subPractices) {
      expect([id, confidence]).toEqual([id, organizationSize === 'small' ? 'recall' : 'document']);
      if (confidence === 'recall') expect([source, nistCsfSource]).toEqual([expect.stringContaining('from memory'), 'judgment']);
    }
  });

  test('says of the 2023 edition what is cited and what is memory', () => {
    const titles = Object.values(catalogs.hicp.practices);
    expect(titles.filter(({ title2023Confidence }) => title2023Confidence === 'cited').map(({ title2023 }) => title2023)).toEqual(
      ['Network Connected Medical Devices'],
    );
    expect(countBy(catalogs.hicp.laterChanges, ({ confidence }) => confidence)).toEqual({ cited: 4, recall: 4 });
  });
});

describe('the HIPAA catalog', () => {
  test('has all 72 standards and implementation specifications, and the general provisions', () => {
    expect(countBy(citations, ([, { type }]) => type)).toEqual({ standard: 23, required: 27, addressable: 22 });
    expect(provisions).toHaveLength(8);
  });

  test('leads from each specification to a standard', () => {
    for (const [id, { type, standard }] of citations) {
      if (type !== 'standard')
        expect([id, catalogs.hipaa.controls[standard as keyof typeof catalogs.hipaa.controls].type]).toEqual([id, 'standard']);
    }
  });

  test('files each citation under the safeguards of its section', () => {
    const ofSection = { 308: 'administrative', 310: 'physical', 312: 'technical', 314: 'organizational', 316: 'documentation' };
    for (const [id, { safeguard }] of citations) {
      expect([id, safeguard]).toEqual([id, ofSection[Number(id.slice(4, 7)) as keyof typeof ofSection]]);
    }
  });

  test('marks the general provisions as recalled', () => {
    for (const [, { confidence }] of provisions) expect(confidence).toBe('recall');
  });
});

describe.each(Object.entries(catalogs))('catalog %s', (_, catalog) => {
  test('has no empty text', () => {
    expect(textsIn(catalog).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('states each control in sentences of its own', () => {
    for (const [id, { title, text, attestation }] of Object.entries(catalog.controls)) {
      expect([id, title]).toEqual([id, expect.stringMatching(/[^.]$/)]);
      expect([id, text]).toEqual([id, expect.stringMatching(/^[A-Z].*\.$/s)]);
      expect([id, attestation]).toEqual([id, expect.stringMatching(/^[A-Z].*\.$/s)]);
    }
  });

  test('is spelled the American way', () => {
    const british =
      /\b(?:\w+(?:isation|ising|ised)|authoris\w+|recognise|programmes?|behaviour|centre|judgement|enrol|analyse|labelled|practised)\b/i;
    expect(
      textsIn(catalog).filter(([, text]) => british.test(text.replace(/supervised?|revised|compromised?|advised/gi, ''))),
    ).toEqual([]);
  });

  test('carries what an assessment needs of a control', () => {
    for (const control of Object.values<Control>(catalog.controls)) {
      expect(control).toMatchObject({ source: expect.any(String), confidence: expect.stringMatching(/^(document|recall)$/) });
    }
  });
});
