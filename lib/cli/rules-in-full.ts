import { rules } from '../../policies/rules-on-use';
import type { PolicyRule } from '../../policies/rule';
import { ruleReference, ruleTexts } from './texts';

/** All rules, with what the bundled command keeps beside their code. The rest of each stays what it is, loaded on use. */
export function rulesInFull(): readonly PolicyRule[] {
  const texts = ruleTexts();
  const reference = ruleReference();
  return rules.map(rule => {
    const own = (value: unknown): PropertyDescriptor => ({ value, enumerable: true });
    return Object.create(rule, {
      title: own(texts[rule.id]?.title ?? rule.id),
      config: own(reference[rule.id]?.config ?? { none: '' }),
    }) as PolicyRule;
  });
}
