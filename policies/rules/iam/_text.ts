import { compliant, nonCompliant, undetermined } from '../../../lib/core';
import type { Message, Property, Verdict } from '../../../lib/core';
import type { Reference } from '../../../lib/core/text';

/** What a deployment fills in: something of this account, Region or stack, never a wildcard. */
const filledIn: ReadonlyMap<string, string> = new Map([
  ['!Ref AWS::AccountId', 'this-account'],
  ['!Ref AWS::Partition', 'aws'],
  ['!Ref AWS::Region', 'this-region'],
  ['!Ref AWS::StackId', 'this-stack'],
  ['!Ref AWS::StackName', 'this-stack'],
  ['!Ref AWS::URLSuffix', 'amazonaws.com'],
]);

/** What an unknown part may turn out to be, as far as the tests of these rules tell values apart. */
const anything = ['*', 'name', '999999999999'];

/**
 * Judges a text of which the account, the Region or the name of a resource of the template may be open. Any other unknown part
 * withholds the verdict, unless the test comes out the same for a wildcard, a name and an account number in its place. A test that tells further values
 * apart names them as `possible`, and one that asks for a certain resource says by what it goes (`nameOf`).
 */
export function mustRead(
  property: Property,
  wanted: Message,
  test: (text: string) => boolean,
  possible: readonly string[] = anything,
  nameOf: (reference: Reference) => string = () => 'resource',
): Verdict {
  const mustBe = (): string => (typeof wanted === 'function' ? wanted() : wanted);
  const text = property.canonicalText();
  if (text === undefined) return nonCompliant(() => `${property.state()}; it must be ${mustBe()}`, property);
  const failed = (): Verdict => nonCompliant(() => `${shown(property)}; it must be ${mustBe()}`, property);
  const { symbols } = property;
  if (!property.isUnresolved()) return test(text) ? compliant : failed();
  const spelled = (unknown: string): string =>
    symbols.replace(text, symbol => {
      if (symbol.kind === 'unresolved') return filledIn.get(symbol.expression) ?? unknown;
      return symbol.attribute === 'Ref' ? nameOf(symbol) : `${nameOf(symbol)}.${symbol.attribute}`;
    });
  const outcomes = new Set(possible.map(unknown => test(spelled(unknown))));
  // Of a value that is unknown as a whole, such as `!Ref Principal`, nothing can be told.
  const whole = symbols.only(text);
  const isWhole = whole?.kind === 'unresolved' && !filledIn.has(whole.expression);
  if (isWhole || outcomes.size > 1) return undetermined(() => `${property.state()}; it must be ${mustBe()}`, property);
  return outcomes.has(true) ? compliant : failed();
}

/** Attributes that return a secret: of an access key, and of an app client of Cognito. */
const secretAttribute = /(?:^|\.)(?:SecretAccessKey|ClientSecret)$/;

/**
 * Part of the text is a secret that the deployment writes out: a dynamic reference, a parameter with `NoEcho`, or an attribute that
 * returns one.
 */
export function holdsSecret(property: Property): boolean {
  const { symbols } = property;
  return symbols
    .in(property.canonicalText() ?? '')
    .some(symbol => (symbol.kind === 'unresolved' ? symbol.secret : secretAttribute.test(symbol.attribute)));
}

function shown(property: Property): string {
  return `${property.path} is ${property.value() === undefined ? 'not set' : property.shownValue()}`;
}
