import { isOfOwnProperty } from './attributes';
import { intrinsicName } from './expression';
import { isList, own } from './json';
import type { Json, JsonObject, Scalar, StringMap } from './json';
import { pseudoParameters } from './parameters';
import type { Resource } from './resource';
import type { ResourceRule } from './rule';
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

/** What one of the rules that judge a type says of a resource. Without an outcome it has to be asked each time. */
export interface Said {
  readonly rule: ResourceRule;
  readonly outcome: Outcome | undefined;
}

/** What all of them say. */
export interface SaidOfAll {
  readonly all: readonly Said[];
  /** Without what is compliant. */
  readonly open: readonly Said[];
}

/** What a step came out as. A number where that is possible, because texts have to be put together and hashed. */
type Answer = number | string;

/** Where all resources of a type were asked for: a template, or the run. */
interface Source {
  declared: (type: string) => readonly Resource[];
}

/** One look: at a property of the resource with this number, at what refers to it by a property, or at all of a type. */
class Step<O> {
  /** What comes after each answer; behind the last step it is the outcome. */
  readonly next = new Map<Answer, Step<O>>();
  outcome: O | undefined;
  /** The template, or the account and Region, in which the outcome holds, where it does not hold everywhere. */
  bound: Template | string | undefined;

  constructor(
    readonly of: number,
    readonly name: string,
    readonly type: string | undefined,
    readonly source: Source | undefined,
  ) {}

  isLike({ of, name, type, source }: Look): boolean {
    return this.name === name && this.of === of && this.type === type && this.source === source;
  }
}

type Look = Pick<Step<unknown>, 'of' | 'name' | 'type' | 'source'>;

/** Outcomes for resources of one type. */
interface Book<O> {
  first: Step<O>;
  kept: number;
  hits: number;
  misses: number;
}

/** For one type: by rule, and for all of its rules together, for resources that look alike wherever any of them looks. */
interface Books {
  readonly byRule: Map<ResourceRule, Book<Outcome>>;
  together: Book<SaidOfAll> | undefined;
}

/** Where resources have nothing in common, looking for precedents is given up. */
const trial = 64;
const mostKept = 256;

function isWorthWhile(book: Book<unknown> | undefined): boolean {
  return book === undefined || book.misses < trial || book.hits >= book.misses;
}

export class Precedents {
  private readonly books = new Map<string, Books>();
  /** For resources that exist on a condition, on which all depends. */
  private readonly conditional = new Map<string, Books>();

  /** All rules judge one resource before the next. */
  private latest: Resource | undefined;
  private latestBooks: Books = { byRule: new Map(), together: undefined };
  /** What all rules look at on the resource that is judged, while that is being recorded. */
  private readonly all = new Observed();
  private said: Said[] = [];

  private booksFor(judged: Resource): Books {
    if (judged === this.latest) return this.latestBooks;
    const all = judged.isConditional ? this.conditional : this.books;
    let books = all.get(judged.type);
    if (books === undefined) all.set(judged.type, (books = { byRule: new Map(), together: undefined }));
    this.latest = judged;
    this.latestBooks = books;
    return books;
  }

  /** What all rules say of a resource that looks like an earlier one wherever any of them looks. */
  findAll(judged: Resource): SaidOfAll | undefined {
    const { together } = this.booksFor(judged);
    return together !== undefined && isWorthWhile(together) ? found(together, judged, undefined)?.outcome : undefined;
  }

  /** From here on it is noted what each rule looks at and says, where that is worth while. */
  startAll(judged: Resource): void {
    if (isWorthWhile(this.booksFor(judged).together)) this.all.start(judged);
    this.said = [];
  }

  keepAll(judged: Resource): void {
    if (!this.all.isOpen) return;
    const books = this.booksFor(judged);
    const open = this.said.filter(({ outcome }) => outcome?.verdict?.status !== 'compliant');
    books.together = kept(books.together, judged, this.all, { all: this.said, open });
    this.all.escape();
  }

  find(rule: ResourceRule, judged: Resource): Outcome | undefined {
    const book = this.booksFor(judged).byRule.get(rule);
    if (book === undefined || book.kept === 0) return undefined;
    const { all } = this;
    all.hasMissed = false;
    const step = found(book, judged, all.isOpen ? all : undefined);
    if (step === undefined) return undefined;
    const { outcome, bound } = step;
    if (typeof bound === 'string') all.place();
    this.say(rule, typeof bound === 'object' ? undefined : outcome);
    return outcome;
  }

  /** Whether it is worth while to watch what the rule looks at. */
  wants(rule: ResourceRule, judged: Resource): boolean {
    return isWorthWhile(this.booksFor(judged).byRule.get(rule));
  }

  keep(rule: ResourceRule, judged: Resource, observed: Observed, outcome: Outcome): void {
    const { byRule } = this.booksFor(judged);
    byRule.set(rule, kept(byRule.get(rule), judged, observed, outcome));
    const { all } = this;
    if (!all.isOpen) return;
    all.hasMissed = !observed.isOpen || observed.isBound;
    if (!all.hasMissed) {
      for (const step of observed.steps) all.also(step, observed.inView);
      if (observed.isPlaced) all.place();
    }
    this.say(rule, outcome);
  }

  /** Without a precedent the rule has to be asked each time. */
  say(rule: ResourceRule, outcome: Outcome | undefined): void {
    if (!this.all.isOpen) return;
    const isKnown = outcome !== undefined && !this.all.hasMissed;
    if (!isKnown) this.said.push({ rule, outcome: undefined });
    // Most rules have nothing to say about most resources.
    else if (outcome.verdict !== undefined) this.said.push({ rule, outcome });
  }
}

/** The end of the way through a book that the resource leads. Where `all` is given, it looks there too. */
function found<O>(book: Book<O>, judged: Resource, all: Observed | undefined): Step<O> | undefined {
  const inView = [judged];
  let step: Step<O> | undefined = book.first;
  while (step !== undefined && step.outcome === undefined) {
    all?.also(step, inView);
    step = step.next.get(answer(step, inView));
  }
  if (step === undefined) return undefined;
  const { bound } = step;
  if (bound !== undefined && bound !== (typeof bound === 'string' ? judged.home.place : judged.home)) return undefined;
  book.hits++;
  return step;
}

/** The book, or a new one where there was none or it is full, with what was observed. */
function kept<O>(known: Book<O> | undefined, judged: Resource, observed: Observed, outcome: O): Book<O> {
  const { steps, answers, isOpen, isBound, isPlaced } = observed;
  const end = { of: none, name: '', type: undefined, source: undefined };
  const asStep = (look: Look | undefined): Step<O> => {
    const { of, name, type, source } = look ?? end;
    return new Step(of, name, type, source);
  };
  const book = known === undefined || known.kept >= mostKept ? { first: asStep(steps[0]), kept: 0, hits: 0, misses: 0 } : known;
  book.misses++;
  if (!isOpen) return book;
  // A check that looks at its template may go on in another way in the next one, whose steps then take the place of these.
  let step = book.first.isLike(steps[0] ?? end) ? book.first : (book.first = asStep(steps[0]));
  for (let index = 0; index < answers.length; index++) {
    const answered = answers[index] ?? none;
    const wanted = steps[index + 1] ?? end;
    let next = step.next.get(answered);
    if (next?.isLike(wanted) !== true) step.next.set(answered, (next = asStep(wanted)));
    step = next;
  }
  step.outcome = outcome;
  step.bound = isBound ? judged.home : isPlaced ? judged.home.place : undefined;
  book.kept++;
  return book;
}

/** Resources that one finding may bring into view: hubs, to which hundreds refer, are judged each time. */
const mostInView = 24;
const none = -1;

function answer(step: Look, inView: Resource[]): Answer {
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
  readonly steps: Look[] = [];
  readonly answers: Answer[] = [];
  /** Something of the template itself was looked at. */
  isBound = false;
  /** Names were made into ARNs, by account and Region. */
  isPlaced = false;
  readonly inView: Resource[] = [];
  /** A look of another record could not be taken. */
  hasMissed = false;
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
    this.note(of, name, undefined, undefined);
  }

  referrers(target: Resource, type: string, property: string): void {
    if (!this.isOpen) return;
    const of = this.inView.indexOf(target);
    if (of < 0) this.escape();
    else this.note(of, property, type, undefined);
  }

  ofType(source: Source, type: string): void {
    if (this.isOpen) this.note(0, '', type, source);
  }

  /** Looks where another record did, in which the resources have the numbers of `inView`. */
  also({ of, name, type, source }: Look, inView: readonly Resource[]): void {
    const resource = inView[of];
    const here = resource === undefined ? none : this.inView.indexOf(resource);
    if (here === none || !this.look(here, name, type, source)) this.hasMissed = true;
  }

  private note(of: number, name: string, type: string | undefined, source: Source | undefined): void {
    if (!this.look(of, name, type, source)) this.escape();
  }

  /** Whether that was possible. */
  private look(of: number, name: string, type: string | undefined, source: Source | undefined): boolean {
    for (const earlier of this.steps)
      if (earlier.name === name && earlier.of === of && earlier.type === type && earlier.source === source) return true;
    const step = { of, name, type, source };
    const before = this.inView.length;
    const answered = answer(step, this.inView);
    if (answered === none) {
      this.inView.length = before;
      return false;
    }
    this.steps.push(step);
    this.answers.push(answered);
    return true;
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
    if (target === undefined || !isOpaque(target, attribute)) return undefined;
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

/** Whether an attribute tells nothing but which resource it is of. What the template works out is another value for each resource. */
function isOpaque({ type }: Resource, attribute: string): boolean {
  return type !== stack && !isOfOwnProperty(type, attribute);
}

/** JSON text with the type of a resource in place of its name wherever something refers to it. The text can be got back, given the names. */
function withoutNames(template: Template, text: string, targets: Resource[]): string {
  const anonymous = (id: string, attribute: string): string | undefined => {
    // A parameter goes before a resource. In a nested stack it may pass a reference.
    if (Object.hasOwn(template.parameters, id)) return template.parent() === undefined ? `\u0001=${id}` : undefined;
    const target = template.find(id);
    if (target === undefined || !isOpaque(target, attribute)) return undefined;
    targets.push(target);
    return `\u0001${JSON.stringify(target.type)}`;
  };
  return text.replace(references, (whole: string, ref?: string, owner?: string, attribute?: string, sub?: string) => {
    if (sub !== undefined) {
      const form = sub.replace(variable, (as: string, id: string, rest: string) => {
        const known = anonymous(id, rest.slice(1));
        return known === undefined ? as : `\${${known}${rest}}`;
      });
      return `{\u0001Sub:${form}}`;
    }
    const known = anonymous(ref ?? owner ?? '', attribute === undefined ? 'Ref' : (JSON.parse(attribute) as string));
    if (known === undefined) return whole;
    return ref === undefined ? `{\u0001GetAtt:${known},${attribute ?? ''}}` : `{\u0001Ref:${known}}`;
  });
}
