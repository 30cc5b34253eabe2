import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { html } from '../../lib/reports/html';
import { scriptHash } from '../../lib/reports/html-page';
import { assessment, assessmentOf, hostileNames, settled } from './fixture';
import { expectGolden } from './golden';

/** Style and script are ours and the same on every page. */
function content(report: string): string {
  return report.replace(/<style>.*?<\/style>/s, '<style></style>').replace(/<script>.*?<\/script>/s, '<script></script>');
}

/** The words that a reader sees, without markup. */
function words(report: string): string {
  return content(report)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}

test('the golden page', () => expectGolden('report.html.txt', content(html(assessment))));

test('the page loads nothing, and only its own script may run', () => {
  const report = html(assessment);
  const script = /<script>(.*?)<\/script>/s.exec(report)?.[1] ?? '';
  expect(scriptHash).toBe(`sha256-${createHash('sha256').update(script).digest('base64')}`);
  expect(report).toContain(`default-src 'none'; style-src 'unsafe-inline'; script-src '${scriptHash}'`);
  expect(report).not.toMatch(/\ssrc=|url\(|@import|https?:\/\//);
  expect(/href="[^#]/.exec(content(report))).toBeNull();
});

test('all ten practices are shown, and those that nobody looked at say that they need attestation', () => {
  const table = /<h2 id="framework-1-title">.*?<\/section>/s.exec(html(assessment))?.[0] ?? '';
  const rows = table.match(/<tr><th scope="row".*?<\/tr>/gs) ?? [];
  expect(rows).toHaveLength(10);
  expect(rows.filter(row => row.includes('Nobody looked: needs attestation.'))).toHaveLength(9);
  expect(rows[3]).toContain('aria-label="2 compliant, 4 open, 1 undetermined, 2 waived"');
});

test('all ten practices are shown even where the assessment has no catalog', () => {
  expect(
    words(html({ ...settled, catalogs: {}, rules: [], findings: [] })).match(/Nobody looked: needs attestation/g),
  ).toHaveLength(10);
});

test('citations gather into their standards', () => {
  const report = words(html(assessment));
  expect(report).toMatch(/164\.308\(a\)\(1\) Security management process Nobody looked: needs attestation\. 0 of 2/);
  expect(report).toMatch(/164\.312\(e\) Transmission security 2 3 0 2 2 of 2/);
});

test('an open finding has its reason, branch, place, source line, why, fix and controls', () => {
  const report = words(html(assessment));
  expect(report).toContain(
    'Properties.RetentionInDays is 30; it must be at least 365 when Env = dev at Properties.RetentionInDays',
  );
  expect(report).toContain('lib/records-stack.ts:41 cdk.out/RecordsStack.template.json:4:5');
  expect(report).toContain('assumes Days = 30 (default)');
  expect(report).toContain('Why Without old logs nobody can say what an intruder saw.');
  expect(report).toContain('HIPAA 164.312(e)(1) Transmission security');
});

test('what was recalled and not confirmed says so', () => {
  expect(words(html(assessment))).toContain('HICP 4.S.B Procedures recalled, not confirmed');
});

test('what could not be judged stands first, in red', () => {
  const report = html(assessment);
  expect(report.indexOf('<section class="alert" id="errors"')).toBeLessThan(report.indexOf('<ul class="tiles"'));
  expect(words(report)).toContain('2 inputs could not be judged, so this run is not green.');
  expect(html(settled)).not.toContain('id="errors"');
});

test('it says what was not looked at', () => {
  const report = words(html(assessment));
  expect(report).toContain('AWS::Lambda::Url 2');
  expect(report).toContain(
    'HICP controls that no rule looks at: a person has to attest them (2 of 5) 1.M.A Basic E-mail Protection Controls',
  );
  expect(report).toContain('HICP controls whose rules met no resource (1 of 5) 4.M.D Backup Strategies');
});

test('it is no certification, and calls no system compliant', () => {
  for (const one of [assessment, settled]) {
    const report = words(html(one));
    expect(report).toContain('This is not a certification. Rules support or map to controls');
    expect(report).not.toMatch(/HIPAA[ -]compliant|compliant with HIPAA/i);
  }
});

test('says so when nothing was judged', () => {
  expect(words(html({ ...settled, templates: [], findings: [] }))).toContain('Nothing was judged.');
  expect(words(html({ ...settled, findings: [] }))).toContain('No rule applies to any resource in what was judged.');
});

test('more open findings than a page holds are counted and pointed to', () => {
  const [first] = assessment.findings;
  const report = html({ ...assessment, findings: Array.from({ length: 2005 }, () => first!) });
  expect(report.match(/<li class="open" data-severity/g)).toHaveLength(2000);
  expect(words(report)).toContain('5 more open findings are not on this page, which holds 2000. They are in assessment.json');
  expect(words(report)).toContain('Open findings (2005)');
});

test('every table has a caption and scoped headers, every section a heading', () => {
  const report = content(html(assessment));
  const count = (pattern: RegExp): number => report.match(pattern)?.length ?? 0;
  expect(count(/<table>\n<caption>/g)).toBe(count(/<table/g));
  expect(count(/<th scope="(row|col)"/g)).toBe(count(/<th[ >]/g));
  expect(count(/<section [^>]*aria-labelledby="[^"]+">\n<h2/g)).toBe(count(/<section/g));
  const ids = [...report.matchAll(/ id="([^"]+)"/g)].map(match => match[1]);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target] of report.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
});

describe('contrast', () => {
  const blocks = [...html(assessment).matchAll(/:root \{(.*?)\}/gs)].map(
    ([, block = '']) => new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, color]) => [name, color])),
  );
  const luminance = (color: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5]
      .map(start => parseInt(color.slice(start, start + 2), 16) / 255)
      .map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const pairs = [
    ...['ink', 'muted', 'link', 'compliant', 'open', 'undetermined', 'waived'].map(name => [name, 'surface'] as const),
    ...['ink', 'muted', 'link'].flatMap(name => [[name, 'page'] as const, [name, 'soft'] as const]),
    ['open', 'open-soft'],
    ['muted', 'open-soft'],
    ['undetermined', 'undetermined-soft'],
  ] as const;

  test.each(pairs.flatMap(pair => [['light', 0, ...pair] as const, ['dark', 1, ...pair] as const]))(
    'in %s (%i) %s on %s reaches AA',
    (_, index, front, back) => {
      const [a, b] = [front, back].map(name => luminance(blocks[index]?.get(name) ?? ''));
      const [lighter, darker] = [Math.max(a!, b!), Math.min(a!, b!)];
      expect((lighter + 0.05) / (darker + 0.05)).toBeGreaterThanOrEqual(4.5);
    },
  );
});

/** The tags of a page with their attribute values emptied; code spans are all that text may make. */
function skeleton(report: string): string {
  return (content(report).match(/<[^>]*>/g) ?? [])
    .filter(tag => tag !== '<code>' && tag !== '</code>')
    .map(tag => tag.replace(/"[^"]*"/g, '""'))
    .join('\n');
}

const expected = skeleton(html(assessmentOf('x')));

function expectHarmless(name: string): void {
  const report = html(assessmentOf(`x${name}`));
  expect(skeleton(report)).toBe(expected);
  expect(report.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
}

test.each(hostileNames.map(name => [name.slice(0, 40), name]))('%j as every name changes no markup', (_, name) => {
  expectHarmless(name);
});

test('no name changes the markup of the page', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), expectHarmless));
});

test('no name made of the characters that markup is made of changes it either', () => {
  const character = fc.constantFrom(...'<>"\'`&;=/!-{}$', 'script', 'img', 'on', ' ', '\n');
  fc.assert(fc.property(fc.array(character, { maxLength: 30 }), parts => expectHarmless(parts.join(''))));
});
