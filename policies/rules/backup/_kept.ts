import { everyOf } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';

/**
 * The data outlives its stack, and a change that replaces the resource. Delete is the default of both policies for all types but databases of RDS.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
 */
export function mustBeKept(resource: Resource, ...accepted: readonly string[]): Verdict {
  return everyOf(['DeletionPolicy', 'UpdateReplacePolicy'], name =>
    resource
      .attribute(name)
      .orDefault('Delete')
      .mustBe(...accepted, 'Retain', 'RetainExceptOnCreate'),
  );
}
