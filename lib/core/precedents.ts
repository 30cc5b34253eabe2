import { intrinsicName } from './expression';
import { isList, own } from './json';
import type { Json, JsonObject, Scalar, StringMap } from './json';
import { pseudoParameters } from './parameters';
import type { Resource } from './resource';
import type { Rule } from './rule';
import type { Template } from './template';
import type { Verdict } from './verdict';

/**
 * A check is a pure function of what it looks at, and estates repeat themselves: thousands of resources look alike where a rule
 * looks. So each finding is remembered with what the check looked at on the way, one step after the other, and a resource on which
 * all of these steps come out the same gets the same verdict without being judged again.
 *
 * "The same" is up to the names of resources: where one bucket refers to its key the other may refer to its own. A step counts the
 * resources that come into view, so equal steps mean that both resources stand among others in the same way. What a check learns in
 * any other way ends the record (`Observed.escape`), and such a finding is no precedent.
 */
export interface Outcome {
  /** Undefined where the rule has nothing to say about the resource. */
  readonly verdict: Verdict | undefined;
  readonly assumes: StringMap | undefined;
}

/** What a step came out as. A number where that is possible, because texts have to be put together and hashed. */
type Answer = number | string;

/** Where all resources of a type were asked for: a template, or the run. */
interface Source {
  declared: (type: string) => readonly Resource[];
}

/** One look: at a property of the resource with this number, at what refers to it by a property, or at all of a type. */
class Step {
  /** What comes after each answer; behind the last step it is the outcome. */
  readonly next = new Map<Answer, Step>();
  outcome: Outcome | undefined;
  /** The template, or the account and Region, in which the outcome holds, where it does not hold everywhere. */
  bound: Template | string | undefined;

  constructor(
    readonly of: number,
    readonly name: string,
    readonly type: string | undefined,
    readonly source: Source | undefined,
  ) {}

  is(of: number, name: string, type: string | undefined, source: Source | undefined): boolean {
    return this.name === name && this.of === of && this.type === type && this.source === source;
  }

  isLike({ of, name, type, source }: Step): boolean {
    return this.is(of, name, type, source);
  }
}

/** The outcomes of one rule for resources of one type. */
interface Book {
  first: Step;
  kept: number;
  hits: number;
  misses: number;
}

/** Where resources have nothing in common, looking for precedents is given up. */
const trial = 64;
const mostKept = 256;

export class Precedents {
  private readonly books = new Map<string, Map<Rule, Book>>();
  /** For resources that exist on a condition, on which all depends. */
  private readonly conditional = new Map<string, Map<Rule, Book>>();

  /** All rules judge one resource before the next. */
  private latest: Resource | undefined;
  private latestBooks = new Map<Rule, Book>();

  private booksFor(judged: Resource): Map<Rule, Book> {
    if (judged === this.latest) return this.latestBooks;
    const all = judged.isConditional ? this.conditional : this.books;
    let books = all.get(judged.type);
    if (books === undefined) all.set(judged.type, (books = new Map<Rule, Book>()));
    this.latest = judged;
    this.latestBooks = books;
    return books;
  }

  find(rule: Rule, judged: Resource): Outcome | undefined {
    const book = this.booksFor(judged).get(rule);
    if (book === undefined || book.kept === 0) return undefined;
    const inView = [judged];
    let step: Step | undefined = book.first;
    while (step !== undefined && step.outcome === undefined) step = step.next.get(answer(step, inView));
    if (step === undefined) return undefined;
    const { bound } = step;
    if (bound !== undefined && bound !== (typeof bound === 'string' ? judged.home.place : judged.home)) return undefined;
    book.hits++;
    return step.outcome;
  }

  /** Whether it is worth while to watch what the rule looks at. */
  wants(rule: Rule, judged: Resource): boolean {
    const book = this.booksFor(judged).get(rule);
    return book === undefined || book.misses < trial || book.hits >= book.misses;
  }

  keep(rule: Rule, judged: Resource, { steps, answers, isOpen, isBound, isPlaced }: Observed, outcome: Outcome): void {
    const first = steps[0] ?? new Step(none, '', undefined, undefined);
    const books = this.booksFor(judged);
    let book = books.get(rule);
    if (book === undefined || book.kept >= mostKept) books.set(rule, (book = { first, kept: 0, hits: 0, misses: 0 }));
    book.misses++;
    if (!isOpen) return;
    // A check that looks at its template may go on in another way in the next one, whose steps then take the place of these.
    let step = book.first.isLike(first) ? book.first : (book.first = first);
    for (let index = 0; index < answers.length; index++) {
      const found = answers[index] ?? none;
      const wanted = steps[index + 1] ?? new Step(none, '', undefined, undefined);
      let next = step.next.get(found);
      if (next?.isLike(wanted) !== true) step.next.set(found, (next = wanted));
      step = next;
    }
    step.outcome = outcome;
    step.bound = isBound ? judged.home : isPlaced ? judged.home.place : undefined;
    book.kept++;
  }
}

/** Resources that one finding may bring into view: hubs, to which hundreds refer, are judged each time. */
const mostInView = 24;
const none = -1;

function answer(step: Step, inView: Resource[]): Answer {
  const resource = inView[step.of];
  if (resource === undefined) return none;
  if (step.type === undefined) {
    const shape = resource.shape(step.name);
    if (shape === undefined) return none;
    return shape.targets.length === 0 ? shape.id : numbered(shape.id, shape.targets, inView);
  }
  if (step.source !== undefined) return numbered(0, step.source.declared(step.type), inView);
  return numbered(0, resource.home.run.referrers(resource, step.type, step.name), inView);
}

/** The numbers of resources in the order in which they came into view, behind what they belong to. */
function numbered(id: number, resources: readonly Resource[], inView: Resource[]): Answer {
  if (resources.length === 0) return id;
  if (resources.length > mostInView) return none;
  const [first] = resources;
  if (resources.length === 1 && first !== undefined) {
    const number = numberOf(first, inView);
    return number === none ? none : -2 - (id * mostInView + number);
  }
  let text = String(id);
  for (const resource of resources) {
    const number = numberOf(resource, inView);
    if (number === none) return none;
    text += `,${String(number)}`;
  }
  return text;
}

function numberOf(resource: Resource, inView: Resource[]): number {
  const number = inView.indexOf(resource);
  if (number >= 0) return number;
  return inView.length >= mostInView ? none : inView.push(resource) - 1;
}

/** What the check that is running has looked at. */
export class Observed {
  /** Whether the finding can still become a precedent. */
  isOpen = false;
  readonly steps: Step[] = [];
  readonly answers: Answer[] = [];
  /** Something of the template itself was looked at. */
  isBound = false;
  /** Names were made into ARNs, by account and Region. */
  isPlaced = false;
  private readonly inView: Resource[] = [];
  private refers = false;
  /** References may hide in what was read, so who they lead to must not matter. */
  private isVeiled = false;

  start(judged: Resource): void {
    this.isOpen = true;
    this.isBound = false;
    this.isPlaced = false;
    this.isVeiled = false;
    this.refers = false;
    this.inView.length = 0;
    this.steps.length = 0;
    this.answers.length = 0;
    this.inView.push(judged);
  }

  escape(): void {
    this.isOpen = false;
  }

  property(resource: Resource, name: string): void {
    if (!this.isOpen) return;
    const of = this.inView.indexOf(resource);
    const shape = resource.shape(name);
    if (of < 0 || shape === undefined) return this.escape();
    if (shape.isVeiled) this.isVeiled = true;
    if (shape.targets.length > 0) this.refers = true;
    this.look(of, name, undefined, undefined);
  }

  referrers(target: Resource, type: string, property: string): void {
    if (!this.isOpen) return;
    const of = this.inView.indexOf(target);
    if (of < 0) this.escape();
    else this.look(of, property, type, undefined);
  }

  ofType(source: Source, type: string): void {
    if (this.isOpen) this.look(0, '', type, source);
  }

  private look(of: number, name: string, type: string | undefined, source: Source | undefined): void {
    for (const earlier of this.steps) if (earlier.is(of, name, type, source)) return;
    const step = new Step(of, name, type, source);
    const found = answer(step, this.inView);
    if (found === none) return this.escape();
    this.steps.push(step);
    this.answers.push(found);
  }

  /** Something was looked at that is the same for all resources of the template. */
  template(): void {
    this.isBound = true;
  }

  /** The account and Region of the template came in. */
  place(): void {
    this.isPlaced = true;
  }

  /** It mattered which resource this is. */
  identity(resource: Resource | undefined): void {
    if (!this.isOpen) return;
    const isElsewhere = resource?.home.place !== this.inView[0]?.home.place;
    if (this.isVeiled || isElsewhere || resource === undefined || !this.inView.includes(resource)) this.escape();
  }

  /** An expression was shown, which names what it refers to. */
  expression(): void {
    if (this.isVeiled || this.refers || this.inView.length > 1) this.escape();
  }
}

/** How something is written, up to the names of the resources that it refers to. */
export interface Shape {
  readonly id: number;
  readonly targets: readonly Resource[];
  /** It may hold references that are not among the targets. */
  readonly isVeiled: boolean;
}

const noTargets: readonly Resource[] = [];
const longest = 20_000;
const mostShapes = 20_000;
const stack = 'AWS::CloudFormation::Stack';
// Whole objects, so that nothing else can be meant; inside JSON text quotes are escaped, so nothing there looks like one.
const references =
  /\{"Ref":"([A-Za-z0-9]+)"\}|\{"Fn::GetAtt":\["([A-Za-z0-9]+)",("[\w.]*")\]\}|\{"Fn::Sub":("(?:[^"\\]|\\.)*")\}/g;
const special = /null|"Ref":|"Fn::/;
const variable = /\$\{([A-Za-z0-9]+)((?:\.[\w.]+)?)\}/g;
const pseudo = 'AWS::(?:AccountId|NoValue|NotificationARNs|Partition|Region|StackId|StackName|URLSuffix)';
/** What depends on where it is deployed. Control characters are escaped in JSON, so they stand for what was replaced and for nothing else. */
// eslint-disable-next-line no-control-regex -- as it says
const dependent = /"Ref":|"Fn::(?!Join")|\u0001=|\$\{(?!\u0001)/;
/** What depends on more than account and Region: on the template. */
const placed = 'AWS::(?:AccountId|Partition|Region|URLSuffix)';
const ofTemplate = new RegExp(`"Ref":(?!"${placed}"\\})|"Fn::(?!Join")|\\u0001=|\\$\\{(?!\\u0001|${placed}\\})`);
const veiled = new RegExp(`"Ref":(?!"${pseudo}"\\})|"Fn::(?!(?:Join|If|Select|Split)")|\\$\\{(?!\\u0001|${pseudo}\\})`);

/** Gives equal numbers to what is written alike. What refers to conditions, parameters and the like is alike only within a template. */
export class Shapes {
  private readonly scalars = new Map<Scalar | undefined, Shape>();
  private readonly texts = new Map<string, Shape>();
  /** By type and attribute. */
  private readonly lone = new Map<string, Map<string, Shape>>();
  private count = 0;

  /** Patterns for the names of resources, by what such a question goes by among the names of properties. */
  readonly asked = new Map<string, readonly [RegExp, RegExp]>();

  question(logicalIds: RegExp, constructPaths: RegExp): string {
    const name = `#${logicalIds.source}\n${constructPaths.source}`;
    this.asked.set(name, [logicalIds, constructPaths]);
    return name;
  }

  ofScalar(raw: Scalar | undefined): Shape {
    return this.scalars.get(raw) ?? this.enter(this.scalars, raw, false);
  }

  /** Undefined for what is too long to compare. */
  of(template: Template, raw: readonly Json[] | JsonObject): Shape | undefined {
    const lone = this.ofReference(template, raw);
    if (lone !== undefined) return lone;
    const text = JSON.stringify(raw);
    if (text.length > longest) return undefined;
    if (!special.test(text)) return this.known(text, noTargets, false);
    // JSON has no infinity and writes null.
    if (text.includes('null')) return undefined;
    const targets: Resource[] = [];
    const form = withoutNames(template, text, targets);
    if (!dependent.test(form)) return this.known(form, targets, false);
    return ofTemplate.test(form)
      ? this.known(`${template.id}\n${form}`, targets, veiled.test(form))
      : this.known(`${template.place}\n${form}`, targets, false);
  }

  /** Most references stand alone, and need not be written out to be compared. */
  private ofReference(template: Template, raw: readonly Json[] | JsonObject): Shape | undefined {
    if (isList(raw)) return undefined;
    const name = intrinsicName(raw);
    if (name !== 'Ref' && name !== 'Fn::GetAtt') return undefined;
    const argument = own(raw, name);
    const parts = isList(argument) ? argument : [argument, 'Ref'];
    const [id, attribute] = parts;
    if (isList(argument) === (name === 'Ref') || parts.length !== 2 || typeof id !== 'string' || typeof attribute !== 'string')
      return undefined;
    const target = Object.hasOwn(template.parameters, id) || pseudoParameters.has(id) ? undefined : template.find(id);
    if (target === undefined || target.type === stack) return undefined;
    let attributes = this.lone.get(target.type);
    if (attributes === undefined) this.lone.set(target.type, (attributes = new Map<string, Shape>()));
    const shape = attributes.get(attribute) ?? this.enter(attributes, attribute, false);
    return { id: shape.id, targets: [target], isVeiled: false };
  }

  /** A condition means what it means in its template. */
  ofCondition(template: Template, condition: Scalar | undefined): Shape {
    return condition === undefined
      ? this.ofScalar(undefined)
      : this.known(`${template.id}\n${JSON.stringify(condition)}`, noTargets, false);
  }

  private known(text: string, targets: readonly Resource[], isVeiled: boolean): Shape {
    const shape = this.texts.get(text) ?? this.enter(this.texts, text, isVeiled);
    return targets.length === 0 ? shape : { id: shape.id, targets, isVeiled };
  }

  private enter<K>(shapes: Map<K, Shape>, key: K, isVeiled: boolean): Shape {
    // What is forgotten gets another number later, so it is like nothing that was seen before.
    if (shapes.size >= mostShapes) shapes.clear();
    const shape = { id: this.count++, targets: noTargets, isVeiled };
    shapes.set(key, shape);
    return shape;
  }
}

/** JSON text with the type of a resource in place of its name wherever something refers to it. The text can be got back, given the names. */
function withoutNames(template: Template, text: string, targets: Resource[]): string {
  const anonymous = (id: string): string | undefined => {
    // A parameter goes before a resource. In a nested stack it may pass a reference.
    if (Object.hasOwn(template.parameters, id)) return template.parent() === undefined ? `\u0001=${id}` : undefined;
    const target = template.find(id);
    if (target === undefined || target.type === stack) return undefined;
    targets.push(target);
    return `\u0001${JSON.stringify(target.type)}`;
  };
  return text.replace(references, (whole: string, ref?: string, owner?: string, attribute?: string, sub?: string) => {
    if (sub !== undefined) {
      const form = sub.replace(variable, (as: string, id: string, rest: string) => {
        const known = anonymous(id);
        return known === undefined ? as : `\${${known}${rest}}`;
      });
      return `{\u0001Sub:${form}}`;
    }
    const known = anonymous(ref ?? owner ?? '');
    if (known === undefined) return whole;
    return ref === undefined ? `{\u0001GetAtt:${known},${attribute ?? ''}}` : `{\u0001Ref:${known}}`;
  });
}
