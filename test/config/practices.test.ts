import { ofPractices } from '../../lib/config/practices';
import { hicp } from '../../policies/controls/hicp';
import { rules } from '../../policies/rules';

const all = { practices: undefined, exclude: [] };

test('all rules and all procedural controls, where no practice is named', () => {
  const found = ofPractices(rules, hicp.controls, all);
  expect(found.rules).toEqual(rules);
  expect(found.procedural.map(({ id }) => id)).toEqual(
    '1.S.B 1.S.C 1.M.D 1.L.C 4.S.A 4.S.C 4.M.B 5.M.C 6.S.B 6.M.E 7.L.A 8.S.B 8.L.A 9.L.C 9.L.D 10.S.A 10.M.A'.split(' '),
  );
  expect(found.unknownPractice).toBeUndefined();
});

test('practice 1 is not practice 10', () => {
  const ids = ({ practices }: { practices: readonly string[] }) =>
    ofPractices(rules, hicp.controls, { practices, exclude: [] }).procedural.map(({ id }) => id);
  expect(ids({ practices: ['1'] }).every(id => id.startsWith('1.'))).toBe(true);
  expect(ids({ practices: ['10'] }).every(id => id.startsWith('10.'))).toBe(true);
  expect(ids({ practices: ['10'] })).not.toEqual([]);
});

test('each rule belongs to exactly one practice', () => {
  const { known } = ofPractices(rules, hicp.controls, all);
  expect(known.map(Number).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  const counts = known.map(number => ofPractices(rules, hicp.controls, { practices: [number], exclude: [] }).rules.length);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(rules.length);
});

test('a procedural control that is excluded is not asked about', () => {
  const [first] = ofPractices(rules, hicp.controls, all).procedural;
  const { procedural } = ofPractices(rules, hicp.controls, { practices: undefined, exclude: [first?.id ?? ''] });
  expect(first).toBeDefined();
  expect(procedural).not.toContainEqual(first);
});

test('a practice that HICP does not have is named', () => {
  expect(ofPractices(rules, hicp.controls, { practices: ['3', '11'], exclude: [] }).unknownPractice).toBe('11');
});
