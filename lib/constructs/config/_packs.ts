import type { IConstruct } from 'constructs';
import type { Pack, Remediation } from '../../config/pack-template';
import type * as Packs from '../../config/conformance-pack';
import type * as Practices from '../../config/practices';
import type { Size } from '../../core';
import type * as Selection from '../../check/select';
import type * as Hicp from '../../../policies/controls/hicp';
import type * as Rules from '../../../policies/rules';
import { knownPartition } from '../partition';

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
export function packsFor(
  scope: IConstruct,
  { profile = 'medium', practices, exclude = [], processChecks = true, ...options }: PackProps,
): readonly Pack[] {
  /* eslint-disable @typescript-eslint/no-require-imports */
  const { packsOf } = require('../../config/conformance-pack') as typeof Packs;
  const { ofPractices } = require('../../config/practices') as typeof Practices;
  const { select } = require('../../check/select') as typeof Selection;
  const { hicp } = require('../../../policies/controls/hicp') as typeof Hicp;
  const { rules: all } = require('../../../policies/rules') as typeof Rules;
  /* eslint-enable @typescript-eslint/no-require-imports */
  const { rules: selected, unknown } = select(all, { profile, skip: exclude });
  const { rules, procedural, unknownPractice, known } = ofPractices(selected, hicp.controls, { practices, exclude });
  if (unknownPractice !== undefined) throw new Error(`HICP has no practice ${unknownPractice}. Name one of ${known.join(', ')}`);
  const wrong = unknown.find(name => !Object.hasOwn(hicp.controls, name));
  if (wrong !== undefined) throw new Error(`${wrong} is no rule and no control. hicp rules and hicp controls list them all`);
  const partition = knownPartition(scope);
  return packsOf(rules, {
    ...options,
    ...(partition === undefined ? {} : { partition }),
    procedural: processChecks ? procedural : [],
  }).filter(pack => pack.rules.length + pack.processChecks.length > 0);
}
