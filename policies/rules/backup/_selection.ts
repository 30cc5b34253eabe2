import { allOf, anyOf, compliant, decide, everyOf, mustNotHold, nonCompliant, someOf, undetermined } from '../../../lib/core';
import type { Property, Resource, Verdict } from '../../../lib/core';
import { canonicalText } from '../../../lib/core/identity';
import { pseudoParameter } from '../../../lib/core/parameters';
import { covers, overlaps } from '../../../lib/core/pattern';

/** What a backup selection can go by. */
export interface Selectable {
  readonly resource: Resource;
  /** Its ARN after the account: `table/${table.ref}`. */
  readonly arnEnd: string;
  /** Its whole ARN, where that holds no Region and no account. */
  readonly arn?: string;
  readonly service: string;
  /** Where its tags stand in a way that `Resource.tag` does not read. */
  readonly tag?: (key: string) => Property;
}

const selectionsOf = ({ run }: Resource): readonly Resource[] => run.ofType('AWS::Backup::BackupSelection');

/** Whether this run says anything of what is backed up; for `where`. */
export function mustHaveSelections(resource: Resource): Verdict {
  return selectionsOf(resource).length > 0 ? compliant : nonCompliant('no backup selection is in the templates of this run');
}

/** A backup selection of this run covers the resource, by its ARN or its tags. https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupSelection.html */
export function mustBeSelectedForBackup(
  what: Selectable,
  wanted = 'backup selection in the templates of this run that covers it',
  further: (selection: Resource) => Verdict = () => compliant,
): Verdict {
  // A plan often stands in a stack of its own.
  const selections = selectionsOf(what.resource);
  if (selections.length === 0) {
    return undetermined(
      'no backup selection is in the templates of this run; where one in another stack covers it, check both together',
    );
  }
  return someOf(selections, wanted, selection =>
    allOf(mustSelect(selection.property('BackupSelection'), what), () => further(selection)),
  );
}

function mustSelect(selection: Property, what: Selectable): Verdict {
  const resources = selection.get('Resources');
  const tags = selection.get('ListOfTags');
  return allOf(
    selection.mustBePresent(),
    () =>
      combined(
        resources,
        someOf(resources.items(), 'ARN that covers it', arn => mustCover(arn, what)),
        tags,
        someOf(tags.items(), 'tag that it has', tag => mustHaveTag(tag, what)),
      ),
    () =>
      everyOf(selection.get('NotResources').items(), arn =>
        mustNotHold(mustCover(arn, what), () => `${arn.path} is ${arn.shownValue()}, which leaves it out`, arn),
      ),
    () => mustMeet(selection.get('Conditions'), what),
  );
}

/** AWS documents the selection by ARN and by tags, each for itself; what holds by one alone of the two is not said. */
function combined(resources: Property, byArn: Verdict, tags: Property, byTag: Verdict): Verdict {
  if (tags.mustBePresent().status === 'non-compliant') {
    // With neither, all resources are selected that the conditions leave over.
    return resources.mustBePresent().status === 'non-compliant' ? compliant : byArn;
  }
  if (resources.mustBePresent().status === 'non-compliant') return byTag;
  const both = allOf(byArn, byTag);
  return both.status === 'compliant' || anyOf(byArn, byTag).status === 'non-compliant'
    ? both
    : undetermined(`${resources.path} and ${tags.path} do not both cover it`, resources.path);
}

function mustCover(arn: Property, { resource, service, arnEnd, arn: whole }: Selectable): Verdict {
  if (arn.mustReferTo(resource).status === 'compliant') return compliant;
  const written = arn.canonicalText();
  const { template } = resource;
  const { symbols } = template.evaluation;
  const own = canonicalText(
    template,
    whole ??
      `arn:aws:${service}:${pseudoParameter(template, 'AWS::Region')}:${pseudoParameter(template, 'AWS::AccountId')}:${arnEnd}`,
  );
  if (written !== undefined && covers(written, own)) return compliant;
  const blank = (text: string): string => symbols.replace(text, (symbol, token) => (symbol.kind === 'unresolved' ? '*' : token));
  if (written === undefined || !overlaps(blank(written), blank(own)))
    return nonCompliant(() => `${arn.state()}; it does not cover ${resource.logicalId}`, arn);
  return undetermined(() => `${arn.state()}; it must cover ${resource.logicalId}`, arn);
}

/** A key is written as `backup` or as `aws:ResourceTag/backup`. */
function mustHaveTag(
  condition: Property,
  what: Selectable,
  test: (tag: Property, value: string) => Verdict = (tag, value) => tag.mustBe(value),
): Verdict {
  return decide([condition.get('ConditionKey'), condition.get('ConditionValue')], (key, value) =>
    test(tagOf(what, String(key).replace(/^aws:ResourceTag\//, '')), String(value)),
  );
}

function tagOf({ resource, tag }: Selectable, key: string): Property {
  return tag === undefined ? resource.tag(key) : tag(key);
}

function mustMeet(conditions: Property, what: Selectable): Verdict {
  if (conditions.isUnresolved()) return undetermined(conditions.state(), conditions.path);
  return everyOf(conditions.entries(), ([operator, tests]) =>
    everyOf(tests.items(), condition =>
      mustHaveTag(condition, what, (tag, value) => {
        const like = (): Verdict =>
          decide([tag], actual =>
            actual !== undefined && covers(value, String(actual))
              ? compliant
              : nonCompliant(`${tag.state()}; it must be like "${value}"`, tag.path),
          );
        switch (operator) {
          case 'StringEquals':
            return tag.mustBe(value);
          case 'StringNotEquals':
            return tag.mustNotBe(value);
          case 'StringLike':
            return like();
          case 'StringNotLike':
            return mustNotHold(like(), `${tag.state()}; it must not be like "${value}"`, tag.path);
          default:
            return undetermined(`${conditions.path}.${operator} is not an operator of backup selections`, conditions.path);
        }
      }),
    ),
  );
}
