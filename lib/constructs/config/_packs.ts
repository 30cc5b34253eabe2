import type { Pack, Remediation } from '../../config/conformance-pack';
import type * as Packs from '../../config/conformance-pack';
import type { Size } from '../../core';
import type * as Selection from '../../check/select';
import type * as Hicp from '../../../policies/controls/hicp';
import type * as Rules from '../../../policies/rules';

export interface PackProps {
  /**
   * Size of the organization, as HICP has it: which rules the packs hold.
   * @default 'medium'
   */
  readonly profile?: Size;
  /**
   * Numbers of the HICP practices to watch, such as `['3', '4']`.
   * @default - all ten
   */
  readonly practices?: readonly string[];
  /**
   * Ids of rules to leave out, or controls such as `4.M.D`.
   * @default - none
   */
  readonly exclude?: readonly string[];
  /**
   * Values of parameters by rule: `{ 'access-keys-rotated': { maxAccessKeyAge: '60' } }`.
   * @default - those of the rules' pages
   */
  readonly parameters?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /**
   * What mends findings, by rule.
   * @default - nothing does; people do
   */
  readonly remediations?: Readonly<Record<string, Remediation>>;
  /**
   * Whether the packs ask people about the controls that are theirs: training, exercises, policies. AWS Config shows those as not
   * compliant until somebody says otherwise with `PutExternalEvaluation`.
   * @default true
   */
  readonly processChecks?: boolean;
  /**
   * Begins the names of the packs. Another name makes AWS Config start anew.
   * @default 'hicp'
   */
  readonly prefix?: string;
}

/** The packs that props ask for. Rules are loaded here, and not when the construct is imported. */
export function packsFor({
  profile = 'medium',
  practices,
  exclude = [],
  processChecks = true,
  ...options
}: PackProps): readonly Pack[] {
  /* eslint-disable @typescript-eslint/no-require-imports */
  const { packsOf } = require('../../config/conformance-pack') as typeof Packs;
  const { select } = require('../../check/select') as typeof Selection;
  const { hicp } = require('../../../policies/controls/hicp') as typeof Hicp;
  const { rules: all } = require('../../../policies/rules') as typeof Rules;
  /* eslint-enable @typescript-eslint/no-require-imports */
  const known = Object.keys(hicp.practices);
  const stranger = practices?.find(number => !known.includes(number));
  if (stranger !== undefined) throw new Error(`HICP has no practice ${stranger}. Name one of ${known.join(', ')}`);
  const isWanted = (control: string): boolean => practices?.includes(control.split('.')[0] ?? '') ?? true;
  const { rules, unknown } = select(all, { profile, skip: exclude });
  const wrong = unknown.find(name => !Object.hasOwn(hicp.controls, name));
  if (wrong !== undefined) throw new Error(`${wrong} is no rule and no control. hicp rules and hicp controls list them all`);
  const procedural = Object.entries(hicp.controls)
    .filter(([id, { applicability }]) => processChecks && applicability === 'procedural' && !exclude.includes(id) && isWanted(id))
    .map(([id, { title }]) => ({ id, title }));
  return packsOf(
    rules.filter(({ controls }) => isWanted(controls['hicp']?.[0] ?? '')),
    { ...options, procedural },
  ).filter(pack => pack.rules.length + pack.processChecks.length > 0);
}
