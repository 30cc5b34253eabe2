import type { Rule, Verdict } from '../../lib/core';
import { compliant, undetermined } from '../../lib/core';
import type { DocumentedCatalogs, JudgeExample } from '../../lib/docs';
import { fakeRule } from '../support/fake-rule';

export const catalogs: DocumentedCatalogs = {
  acme: {
    name: 'ACME hospital standard',
    edition: '7',
    controls: {
      'A.1': {
        title: 'Encryption',
        text: 'Encrypt volumes.',
        source: 'ACME',
        confidence: 'document',
        practice: '1',
        organizationSize: 'medium',
        applicability: 'technical',
        attestation: 'Key list.',
      },
      'A.2': {
        title: 'Encryption at small sites',
        text: 'Encrypt disks.',
        source: 'ACME, from memory',
        confidence: 'recall',
        practice: '1',
        organizationSize: 'small',
        applicability: 'partial',
        attestation: 'Disk list.',
        counterparts: ['A.1'],
      },
      'B.1': {
        title: 'Key age',
        text: 'Change keys.',
        source: 'ACME',
        confidence: 'document',
        practice: '2',
        applicability: 'partial',
      },
      'B.2': {
        title: 'Training',
        text: 'Train people.',
        source: 'ACME',
        confidence: 'document',
        practice: '2',
        applicability: 'procedural',
        attestation: 'Course records.',
      },
      'B.3': {
        title: 'Backups',
        text: 'Keep copies.',
        source: 'ACME',
        confidence: 'document',
        practice: '2',
        applicability: 'partial',
      },
    },
    practices: {
      1: { title: 'Storage', title2023: 'Data at rest', title2023Confidence: 'recall', text: 'Keep data safe.' },
      2: { title: 'Work', title2023: 'Work', title2023Confidence: 'recall', text: 'Work well.' },
    },
    laterChanges: [{ topic: 'practice 1', change: 'Renamed', confidence: 'recall' }],
    generalProvisions: { Z: { title: 'Scope', text: 'All of it.', source: 'ACME', confidence: 'recall' } },
    note: 'A note.',
  },
};

export const encrypted = fakeRule({
  id: 'volume-encrypted',
  title: 'Volume is encrypted',
  why: 'A lost snapshot shows `ePHI`.',
  controls: { acme: ['A.1', 'A.9'] },
  appliesTo: ['AWS::EC2::Volume'],
  from: 'small',
  when: 'phi',
  check: volume => volume.property('Encrypted').orDefault(false).mustBe(true),
  fix: { how: 'Set `encrypted: true`.', set: { 'Properties.Encrypted': true } },
  config: { managedRule: 'ENCRYPTED_VOLUMES', parameters: { kmsId: 'any' } },
  examples: {
    compliant: [
      {
        when: 'it is encrypted',
        resources: '\n      Records:\n        Type: AWS::EC2::Volume\n        Properties: { Encrypted: true }',
      },
    ],
    nonCompliant: [{ when: 'it is not', resources: 'Records: { Type: AWS::EC2::Volume }' }],
    undetermined: [
      { when: 'a parameter decides', resources: 'Records: { Type: AWS::EC2::Volume, Properties: { Encrypted: !Ref Encrypt } }' },
    ],
  },
  aliases: ['ebs-encrypted'],
});

export const keyAge: Rule = fakeRule({
  id: 'keys-rotated',
  title: 'Access keys are young',
  controls: { acme: ['B.1'] },
  check: { none: 'the age of a key shows in the account only' },
  config: { managedRule: 'ACCESS_KEYS_ROTATED' },
});

const verdicts: Readonly<Record<string, Verdict>> = {
  'it is encrypted': compliant,
  'it is not': { status: 'non-compliant', reasons: [{ message: 'Encrypted is false | it must be true', when: { Env: 'dev' } }] },
  'a parameter decides': undetermined('Encrypted is !Ref Encrypt'),
};

export const judgeExample: JudgeExample = (_, { when }) => {
  const verdict = verdicts[when];
  if (verdict === undefined) throw new Error(`no verdict for ${when}`);
  return verdict;
};
