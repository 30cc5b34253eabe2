import { citationList, framework, inFrameworkOrder, inNaturalOrder } from '../../lib/reports/frameworks';
import { coverageOf, overview, ruleGroups, standingOf } from '../../lib/reports/overview';
import { assessment } from './fixture';

test('findings are counted by standing: a waiver counts only for what is not compliant', () => {
  expect(overview(assessment).total).toEqual({ compliant: 2, open: 4, undetermined: 1, waived: 2 });
  const waiver = { from: 'x', reason: 'y' };
  const [first] = assessment.findings;
  expect(standingOf({ ...first!, status: 'compliant', waiver })).toBe('compliant');
  expect(standingOf({ ...first!, status: 'undetermined', waiver })).toBe('waived');
});

test('a finding counts once in a group, however many of its controls the rule maps to', () => {
  const hipaa = overview(assessment).frameworks[1];
  expect(hipaa?.groups.find(({ id }) => id === '164.312(e)')?.counts).toEqual({
    compliant: 2,
    open: 3,
    undetermined: 0,
    waived: 2,
  });
});

test('the controls of a rule that the catalog lacks are shown all the same', () => {
  const rules = assessment.rules.map(rule => ({ ...rule, controls: { acme: ['A-1'], hicp: ['9.M.Z'] } }));
  const { frameworks } = overview({ ...assessment, rules });
  expect(frameworks.map(view => view.framework.label)).toEqual(['HICP', 'HIPAA', 'ACME']);
  expect(frameworks[2]?.groups.map(group => [group.id, coverageOf(group)])).toEqual([['A-1', 'judged']]);
  expect(frameworks[0]?.groups[8]).toMatchObject({ id: '9', title: 'Medical Device Security' });
});

test('a control is judged, has nothing to judge, or nobody looked', () => {
  const controls = overview(assessment).frameworks[0]?.groups.flatMap(group => group.controls) ?? [];
  expect(controls.map(control => [control.id, coverageOf(control)])).toEqual([
    ['1.M.A', 'nobody looked'],
    ['4.M.C', 'judged'],
    ['4.M.D', 'nothing to judge'],
    ['4.S.B', 'judged'],
    ['10.M.A', 'nobody looked'],
  ]);
});

test('findings of a rule are ordered by file, line and name', () => {
  const reversed = { ...assessment, findings: [...assessment.findings].reverse() };
  expect(ruleGroups(reversed, 'open')).toEqual(ruleGroups(assessment, 'open'));
});

test.each([
  ['hicp', '4.M.C', '4'],
  ['hicp', '10.L.A', '10'],
  ['hipaa', '164.308(a)(1)(ii)(A)', '164.308(a)(1)'],
  ['hipaa', '164.308(a)(2)', '164.308(a)(2)'],
  ['hipaa', '164.308(b)(3)', '164.308(b)'],
  ['hipaa', '164.312(a)(2)(iv)', '164.312(a)'],
  ['hipaa', '164.310(b)', '164.310(b)'],
  ['hipaa', '164.302', '164.302'],
  ['acme', 'A.1', 'A.1'],
])('the group of %s %s is %s', (name, id, group) => {
  expect(framework(name).groupOf(id)).toBe(group);
});

test('ids and frameworks are in the order in which people count', () => {
  expect(['10.M.A', '2.M.B', '2.M', '2.M.A'].sort(inNaturalOrder)).toEqual(['2.M', '2.M.A', '2.M.B', '10.M.A']);
  expect(inFrameworkOrder(['zeta', 'hipaa', 'acme', 'hicp'])).toEqual(['hicp', 'hipaa', 'acme', 'zeta']);
});

test('citations of one section name the section once', () => {
  expect(citationList(['164.312(e)(2)(i)', '164.312(e)(1)', '164.308(a)(8)'])).toBe('164.308(a)(8), 164.312(e)(1), (e)(2)(i)');
  expect(citationList(['4.M.C', '4.M.A'])).toBe('4.M.A, 4.M.C');
});
