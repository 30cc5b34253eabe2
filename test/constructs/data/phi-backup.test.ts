import guide from '../../../lib/constructs/data/phi-backup.guide';
import { guideCases, stackWith, undeterminedFindings } from '../../support/guide-cases';

guideCases(guide);
test('x', () => {
  expect(undeterminedFindings(stackWith(guide.example))).toEqual([]);
});
