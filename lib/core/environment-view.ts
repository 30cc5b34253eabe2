import type { Resource } from './resource';
import type { Run } from './run';
import type { Template } from './template';
import type { Environment } from './template-source';
import { allOf, compliant, nonCompliant, someOf, undetermined } from './verdict';
import type { Verdict } from './verdict';

/** How far a rule looks: what is deployed in its own Region, or in any Region of the account. */
export type Reach = 'region' | 'account';

/** Where else a rule looks. */
export interface Where {
  /** Default: its own Region. */
  readonly reach?: Reach;
  /** Which resources of another account stand for all accounts of an organization. */
  readonly ofOrganization?: (resource: Resource) => Verdict;
}

/** One account and Region with all templates of the run that are deployed there: what an environment rule judges. */
export class EnvironmentView {
  constructor(
    /** `111122223333/eu-west-1`; what is not known is `unknown-account` or `unknown-region`, as CDK writes it. */
    readonly name: string,
    readonly templates: readonly Template[],
    /** Templates of the same account in other Regions. */
    private readonly elsewhere: readonly Template[],
    /** Templates that may be deployed here too: nothing says where they are. */
    private readonly perhaps: readonly Template[],
    /** Templates of other accounts. */
    private readonly otherAccounts: readonly Template[],
    /** The run holds all that is deployed here, so what it lacks is missing. */
    readonly complete: boolean,
  ) {}

  /** The resources of these types that exist in the branch being judged. */
  ofType(types: readonly string[], reach: Reach = 'region'): readonly Resource[] {
    return among(reach === 'region' ? this.templates : [...this.templates, ...this.elsewhere], types);
  }

  /**
   * Some resource of these types is as `judge` wants it. `wanted` says in the singular what is looked for: "GuardDuty detector
   * that is on". What a stack of unknown place, a nested stack that was not read or a macro may make leaves its absence unknown, and
   * so does one of an organization in another account: no template says which accounts belong to it.
   */
  mustHave(
    wanted: string,
    types: readonly string[],
    judge: (resource: Resource) => Verdict = () => compliant,
    { reach = 'region', ofOrganization }: Where = {},
  ): Verdict {
    const here = someOf(this.ofType(types, reach), `${wanted} in ${this.name}`, judge);
    if (here.status !== 'non-compliant') return here;
    if (someOf(among(this.perhaps, types), wanted, judge).status !== 'non-compliant') {
      return undetermined(`no ${wanted} in ${this.name}, but one in a stack that does not say where it is deployed`);
    }
    if (ofOrganization !== undefined) {
      const judgeBoth = (resource: Resource): Verdict => allOf(ofOrganization(resource), () => judge(resource));
      if (someOf(among(this.otherAccounts, types), wanted, judgeBoth).status !== 'non-compliant') {
        return undetermined(
          `no ${wanted} in ${this.name}, but one of an organization in another account, if this one belongs to it`,
        );
      }
    }
    const unread = this.unread(reach);
    return unread === undefined
      ? here
      : undetermined(`no ${wanted} in ${this.name}, and ${unread} was not read, which may make one`);
  }

  /** Holds resources of one of these types, whichever branch is deployed. */
  mustDeclare(types: readonly string[]): Verdict {
    const declares = this.templates.some(template => types.some(type => template.declared(type).length > 0));
    return declares ? compliant : nonCompliant(`${this.name} declares none of ${types.join(', ')}`);
  }

  private unread(reach: Reach): string | undefined {
    for (const template of reach === 'region' ? this.templates : [...this.templates, ...this.elsewhere]) {
      if (template.rewrittenBy !== undefined) return `what the macro ${template.rewrittenBy} makes of ${template.name}`;
      for (const { logicalId } of template.declared('AWS::CloudFormation::Stack'))
        if (template.child(logicalId) === undefined) return `the nested stack ${logicalId} of ${template.name}`;
      const [set] = template.declared('AWS::CloudFormation::StackSet');
      if (set !== undefined) return `what the stack set ${set.logicalId} of ${template.name} deploys`;
    }
    return undefined;
  }
}

function among(templates: readonly Template[], types: readonly string[]): readonly Resource[] {
  return templates.flatMap(template => types.flatMap(type => template.ofType(type)));
}

/** The environments of a run, in the order of their first templates. */
export function environmentsOf(run: Run, complete: boolean): readonly EnvironmentView[] {
  const placed = run.templates.map(template => ({ template, place: placeOf(run, template) }));
  const groups = new Map<string, { readonly place: Place; readonly templates: Template[] }>();
  for (const { template, place } of placed) {
    const group = groups.get(place.key);
    if (group === undefined) groups.set(place.key, { place, templates: [template] });
    else group.templates.push(template);
  }
  return [...groups.values()].map(({ place, templates }) => {
    const others = placed.filter(other => other.place.key !== place.key);
    const isElsewhere = (other: Place): boolean =>
      place.account !== undefined && place.account === other.account && differ(place.region, other.region);
    return new EnvironmentView(
      `${place.account ?? 'unknown-account'}/${place.region ?? 'unknown-region'}`,
      templates,
      others.filter(other => isElsewhere(other.place)).map(({ template }) => template),
      others
        .filter(other => !differ(place.account, other.place.account) && !differ(place.region, other.place.region))
        .map(({ template }) => template),
      others.filter(other => differ(place.account, other.place.account)).map(({ template }) => template),
      complete,
    );
  });
}

interface Place extends Environment {
  readonly key: string;
}

/** A nested stack is where its parent is. Stacks of unknown place count together as far as one assembly, or one Stage, holds them. */
function placeOf(run: Run, template: Template): Place {
  let outermost = template;
  for (let parent = run.parentOf(outermost), depth = 0; parent !== undefined && depth < 40; depth++) {
    outermost = parent.scope;
    parent = run.parentOf(outermost);
  }
  const { account, region } = outermost.environment;
  const { path } = outermost.source;
  const folder =
    outermost.stack === undefined || (account !== undefined && region !== undefined)
      ? ''
      : path.slice(0, path.lastIndexOf('/') + 1);
  return { ...outermost.environment, key: [account ?? '', region ?? '', folder].join('\n') };
}

function differ(left: string | undefined, right: string | undefined): boolean {
  return left !== undefined && right !== undefined && left !== right;
}
