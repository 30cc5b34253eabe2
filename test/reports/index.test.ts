import { reports } from '../../lib/reports';
import { assessment } from './fixture';

test.each(Object.entries(reports))('%s is a pure function of the assessment, and leaves it alone', (_, report) => {
  const before = JSON.stringify(assessment);
  expect(report(assessment)).toBe(report(structuredClone(assessment)));
  expect(JSON.stringify(assessment)).toBe(before);
});
