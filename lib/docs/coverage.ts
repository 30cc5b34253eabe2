import type { Control, Rule } from '../core';
import { own as ownProperty } from '../core/json';
import type { DocumentedCatalogs } from './catalog';

/** What AWS Config looks at for a rule after deployment. */
export interface ConfigCounterpart {
  readonly ruleId: string;
  /** Identifier of AWS's managed rule; undefined for a Guard rule of our own. */
  readonly managedRule: string | undefined;
}

/** Rules of another control of the same catalog, which asks for the same thing. */
export interface CounterpartRules {
  readonly control: string;
  readonly rules: readonly string[];
}

/** Who looks at a control, the strongest first. */
export type CoveredBy = 'rule' | 'counterpart' | 'config' | 'attestation' | 'nothing';

export interface ControlCoverage {
  readonly framework: string;
  readonly id: string;
  readonly title: string;
  readonly confidence: Control['confidence'];
  readonly by: CoveredBy;
  /** Ids of the rules that name it and judge templates. */
  readonly rules: readonly string[];
  readonly counterpartRules: readonly CounterpartRules[];
  readonly config: readonly ConfigCounterpart[];
  /** What a person can show, beside the rules as well as in their place. */
  readonly attestation: string | undefined;
  /** Why no rule looks at it; undefined where one does. */
  readonly reason: string | undefined;
}

/** Framework to control to the reason why no rule judges it. */
export type Unjudged = Readonly<Record<string, Readonly<Partial<Record<string, string>>>>>;

/** Who looks at each control, in the order of the catalogs; controls that nobody looks at are in it too. */
export function coverage(
  catalogs: DocumentedCatalogs,
  rules: readonly Rule[],
  unjudged: Unjudged = {},
): readonly ControlCoverage[] {
  return Object.entries(catalogs).flatMap(([framework, { controls }]) => {
    const naming = rulesByControl(framework, rules);
    const judging = (id: string): readonly string[] => (naming.get(id) ?? []).filter(isChecked).map(({ id: ruleId }) => ruleId);
    return Object.entries(controls).map(
      ([id, { title, confidence, applicability, attestation, counterparts = [] }]): ControlCoverage => {
        const named = naming.get(id) ?? [];
        const own = judging(id);
        const counterpartRules = counterparts
          .map(control => ({ control, rules: judging(control) }))
          .filter(({ rules: found }) => found.length > 0);
        const config = named.flatMap(configCounterpart);
        const by: CoveredBy =
          own.length > 0
            ? 'rule'
            : counterpartRules.length > 0
              ? 'counterpart'
              : config.length > 0
                ? 'config'
                : attestation !== undefined
                  ? 'attestation'
                  : 'nothing';
        const written = ownProperty(ownProperty(unjudged, framework) ?? {}, id);
        const reason = by === 'rule' || by === 'counterpart' ? undefined : whyNoRule(named, applicability, written);
        return { framework, id, title, confidence, by, rules: own, counterpartRules, config, attestation, reason };
      },
    );
  });
}

/** What stands in for a reason that nobody wrote: for the controls of this pack a test refuses it. */
export const noReason = 'no rule of this pack looks at it';

function rulesByControl(framework: string, rules: readonly Rule[]): ReadonlyMap<string, readonly Rule[]> {
  const found = new Map<string, Rule[]>();
  for (const rule of rules) {
    for (const id of ownProperty(rule.controls, framework) ?? []) {
      const others = found.get(id);
      if (others === undefined) found.set(id, [rule]);
      else others.push(rule);
    }
  }
  return found;
}

function isChecked(rule: Rule): boolean {
  return typeof rule.check === 'function';
}

function configCounterpart({ id, config }: Rule): readonly ConfigCounterpart[] {
  if ('none' in config) return [];
  return [{ ruleId: id, managedRule: 'managedRule' in config ? config.managedRule : undefined }];
}

function whyNoRule(named: readonly Rule[], applicability: string | undefined, written: string | undefined): string {
  const reasons = named.flatMap(({ check }) => (typeof check === 'function' ? [] : [check.none]));
  if (reasons.length > 0) return reasons.join('; ');
  if (written !== undefined) return written;
  if (applicability === 'procedural') return 'procedural: no template shows it';
  return noReason;
}
