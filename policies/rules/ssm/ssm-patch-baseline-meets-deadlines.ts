import { allOf, anyOf, compliant, everyOf, someOf, undetermined, when } from '../../../lib/core';
import type { Property, Verdict } from '../../../lib/core';
import { rule } from '../../rule';

/** HICP 7.M.D, Table 8: days to mitigate at the perimeter, and in the data center, where low severity has no bound. */
const deadlines: readonly { readonly severities: readonly string[]; readonly perimeter: number; readonly inside: number }[] = [
  { severities: ['Critical'], perimeter: 14, inside: 30 },
  { severities: ['Important'], perimeter: 30, inside: 90 },
  { severities: ['Moderate', 'Medium'], perimeter: 90, inside: 180 },
  { severities: ['Low'], perimeter: 180, inside: 360 },
];

const severityKeys = ['MSRC_SEVERITY', 'SEVERITY'] as const;
/** Classes that hold security patches, on Linux and on Windows. */
const securityClasses = ['Security', 'SecurityUpdates', 'CriticalUpdates', '*'] as const;

export default rule({
  id: 'ssm-patch-baseline-meets-deadlines',
  title: 'Patch baseline approves patches within the deadlines of HICP',
  why: 'A hole is attacked within days of its patch; a baseline that approves late, or none after a fixed date, leaves it open on every server.',
  severity: 'medium',
  controls: { hicp: ['7.M.D', '2.M.A'], hipaa: ['164.308(a)(1)(ii)(B)', '164.308(a)(5)(ii)(B)'] },
  appliesTo: ['AWS::SSM::PatchBaseline'],

  check: baseline => {
    const rules = baseline.property('ApprovalRules.PatchRules');
    return allOf(
      rules.mustBePresent(),
      () => everyOf(rules.items(), one => when(isForSecurity(one), () => mustBeInTime(one))),
      () =>
        someOf(rules.items(), 'rule that approves critical security patches', one =>
          allOf(isForSecurity(one), () => hasOneOf(one, severityKeys, 'Critical', '*')),
        ),
    );
  },

  fix: {
    how: 'Set `approveAfterDays` of each rule of `ssm.CfnPatchBaseline` to 14 or less for critical, 30 for important and 90 for medium patches (`ApprovalRules.PatchRules`), and leave out `ApproveUntilDate`.',
  },
  config: {
    none: 'AWS Config judges whether instances are patched, not when a baseline approves. It does not record patch baselines.',
  },

  examples: {
    compliant: [
      {
        when: 'security patches are approved after a week',
        resources: `
      Servers:
        Type: AWS::SSM::PatchBaseline
        Properties:
          Name: servers
          OperatingSystem: AMAZON_LINUX_2023
          ApprovalRules:
            PatchRules:
              - ApproveAfterDays: 7
                PatchFilterGroup: { PatchFilters: [{ Key: CLASSIFICATION, Values: [Security] }] }`,
      },
      {
        when: 'patches of low severity take longer',
        resources: `
      Servers:
        Type: AWS::SSM::PatchBaseline
        Properties:
          Name: servers
          ApprovalRules:
            PatchRules:
              - ApproveAfterDays: 3
                PatchFilterGroup: { PatchFilters: [{ Key: MSRC_SEVERITY, Values: [Critical, Important] }] }
              - ApproveAfterDays: 60
                PatchFilterGroup: { PatchFilters: [{ Key: MSRC_SEVERITY, Values: [Moderate, Low] }] }`,
      },
    ],
    nonCompliant: [
      {
        when: 'critical patches wait for two months',
        resources: `
      Servers:
        Type: AWS::SSM::PatchBaseline
        Properties:
          Name: servers
          ApprovalRules:
            PatchRules:
              - ApproveAfterDays: 60
                PatchFilterGroup: { PatchFilters: [{ Key: MSRC_SEVERITY, Values: [Critical, Important] }] }`,
      },
      {
        when: 'it approves none after a fixed date',
        resources: `
      Servers:
        Type: AWS::SSM::PatchBaseline
        Properties:
          Name: servers
          ApprovalRules: { PatchRules: [{ ApproveUntilDate: '2026-01-31', PatchFilterGroup: { PatchFilters: [{ Key: PRODUCT, Values: ['*'] }] } }] }`,
      },
      {
        when: 'it approves none by itself',
        resources: `
      Servers: { Type: AWS::SSM::PatchBaseline, Properties: { Name: servers, ApprovedPatches: [KB5030219] } }`,
      },
    ],
    undetermined: [
      {
        when: 'three weeks are enough inside, and too many at the perimeter',
        resources: `
      Servers:
        Type: AWS::SSM::PatchBaseline
        Properties:
          Name: servers
          ApprovalRules:
            PatchRules:
              - ApproveAfterDays: 21
                PatchFilterGroup: { PatchFilters: [{ Key: MSRC_SEVERITY, Values: [Critical] }] }`,
      },
      {
        when: 'the days are a parameter without a default',
        resources: `
      Servers:
        Type: AWS::SSM::PatchBaseline
        Properties: { Name: servers, ApprovalRules: { PatchRules: [{ ApproveAfterDays: !Ref Days }] } }`,
      },
    ],
  },
});

/** The values by which a rule filters patches; none where it does not. */
function valuesOf(one: Property, keys: readonly string[]): readonly Property[] {
  return one
    .get('PatchFilterGroup.PatchFilters')
    .items()
    .filter(filter => filter.get('Key').mustBe(...keys).status !== 'non-compliant')
    .flatMap(filter => (filter.get('Key').isUnresolved() ? [filter.get('Key')] : filter.get('Values').items()));
}

function hasOneOf(one: Property, keys: readonly string[], ...values: readonly string[]): Verdict {
  const filtered = valuesOf(one, keys);
  return filtered.length === 0 ? compliant : someOf(filtered, `value ${values.join(' or ')}`, value => value.mustBe(...values));
}

function isForSecurity(one: Property): Verdict {
  return hasOneOf(one, ['CLASSIFICATION'], ...securityClasses);
}

/** A baseline of Debian or Ubuntu takes no days: it approves at once. */
function mustBeInTime(one: Property): Verdict {
  const days = one.get('ApproveAfterDays').orDefault(0);
  return allOf(one.get('ApproveUntilDate').mustBeAbsent(), () => {
    // Without a filter on severity, critical patches are among those that wait.
    const severities = valuesOf(one, severityKeys);
    const deadline =
      deadlines.find(({ severities: names }) =>
        severities.some(severity => severity.mustBe(...names).status !== 'non-compliant'),
      ) ?? deadlines[0];
    if (deadline === undefined) return compliant;
    const { perimeter, inside } = deadline;
    const [open] = severities.filter(severity => severity.isUnresolved());
    const isKnown = open === undefined ? compliant : undetermined(() => open.state(), open);
    return when(isKnown, () =>
      anyOf(days.mustBeAtMost(perimeter), () =>
        allOf(days.mustBeAtMost(inside), () =>
          undetermined(
            () =>
              `${days.state()}: within ${String(inside)} days for inner servers, not within ${String(perimeter)} at the perimeter`,
            days,
          ),
        ),
      ),
    );
  });
}
