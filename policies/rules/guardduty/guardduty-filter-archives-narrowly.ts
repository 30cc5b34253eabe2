import { allOf, anyOf, everyOf, someOf, when } from '../../../lib/core';
import { rule } from '../../rule';
import { mustRead } from '../iam/_text';

/** https://docs.aws.amazon.com/guardduty/latest/APIReference/API_CreateFilter.html */
const narrow =
  /^(?:id|type|resource\.(?!resourceType|region|accessKeyDetails\.userType|instanceDetails\.(?:platform|availabilityZone|instanceType))|service\.action\.(?!actionType$))/;

export default rule({
  id: 'guardduty-filter-archives-narrowly',
  title: 'GuardDuty filters archive only kinds of findings or resources that they name',
  why: 'A filter that archives by severity or Region alone hides attacks of every kind, and no alarm follows an archived finding.',
  severity: 'medium',
  controls: { hicp: ['8.M.A', '8.M.B'], hipaa: ['164.308(a)(6)(ii)', '164.308(a)(1)(ii)(D)'] },
  appliesTo: ['AWS::GuardDuty::Filter'],
  where: filter => filter.property('Action').mustBe('ARCHIVE'),

  check: filter => {
    const criterion = filter.property('FindingCriteria.Criterion');
    return when(criterion.mustBePresent(), () =>
      someOf(
        criterion.entries().filter(([key]) => narrow.test(key)),
        'criterion that names kinds of findings or resources',
        ([, test]) =>
          anyOf(
            ...['Eq', 'Equals', 'eq', 'equals', 'Matches'].map(
              operator => () =>
                allOf(test.get(operator).mustBePresent(), () =>
                  everyOf(test.get(operator).items(), value =>
                    mustRead(value, 'a name, or a part of one', text => !/^[*?]*$/.test(text)),
                  ),
                ),
            ),
          ),
      ),
    );
  },

  fix: {
    how: 'Add the kinds of findings to be archived to `criterion` of `guardduty.CfnFilter`: `type: { equals: [...] }`, or the resource (`FindingCriteria.Criterion`).',
  },
  config: { none: 'AWS Config has no managed rule for filters of GuardDuty.' },

  examples: {
    compliant: [
      {
        when: 'it names a kind',
        resources: `
      Known:
        Type: AWS::GuardDuty::Filter
        Properties: { DetectorId: 0123456789abcdef0123456789abcdef, Name: known, Rank: 1, Action: ARCHIVE, FindingCriteria: { Criterion: { type: { Equals: ['Recon:EC2/Portscan'] }, resource.instanceDetails.instanceId: { Equals: [i-0123456789abcdef0] } } } }`,
      },
    ],
    nonCompliant: [
      {
        when: 'it takes every kind of user',
        resources: `
      Known:
        Type: AWS::GuardDuty::Filter
        Properties: { DetectorId: 0123456789abcdef0123456789abcdef, Name: known, Rank: 1, Action: ARCHIVE, FindingCriteria: { Criterion: { resource.accessKeyDetails.userType: { Equals: [AssumedRole, IAMUser, Root] } } } }`,
      },
      {
        when: 'it takes every call of an API',
        resources: `
      Known:
        Type: AWS::GuardDuty::Filter
        Properties: { DetectorId: 0123456789abcdef0123456789abcdef, Name: known, Rank: 1, Action: ARCHIVE, FindingCriteria: { Criterion: { service.action.actionType: { Equals: [AWS_API_CALL] } } } }`,
      },
      {
        when: 'it takes every kind',
        resources: `
      Known:
        Type: AWS::GuardDuty::Filter
        Properties: { DetectorId: 0123456789abcdef0123456789abcdef, Name: known, Rank: 1, Action: ARCHIVE, FindingCriteria: { Criterion: { type: { Matches: ['*'] } } } }`,
      },
      {
        when: 'it names severities alone',
        resources: `
      Known:
        Type: AWS::GuardDuty::Filter
        Properties: { DetectorId: 0123456789abcdef0123456789abcdef, Name: known, Rank: 1, Action: ARCHIVE, FindingCriteria: { Criterion: { severity: { LessThan: 7 } } } }`,
      },
    ],
    undetermined: [
      {
        when: 'the criteria are imported',
        resources: `
      Known:
        Type: AWS::GuardDuty::Filter
        Properties: { DetectorId: 0123456789abcdef0123456789abcdef, Name: known, Rank: 1, Action: ARCHIVE, FindingCriteria: { Criterion: !ImportValue criteria } }`,
      },
    ],
  },
});
