import type { DocumentedGuardrail, DocumentedGuardrails } from '../docs/guardrails-page';
import { guardrails, isAccessGuardrail, policyLimits, renderGuardrails, statementOf } from '../guardrails';
import type { Guardrail, GuardrailOptions } from '../guardrails';

/** Entries of a list that the page prints. */
const shown = 24;

/** All that the page of guardrails says, for a sample organization. Opt-in guardrails are written out and not counted in the sizes. */
export function guardrailFacts(sample: GuardrailOptions): DocumentedGuardrails {
  return {
    guardrails: guardrails.map(guardrail => documented(guardrail, sample)),
    policies: renderGuardrails(guardrails, sample).policies,
    limits: policyLimits,
  };
}

function documented(guardrail: Guardrail, sample: GuardrailOptions): DocumentedGuardrail {
  const { id, type, title, why, breaks, exempt, controls, source, needs = [], optIn } = guardrail;
  const content = isAccessGuardrail(guardrail) ? statementOf(guardrail, sample) : guardrail.settings(sample);
  return {
    id,
    type,
    title,
    why,
    breaks,
    exempt: exempt === 'exempt roles' ? 'the roles of `exemptRoles`' : exempt === 'nobody' ? 'nobody' : exempt.only,
    hicp: controls.hicp,
    hipaa: controls.hipaa,
    source,
    needs,
    ...(optIn !== undefined && { optIn }),
    json: JSON.stringify(content, shortened, 2),
  };
}

/** A long list is cut, and says so. */
function shortened(_: string, value: unknown): unknown {
  return Array.isArray(value) && value.length > shown
    ? [...(value as unknown[]).slice(0, 3), `… ${String(value.length - 3)} more`]
    : value;
}
