import fc from 'fast-check';
import { barOf, text } from '../../lib/reports/text';
import { standings, sum } from '../../lib/reports/overview';
import { assessment, assessmentOf, hostileNames, settled } from './fixture';
import { expectGolden } from './golden';

const plain = { color: false };

test('the golden report', () => expectGolden('report.txt', text(assessment, plain)));
test('the golden verbose report', () =>
  expectGolden('report-verbose.txt', text(assessment, { ...plain, verbose: true, width: 80 })));

test('colors change nothing but colors', () => {
  const colored = text(assessment, { color: true });
  // eslint-disable-next-line no-control-regex -- colors are control sequences
  const sequences = /\u001b\[\d+m/g;
  expect(colored).toMatch(sequences);
  expect(colored.replace(sequences, '')).toBe(text(assessment, plain));
});

test('why and fix of a rule are said once, with all its resources', () => {
  const report = text(assessment, plain);
  expect(report.match(/why {3}Over plain HTTP/g)).toHaveLength(1);
  expect(report).toContain('RecordsStack/Records/Resource   infra/records.yaml:12');
  expect(report).toContain('RecordsStack/Images/Resource    infra/records.yaml:30');
});

test('findings stand by severity, then rule, open ones before undetermined ones', () => {
  const heads = text({ ...assessment, findings: [...assessment.findings].reverse() }, plain).match(/^[✗?] \S+/gm);
  expect(heads).toEqual(['✗ s3-bucket-ssl-requests-only', '✗ logs-retention', '? rds-storage-encrypted']);
});

test('findings of the baseline are counted, and listed only on request', () => {
  expect(text(assessment, plain)).not.toContain('RecordsStack/Old');
  expect(text(assessment, plain)).toContain('1 finding in the baseline is not listed; --verbose lists them.');
  expect(text(assessment, { ...plain, verbose: true })).toContain('infra/records.yaml:70   in the baseline');
});

test('with nothing open it says what was judged, and calls no system compliant', () => {
  const report = text(settled, { ...plain, width: 1000 });
  expect(report).toContain(
    'No open findings: 0 open, 0 undetermined, 0 waived, 2 compliant. 2 templates with 10 resources judged by 4 rules, profile medium.',
  );
  expect(report).toContain('they do not certify a system');
  expect(report).not.toMatch(/HIPAA[ -]compliant|compliant with HIPAA/i);
});

test('with nothing open and an input that was not judged, the run is not green', () => {
  const report = text({ ...settled, errors: assessment.errors }, plain);
  expect(report.startsWith('Not judged (2)\n! infra/broken.yaml:3:1\n  a mapping is not closed\n')).toBe(true);
  expect(report).toContain('2 inputs could not be judged, so this run is not green.');
});

test('says so when nothing was judged, or no rule applied', () => {
  expect(text({ ...settled, templates: [], findings: [] }, plain)).toContain('Nothing was judged.');
  expect(text({ ...settled, findings: [] }, plain)).toContain('No rule applies to any resource.');
});

test('every practice is listed, and those that nobody looked at say so', () => {
  const practices = text(assessment, plain).match(/^ {2}[ 1]\d {2}.+$/gm) ?? [];
  expect(practices).toHaveLength(10);
  expect(practices.filter(line => line.includes('nobody looked: no rule maps here, it needs attestation'))).toHaveLength(9);
});

test('a rule without a resource in the run leaves its control open, not judged', () => {
  const rules = assessment.rules.map(rule =>
    rule.id === 'efs-in-backup-plan' ? { ...rule, controls: { hicp: ['1.M.A'] } } : rule,
  );
  expect(text({ ...assessment, rules }, plain)).toMatch(/E-mail Protection Systems +no resource for its rules in this run/);
});

test('one rule that fails a hundred and fifty thousand times is printed', () => {
  const [first] = assessment.findings;
  const findings = Array.from({ length: 150_000 }, () => first!);
  expect(text({ ...settled, findings }, plain).match(/infra\/records\.yaml:12$/gm)).toHaveLength(150_000);
});

test('prose is wrapped at the width, and names are not', () => {
  const lines = text(assessment, { ...plain, width: 60 }).split('\n');
  expect(lines.filter(line => /^ {2}(what|why|fix) /.test(line) && line.length > 60)).toEqual([]);
  expect(lines).toContain('        RecordsStack/Records/Resource   infra/records.yaml:12');
});

const acting = /[\p{Cc}\p{Cf}\p{Cs}]/u;

/** What colored text does to a terminal, in order. */
function sequencesIn(report: string): readonly string[] {
  // eslint-disable-next-line no-control-regex -- the point of the test
  return report.match(/\u001b\[\d+m|[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g) ?? [];
}

function expectHarmless(name: string): void {
  for (const verbose of [false, true]) {
    const lines = text(assessmentOf(`x${name}`), { color: false, verbose }).split('\n');
    expect(lines.filter(line => acting.test(line))).toEqual([]);
    expect(lines.filter(line => line.startsWith('✗ ') && !line.startsWith('✗ x'))).toEqual([]);
  }
  expect(sequencesIn(text(assessmentOf(`x${name}`), { color: true }))).toEqual(
    sequencesIn(text(assessmentOf('x'), { color: true })),
  );
}

test.each(hostileNames.map(name => [name.slice(0, 40), name]))('%j as every name acts on no terminal', (_, name) => {
  expectHarmless(name);
});

test('no name acts on a terminal', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), expectHarmless));
});

test('names that differ only in what is taken out still look different', () => {
  expect(text(assessmentOf('ab'), plain)).not.toBe(text(assessmentOf('a\u200Bb'), plain));
});

test('a bar has all its cells, and at least one for what is there', () => {
  const count = fc.nat(100_000);
  fc.assert(
    fc.property(fc.record({ compliant: count, open: count, undetermined: count, waived: count }), counts => {
      fc.pre(sum(counts) > 0);
      const bar = barOf(counts, 20);
      expect(sum(bar)).toBe(20);
      for (const standing of standings) expect(bar[standing] > 0).toBe(counts[standing] > 0);
    }),
  );
});
