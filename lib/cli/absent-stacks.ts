import { assess } from '../core';
import type { EnvironmentRule, TemplateSource, Verdict } from '../core';

const type = 'AWS::CloudFormation::Stack';

/**
 * Whether a template can be deployed without one of its nested stacks: the engine that judges rules in all branches of conditions is
 * asked whether it exists in each.
 */
export function mayBeAbsent(sources: readonly TemplateSource[], template: string, logicalId: string): boolean {
  const said: Verdict = { status: 'non-compliant', reasons: [] };
  const exists: EnvironmentRule = {
    id: 'nested-stack-exists',
    title: '',
    why: '',
    severity: 'low',
    controls: {},
    fix: { how: '' },
    config: { none: '' },
    examples: { compliant: [], nonCompliant: [] },
    scope: 'environment',
    appliesTo: [type],
    where: ({ templates }) => (templates.some(({ name }) => name === template) ? { status: 'compliant' } : said),
    check: ({ templates }) =>
      templates.some(one => one.name === template && one.ofType(type).some(stack => stack.logicalId === logicalId))
        ? { status: 'compliant' }
        : said,
  };
  return assess(sources, [exists]).findings.some(({ verdict }) => verdict.status === 'non-compliant');
}
