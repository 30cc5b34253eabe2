import { CfnResource, Mixin } from 'aws-cdk-lib/core';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import { rules } from '../../policies/rules-on-use';
import type { Json, Rule } from '../core';
import { changedKey } from '../template/constructs';
import { leavesOf } from './patch';
import { reviewedPatches } from './reviewed';
import type { ReviewedPatch } from './reviewed';
import { bodyOf, isOpenAlone } from './templates';

/**
 * One reviewed patch, for those who choose resource by resource:
 *
 * ```ts
 * table.with(new HicpFix('dynamodb-pitr-enabled'));
 * Mixins.of(stack).apply(new HicpFix('cmk-backing-key-rotation-enabled'));
 * ```
 *
 * It sets what the resource leaves out when it is applied, and only where the rule is not met in whatever branch; what is set
 * stays. Throws for a rule without a reviewed patch.
 */
export class HicpFix extends Mixin {
  private readonly patch: ReviewedPatch;
  private readonly rule: Rule;
  private readonly set: Readonly<Record<string, Json>>;

  constructor(ruleId: string) {
    super();
    const patch = reviewedPatches.find(({ rule }) => rule === ruleId);
    const rule = rules.find(({ id }) => id === ruleId);
    const set = patch?.set ?? rule?.fix.set;
    if (patch === undefined || rule === undefined || set === undefined)
      throw new Error(`${ruleId} is no rule with a reviewed patch. Name one of docs/protect.md`);
    this.patch = patch;
    this.rule = rule;
    this.set = set;
  }

  override supports(construct: IConstruct): construct is CfnResource {
    const types = this.patch.types ?? this.rule.appliesTo;
    return CfnResource.isCfnResource(construct) && types.includes(construct.cfnResourceType);
  }

  applyTo(construct: IConstruct): void {
    if (!this.supports(construct)) return;
    const body = bodyOf(construct);
    if (body === undefined || !isOpenAlone(construct, body, this.rule)) return;
    const changed = leavesOf(this.set, body).filter(({ state }) => state !== 'equal');
    if (changed.some(({ state }) => state !== 'absent')) return;
    for (const { path, value } of changed) {
      construct.addOverride(path, value);
      const { rule, replaces, effect } = this.patch;
      const more = { ...(replaces === undefined ? {} : { replaces }), ...(effect === undefined ? {} : { effect }) };
      construct.node.addMetadata(changedKey, { rule, path, value, ...more });
    }
  }
}

interface WithPolicy extends IConstruct {
  readonly bucketArn?: string;
  readonly queueArn?: string;
  addToResourcePolicy(statement: PolicyStatement): unknown;
}

/**
 * Denies requests without TLS on a bucket or queue of CDK that exists already: `bucket.with(new TlsOnly())`. Topics are left out,
 * because a policy takes the place of the default one, by which alarms of the account may publish.
 */
export class TlsOnly extends Mixin {
  override supports(construct: IConstruct): construct is WithPolicy {
    const { bucketArn, queueArn, addToResourcePolicy } = construct as Partial<WithPolicy>;
    return typeof addToResourcePolicy === 'function' && (bucketArn ?? queueArn) !== undefined;
  }

  applyTo(construct: IConstruct): void {
    if (!this.supports(construct)) return;
    const { bucketArn, queueArn } = construct;
    const resources = bucketArn === undefined ? [String(queueArn)] : [bucketArn, `${bucketArn}/*`];
    construct.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: [bucketArn === undefined ? 'sqs:*' : 's3:*'],
        resources,
        conditions: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    );
  }
}
