import { catalogs, crosswalk } from '../../policies/controls';

const entries = Object.entries(crosswalk);
const links = entries.flatMap(([id, { hipaa }]) => hipaa.map(link => ({ from: id, ...link })));

test('has an entry for each sub-practice and no other', () => {
  expect(Object.keys(crosswalk)).toEqual(Object.keys(catalogs.hicp.controls));
});

test('has the 388 links to HIPAA, with their strength and where they come from', () => {
  const count = (strength: string, via: string): number =>
    links.filter(link => link.strength === strength && link.via === via).length;
  expect([count('direct', 'csf'), count('direct', 'judgment'), count('related', 'csf'), count('related', 'judgment')]).toEqual([
    159, 129, 100, 0,
  ]);
  expect(links).toHaveLength(388);
});

test('leads to citations that exist', () => {
  const citations = new Set(Object.keys(catalogs.hipaa.controls));
  expect(links.filter(({ id }) => !citations.has(id))).toEqual([]);
});

test('names no citation twice in an entry', () => {
  for (const [id, { hipaa }] of entries) expect([id, new Set(hipaa.map(link => link.id)).size]).toEqual([id, hipaa.length]);
});

test('gives every sub-practice a direct link', () => {
  expect(entries.filter(([, { hipaa }]) => !hipaa.some(({ strength }) => strength === 'direct')).map(([id]) => id)).toEqual([]);
});

test('rests links by way of the CSF on subcategories that both sides name, HICP at times by a whole category or function', () => {
  const named = (csf: string, by: readonly string[]): boolean =>
    by.some(one => csf === one || csf.startsWith(`${one}-`) || csf.startsWith(`${one}.`));
  for (const { from, id, via, sharedCsf = [] } of links) {
    if (via !== 'csf') continue;
    const { nistCsf } = catalogs.hicp.controls[from as keyof typeof crosswalk];
    const citation = catalogs.hipaa.controls[id].nistCsf;
    expect({ from, id, count: sharedCsf.length > 0 }).toEqual({ from, id, count: true });
    expect({ from, id, strangers: sharedCsf.filter(csf => !named(csf, nistCsf) || !citation.includes(csf)) }).toEqual({
      from,
      id,
      strangers: [],
    });
  }
});

test('takes ID.GV-3, to which nearly every citation maps, for evidence of nothing', () => {
  expect(links.filter(({ sharedCsf = [] }) => sharedCsf.length === 1 && sharedCsf[0] === 'ID.GV-3')).toEqual([]);
});

test('has the 444 links to SP 800-53 in the form of its ids', () => {
  const ids = entries.flatMap(([, { nist80053 }]) => nist80053.map(({ id }) => id));
  expect(ids).toHaveLength(444);
  for (const id of ids) expect(id).toMatch(/^[A-Z]{2}-\d+(\(\d+\))?$/);
});
