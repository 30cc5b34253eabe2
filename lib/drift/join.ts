import type { AssessedFinding, Assessment, DriftNote, DriftState, ResourceRef, Severity, TemplateError } from '../core';
import { environmentType } from '../core/assessment';
import { fingerprint } from '../core/fingerprint';
import { homeOf, isGlobal, isNamedByArn, nestedName, placeName, templateTypes } from './live';
import type { Blind, Live, LiveResource, LiveStack, Place, StackResource } from './live';

/** What the join has to know of a template. */
export interface JoinedTemplate {
  readonly path: string;
  /** Name of its stack. */
  readonly stack?: string;
  readonly environment?: Partial<Place>;
  /** The stack resource that deploys it, where it is nested. */
  readonly parent?: { readonly path: string; readonly logicalId: string };
}

export interface JoinInput {
  /** What the templates say, compliant findings included, for rules that AWS Config can watch. */
  readonly declared: Assessment;
  readonly templates: readonly JoinedTemplate[];
  readonly live: Live;
  /** Our rules by the name of a rule of AWS Config. */
  readonly idsOf: (rule: string) => readonly string[];
  /**
   * The types, as AWS Config names them, that the counterpart of a rule of ours judges: the rule itself may judge more. None where it
   * judges the account.
   */
  readonly typesOf: (ruleId: string) => readonly string[];
  /** Whether the counterpart runs by the clock alone. */
  readonly isPeriodic: (ruleId: string) => boolean;
  /** Whether a template can be deployed without one of its nested stacks, because its condition can be false. */
  readonly mayBeAbsent: (template: string, logicalId: string) => boolean;
  /** Where a resource stands in code, for findings that the templates have no reason for. */
  readonly locate: (resource: ResourceRef) => ResourceRef;
}

/**
 * What the templates say, joined with what AWS Config finds of the deployed resources. Templates whose stacks are deployed in none of
 * the places that were read are left out, and named in `elsewhere`.
 */
export interface Joined {
  readonly assessment: Assessment;
  /** Stacks that are deployed in a place which this run did not read. */
  readonly elsewhere: readonly string[];
}

/** A template as it is deployed in one place. */
interface Deployed {
  readonly template: string;
  readonly stack: string;
  readonly place: Place;
  /** What the stack has there; a condition, or a change that is not deployed yet, leaves resources of its template out. */
  readonly resources: ReadonlyMap<string, StackResource>;
  /** Why nothing can be said of its resources. */
  readonly blind: string | undefined;
}

export function join(input: JoinInput): Joined {
  return new Join(input).result();
}

/** What AWS Config finds of one resource: by which rules of ours. */
interface Found {
  readonly resource: LiveResource;
  /** As templates name it. */
  readonly type: string;
  readonly ids: Set<string>;
}

/** A resource of a template where it is deployed. */
interface Placed {
  readonly template: string;
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
  readonly stack: LiveStack;
}

/** What is known of a resource by one rule where it is deployed. */
interface Told {
  /** AWS Config finds it not compliant. */
  readonly live?: LiveResource | undefined;
  /** AWS Config finds one not compliant that may be this one. */
  readonly mayBe?: LiveResource | undefined;
  /** Places in which AWS Config finds it compliant. */
  readonly passedIn?: ReadonlySet<string> | undefined;
  /** Whether AWS Config has a result of it by any rule of ours. */
  readonly isJudged?: boolean;
  /** When it was last deployed. */
  readonly updated?: number | undefined;
  /** Why nothing can be said of its stack. */
  readonly blind?: string | undefined;
}

type ByRule = Map<string, AssessedFinding>;

class Join {
  private readonly deployed: Deployed[] = [];
  /** Those that are no nested ones and have a stack: one file may have several. */
  private readonly placed = new Set<JoinedTemplate>();
  /** Nested stacks that a stack has and AWS Config does not, or that it ought to have. */
  private readonly unrecorded: TemplateError[] = [];
  /** By place and AWS's name of the resource. */
  private readonly byName = new Map<string, Placed[]>();
  /** By place and type. */
  private readonly byType = new Map<string, Placed[]>();
  /** By template and logical id. */
  private readonly declared = new Map<string, Map<string, ByRule>>();
  /** Of accounts as a whole, by place. */
  private readonly declaredOfPlaces = new Map<string, ByRule>();
  /** By template in its stack and place, and logical id. */
  private readonly found = new Map<string, Map<string, Found>>();
  private readonly foundOfPlaces = new Map<string, Found>();
  /** The same as `found`, where AWS Config's name fits more than one resource, or not quite. */
  private readonly perhaps = new Map<string, Map<string, Found>>();
  private readonly unmanaged = new Map<string, Found>();
  /** By template in its place, logical id and rule: where AWS Config finds it compliant. */
  private readonly passed = new Map<string, Map<string, Map<string, Set<string>>>>();
  private readonly severities: ReadonlyMap<string, Severity>;
  private readonly blindPlaces: ReadonlyMap<string, string>;
  private readonly blindRules = new Map<string, string>();
  private readonly blindTypes = new Map<string, string>();
  private readonly watched: ReadonlyMap<string, ReadonlySet<string>>;
  /** When rules of ours last ran, by place; there is none where that is not known. */
  private readonly ran: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Rules of ours that have a result, by place. */
  private readonly judging = new Map<string, Set<string>>();
  /** By place and rule: where AWS Config finds the account compliant. */
  private readonly passedOfPlaces = new Map<string, Map<string, Set<string>>>();
  /** By rule of ours, as templates name them. */
  private readonly watchedTypes = new Map<string, ReadonlySet<string>>();
  private readonly findings: AssessedFinding[] = [];

  constructor(private readonly input: JoinInput) {
    const { declared, live, idsOf } = input;
    this.severities = new Map(declared.rules.map(({ id, severity }) => [id, severity]));
    this.blindPlaces = new Map(live.blind.filter(isOfPlace).map(blind => [placeName(blind), blind.why] as const));
    for (const { rule, type, why, ...place } of live.blind) {
      if (type !== undefined) this.blindTypes.set(`${placeName(place)}\n${type}`, why);
      if (rule !== undefined) for (const id of idsOf(rule)) this.blindRules.set(`${placeName(place)}\n${id}`, why);
    }
    this.watched = new Map(
      live.watched.map(place => [placeName(place), new Set(place.rules.flatMap(rule => [...idsOf(rule)]))] as const),
    );
    this.ran = new Map(
      live.watched.flatMap(place =>
        place.ran === undefined
          ? []
          : [
              [
                placeName(place),
                new Map([...place.ran].flatMap(([rule, at]) => idsOf(rule).map(id => [id, at] as const))),
              ] as const,
            ],
      ),
    );
    for (const { resource, rules } of [...live.findings, ...live.passed])
      for (const id of rules.flatMap(idsOf)) entry(this.judging, placeName(resource), () => new Set<string>()).add(id);
    for (const finding of declared.findings) {
      const { template, logicalId, type } = finding.resource;
      const byRule =
        type === environmentType
          ? entry(this.declaredOfPlaces, logicalId, newMap<string, AssessedFinding>)
          : entry(entry(this.declared, template, newMap<string, ByRule>), logicalId, newMap<string, AssessedFinding>);
      // A template file that two stacks deploy has a finding for each: the worse one counts in the places of both.
      const before = byRule.get(finding.ruleId);
      if (before === undefined || rank(finding) > rank(before)) byRule.set(finding.ruleId, finding);
    }
  }

  result(): Joined {
    this.placeTemplates();
    this.placeFindings();
    this.placePasses();
    for (const deployed of this.deployed) this.judge(deployed);
    this.judgePlaces();
    for (const { resource, ids } of this.unmanaged.values())
      for (const id of ids) this.findings.push(this.unmanagedFinding(id, resource));
    const { declared } = this.input;
    const paths = new Set(this.deployed.map(({ template }) => template));
    return {
      assessment: {
        ...declared,
        templates: declared.templates.filter(({ path }) => paths.has(path)),
        findings: this.findings.sort(inOrder),
        errors: [...declared.errors, ...this.errors()],
      },
      elsewhere: this.elsewhere(),
    };
  }

  /** Which template each deployed stack is made of: by its name and place, and nested ones by the resource that deploys them. */
  private placeTemplates(): void {
    const { templates, live } = this.input;
    const stacks = new Map(live.stacks.map(stack => [`${placeName(stack)}\n${stack.name}`, stack] as const));
    const nested = new Map<string, Map<string, string>>();
    for (const { path, parent } of templates)
      if (parent !== undefined) entry(nested, parent.path, newMap<string, string>).set(parent.logicalId, path);
    /** The templates that a template deploys. `blind`: why nobody knows what its stack has; `isGone`: there is no such stack. */
    const placeAll = (template: string, stack: LiveStack, blind: string | undefined, depth: number, isGone = false): void => {
      const { account, region } = stack;
      for (const [logicalId, child] of nested.get(template) ?? []) {
        const deployed = stack.resources.find(one => one.logicalId === logicalId);
        const inner = deployed && stacks.get(`${placeName(stack)}\n${nestedName(deployed.physicalId)}`);
        if (depth > 20) this.missing(child, 'blind: stacks are nested too deep to be followed');
        else if (inner !== undefined) place(child, inner, depth + 1);
        else if (deployed !== undefined)
          this.missing(
            child,
            `blind: AWS Config has not recorded the nested stack ${logicalId} of ${template} in ${placeName(stack)}; wait until it has, and run again`,
          );
        else if (isGone || blind !== undefined || this.input.mayBeAbsent(template, logicalId)) {
          this.deployed.push({ template: child, stack: stack.name, place: { account, region }, resources: new Map(), blind });
          placeAll(child, { ...stack, resources: [] }, blind, depth + 1, true);
        } else
          this.missing(
            child,
            `blind: the stack of ${template} has no nested stack ${logicalId} in ${placeName(stack)}; deploy it, and run again`,
          );
      }
    };
    const place = (template: string, stack: LiveStack, depth: number): void => {
      const { account, region, resources } = stack;
      const blind = blindStack(stack);
      this.deployed.push({
        template,
        stack: stack.name,
        place: { account, region },
        resources: new Map(resources.map(one => [one.logicalId, one] as const)),
        blind,
      });
      for (const { logicalId, physicalId, type } of resources) {
        const placed: Placed = { template, logicalId, physicalId, type, stack };
        entry(this.byName, nameKey(stack, type, physicalId), () => []).push(placed);
        entry(this.byType, nameKey(stack, type, ''), () => []).push(placed);
      }
      placeAll(template, stack, blind, depth);
    };
    for (const template of templates) {
      const { path, stack, environment, parent } = template;
      if (stack === undefined || parent !== undefined) continue;
      for (const one of live.stacks) {
        if (one.name !== stack || !mayBeIn(environment, one)) continue;
        this.placed.add(template);
        place(path, one, 0);
      }
    }
  }

  private missing(template: string, message: string): void {
    this.unrecorded.push({ template, message });
  }

  private placeFindings(): void {
    for (const { resource, rules } of this.input.live.findings) {
      const ids = rules.flatMap(rule => [...this.input.idsOf(rule)]).filter(id => this.severities.has(id));
      if (ids.length === 0) continue;
      for (const { ids: known } of this.foundFor(resource)) for (const id of ids) known.add(id);
    }
  }

  /** Where it is kept: with the resource of a template that it is, or with none and those that it may be. */
  private foundFor(resource: LiveResource): readonly Found[] {
    const make = (type: string) => (): Found => ({ resource, type, ids: new Set() });
    if (resource.type === environmentType) return [entry(this.foundOfPlaces, placeName(resource), make(resource.type))];
    const keptIn = (all: Map<string, Map<string, Found>>, { template, logicalId, type, stack }: Placed): Found =>
      entry(entry(all, deploymentKey(stack, stack.name, template), newMap<string, Found>), logicalId, make(type));
    const { own, perhaps } = this.placedAs(resource);
    if (own.length > 0) return own.map(one => keptIn(this.found, one));
    const [type = resource.type] = templateTypes(resource.type);
    return [
      entry(this.unmanaged, nameKey(resource, type, resource.id), make(resource.type)),
      ...perhaps.map(one => keptIn(this.perhaps, one)),
    ];
  }

  /** Nothing is aligned for want of a finding: a resource that no rule has judged has none either. */
  private placePasses(): void {
    const shared = new Map<string, { readonly perhaps: readonly Placed[]; readonly names: Set<string> }>();
    const pass = ({ template, logicalId, stack }: Placed, id: string, where: string): void => {
      const ofTemplate = entry(this.passed, deploymentKey(stack, stack.name, template), newMap<string, Map<string, Set<string>>>);
      entry(entry(ofTemplate, logicalId, newMap<string, Set<string>>), id, () => new Set()).add(where);
    };
    for (const { resource, rules } of this.input.live.passed) {
      const { own, perhaps, isNear } = this.placedAs(resource);
      const where = placeName(resource);
      for (const id of rules.flatMap(rule => [...this.input.idsOf(rule)])) {
        if (resource.type === environmentType)
          entry(entry(this.passedOfPlaces, where, newMap<string, Set<string>>), id, () => new Set()).add(where);
        for (const one of own) pass(one, id, where);
        if (!isNear) continue;
        const key = [id, where, ...perhaps.map(({ stack, logicalId }) => `${stack.name} ${logicalId}`)].join('\n');
        const { names } = entry(shared, key, () => ({ perhaps, names: new Set() }));
        names.add(resource.id);
        // Where each of those that it may be has passed, it does not matter which is which.
        if (names.size === perhaps.length) for (const one of perhaps) pass(one, id, where);
      }
    }
  }

  /** The resource of a template that it is, or those of which its name does not tell; `isNear`: it is one of these. */
  private placedAs(resource: LiveResource): {
    readonly own: readonly Placed[];
    readonly perhaps: readonly Placed[];
    readonly isNear: boolean;
  } {
    const { id, name, arn } = resource;
    const types = templateTypes(resource.type);
    const names = [id, name, arn, nameInArn(id), nameInArn(arn)].filter(one => one !== undefined);
    const exact = types.flatMap(type => names.flatMap(one => this.byName.get(nameKey(resource, type, one)) ?? []));
    if (isOne(exact)) return { own: exact, perhaps: [], isNear: false };
    const ofType = isNamedByArn(resource.type) ? types.flatMap(type => this.byType.get(nameKey(resource, type, '')) ?? []) : [];
    const like = exact.length > 0 ? exact : ofType.filter(({ physicalId }) => isLike(names, physicalId));
    const below = like.filter(one => standsBelow(names, one));
    const isNear = below.length > 0;
    return isOne(below) ? { own: below, perhaps: [], isNear: false } : { own: [], perhaps: isNear ? below : like, isNear };
  }

  /** All that is declared in a template where it is deployed, and all that AWS Config finds of its resources. */
  private judge({ template, stack, place, resources, blind }: Deployed): void {
    const declared = this.declared.get(template) ?? new Map<string, ByRule>();
    const found = this.found.get(deploymentKey(place, stack, template)) ?? new Map<string, Found>();
    const perhaps = this.perhaps.get(deploymentKey(place, stack, template));
    const passed = this.passed.get(deploymentKey(place, stack, template));
    for (const [logicalId, byRule] of declared) {
      const live = found.get(logicalId);
      const mayBe = perhaps?.get(logicalId);
      const foundBy = ({ ruleId }: AssessedFinding, one: Found | undefined): LiveResource | undefined =>
        one?.ids.has(ruleId) === true ? one.resource : undefined;
      for (const finding of byRule.values())
        this.findings.push(
          resources.has(logicalId) || blind !== undefined
            ? this.joined(finding, place, {
                live: foundBy(finding, live),
                mayBe: foundBy(finding, mayBe),
                passedIn: passed?.get(logicalId)?.get(finding.ruleId),
                isJudged: live !== undefined || passed?.has(logicalId) === true,
                updated: resources.get(logicalId)?.updated,
                blind,
              })
            : this.templateOnly(finding, place, `the stack does not have it in ${placeName(place)}`),
        );
    }
    for (const [logicalId, { resource, type, ids }] of found) {
      const byRule = declared.get(logicalId);
      const known = byRule?.values().next().value?.resource;
      const ref = this.input.locate(known ?? { template, logicalId, type });
      for (const id of ids) if (byRule?.has(id) !== true) this.findings.push(this.liveOnly(id, ref, resource));
    }
  }

  /** What concerns accounts as a whole, where a template of the run is deployed or AWS Config finds something. */
  private judgePlaces(): void {
    const places = new Map(this.deployed.map(({ place }) => [placeName(place), place] as const));
    for (const [where, place] of places) {
      const found = this.foundOfPlaces.get(where);
      for (const [ruleId, finding] of this.declaredOfPlace(place)) {
        const live = found?.ids.has(ruleId) === true ? found.resource : undefined;
        this.findings.push(this.joined(finding, place, { live, passedIn: this.passedOfPlaces.get(where)?.get(ruleId) }));
      }
    }
    for (const [where, { resource, ids }] of this.foundOfPlaces) {
      const place = places.get(where);
      const declared = place === undefined ? undefined : this.declaredOfPlace(place);
      const ref = { template: where, logicalId: where, type: environmentType };
      for (const id of ids) if (declared?.has(id) !== true) this.findings.push(this.liveOnly(id, ref, resource));
    }
  }

  /** What templates say of a place: those that name it, and else those that name no account or no Region. */
  private declaredOfPlace({ account, region }: Place): ByRule {
    const names = [
      `unknown-account/unknown-region`,
      `unknown-account/${region}`,
      `${account}/unknown-region`,
      `${account}/${region}`,
    ];
    return new Map(names.flatMap(name => [...(this.declaredOfPlaces.get(name) ?? [])]));
  }

  /** One declared finding where its template is deployed. */
  private joined(declared: AssessedFinding, place: Place, told: Told): AssessedFinding {
    const { live, mayBe, blind } = told;
    const { ruleId, status, waiver } = declared;
    if (live !== undefined) {
      const found = `AWS Config finds ${live.id} in ${placeName(live)} not compliant`;
      if (status === 'compliant')
        return this.finding(ruleId, 'non-compliant', 'drifted', place, this.input.locate(declared.resource), live, [
          { message: `drifted: ${found}, and the template makes it compliant` },
        ]);
      if (status === 'undetermined')
        return this.liveOnly(ruleId, this.input.locate(declared.resource), live, 'the template does not tell');
      const state = waiver === undefined ? 'both bad' : 'waived and bad';
      return {
        ...this.finding(ruleId, status, state, place, declared.resource, live, [
          ...declared.reasons,
          { message: `${state === 'both bad' ? 'both' : 'waived'}: ${found} too` },
        ]),
        ...(waiver === undefined ? {} : { waiver }),
      };
    }
    if (!this.isWatched(ruleId, declared.resource.type))
      return this.templateOnly(declared, place, `no rule of AWS Config judges resources of type ${declared.resource.type} by it`);
    if (mayBe === undefined && blind === undefined && this.isPassedOver(place, ruleId, declared.resource.type, told))
      return this.templateOnly(
        declared,
        place,
        `AWS Config judges it by other rules and others by this one, so the rule may not apply to it in ${placeName(place)}`,
      );
    const why =
      mayBe === undefined
        ? (blind ?? this.blindness(place, ruleId, declared.resource.type, told))
        : `AWS Config finds ${mayBe.id} in ${placeName(mayBe)} not compliant, and its name does not tell whether it is this one`;
    if (why !== undefined)
      return this.finding(
        ruleId,
        status === 'non-compliant' ? status : 'undetermined',
        'blind',
        place,
        declared.resource,
        undefined,
        [...(status === 'non-compliant' ? declared.reasons : []), { message: `blind: ${why}` }],
        waiver,
      );
    if (status === 'compliant') return this.finding(ruleId, status, 'aligned', place, declared.resource, undefined, []);
    return this.templateOnly(declared, place, `AWS Config finds nothing wrong with it in ${placeName(place)}`);
  }

  private templateOnly(
    { ruleId, status, resource, reasons, waiver }: AssessedFinding,
    place: Place,
    why: string,
  ): AssessedFinding {
    const message = `template only: ${why}`;
    return this.finding(ruleId, status, 'template only', place, resource, undefined, [...reasons, { message }], waiver);
  }

  /** Whether the counterpart of a rule looks at resources of a type, under any of the names that AWS Config has for it. */
  private isWatched(ruleId: string, type: string): boolean {
    let types = this.watchedTypes.get(ruleId);
    if (types === undefined) this.watchedTypes.set(ruleId, (types = new Set(this.input.typesOf(ruleId).flatMap(templateTypes))));
    return types.has(type) || (type === environmentType && types.size === 0);
  }

  /** Why AWS Config cannot tell of a resource. What IAM knows is the same in all Regions, so one that watches it is enough. */
  private blindness(place: Place, ruleId: string, type: string, { passedIn, updated = -Infinity }: Told): string | undefined {
    const where = this.placesOf(place, type);
    const able = where.filter(one => this.blindnessIn(one, ruleId, type) === undefined);
    if (able.length > 0) {
      const passed = able.filter(one => passedIn?.has(one));
      if (passed.length === 0)
        return `AWS Config shows no result for an ${type}; wait until its rules have judged it, or skip those that do not concern it`;
      return passed.some(one => this.ranSince(one, ruleId, updated))
        ? undefined
        : `an ${type} was deployed after its rules last ran; wait until they run again, or start them`;
    }
    const home = homeOf(type, place.region);
    if (home === undefined || home === place.region) return this.blindnessIn(placeName(place), ruleId, type);
    const why = where.map(one => this.blindnessIn(one, ruleId, type) ?? '').join();
    return `AWS Config records ${type} in ${home} alone: ${why === '' ? 'this run did not look there; read it through an aggregator' : why}`;
  }

  /**
   * AWS Config keeps no result where a rule does not apply. A rule that has results, and has run since the resource was deployed, was
   * told of one that other rules have judged.
   */
  private isPassedOver(place: Place, ruleId: string, type: string, { passedIn, isJudged, updated = -Infinity }: Told): boolean {
    const able = this.placesOf(place, type).filter(one => this.blindnessIn(one, ruleId, type) === undefined);
    return (
      isJudged === true &&
      !able.some(one => passedIn?.has(one)) &&
      able.some(one => this.judging.get(one)?.has(ruleId) === true && (this.ran.get(one)?.get(ruleId) ?? Infinity) > updated)
    );
  }

  /** Where AWS Config may record a resource that a stack of a place has. */
  private placesOf(place: Place, type: string): readonly string[] {
    if (!isGlobal(type)) return [placeName(place)];
    const home = homeOf(type, place.region);
    return this.input.live.watched
      .filter(({ account, region }) => account === place.account && (home ?? region) === region)
      .map(placeName);
  }

  /** Rules that look at changes are told of each; one that runs by the clock has to have run since. */
  private ranSince(where: string, ruleId: string, updated: number): boolean {
    const ran = this.ran.get(where);
    return ran === undefined || !this.input.isPeriodic(ruleId) || (ran.get(ruleId) ?? -Infinity) > updated;
  }

  private blindnessIn(where: string, ruleId: string, type: string): string | undefined {
    return (
      this.blindPlaces.get(where) ??
      this.blindRules.get(`${where}\n${ruleId}`) ??
      this.blindTypes.get(`${where}\n${type}`) ??
      (this.watched.get(where)?.has(ruleId) === true ? undefined : `no rule of AWS Config in ${where} watches it`)
    );
  }

  private liveOnly(
    ruleId: string,
    resource: ResourceRef,
    live: LiveResource,
    why = 'no rule judges it in the template',
  ): AssessedFinding {
    return this.finding(ruleId, 'non-compliant', 'live only', live, resource, live, [
      { message: `live only: AWS Config finds ${live.id} in ${placeName(live)} not compliant; ${why}` },
    ]);
  }

  private unmanagedFinding(ruleId: string, live: LiveResource): AssessedFinding {
    const resource = { template: placeName(live), logicalId: live.name ?? live.id, type: live.type };
    return this.finding(ruleId, 'non-compliant', 'unmanaged', live, resource, live, [
      { message: `unmanaged: AWS Config finds ${live.id} in ${placeName(live)} not compliant; no template of this run makes it` },
    ]);
  }

  private finding(
    ruleId: string,
    status: AssessedFinding['status'],
    state: DriftState,
    { account, region }: Place,
    resource: ResourceRef,
    live: LiveResource | undefined,
    reasons: AssessedFinding['reasons'],
    waiver?: AssessedFinding['waiver'],
  ): AssessedFinding {
    const drift: DriftNote = { state, account, region, ...(live === undefined ? {} : { resourceId: live.id }) };
    const where = resource.constructPath ?? `${resource.template}#${resource.logicalId}`;
    return {
      ruleId,
      status,
      severity: this.severities.get(ruleId) ?? 'high',
      fingerprint: fingerprint([ruleId, state, account, region, where, live?.id ?? ''].join('\n')),
      resource,
      reasons,
      ...(waiver === undefined ? {} : { waiver }),
      drift,
    };
  }

  /** Blindness is no finding that a threshold could let pass. */
  private errors(): readonly TemplateError[] {
    const whole = this.input.live.blind
      .filter(isOfPlace)
      .map(blind => ({ template: placeName(blind), message: `blind: ${blind.why}` }));
    const rules = new Map<string, Set<string>>();
    for (const { drift, ruleId, reasons } of this.findings) {
      if (drift?.state !== 'blind') continue;
      const where = placeName(drift);
      if (this.blindPlaces.has(where)) continue;
      // The last reason says why.
      const key = `${where}\n${reasons.at(-1)?.message ?? ''}`;
      rules.set(key, (rules.get(key) ?? new Set()).add(ruleId));
    }
    const byRule = [...rules].map(([key, ids]) => {
      const [template = '', why = ''] = key.split('\n');
      return { template, message: `${why} (${listed([...ids].sort())})` };
    });
    return [...whole, ...byRule, ...this.unrecorded, ...this.undeployed()].sort(
      (a, b) => order(a.template, b.template) || order(a.message, b.message),
    );
  }

  /** Templates whose place was read and whose stacks are not there, and those that say nothing of a stack. */
  private undeployed(): readonly TemplateError[] {
    return this.input.templates.flatMap(template => {
      if (this.placed.has(template)) return [];
      const { path, stack, environment, parent } = template;
      // Where its parent is deployed, it was looked for there.
      if (parent !== undefined) return [];
      if (stack === undefined)
        return [{ template: path, message: 'blind: no stack is known to deploy it; name the cloud assembly that it is part of' }];
      const read = this.input.live.watched.find(place => mayBeIn(environment, place));
      return read === undefined || this.blindPlaces.has(placeName(read))
        ? []
        : [
            {
              template: path,
              message: `blind: AWS Config has not recorded the stack ${stack} in ${placeName(read)}; deploy it, or name other assemblies`,
            },
          ];
    });
  }

  private elsewhere(): readonly string[] {
    const places = [...this.input.live.watched, ...this.input.live.blind.filter(isOfPlace)];
    return this.input.templates
      .filter(
        template =>
          template.stack !== undefined &&
          template.parent === undefined &&
          !this.placed.has(template) &&
          !places.some(place => mayBeIn(template.environment, place)),
      )
      .flatMap(({ stack }) => stack ?? [])
      .sort();
  }
}

/** No stack is without resources, and one that is being changed is on its way to what its template says. */
function blindStack({ name, status = '', resources }: LiveStack): string | undefined {
  if (status.endsWith('_IN_PROGRESS')) return `the stack ${name} is being changed (${status}); wait until it is done`;
  return resources.length === 0 ? `AWS Config has recorded no resources of the stack ${name}; wait until it has` : undefined;
}

/** The same resource, which templates of the same stack may have each. */
function isOne([first, ...more]: readonly Placed[]): boolean {
  return first !== undefined && more.every(({ stack, logicalId }) => stack === first.stack && logicalId === first.logicalId);
}

function newMap<K, V>(): Map<K, V> {
  return new Map<K, V>();
}

function entry<V>(map: Map<string, V>, key: string, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

/** `charts` of `arn:aws:elasticache:us-east-1:111122223333:replicationgroup:charts`: all that follows the kind of the resource. */
function nameInArn(arn = ''): string | undefined {
  return /^arn:[^:]*:[^:]*:[^:]*:[^:]*:[\w-]+[:/](.+)$/.exec(arn)?.[1];
}

/** The end of a name, or of one part of it: `abc` of `arn:aws:apigateway:us-east-1::/restapis/abc`, the id of `name|id|REGIONAL`. */
function isLike(names: readonly string[], physicalId: string): boolean {
  const parts = physicalId.split('|');
  return names.some(
    name => name !== '' && parts.includes(name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1)),
  );
}

/** A stage goes by the same name in every API: the API that its ARN names has to be of the same stack. */
function standsBelow(names: readonly string[], { stack }: Placed): boolean {
  const [api] = names.flatMap(name => /:\/(?:restapis|apis)\/([^/]+)\/stages\//.exec(name)?.[1] ?? []);
  return api === undefined || stack.resources.some(({ physicalId }) => physicalId === api);
}

/** By place, type and name. What IAM knows has one name in all Regions of its account, and AWS Config records it in those that it is told to. */
function nameKey(place: Place, type: string, name: string): string {
  return `${isGlobal(type) ? place.account : placeName(place)}\n${type}\n${name}`;
}

function deploymentKey(place: Place, stack: string, template: string): string {
  return [placeName(place), stack, template].join('\n');
}

function isOfPlace({ rule, type }: Blind): boolean {
  return rule === undefined && type === undefined;
}

/** A stack without account and Region can be in any. */
function mayBeIn(environment: Partial<Place> | undefined, { account, region }: Place): boolean {
  return (environment?.account ?? account) === account && (environment?.region ?? region) === region;
}

const most = 5;

function listed(ids: readonly string[]): string {
  return ids.length <= most ? ids.join(', ') : `${ids.slice(0, most).join(', ')} and ${String(ids.length - most)} more`;
}

function inOrder(a: AssessedFinding, b: AssessedFinding): number {
  return (
    order(a.resource.template, b.resource.template) ||
    order(a.resource.logicalId, b.resource.logicalId) ||
    order(a.ruleId, b.ruleId) ||
    order(
      `${a.drift?.account ?? ''}${a.drift?.region ?? ''}${a.drift?.resourceId ?? ''}`,
      `${b.drift?.account ?? ''}${b.drift?.region ?? ''}${b.drift?.resourceId ?? ''}`,
    )
  );
}

function rank({ status, waiver }: AssessedFinding): number {
  if (status === 'compliant') return 0;
  if (waiver !== undefined) return 1;
  return status === 'undetermined' ? 2 : 3;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
