import { compliant, nonCompliant } from '../lib/core';
import type { Resource, Verdict } from '../lib/core';

/**
 * Names that CDK gives to what it adds for itself: singletons carry an id of their own in every app, providers of custom resources
 * the names of their parts and a hash. Logical ids are these without separators. Seen in aws-cdk-lib 2.276; the test that
 * synthesizes all of them says when one changes.
 */
const names = new RegExp(
  [
    // CustomResourceProvider: auto-delete of objects and images, default security groups, OIDC providers, exports to other Regions
    'CustomResourceProvider(?:Role|Handler)[0-9A-F]{8}$',
    // BucketDeployment, bucket notifications, LogRetention, AwsCustomResource
    '8693BB64968944B69AAFB0CC9EB8756C',
    '050a0587b7544547bf325f094a3db834',
    'BucketNotificationsHandlerPolicy[0-9A-F]{8}$',
    'LogRetentionaae0aa3c5b4d4f87b02d85b201efdd8a',
    'AWS679f53fac002430cb0da5b7982bd2287',
    // custom-resources.Provider, and what it may do to a table with replicas
    'framework(?:onEvent|isComplete|onTimeout)(?:LogGroup|ServiceRole|ServiceRoleDefaultPolicy)?[0-9A-F]{8}$',
    'SourceTableAttachedManagedPolicy\\w*ReplicaProvider',
    'waiterstatemachine(?:Role|RoleDefaultPolicy|LogGroup)?[0-9A-F]{8}$',
  ].join('|'),
);

/** Nested stacks that CDK makes for replicas of tables and for clusters: `Stack/@aws-cdk--aws-dynamodb.ReplicaProvider/…`. */
const nestedStacks = /(?:^|\/)@aws-cdk--aws-(?:dynamodb|eks)\.\w+\//;

/**
 * Not something that CDK added for itself; for `where` of rules that do not fit what only CloudFormation calls while it deploys.
 * Rules about who may use a function or a role, and about what its code runs on, judge CDK's helpers like anything else.
 */
export function isNoCdkHelper(resource: Resource): Verdict {
  return resource.goesBy(names, nestedStacks) ? nonCompliant(() => `${resource.logicalId} is a helper of CDK`) : compliant;
}
