import { differencesByRule, generatedFiles, parityPage, rulePage } from '../../lib/docs';
import type { DocumentedPeerSet } from '../../lib/docs';
import { catalogs, encrypted, judgeExample, keyAge } from './fixture';

const peers: DocumentedPeerSet = {
  title: "ACME's rules",
  short: 'ACME',
  intro: 'What `ACME` asks.',
  groups: [
    {
      title: 'Templates',
      peers: {
        'z-volumes': { rules: ['volume-encrypted'], meaning: 'stricter', why: 'A key has to be named | always.' },
        'a-disks': { rules: ['volume-encrypted', 'disk-gone'], meaning: 'same' },
      },
    },
    { title: 'Accounts', peers: { 'key-age': { configOnly: 'The account alone shows it.' } } },
  ],
  isCounterpart: (peer, { id }) => peer === 'a-disks' && id === 'volume-encrypted',
};
const placed = [
  { service: 'ec2', rule: { ...encrypted, from: 'large' as const } },
  { service: 'iam', rule: keyAge },
];

describe('the page of parity', () => {
  const text = parityPage([peers], placed);

  test('lists rules in order, with ours, the meaning and the difference', () => {
    expect(text).toContain('3 rules: 1 with the same meaning, 1 stricter here, 1 for AWS Config only.');
    expect(text.indexOf('a-disks')).toBeLessThan(text.indexOf('z-volumes'));
    expect(text).toContain(
      '| `z-volumes` | [`volume-encrypted`](rules/ec2/README.md#volume-encrypted) (where PHI is, large organizations) | stricter | A key has to be named \\| always. |',
    );
    expect(text).toContain('| `key-age` |  | Config only | The account alone shows it. |');
  });

  test('shows a rule that is not there as missing', () => {
    expect(text).toContain('`disk-gone` (missing)');
  });

  test('names a counterpart that the data does not know yet, and only rules that judge templates', () => {
    const others: DocumentedPeerSet = { ...peers, isCounterpart: peer => peer === 'key-age' };
    expect(parityPage([others], placed)).toContain(
      '| `key-age` | [`volume-encrypted`](rules/ec2/README.md#volume-encrypted) (where PHI is, large organizations) | Config only |',
    );
  });

  test('is generated where there are sets to compare with', () => {
    const found = [{ service: 'ec2', file: 'volume-encrypted', rule: encrypted }];
    expect(generatedFiles(found, catalogs, judgeExample).files.has('policies/parity.md')).toBe(false);
    const { files } = generatedFiles(found, catalogs, judgeExample, { peerSets: [peers] });
    expect(files.get('policies/parity.md')).toContain('z-volumes');
    expect(files.get('policies/README.md')).toContain('](parity.md)');
  });
});

describe('the page of a rule', () => {
  test('says where it differs on purpose, one sentence for all that it holds for', () => {
    const more: DocumentedPeerSet = {
      ...peers,
      short: 'Other',
      groups: [{ peers: { same: { rules: ['volume-encrypted'], meaning: 'differs', why: 'A key has to be named | always.' } } }],
    };
    const text = rulePage([encrypted], catalogs, judgeExample, differencesByRule([peers, more]));
    expect(text).toContain('- stricter than ACME `z-volumes`, differs from Other `same`: A key has to be named \\| always.');
    expect(text).not.toContain('a-disks');
  });

  test('says nothing where nothing differs', () => {
    expect(rulePage([encrypted], catalogs, judgeExample)).not.toContain('Compared with');
  });
});
