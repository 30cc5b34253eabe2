import guide from '../../../lib/constructs/operations/mail-domain.guide';
import { guideCases, stackWith, undeterminedFindings } from '../../support/guide-cases';

guideCases(guide);

test('nothing about it is undetermined', () => {
  expect(undeterminedFindings(stackWith(guide.example))).toEqual([]);
});
