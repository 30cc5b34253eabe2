import { Stack } from 'aws-cdk-lib/core';
import { ManagedPolicy, Role } from 'aws-cdk-lib/aws-iam';
import type { AddToPrincipalPolicyResult, PolicyStatement, RoleProps } from 'aws-cdk-lib/aws-iam';
import { acknowledgeStars } from '../acknowledge';

/** Takes what `iam.Role` takes. */
export type WorkloadRoleProps = RoleProps;

/**
 * A role for a workload, in place of `iam.Role`: what is granted to it goes into one managed policy of its own, where reviewers and
 * Access Analyzer see it whole, never into an inline policy; and the wildcards in the actions that CDK grants (`kms:ReEncrypt*`)
 * become the actions that they stand for.
 *
 * Supports HICP 3.M.C and 164.308(a)(4)(ii)(C), 164.312(a)(1).
 */
export class WorkloadRole extends Role {
  /** What was granted so far; made with the first grant. */
  grantedPolicy?: ManagedPolicy;

  /** Grants of constructs end here: `table.grantReadData(role)`. */
  override addToPrincipalPolicy(statement: PolicyStatement): AddToPrincipalPolicyResult {
    this.grantedPolicy ??= new ManagedPolicy(this, 'Granted', {
      roles: [this],
      description: `What the role ${this.node.id} may do`,
    });
    const named = statement.copy({ actions: statement.actions.flatMap(action => actionsBehind[action] ?? [action]) });
    this.grantedPolicy.addStatements(named);
    acknowledgeNamedPaths(this.grantedPolicy, named);
    return { statementAdded: true, policyDependable: this.grantedPolicy };
  }
}

/**
 * The wildcards that grants of aws-cdk-lib 2.276 use, and the actions that a workload needs of them.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const actionsBehind: Readonly<Record<string, readonly string[]>> = {
  'kms:ReEncrypt*': ['kms:ReEncryptFrom', 'kms:ReEncryptTo'],
  'kms:GenerateDataKey*': ['kms:GenerateDataKey', 'kms:GenerateDataKeyWithoutPlaintext'],
  's3:GetObject*': ['s3:GetObject', 's3:GetObjectVersion', 's3:GetObjectTagging', 's3:GetObjectAttributes'],
  's3:GetBucket*': ['s3:GetBucketLocation'],
  's3:List*': ['s3:ListBucket', 's3:ListBucketVersions'],
  's3:DeleteObject*': ['s3:DeleteObject'],
  's3:Abort*': ['s3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
};

/** Why a star at the end of the ARN of a store is no wildcard over things: AwsSolutions-IAM5 cannot tell. */
export const objectPathAcknowledgement = {
  rule: 'AwsSolutions-IAM5',
  reason:
    'The star stands for the objects of one named bucket, or the image sets of one named archive; IAM has no other way to name them.',
} as const;

/** Acknowledges the stars behind stores of objects in a statement. */
export function acknowledgeNamedPaths(policy: ManagedPolicy, statement: PolicyStatement): void {
  if (!statement.actions.every(action => /^(?:s3|medical-imaging):/.test(action))) return;
  const paths = statement.resources.filter(resource => isObjectPath(Stack.of(policy).resolve(resource)));
  if (paths.length > 0) acknowledgeStars(policy, paths, objectPathAcknowledgement);
}

/** `{"Fn::Join": ["", [{"Fn::GetAtt": ["Records", "Arn"]}, "/*"]]}`: a path in one store, whichever stack that is in. */
function isObjectPath(resource: unknown): boolean {
  const join = (resource as { readonly 'Fn::Join'?: readonly [string, readonly unknown[]] } | undefined)?.['Fn::Join'];
  if (join === undefined) return false;
  const [separator, [store, path, ...more]] = join;
  return separator === '' && more.length === 0 && typeof store === 'object' && typeof path === 'string' && /^\/.*\*$/.test(path);
}
