import type { Rule } from '../core';

/** What is asked of a control of HICP here; the catalog in policies/controls knows more. */
interface Control {
  readonly title: string;
  readonly applicability?: string | undefined;
}

export interface OfPractices {
  readonly rules: readonly Rule[];
  /** Controls that people answer for. */
  readonly procedural: readonly { readonly id: string; readonly title: string }[];
  /** The first of `practices` that HICP does not have. */
  readonly unknownPractice: string | undefined;
  /** The numbers of all practices, such as `['1', '2']`. */
  readonly known: readonly string[];
}

/** The rules and procedural controls of some HICP practices, by number; of all practices where none are named. */
export function ofPractices(
  rules: readonly Rule[],
  controls: Readonly<Record<string, Control>>,
  { practices, exclude }: { readonly practices: readonly string[] | undefined; readonly exclude: readonly string[] },
): OfPractices {
  const known = [...new Set(Object.keys(controls).map(practiceOf))];
  const isWanted = (control: string): boolean => practices?.includes(practiceOf(control)) ?? true;
  return {
    rules: rules.filter(rule => isWanted(rule.controls['hicp']?.[0] ?? '')),
    procedural: Object.entries(controls)
      .filter(([id, { applicability }]) => applicability === 'procedural' && !exclude.includes(id) && isWanted(id))
      .map(([id, { title }]) => ({ id, title })),
    unknownPractice: practices?.find(number => !known.includes(number)),
    known,
  };
}

function practiceOf(control: string): string {
  return control.split('.')[0] ?? control;
}
