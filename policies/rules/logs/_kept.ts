import { everyOf } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';

/** CloudFormation deletes what has no policy: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html */
export function mustBeKept(resource: Resource): Verdict {
  return everyOf(['DeletionPolicy', 'UpdateReplacePolicy'], name =>
    resource.attribute(name).orDefault('Delete').mustBe('Retain', 'RetainExceptOnCreate'),
  );
}
