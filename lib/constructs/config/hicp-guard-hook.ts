import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CfnGuardHook, Names, Stage } from 'aws-cdk-lib/core';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { Construct } from 'constructs';
import type * as Selection from '../../check/select';
import type { Size } from '../../core';
import type * as Rules from '../../../policies/rules';
import { WorkloadRole } from '../access/workload-role';

export interface HicpGuardHookProps {
  /**
   * Size of the organization, as HICP has it: which rules the hook holds.
   * @default 'medium'
   */
  readonly profile?: Size;
  /**
   * Ids of rules to leave out, or controls such as `4.M.D`.
   * @default - none
   */
  readonly exclude?: readonly string[];
  /**
   * What happens to a resource that fails: `WARN` tells, `FAIL` stops its deployment, in all stacks of the account and Region and whoever
   * deploys. Begin with `WARN`, and look at what it tells for a while.
   * @default 'WARN'
   */
  readonly failureMode?: 'WARN' | 'FAIL';
  /**
   * What is looked at: resources of stacks as they are made and changed, and those that Cloud Control makes for other tools.
   * @default ['RESOURCE', 'CLOUD_CONTROL']
   */
  readonly targetOperations?: readonly ('RESOURCE' | 'CLOUD_CONTROL')[];
  /**
   * Names of stacks that are not looked at.
   * @default ['CDKToolkit'], which would stop itself from being mended
   */
  readonly excludedStacks?: readonly string[];
  /**
   * Its name in the account and Region, of three parts.
   * @default 'Hicp::Guard::Hook'
   */
  readonly alias?: string;
}

/**
 * A Guard Hook of CloudFormation with the rules that can be told of one resource by its properties: what bypassed the pipeline is judged
 * when it is deployed. The rules are derived from ours; docs/guard-hook.md says of each whether the hook judges it, or why not.
 *
 * Supports HICP 4.M.A, 7.M.A, 10.M.A and 164.308(a)(1)(ii)(B), 164.308(a)(8).
 */
export class HicpGuardHook extends Construct {
  readonly hook: CfnGuardHook;
  /** The role by which CloudFormation reads the rules. */
  readonly role: WorkloadRole;
  /** Ids of the rules that it holds. */
  readonly ruleIds: readonly string[];

  constructor(scope: Construct, id: string, props: HicpGuardHookProps = {}) {
    super(scope, id);
    const { failureMode = 'WARN', targetOperations = ['RESOURCE', 'CLOUD_CONTROL'], excludedStacks = ['CDKToolkit'] } = props;
    const { ids, text } = rulesFor(props);
    this.ruleIds = ids;
    // An asset is named by its content: a hook never reads other rules than those that it was deployed with.
    const rules = new Asset(this, 'Rules', { path: written(this, text) });
    this.role = new WorkloadRole(this, 'Role', {
      // As AWS has it: no page says that hooks name their account, and a condition that never holds would stop them all.
      assumedBy: new ServicePrincipal('hooks.cloudformation.amazonaws.com'),
      description: `Reads the rules of the hook ${Names.uniqueResourceName(this, { maxLength: 100, separator: '-' })}`,
    });
    this.role.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['s3:GetObject', 's3:GetObjectVersion'],
        resources: [rules.bucket.arnForObjects(rules.s3ObjectKey)],
      }),
    );
    this.role.addToPrincipalPolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [rules.bucket.bucketArn] }));
    this.hook = new CfnGuardHook(this, 'Hook', {
      alias: props.alias ?? 'Hicp::Guard::Hook',
      executionRole: this.role.roleArn,
      failureMode,
      hookStatus: 'ENABLED',
      ruleLocation: { uri: rules.s3ObjectUrl },
      targetOperations: [...targetOperations],
      ...(excludedStacks.length > 0 && {
        stackFilters: { filteringCriteria: 'ALL', stackNames: { exclude: [...excludedStacks] } },
      }),
    });
    // CDK's type asks for the other form of a filter too, which names each type.
    this.hook.addPropertyOverride('TargetFilters', { Actions: ['CREATE', 'UPDATE'] });
    if (this.role.grantedPolicy !== undefined) this.hook.node.addDependency(this.role.grantedPolicy);
  }
}

type HookRules = Readonly<Record<string, { readonly guard?: string }>>;

/** The rules that props ask for, in Guard's language. They are loaded here, and not when the construct is imported. */
function rulesFor({ profile = 'medium', exclude = [] }: HicpGuardHookProps): {
  readonly ids: readonly string[];
  readonly text: string;
} {
  /* eslint-disable @typescript-eslint/no-require-imports */
  const { select } = require('../../check/select') as typeof Selection;
  const { rules: all } = require('../../../policies/rules') as typeof Rules;
  const derived = require('../../../policies/hook-rules.json') as HookRules;
  /* eslint-enable @typescript-eslint/no-require-imports */
  const { rules, unknown } = select(all, { profile, skip: exclude });
  const [wrong] = unknown;
  if (wrong !== undefined) throw new Error(`${wrong} is no rule and no control. hicp rules and hicp controls list them all`);
  const found = rules.flatMap(({ id }) => {
    const guard = derived[id]?.guard;
    return guard === undefined ? [] : [{ id, guard }];
  });
  if (found.length === 0) throw new Error('no rule is left for the hook. Exclude fewer');
  return { ids: found.map(({ id }) => id), text: `${[inputIsKnown, ...found.map(({ guard }) => guard)].join('\n\n')}\n` };
}

/**
 * Rules of Guard pass over what is not written as they expect: an input of another form would pass them all in silence. AWS documents
 * `ResourceType` in one place, and the rules of its registry, which hooks take, go by `Type`.
 */
const inputIsKnown = `rule hicp_input_is_known {
  Resources exists
  Resources.* {
    Type exists
  }
}`;

/** Beside the templates, where it goes when they go. */
function written(scope: Construct, text: string): string {
  const folder = Stage.of(scope)?.assetOutdir;
  if (folder === undefined) throw new Error('HicpGuardHook writes its rules beside the templates of an App; give it one');
  const file = join(folder, `hicp-${scope.node.addr}.guard`);
  writeFileSync(file, text);
  return file;
}
