import { overviewPage } from '../../lib/docs';
import { catalogs, encrypted, keyAge } from './fixture';

const text = overviewPage(
  [
    { service: 'ec2', rule: encrypted },
    { service: 'iam', rule: keyAge },
  ],
  catalogs,
  { acme: { 'B.3': 'Backups are on tape.' } },
);

test.each([
  ['what a rule cannot say', 'That a rule holds does not say that a system complies'],
  [
    'the edition and the tally',
    'Edition: 7. 5 controls: 1 with rules that judge templates, 1 with rules of a control that asks for the same, 1 with AWS Config only, 1 with attestation only, 1 with nothing. A note.',
  ],
  ['the counts of each practice', '| Practice 2: Work | 0 | 3 | 0 | 0 | 1 | 1 | 1 |'],
  ['the counts of each service', '| [`ec2`](rules/ec2/README.md) |'],
  ['how many rules each size runs', 'for organizations of every size'],
  [
    'the later title of a practice with its mark',
    'Title in the 2023 edition: Data at rest (recalled, not confirmed in the publication).',
  ],
  [
    'a control with its rule',
    '| A.1 | Encryption | Encrypt volumes. | medium, technical | [`volume-encrypted`](rules/ec2/README.md#volume-encrypted) | counterparts of 1 of 1 rule | Key list. |',
  ],
  [
    'a recalled control with its mark and the rules that it shares',
    '| A.2 | Encryption at small sites (recalled, not confirmed in the publication) | Encrypt disks. | small, partial | through A.1: [`volume-encrypted`]',
  ],
  [
    'a control that only AWS Config looks at',
    '| none: the age of a key shows in the account only | `ACCESS_KEYS_ROTATED` | none |',
  ],
  ['a control for which an attestation stands', '| none: procedural: no template shows it | none | Course records. |'],
  ['a control for which nothing stands, with the reason', '| none: Backups are on tape. | none | none |'],
  ['what is recalled of a later edition', '- practice 1: Renamed (recalled, not confirmed in the publication)'],
  ['general provisions', '| Z | Scope (recalled, not confirmed in the publication) | All of it. |'],
  ['every rule with its controls', '| [`keys-rotated`](rules/iam/README.md#keys-rotated) | Access keys are young | B.1 |'],
])('says %s', (_, expected) => {
  expect(text).toContain(expected);
});
