import fc from 'fast-check';
import { matchWaivers } from '../../lib/waivers';
import type { WaivableFinding, Waiver, WaiverContext } from '../../lib/waivers';

const ruleIds = ['s3-bucket-ssl-requests-only', 'rds-storage-encrypted', 'efs-encrypted'];
const tls = 's3-bucket-ssl-requests-only';
const aliases = new Map([...ruleIds.map(id => [id, id] as const), ['s3-tls-only', tls] as const]);
const context: WaiverContext = { knownRules: id => aliases.get(id), ruleIds, today: '2026-03-31' };

const finding = (logicalId: string, constructPath?: string, more: Partial<WaivableFinding> = {}): WaivableFinding => ({
  ruleId: tls,
  status: 'non-compliant',
  resource: { template: 'infra/records.yaml', logicalId, ...(constructPath === undefined ? {} : { constructPath }) },
  ...more,
});

const waiver = (resource: string, more: Partial<Waiver> = {}): Waiver => ({
  ruleId: tls,
  resource,
  reason: 'Holds public leaflets only',
  owner: 'jane@example.com',
  expires: '2026-12-31',
  from: 'hicp.config.yaml:3',
  ...more,
});

const messages = (findings: readonly WaivableFinding[], waivers: readonly Waiver[], more: Partial<WaiverContext> = {}) =>
  matchWaivers(findings, waivers, { ...context, ...more }).notices.map(({ kind, message }) => `${kind}: ${message}`);

const holds = (resource: string, of: WaivableFinding): boolean =>
  matchWaivers([of], [waiver(resource)], context).waiverOf(of) !== undefined;

describe('a waiver holds for', () => {
  test.each([
    ['the resource of a logical id', 'Leaflets', 'Leaflets', undefined],
    ['the construct of a path', 'Web/Leaflets', 'X', 'Web/Leaflets'],
    ['what is below a construct', 'Web/Leaflets', 'X', 'Web/Leaflets/Resource'],
    ['what is far below a construct', 'Web', 'X', 'Web/Leaflets/Policy/Resource'],
    ['a path as CDK prints it', '/Web/Leaflets', 'X', 'Web/Leaflets/Resource'],
    ['a path with a slash at its end', 'Web/Leaflets/', 'X', 'Web/Leaflets/Resource'],
    ['a path with glob characters that mean themselves', 'Web/Fn[0]', 'X', 'Web/Fn[0]/Resource'],
    ['braces and parentheses that mean themselves', 'Web/{a,b}(c)/*', 'X', 'Web/{a,b}(c)/Resource'],
    ['one segment of a path', 'Web/*/Resource', 'X', 'Web/Leaflets/Resource'],
    ['one letter of a path', 'Web/Fn?/Resource', 'X', 'Web/Fn7/Resource'],
    ['any number of segments', 'Web*/**', 'X', 'WebStack/Leaflets/Policy/Resource'],
    ['no segment in the middle', 'Web/**/Resource', 'X', 'Web/Resource'],
    ['hidden names', 'Web/*', 'X', 'Web/.well-known'],
    ['logical ids of a glob', 'Leaf*', 'LeafletsB1C2', undefined],
    ['logical ids of a glob, with a path beside', 'Leaf*', 'LeafletsB1C2', 'Web/Leaflets/Resource'],
    ['everything, when it says so', '**', 'X', 'Web/Leaflets/Resource'],
  ])('%s', (_, resource, logicalId, path) => {
    expect(holds(resource, finding(logicalId, path))).toBe(true);
  });
});

describe('a waiver does not hold for', () => {
  test.each([
    ['a path that begins alike without a slash', 'Web/Leaf', 'X', 'Web/Leaflets/Resource'],
    ['a path that contains it further down', 'Leaflets/Resource', 'X', 'Web/Leaflets/Resource'],
    ['what is above it', 'Web/Leaflets/Resource', 'X', 'Web/Leaflets'],
    ['another case', 'web/leaflets', 'X', 'Web/Leaflets'],
    ['a logical id in another case', 'leaflets', 'Leaflets', undefined],
    ['a logical id that begins alike', 'Leaflets', 'Leaflets2', undefined],
    ['a segment of a path', 'Leaflets', 'X', 'Web/Leaflets/Resource'],
    ['brackets read as a choice of letters', 'Web/Fn[0]', 'X', 'Web/Fn0'],
    ['brackets read so beside a star', 'Web/Fn[0]*', 'X', 'Web/Fn0'],
    ['braces read as a choice', 'Web/{a,b}/*', 'X', 'Web/a/Resource'],
    ['a negation', '!Web/*', 'X', 'Api/Fn'],
    ['a group', 'Web/+(a)*', 'X', 'Web/aa'],
    ['a dot read as any letter', 'Web/a.b*', 'X', 'Web/aXb'],
    ['a star across a slash', 'Web/*', 'X', 'Web/Leaflets/Resource'],
    ['stars inside a segment across a slash', 'Web/a**z', 'X', 'Web/a/z'],
    ['a question mark for no letter', 'Web/Fn?', 'X', 'Web/Fn'],
    ['what has the name before /**', 'Web/Leaflets/**', 'X', 'Web/Leaflets'],
    ['a logical id, when it is a path', '/Leaflets', 'Leaflets', undefined],
    ['a logical id, when its glob is a path', '**/Leaflets', 'Leaflets', undefined],
    ['a path with an empty segment', 'Web//Leaflets', 'X', 'Web/Leaflets'],
  ])('%s', (_, resource, logicalId, path) => {
    expect(holds(resource, finding(logicalId, path))).toBe(false);
  });

  test('a compliant finding', () => {
    expect(holds('Leaflets', finding('Leaflets', undefined, { status: 'compliant' }))).toBe(false);
  });

  test('another rule on the same resource', () => {
    expect(holds('Leaflets', finding('Leaflets', undefined, { ruleId: 'efs-encrypted' }))).toBe(false);
  });
});

test('an undetermined finding is waived like a non-compliant one', () => {
  expect(holds('Leaflets', finding('Leaflets', undefined, { status: 'undetermined' }))).toBe(true);
});

test('an earlier id of a rule is as good as its id', () => {
  const leaflets = finding('Leaflets');
  expect(matchWaivers([leaflets], [waiver('Leaflets', { ruleId: 's3-tls-only' })], context).waiverOf(leaflets)).toBeDefined();
});

test('the finding shows what was written down', () => {
  const leaflets = finding('Leaflets');
  expect(matchWaivers([leaflets], [waiver('Leaflets', { ticket: 'SEC-1' })], context)).toEqual({
    waiverOf: expect.any(Function) as unknown,
    notices: [],
  });
  expect(matchWaivers([leaflets], [waiver('Leaflets', { ticket: 'SEC-1' })], context).waiverOf(leaflets)).toEqual({
    from: 'hicp.config.yaml:3',
    reason: 'Holds public leaflets only',
    owner: 'jane@example.com',
    expires: '2026-12-31',
    ticket: 'SEC-1',
  });
});

describe('on its last day a waiver', () => {
  test.each([
    ['2026-03-31', true],
    ['2026-04-01', true],
    ['2026-03-30', false],
    ['2025-12-31', false],
  ])('that expires on %s holds on 2026-03-31: %s', (expires, expected) => {
    const leaflets = finding('Leaflets');
    expect(matchWaivers([leaflets], [waiver('Leaflets', { expires })], context).waiverOf(leaflets) !== undefined).toBe(expected);
  });

  test('holds until midnight in UTC, also where today comes with the time', () => {
    const leaflets = finding('Leaflets');
    const late = { ...context, today: '2026-03-31T23:59:59.999Z' };
    expect(matchWaivers([leaflets], [waiver('Leaflets', { expires: '2026-03-31' })], late).waiverOf(leaflets)).toBeDefined();
  });

  test('is not guessed: without a date of today nothing is matched', () => {
    expect(() => matchWaivers([], [], { ...context, today: '' })).toThrow("Waivers need today's date");
  });
});

describe('notices', () => {
  const leaflets = finding('Leaflets');

  test('say which finding counts again', () => {
    expect(messages([leaflets], [waiver('Leaflets', { expires: '2026-03-30', from: 'hicp.config.yaml:8' })])).toEqual([
      'expired: hicp.config.yaml:8 expired on 2026-03-30, so the finding on Leaflets counts again. Fix it, or renew with a new reason.',
    ]);
  });

  test('count the findings that count again', () => {
    const five = ['A', 'B', 'C', 'D', 'E'].map(id => finding(id));
    expect(messages(five, [waiver('*', { expires: '2026-03-30' })])).toEqual([
      'expired: hicp.config.yaml:3 expired on 2026-03-30, so 5 findings count again, on A, B, C and 2 more. Fix them, or renew with a new reason.',
    ]);
  });

  test('do not blame an expired waiver where another one holds', () => {
    expect(messages([leaflets], [waiver('Leaflets', { expires: '2026-03-30' }), waiver('Leaf*')])).toEqual([
      'expired: hicp.config.yaml:3 expired on 2026-03-30, and no open finding of this run needs it. Delete it.',
    ]);
  });

  test('suggest the rule that was meant', () => {
    expect(messages([leaflets], [waiver('Leaflets', { ruleId: 's3-bucket-ssl', from: 'waivers.yaml:12' })])).toEqual([
      "unknown-rule: waivers.yaml:12 names rule 's3-bucket-ssl', which does not exist. Did you mean 's3-bucket-ssl-requests-only'?",
    ]);
    expect(messages([], [waiver('X', { ruleId: 'efs-encripted' })])).toEqual([
      expect.stringContaining("Did you mean 'efs-encrypted'?"),
    ]);
    expect(messages([], [waiver('X', { ruleId: 'qqqqqqqq' })])).toEqual([expect.stringContaining('`hicp rules` lists them.')]);
  });

  test('refuse a glob over rules', () => {
    expect(messages([leaflets], [waiver('Leaflets', { ruleId: 's3-*' })])).toEqual([
      "malformed: hicp.config.yaml:3 names rule 's3-*', but a waiver names one rule, so it does not waive. Write one waiver for each rule.",
    ]);
  });

  test.each([
    ['reason', { reason: ' ' }],
    ['resource', { resource: '/' }],
    ['date', { expires: 'soon' }],
  ])('refuse a waiver without a %s', (_, more) => {
    const { waiverOf, notices } = matchWaivers([leaflets], [waiver('Leaflets', more)], context);
    expect(waiverOf(leaflets)).toBeUndefined();
    expect(notices.map(({ kind }) => kind)).toEqual(['malformed']);
  });

  test('name what is open where a waiver matches nothing', () => {
    expect(messages([leaflets], [waiver('Leaflet')])).toEqual([
      'unused: hicp.config.yaml:3 waives s3-bucket-ssl-requests-only on Leaflet, but matches no open finding of this run. ' +
        'The rule is open on Leaflets. Name one of these, or delete it unless this run left templates out.',
    ]);
    expect(messages([finding('X', 'Web/Leaflets/Resource')], [waiver('Web/Leaf*')])).toEqual([
      expect.stringContaining('A glob reaches below a construct only with /** at its end.'),
    ]);
  });

  test('call a waiver unused where its finding is mended', () => {
    expect(messages([finding('Leaflets', undefined, { status: 'compliant' })], [waiver('Leaflets')])).toEqual([
      'unused: hicp.config.yaml:3 waives s3-bucket-ssl-requests-only on Leaflets, but matches no open finding of this run. ' +
        'Delete it, unless this run left templates out.',
    ]);
  });

  test('say nothing of waivers for rules that took no part', () => {
    expect(messages([], [waiver('Leaflets')], { ran: id => id !== tls })).toEqual([]);
  });

  test('say nothing of a waiver whose finding shows another one', () => {
    expect(messages([leaflets], [waiver('Leaflets'), waiver('Leaf*')])).toEqual([]);
  });

  test('carry no control characters of what they quote', () => {
    const hostile = '\u001b[31m\nA\u202e';
    const all = messages([finding(hostile)], [waiver('X'), waiver('X', { ruleId: hostile }), waiver('Y', { expires: hostile })]);
    expect(all).toHaveLength(3);
    for (const message of all) expect(message).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

describe('of several waivers the finding shows', () => {
  const resource = finding('Leaflets', 'Web/Site/Leaflets/Resource');
  const shown = (...waivers: readonly Waiver[]) => matchWaivers([resource], waivers, context).waiverOf(resource)?.reason;
  const stack = waiver('Web', { reason: 'stack' });
  const site = waiver('Web/Site', { reason: 'site' });
  const id = waiver('Leaflets', { reason: 'id' });
  const glob = waiver('Web/**', { reason: 'glob' });
  const unowned: Waiver = { ...waiver('Leaflets', { reason: 'unowned' }), owner: undefined };

  test('the nearest, in whatever order they are given', () => {
    expect([shown(stack, site), shown(site, stack)]).toEqual(['site', 'site']);
    expect([shown(id, site, glob), shown(glob, site, id)]).toEqual(['id', 'id']);
    expect([shown(glob, stack), shown(stack, glob)]).toEqual(['stack', 'stack']);
  });

  test('one with an owner before one without', () => {
    expect([shown(unowned, glob), shown(glob, unowned)]).toEqual(['glob', 'glob']);
  });

  test('the first of equals', () => {
    expect(shown({ ...id, reason: 'first' }, { ...id, reason: 'second' })).toBe('first');
  });

  test('one that holds before one that expired', () => {
    expect(shown({ ...id, expires: '2026-01-01' }, stack)).toBe('stack');
  });
});

describe('whatever the waivers are', () => {
  const name = fc.constantFrom('A', 'B', 'AB', 'a', '[A]', 'A.B');
  const path = fc.array(name, { minLength: 1, maxLength: 4 }).map(parts => parts.join('/'));
  const rule = fc.constantFrom(...ruleIds);
  const findings = fc.array(
    fc.record({
      ruleId: rule,
      status: fc.constantFrom('compliant' as const, 'non-compliant' as const, 'undetermined' as const),
      resource: fc.record({ template: fc.constantFrom('x.json', 'y.json'), logicalId: name, constructPath: path }),
    }),
    { maxLength: 12 },
  );
  const part = fc.constantFrom('A', 'B', 'AB', '*', '**', 'A*', '?', '[A]');
  const waivers = fc.array(
    fc.record({
      ruleId: rule,
      resource: fc.array(part, { minLength: 1, maxLength: 4 }).map(parts => parts.join('/')),
      reason: fc.constant('r'),
      owner: fc.constant('o'),
      expires: fc.constantFrom('2026-01-01', '2026-12-31'),
      from: fc.constantFrom('c:1', 'c:2', 'c:3'),
    }),
    { maxLength: 8 },
  );

  /** What the words say, as an expression that has nothing in common with how matching works. */
  const means = ({ resource }: Waiver, { logicalId, constructPath = '' }: WaivableFinding['resource']): boolean => {
    const segments = resource.split('/');
    if (!/[*?]/.test(resource)) {
      return (!resource.includes('/') && logicalId === resource) || `${constructPath}/`.startsWith(`${resource}/`);
    }
    const pattern = segments
      .map((segment, index) => {
        const last = index === segments.length - 1;
        if (segment === '**') return last ? '(?:[^/]+/)+' : '(?:[^/]+/)*';
        return `${segment
          .replace(/[[\].]/g, '\\$&')
          .replaceAll('*', '[^/]*')
          .replaceAll('?', '[^/]')}/`;
      })
      .join('');
    const expression = new RegExp(`^${pattern}$`);
    return expression.test(`${constructPath}/`) || (segments.length === 1 && expression.test(`${logicalId}/`));
  };

  test('a finding is waived exactly where one of its rule and its resource holds', () => {
    fc.assert(
      fc.property(findings, waivers, (all, some) => {
        const { waiverOf } = matchWaivers(all, some, context);
        for (const one of all) {
          const expected =
            one.status !== 'compliant' &&
            some.some(item => item.ruleId === one.ruleId && item.expires >= context.today && means(item, one.resource));
          expect(waiverOf(one) !== undefined).toBe(expected);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('their order changes neither what is waived nor what is noticed', () => {
    fc.assert(
      fc.property(findings, waivers, (all, some) => {
        const forward = matchWaivers(all, some, context);
        const backward = matchWaivers(all, [...some].reverse(), context);
        expect(all.map(one => backward.waiverOf(one) !== undefined)).toEqual(all.map(one => forward.waiverOf(one) !== undefined));
        const sorted = (notices: typeof forward.notices) => notices.map(({ message }) => message).sort();
        expect(sorted(backward.notices)).toEqual(sorted(forward.notices));
      }),
    );
  });
});

describe('cost', () => {
  /** Milliseconds that no machine needs unless the work explodes; how fast it is, the benchmark measures. */
  const tooLong = 10_000;

  const cpu = (work: () => unknown): number => {
    work();
    const start = process.cpuUsage();
    for (let round = 0; round < 5; round++) work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 5000;
  };

  test('of stars against long names stays small', () => {
    const long = finding('X', `${'a'.repeat(2000)}/${'a/'.repeat(500)}b`);
    const stars = ['*a'.repeat(40), '**/a/'.repeat(40) + 'c', `${'*a'.repeat(40)}/**/c`].map(resource => waiver(resource));
    expect(cpu(() => matchWaivers([long], stars, context))).toBeLessThan(tooLong);
  });

  test('of a path that no construct tree has stays small, and it is not waived by an ancestor', () => {
    const deep = finding('X', 'a/'.repeat(500_000));
    expect(cpu(() => matchWaivers([deep], [waiver('a')], context))).toBeLessThan(tooLong);
    expect(holds('a', deep)).toBe(false);
  });
});
