import { Stage, Validations } from 'aws-cdk-lib/core';
import { HicpChecks } from '../nag/hicp-checks';
import type { ProtectProps } from './props';
import { Protection, protections } from './protection';

/** Secures an app that exists. */
export const Hicp = {
  /**
   * Clears what can be cleared without a person, in an App or a Stage, and adds `HicpChecks` unless it is there:
   *
   * ```ts
   * const app = new App();
   * Hicp.protect(app);
   * ```
   *
   * Constructs of CDK that are made after the call get safe defaults where their props say nothing; all resources, typed, raw and
   * included, get reviewed patches when the app is synthesized. What was set explicitly stays, and so does what is waived. Each
   * change stands in `changes` of what is returned, in the report of `HicpChecks` and in the metadata of its resource; `left()` is
   * what is left for a person. Called again with the same props it changes nothing more. Called on an App and on a Stage of it, the
   * props of the Stage alone hold in the Stage.
   *
   * Throws for a stack, where the settings file cannot be taken as written, and where a name in `props` is no rule with a change.
   */
  protect(scope: Stage, props: ProtectProps = {}): Protection {
    if (!Stage.isStage(scope)) throw new Error('Hicp.protect takes an App or a Stage. Call it on what the stack is in');
    const before = protections.get(scope);
    if (before !== undefined) {
      if (JSON.stringify(before.props) === JSON.stringify(props)) return before;
      throw new Error(`Hicp.protect was called before on ${scope.node.path || 'the app'}, with other props. Call it once`);
    }
    const protection = new Protection(scope, props);
    addChecks(scope, props);
    protection.start();
    return protection;
  },
};

function addChecks(scope: Stage, props: ProtectProps): void {
  const isChecked = scope.node.scopes.some(
    outer =>
      Stage.isStage(outer) &&
      // CDK shows the plugins of a Stage under a deprecated name alone.
      (outer as unknown as { readonly _validationPlugins: readonly unknown[] })._validationPlugins.some(
        plugin => plugin instanceof HicpChecks,
      ),
  );
  if (!isChecked) Validations.of(scope).addPlugins(new HicpChecks(scope, props));
}
