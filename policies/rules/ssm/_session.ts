import { allOf, compliant, nonCompliant, undetermined } from '../../../lib/core';
import type { Json, Property, Resource, Verdict } from '../../../lib/core';

const kinds = ['Standard_Stream', 'InteractiveCommands'];

/** The document holds preferences of Session Manager for sessions in a shell. Sessions that forward a port have no log. */
export function isSessionDocument(document: Resource): Verdict {
  return allOf(document.property('DocumentType').mustBe('Session'), () => {
    const content = contentOf(document);
    const text = content.value();
    // In text that is not read, such as YAML, only a type that stands there in so many words is another one.
    if (typeof text !== 'string') return content.get('sessionType').mustBe(...kinds);
    const type = /^["']?sessionType["']?\s*:\s*["']?(\w+)/m.exec(text)?.[1];
    return type === undefined || kinds.includes(type)
      ? compliant
      : nonCompliant(() => `${content.path} is of type ${type}; it must be ${kinds.join(' or ')}`, content);
  });
}

/** The content as an object; JSON text is read, other text stays as it is. */
export function contentOf(document: Resource): Property {
  const content = document.property('Content');
  const text = content.value();
  if (typeof text !== 'string' || content.isUnresolved()) return content;
  const parsed = parsedJson(text);
  return parsed === undefined ? content : content.below('', parsed);
}

/** What the check says of the inputs; where the content is text that nobody can read here, nothing is known. */
export function judgeInputs(document: Resource, judge: (inputs: Property) => Verdict): Verdict {
  const content = contentOf(document);
  return typeof content.value() === 'string'
    ? undetermined(() => `${content.path} is text that is not read here; JSON or an object is`, content)
    : judge(content.get('inputs'));
}

function parsedJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
