import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleOrganization } from '../../bin/samples/organization';
import { guardrailsPage } from '../../lib/docs';
import type { DocumentedGuardrail, DocumentedGuardrails } from '../../lib/docs';
import { guardrails } from '../../lib/guardrails';
import { guardrailFacts } from '../../lib/packaging/guardrail-facts';

const facts = guardrailFacts(sampleOrganization);
const one: DocumentedGuardrail = {
  id: 'trails-kept',
  type: 'SERVICE_CONTROL_POLICY',
  title: 'Trails go on',
  why: 'Who takes over an account | switches them *off*.',
  breaks: 'Nothing but `StopLogging`.',
  exempt: 'nobody',
  hicp: ['8.M.A'],
  hipaa: ['164.312(b)'],
  source: 'https://docs.aws.amazon.com/a',
  needs: [],
  json: '{ "a": "```" }',
};
const only = (changed: Partial<DocumentedGuardrail>): DocumentedGuardrails => ({
  ...facts,
  guardrails: [{ ...one, ...changed }],
});

test('every guardrail has its explanation, whom it lets through, its controls and its statement', () => {
  const page = guardrailsPage(facts);
  for (const { id, title, hicp, hipaa, json } of facts.guardrails) {
    expect(page).toContain(`### \`${id}\`\n\n${title}.`);
    expect(page).toContain(`HICP ${hicp.join(', ')} · HIPAA ${hipaa.join(', ')}`);
    expect(page).toContain(json);
  }
  expect(facts.guardrails.map(({ id }) => id)).toEqual(guardrails.map(({ id }) => id));
  expect(page.match(/^- \*\*why\*\*: .{20}/gm)).toHaveLength(guardrails.length);
  expect(page.match(/^- \*\*what stops\*\*: ./gm)).toHaveLength(guardrails.length);
  expect(page.match(/^- \*\*let through\*\*: ./gm)).toHaveLength(guardrails.length);
});

test('sizes stand beside their limits', () => {
  const page = guardrailsPage(facts);
  for (const { name, type, characters, guardrails: ids } of facts.policies) {
    const { characters: most = 0, attached = 0 } = facts.limits[type] ?? {};
    expect(page).toContain(
      `| \`${name}\` | \`${type}\` | ${String(ids.length)} | ${String(characters)} | ${String(most)} | ${String(attached)} |`,
    );
  }
});

test('what is in force only on request, or where an option is given, says so', () => {
  expect(guardrailsPage(only({ optIn: 'It stops sites.' }))).toMatch(
    /Trails go on; on request[^]*\*\*on request, because\*\*: It stops/,
  );
  expect(guardrailsPage(only({ needs: ['logKeys'] }))).toContain('**in force where given**: `logKeys`');
  expect(guardrailsPage(only({}))).not.toContain('on request');
});

test('texts do not act', () => {
  const page = guardrailsPage(only({ title: '[a](b) <b>' }));
  expect(page).toContain('switches them \\*off\\*');
  expect(page).toContain('````json\n{ "a": "```" }\n````');
  expect(page).not.toContain('[a](b)');
  expect(page).not.toMatch(/(?<!\\)<b>/);
});

test('a type that the page does not know is not left out in silence', () => {
  expect(() => guardrailsPage(only({ type: 'CHATBOT_POLICY' }))).toThrow('trails-kept is of the type CHATBOT_POLICY');
});

test('a long list is cut, and says so', () => {
  const services = facts.guardrails.find(({ id }) => id === 'services-hipaa-eligible');
  expect(services?.json).toMatch(/"NotAction": \[\n +"[a-z0-9-]+:\*",\n +"[a-z0-9-]+:\*",\n +"[a-z0-9-]+:\*",\n +"… \d+ more"/);
});

test('the page in the repository is about this organization', () => {
  const page = readFileSync(join(__dirname, '..', '..', 'docs', 'guardrails.md'), 'utf8');
  for (const { json } of facts.guardrails) expect(page).toContain(json);
});
