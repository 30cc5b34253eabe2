import type { ResourceRule } from '../../lib/core';

/** A rule for tests of the core: what a test does not care about is filled in. */
export function fakeRule(facts: Partial<ResourceRule> & Pick<ResourceRule, 'check'>): ResourceRule {
  return {
    id: 'fake-rule',
    title: 'A fake rule holds',
    why: 'A test needs one.',
    severity: 'high',
    controls: {},
    appliesTo: ['AWS::EC2::Volume'],
    fix: { how: 'Nothing to fix.' },
    config: { none: 'a test' },
    examples: { compliant: [], nonCompliant: [] },
    ...facts,
  };
}
