import { allOf, mustNotHold, someOf } from '../../../lib/core';
import type { Resource, Verdict } from '../../../lib/core';
import { isNoCdkHelper } from '../../cdk-helper';

/**
 * Neither the handler of a custom resource nor another helper of CDK; for `where`. CloudFormation calls such a function while it deploys, and waits for its
 * answer: no traffic of the workload reaches it, and a failure fails the deployment. CDK adds several that its users cannot configure.
 */
export function mustNotHandleCustomResources(lambda: Resource): Verdict {
  return allOf(isNoCdkHelper(lambda), () => mustHandleNoCustomResource(lambda));
}

function mustHandleNoCustomResource(lambda: Resource): Verdict {
  const callers: Resource[] = [];
  for (const [type] of lambda.template.types())
    if (type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource')
      callers.push(...lambda.referredToBy(type, 'ServiceToken'));
  return mustNotHold(
    someOf(callers, 'custom resource that it handles', caller => caller.property('ServiceToken').mustReferTo(lambda)),
    () => `${lambda.logicalId} is the handler of a custom resource`,
  );
}
