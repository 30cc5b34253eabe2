import { code, fenced, heading, inline, joined, link, list, page, prose, table } from './markdown';
import type { Content, Markdown } from './markdown';
import { generatedMark } from './rule-pages';

/** What the page of guardrails says, out of the guardrails and what a sample organization gets of them. */
export interface DocumentedGuardrails {
  readonly guardrails: readonly DocumentedGuardrail[];
  /** The policies of the sample. */
  readonly policies: readonly {
    readonly name: string;
    readonly type: string;
    readonly characters: number;
    readonly guardrails: readonly string[];
  }[];
  readonly limits: Readonly<
    Record<string, { readonly characters: number; readonly attached: number; readonly attachedByAws: number }>
  >;
}

export interface DocumentedGuardrail {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly why: string;
  readonly breaks: string;
  /** Who is let through. */
  readonly exempt: string;
  readonly hicp: readonly string[];
  readonly hipaa: readonly string[];
  readonly source: string;
  readonly needs: readonly string[];
  readonly optIn?: string;
  /** The statement or the settings for the sample, as JSON. */
  readonly json: string;
}

const types: readonly (readonly [type: string, words: string, about: string])[] = [
  [
    'SERVICE_CONTROL_POLICY',
    'Service control policies',
    'What principals of member accounts cannot do. They reach root users too, and neither the management account nor service-linked roles.',
  ],
  [
    'RESOURCE_CONTROL_POLICY',
    'Resource control policies',
    'What nobody can do to resources of member accounts, wherever they call from. They do not reach resources of the management account.',
  ],
  ['DECLARATIVE_POLICY_EC2', 'Declarative policies for EC2', 'Settings that accounts cannot change, whoever asks.'],
  ['S3_POLICY', 'Amazon S3 policies', 'A setting that accounts cannot change, whoever asks.'],
  ['INSPECTOR_POLICY', 'Amazon Inspector policies', 'What Inspector scans in accounts that it reaches.'],
  ['BACKUP_POLICY', 'Backup policies', 'Plans that accounts can see and cannot change.'],
  ['TAG_POLICY', 'Tag policies', 'How tags are spelled.'],
  ['AISERVICES_OPT_OUT_POLICY', 'AI services opt-out policies', 'What AI services may keep.'],
];

/** `docs/guardrails.md`. */
export function guardrailsPage({ guardrails, policies, limits }: DocumentedGuardrails): string {
  const unknown = guardrails.find(({ type }) => !types.some(([name]) => name === type));
  if (unknown !== undefined) throw new Error(`${unknown.id} is of the type ${unknown.type}, which the page does not know`);
  return page([
    generatedMark,
    heading(1, 'Guardrails of an organization'),
    inline`${link(code('OrganizationGuardrails'), 'constructs/organization-guardrails.md')} makes policies of AWS Organizations out of these ${guardrails.length} guardrails: what watches stays on, what was logged and backed up stays where it is, and ePHI stays within the organization, whatever an administrator of an account does. Each supports or maps to the controls beside it.`,
    inline`**Enable the policy types on the root first**, and attach to a unit with a test account before anything else: a denial that is too wide stops work at once. The roles of ${code('exemptRoles')} are let through by name in every account; they are what sets accounts up, and ${code('iam-exempt-roles-kept')} keeps others from taking their names. Policies of settings also reach the management account where they are attached to the root.`,
    inline`The test of each statement decides requests as IAM does: those that it denies, the ones near them that it leaves, what every other guardrail denies, and every other action of its services. A condition without which nothing would change fails the test.`,
    heading(2, 'Sizes'),
    inline`For the sample that the statements below are written for. Statements share as few policies as fit; sizes and numbers are checked at synth, and what AWS Organizations would refuse is an error. ${code('FullAWSAccess')} and ${code('RCPFullAWSAccess')} take one place a target each; policies of others on the same target count too and are not seen.`,
    table(
      ['policy', 'type', 'guardrails', 'characters', 'of', 'places a target'],
      policies.map(({ name, type, characters, guardrails: ids }) => {
        const limit = limits[type];
        if (limit === undefined) throw new Error(`${type} has no limits`);
        return [code(name), code(type), ids.length, characters, limit.characters, limit.attached];
      }),
    ),
    ...types.flatMap(([type, words, about]) =>
      section(
        guardrails.filter(one => one.type === type),
        words,
        about,
      ),
    ),
  ]);
}

function section(guardrails: readonly DocumentedGuardrail[], words: string, about: string): readonly Markdown[] {
  if (guardrails.length === 0) return [];
  return [
    heading(2, words),
    inline`${about}`,
    table(
      ['guardrail', 'what holds'],
      guardrails.map(({ id, title, optIn }) => [link(code(id), `#${id}`), [title, optIn !== undefined && '; on request']]),
    ),
    ...guardrails.flatMap(guardrailBlocks),
  ];
}

function guardrailBlocks(guardrail: DocumentedGuardrail): readonly Markdown[] {
  const { id, title, why, breaks, exempt, hicp, hipaa, source, needs, optIn, json } = guardrail;
  const facts: readonly (readonly [string, Content])[] = [
    ['why', prose(why)],
    ['what stops', prose(breaks)],
    ['let through', prose(exempt)],
    ['controls', inline`HICP ${hicp.join(', ')} · HIPAA ${hipaa.join(', ')}`],
    ...(needs.length > 0 ? [['in force where given', joined(needs.map(code), ', ')] as const] : []),
    ...(optIn !== undefined ? [['on request, because', prose(optIn)] as const] : []),
    ['source', source],
  ];
  return [
    heading(3, code(id)),
    inline`${title}.`,
    list(facts.map(([name, content]) => [inline`**${name}**: `, content])),
    fenced('json', json),
  ];
}
