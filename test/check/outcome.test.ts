import { exitCode, isBelowThreshold } from '../../lib/check/outcome';
import type { Threshold } from '../../lib/check/outcome';
import type { AssessedFinding, Assessment, Severity, Status } from '../../lib/core';

function finding(status: Status, severity: Severity, more: Partial<AssessedFinding> = {}): AssessedFinding {
  const resource = { template: 't', logicalId: 'A', type: 'AWS::S3::Bucket' };
  return { ruleId: 'r', status, severity, fingerprint: '', resource, reasons: [], ...more };
}

function run(findings: readonly AssessedFinding[], more: Partial<Assessment> = {}): Assessment {
  return {
    schema: 1,
    tool: { name: 'cdk-hicp', version: '0' },
    time: '2026-01-01T00:00:00.000Z',
    profile: 'medium',
    catalogs: {},
    rules: [],
    templates: [{ path: 't', sha256: '', resources: 1 }],
    findings,
    unseen: [],
    waiverNotices: [],
    errors: [],
    ...more,
  };
}

const plain: Threshold = { failOn: 'low', strict: false };
const error = { template: 't', message: 'cannot be read' };

describe('the exit code of a run', () => {
  test.each<[0 | 1 | 2, string, Assessment, Threshold]>([
    [0, 'all is compliant', run([finding('compliant', 'high')]), plain],
    [0, 'no rule looked at anything', run([]), plain],
    [1, 'something is open', run([finding('compliant', 'high'), finding('non-compliant', 'low')]), plain],
    [0, 'something is undetermined', run([finding('undetermined', 'high')]), plain],
    [1, 'something is undetermined and strict', run([finding('undetermined', 'high')]), { failOn: 'low', strict: true }],
    [0, 'what is undetermined is too mild', run([finding('undetermined', 'low')]), { failOn: 'high', strict: true }],
    [0, 'all is waived', run([finding('non-compliant', 'high', { waiver: { from: 'x', reason: 'y' } })]), plain],
    [0, 'all is in the baseline', run([finding('non-compliant', 'high', { baseline: true })]), plain],
    [2, 'something was not judged', run([finding('compliant', 'high')], { errors: [error] }), plain],
    [2, 'something was not judged and something is open', run([finding('non-compliant', 'high')], { errors: [error] }), plain],
    [2, 'something was not judged and nothing fails', run([], { errors: [error] }), { failOn: 'none', strict: false }],
    [2, 'no template was there', run([], { templates: [] }), plain],
    [2, 'no template was there and nothing fails', run([], { templates: [] }), { failOn: 'none', strict: false }],
  ])('is %i when %s', (code, _, assessment, threshold) => {
    expect(exitCode(assessment, threshold)).toBe(code);
  });

  const severities: readonly Severity[] = ['low', 'medium', 'high'];
  test.each(severities.flatMap((failOn, least) => severities.map((severity, at) => ({ failOn, severity, fails: at >= least }))))(
    'with --fail-on $failOn a finding of $severity severity fails: $fails',
    ({ failOn, severity, fails }) => {
      expect(isBelowThreshold(finding('non-compliant', severity), { failOn, strict: false })).toBe(!fails);
      expect(exitCode(run([finding('non-compliant', severity)]), { failOn, strict: false })).toBe(fails ? 1 : 0);
    },
  );
});
